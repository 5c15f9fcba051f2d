"""Pages, hits and records as the plain objects that are printed: without addresses.

Where there is a site, it puts these pieces together with the addresses that it knows.
"""

from collections.abc import Mapping, Sequence
from typing import get_args

from search import model
from search.output import corrections
from search.output.asked.sentence import sentence
from search.output.shapes import (
    Actor,
    Asked,
    Expansion,
    FacetValue,
    Guide,
    Heading,
    Hit,
    Item,
    Level,
    Match,
    Page,
    Programme,
    Reason,
    Suggestion,
    Summary,
    WordForm,
)
from search.results import reasons
from search.schema import chosen, given, response_label, topics
from search.searcher import Searcher


def page(found: model.Page, build: Searcher) -> Page:
    """The answer to a query."""
    hits = [hit(each, build) for each in found.hits]
    return {**summary(found, build), "hits": hits, **guide(found, build)}


def summary(found: model.Page, build: Searcher) -> Summary:
    """What was asked, and how much of it there is."""
    return {
        "query": asked(found.query, build),
        "total": found.total,
        "counts": {
            "line": found.lines,
            "activity": found.activities,
            "exact": found.exact,
            "partial": found.partial,
            "by_line": found.by_line,
        },
        "page": found.query.page,
        "pages": found.pages,
        "size": found.query.size,
    }


def guide(found: model.Page, build: Searcher) -> Guide:
    """What a page says of the way on."""
    return {
        "facets": {facet.name: [_value(v) for v in facet.values] for facet in found.facets},
        "suggestion": _suggestion(found),
        "recognised": [{"id": id, "name": build.agencies[id].name} for id in found.recognised],  # noqa: A001
        "absent": [{"id": id, "name": build.agencies[id].name} for id in found.absent],  # noqa: A001
        "offers": [{"facet": facet, "value": value} for facet, value in found.offers],
        "expansions": [_expansion(each) for each in found.expansions],
        "forms": [_form(each) for each in found.forms],
        "notices": [{"code": each.code, "text": each.text} for each in found.notices],
    }


def asked(query: model.Query, build: Searcher) -> Asked:
    """The query as it was read."""
    return {
        "q": query.text,
        "sentence": sentence(query, build),
        "filters": {facet.name: list(values) for facet, values in chosen(query.filters)},
        "sort": query.sort,
        "without": list(query.without),
        "explain": query.explain,
    }


def item(record: model.Record, build: Searcher) -> Item:
    """What every answer says of a record."""
    programme = build.programmes[record.report]
    return {
        "id": str(record.id),
        "kind": record.kind,
        "code": record.code,
        "activity": record.activity,
        "text": record.text,
        "objective": _at(record, 1),
        "strategy": _at(record, 2),
        "line": _heading(record.line),
        "headings": _levels(record, programme.levels),
        "response": record.response,
        "response_label": response_label(record.response),
        "agencies": _actors(record, build.agencies),
        "programme": record.programme,
        "year": programme.year,
        "source": {
            "document": programme.document,
            "page": record.page,
            "row": record.row,
            "sheet": record.sheet,
        },
        "findings": list(record.findings),
        "topics": list(topics(record)),
        "columns": [{"column": c.column, "text": c.text, "value": c.value} for c in record.columns],
    }


def hit(found: model.Hit, build: Searcher) -> Hit:
    """A hit: the record, why it is there, and the numbers of its score where asked for."""
    return {**item(found.record, build), **match(found, build)}


def match(found: model.Hit, build: Searcher) -> Match:
    """What a hit says besides its record."""
    line = build.programmes[found.record.report].levels[-1]
    return {
        "exact": found.exact,
        "highlight": found.highlight,
        "score": found.score,
        "why": [_reason(each, line) for each in found.why],
        "explanation": [
            {"what": c.what, "field": c.field, "value": c.value} for c in found.explanation
        ],
    }


def _reason(each: model.Reason, line: str) -> Reason:
    return {
        "asked": each.asked,
        "found": each.found,
        "how": each.how,
        "field": each.field,
        "text": reasons.sentence(each, line),
    }


def programme(source: model.Programme) -> Programme:
    """A programme and the document that reports it."""
    return {
        "id": source.id,
        "title": source.title,
        "branch": source.branch,
        "year": source.year,
        "document": source.document,
        "sha256": source.sha256,
        "source_url": source.source_url,
        "levels": list(source.levels),
        "columns": list(source.columns),
    }


def _heading(level: model.Heading) -> Heading:
    return {"code": level.code, "text": level.text}


def _at(record: model.Record, level: int) -> Heading | None:
    """The heading over the line at a level, from 1; None where its programme has none there."""
    return _heading(record.headings[level - 1]) if level < len(record.headings) else None


def _levels(record: model.Record, names: Sequence[str]) -> list[Level]:
    return [
        {"level": name, "code": each.code, "text": each.text, "written": each.written or each.code}
        for name, each in zip(names, record.headings, strict=True)
    ]


def _actors(record: model.Record, agencies: Mapping[str, model.Agency]) -> list[Actor]:
    """Each agency once: who acts is not listed again where it is also named."""
    roles: dict[str, model.Role] = {}
    for role in get_args(model.Role):  # acts before named
        for name in record.agencies(role):
            roles.setdefault(name, role)
    source = {*given(record)}
    return [
        {
            "id": id,
            "name": agencies[id].name,
            "role": role,
            "given": id in source and role == "acts",
        }
        for id, role in roles.items()  # noqa: A001
    ]


def _value(value: model.FacetValue) -> FacetValue:
    answer: FacetValue = {  # a literal: the type called costs twice as much, and there are many
        "value": value.value,
        "label": value.label,
        "count": value.count,
        "selected": value.selected,
    }
    if value.children:
        answer["children"] = [_value(child) for child in value.children]
    return answer


def _suggestion(found: model.Page) -> Suggestion | None:
    if not found.suggestion:
        return None
    keys = {*found.query.without, *corrections.in_force(found)}
    without = sorted(keys) if corrections.in_force(found) else []
    return {"text": found.suggestion.text, "without": without}


def _expansion(each: model.Expansion) -> Expansion:
    return {
        "key": each.key,
        "asked": each.asked,
        "added": each.added,
        "how": each.how,
        "active": each.active,
        "source": each.source,
    }


def _form(each: model.WordForm) -> WordForm:
    return {
        "key": each.key,
        "word": each.word,
        "form": each.form,
        "count": each.count,
        "active": each.active,
    }
