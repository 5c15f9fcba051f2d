"""What the API says of pages, hits, records and agencies, and where each stands."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

import orjson

from search import model
from search.comparison.values import LineChange
from search.findings import BY_ID
from search.ids import RecordId
from search.output import comparison, objects
from search.query.statistics import Standing
from search.searcher import Searcher
from search.topics.shown import shown_words
from web import contract, links, urls
from web.citations.kept import kept_source
from web.comparing.asked import Asked
from web.derived.unchanged import unchanged
from web.derived.years import Scope, years
from web.request import derived

ITEMS_KEPT = 2048  # of a few kilobytes each

Items = Callable[[RecordId], bytes]  # a record as a `contract.Item`, in JSON


def addressed_hit(found: model.Hit, build: Searcher) -> contract.Hit:
    """A hit: the record, why it is there, and the numbers of its score where asked for."""
    return {**addressed_item(found.record, build), **objects.match(found, build)}


def addressed_item(record: model.Record, build: Searcher) -> contract.Item:
    """What every answer says of a record."""
    return {
        **objects.item(record, build),
        "unchanged": [
            {"id": str(each.id), "year": each.id.year, "url": urls.line(each.id)}
            for each in derived(unchanged)(record.id)
        ],
        "url": urls.line(record.id),
    }


def result_page(
    found: model.Page, build: Searcher, links: contract.Links, items: Items
) -> Mapping[str, object]:
    """The answer to a query: a `contract.Page`, of which the hits are written already."""
    return {
        **objects.summary(found, build),
        "hits": [_written_hit(each, build, items) for each in found.hits],
        **objects.guide(found, build),
        "links": links,
    }


def written_items(build: Searcher) -> Items:
    """The records of a build as JSON, which is the same in every answer: the last ones are kept."""

    @lru_cache(maxsize=ITEMS_KEPT)
    def written(id: RecordId) -> bytes:  # noqa: A002  the field's own name
        record = build.record(id)
        assert record is not None  # noqa: S101  a hit of this build
        return orjson.dumps(addressed_item(record, build))

    return written


def _written_hit(found: model.Hit, build: Searcher, items: Items) -> orjson.Fragment:
    """What `addressed_hit` says, written: one object of two."""
    item, match = items(found.record.id), orjson.dumps(objects.match(found, build))
    return orjson.Fragment(item[:-1] + b"," + match[1:])


def whole_record(
    found: model.Record,
    build: Searcher,
    activities: Iterable[RecordId],
    links: contract.RecordLinks,
) -> contract.Record:
    """A record on its own; `activities` are the ids of its line's activities."""
    rules = [BY_ID[rule] for rule in found.findings if rule in BY_ID]
    return {
        **addressed_item(found, build),
        "report": objects.programme(build.programmes[found.report]),
        "attributions": _spans(found),
        "remarks": [{"rule": r.id, "severity": r.severity, "label": r.label} for r in rules],
        "topic_words": _topic_words(found),
        "activities": [str(each) for each in activities],
        "links": links,
    }


def _spans(record: model.Record) -> list[contract.Span]:
    return [
        {"agency": a.agency, "role": a.role, "start": a.start, "end": a.end, "given": a.given}
        for a in record.attributions
    ]


def _topic_words(record: model.Record) -> list[contract.TopicWords]:
    return [
        {
            "topic": each.topic,
            "label": each.label,
            "text": each.text,
            "start": each.start,
            "end": each.end,
        }
        for each in shown_words(record)
    ]


def record_links(found: model.Record, build: Searcher) -> contract.RecordLinks:
    """The addresses of a record, of its line, of what is near it, and of where it is from."""
    return {
        "self": urls.api_record(found.id),
        "line": urls.api_line(found.id),
        "related": urls.api_related(found.id),
        "programme": urls.api_report(found.id.programme, found.id.year),
        "file": source_file(build.programmes[found.report], build),
    }


def source_file(programme: model.Programme, build: Searcher) -> str | None:
    """The address of the file that a report was read from; None where the build keeps none."""
    kept = kept_source(programme, build)
    return urls.source(programme.id, programme.year) if kept else None


def listed_agency(body: model.Agency, standing: Standing, chosen: Scope) -> contract.Agency:
    """An agency in a list; `chosen`: the years that its addresses name."""
    return {
        **counted_agency(body, standing, chosen),
        "links": {"self": urls.api_agency(body.id, chosen)},
    }


def counted_agency(body: model.Agency, standing: Standing, chosen: Scope) -> contract.CountedAgency:
    """An agency, with its counts."""
    return {
        "id": body.id,
        "name": body.name,
        "kind": body.kind,
        "parent": body.parent,
        "variants": list(body.variants),
        "acts": standing.acts,
        "activities": standing.activities,
        "lines": standing.lines,
        "named": standing.named,
        "url": agency_page(body.id, chosen),
    }


def agency_page(id: str, chosen: Scope = (), heading: str = "") -> str:  # noqa: A002  its own name
    """The page of an agency, which takes years only where some must be parted."""
    return urls.agency(id, chosen if derived(years).dated else (), heading)


def spoken_of(chosen: Scope, build: Searcher) -> list[int]:
    """Years as numbers, in order; where none is chosen all that there are."""
    return sorted(map(int, chosen)) or sorted({each.year for each in build.programmes.values()})


def completion(each: model.Completion) -> contract.Completion:
    """A suggestion while typing."""
    return {"text": each.text, "label": each.label, "kind": each.kind, "count": each.count}


def changes(asked: Asked, build: Searcher) -> contract.Changes:
    """A page of what changed between two reports. Raises FixQuery as `Asked.whole` does."""
    whole = asked.whole
    counted, found = asked.narrowed(whole, kinds=False), asked.narrowed(whole)
    total = len(found.changed)
    first = (asked.page - 1) * asked.size
    pages = -(-total // asked.size)
    return {
        "before": objects.programme(asked.before),
        "after": objects.programme(asked.after),
        **comparison.compared(counted),
        "headings": comparison.compared(found)["headings"] if asked.page == 1 else [],
        "total": total,
        "lines": [
            {**comparison.line(each, build.agencies), "pages": _sides(each)}
            for each in found.changed[first : first + asked.size]
        ],
        "url": urls.compare(asked.pairs()),
        "links": links.around(asked.page, pages, lambda n: urls.api_compare(asked.pairs(n))),
    }


def nothing_to_compare() -> contract.Changes:
    """The answer of an index in which no programme has two reports."""
    return {
        "before": None,
        "after": None,
        "counts": {},
        "activities": {},
        "headings": [],
        "total": 0,
        "lines": [],
        "url": urls.compare(),
        "links": links.around(1, 1, lambda _: urls.API_COMPARE),
    }


def _sides(change: LineChange) -> contract.Sides:
    return {
        "before": urls.line(change.before.id) if change.before else None,
        "after": urls.line(change.after.id) if change.after else None,
    }
