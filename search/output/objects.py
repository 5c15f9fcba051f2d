"""Pages, hits and records as the plain objects that the API and the terminal print."""

from collections.abc import Iterable, Mapping
from typing import get_args
from urllib.parse import quote

from search import model
from search.findings import BY_ID
from search.output.shapes import (
    Actor,
    Agency,
    Asked,
    Completion,
    Expansion,
    FacetValue,
    Heading,
    Hit,
    Item,
    Leaf,
    Links,
    Page,
    Programme,
    Reason,
    Record,
    RecordLinks,
    Span,
    Suggestion,
    WordForm,
)
from search.results.reasons import sentence
from search.searcher import Searcher


def path(record: model.Record) -> str:
    """The address of a record within the site: its line, and the activity's place on it."""
    line = f"/lines/{quote(record.programme)}/{record.code}"
    return line if record.activity is None else f"{line}#actividad-{record.activity}"


def page(found: model.Page, build: Searcher, prefix: str = "", links: Links | None = None) -> Page:
    """The answer to a query; `prefix` is the path or address under which the site stands."""
    query = found.query
    answer: Page = {
        "query": asked(query),
        "total": found.total,
        "counts": {"line": found.lines, "activity": found.activities},
        "page": query.page,
        "pages": found.pages,
        "size": query.size,
        "hits": [hit(each, build, prefix) for each in found.hits],
        "facets": {facet.name: [_value(v) for v in facet.values] for facet in found.facets},
        "suggestion": _suggestion(found.suggestion),
        "recognised": [{"id": id, "name": build.agencies[id].name} for id in found.recognised],  # noqa: A001
        "expansions": [_expansion(each) for each in found.expansions],
        "forms": [_form(each) for each in found.forms],
        "notices": [{"code": each.code, "text": each.text} for each in found.notices],
    }
    if links is not None:
        answer["links"] = links
    return answer


def asked(query: model.Query) -> Asked:
    """The query as it was read."""
    return {
        "q": query.text,
        "filters": {facet: list(values) for facet, values in query.filters.items()},
        "sort": query.sort,
        "without": list(query.without),
        "explain": query.explain,
    }


def item(record: model.Record, build: Searcher, prefix: str = "") -> Item:
    """What every answer says of a record."""
    programme = build.programmes[record.programme]
    return {
        "id": record.id,
        "kind": record.kind,
        "code": record.code,
        "activity": record.activity,
        "text": record.text,
        "objective": _heading(record.objective),
        "strategy": _heading(record.strategy),
        "line": _heading(record.line),
        "response": record.response,
        "agencies": _actors(record, build.agencies),
        "programme": record.programme,
        "year": programme.year,
        "source": {"document": programme.document, "page": record.page},
        "findings": list(record.findings),
        "url": prefix + path(record),
    }


def hit(found: model.Hit, build: Searcher, prefix: str = "") -> Hit:
    """A hit: the record, why it is there, and the numbers of its score where asked for."""
    return {
        **item(found.record, build, prefix),
        "highlight": found.highlight,
        "score": found.score,
        "why": [_reason(each) for each in found.why],
        "explanation": [
            {"what": c.what, "field": c.field, "value": c.value} for c in found.explanation
        ],
    }


def _reason(each: model.Reason) -> Reason:
    return {
        "asked": each.asked,
        "found": each.found,
        "how": each.how,
        "field": each.field,
        "text": sentence(each),
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
    }


def record(
    found: model.Record,
    build: Searcher,
    activities: Iterable[str],
    links: RecordLinks,
    prefix: str = "",
) -> Record:
    """A record on its own; `activities` are the ids of its line's activities."""
    rules = [BY_ID[rule] for rule in found.findings if rule in BY_ID]
    return {
        **item(found, build, prefix),
        "report": programme(build.programmes[found.programme]),
        "attributions": _spans(found),
        "remarks": [{"rule": r.id, "severity": r.severity, "label": r.label} for r in rules],
        "activities": list(activities),
        "links": links,
    }


def _spans(record: model.Record) -> list[Span]:
    return [
        {"agency": a.agency, "role": a.role, "start": a.start, "end": a.end}
        for a in record.attributions
    ]


def agency(body: model.Agency, acts: int, named: int, prefix: str = "") -> Agency:
    """An agency, with its counts."""
    return {
        "id": body.id,
        "name": body.name,
        "kind": body.kind,
        "parent": body.parent,
        "variants": list(body.variants),
        "acts": acts,
        "named": named,
        "url": f"{prefix}/agencies/{quote(body.id, safe='')}",
    }


def completion(each: model.Completion) -> Completion:
    """A suggestion while typing."""
    return {"text": each.text, "label": each.label, "kind": each.kind, "count": each.count}


def _heading(level: model.Heading) -> Heading:
    return {"code": level.code, "text": level.text}


def _actors(record: model.Record, agencies: Mapping[str, model.Agency]) -> list[Actor]:
    """Each agency once: who acts is not listed again where it is also named."""
    roles: dict[str, model.Role] = {}
    for role in get_args(model.Role):  # acts before named
        for name in record.agencies(role):
            roles.setdefault(name, role)
    return [{"id": id, "name": agencies[id].name, "role": role} for id, role in roles.items()]  # noqa: A001


def _value(value: model.FacetValue) -> FacetValue:
    answer = FacetValue(
        value=value.value, label=value.label, count=value.count, selected=value.selected
    )
    if value.children:
        answer["children"] = [_leaf(child) for child in value.children]
    return answer


def _leaf(value: model.FacetValue) -> Leaf:
    return {
        "value": value.value,
        "label": value.label,
        "count": value.count,
        "selected": value.selected,
    }


def _suggestion(suggestion: model.Suggestion | None) -> Suggestion | None:
    if suggestion is None:
        return None
    return {"text": suggestion.text, "applied": suggestion.applied}


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
