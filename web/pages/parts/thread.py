"""The way from a line back to the search that led there, and on to its next hit."""

from dataclasses import dataclass, replace

from search.ids import RecordId
from search.model import Page, Query
from search.searcher import Searcher
from web import urls, wording
from web.derived.folding import by_line, unseen
from web.derived.unchanged import unchanged
from web.derived.years import years
from web.links import Link
from web.request import derived

PASSED = 5  # pages on which the next line is looked for

Found = tuple[Query, RecordId] | None  # a line, and the page of its search


@dataclass(frozen=True, slots=True)
class Thread:
    """A search of which a line is a hit."""

    query: Query
    back: str  # its results, at the line
    previous: Link | None
    next: Link | None


def thread(build: Searcher, query: Query, line: RecordId) -> Thread | None:
    """The thread of a search through a line; None where that is no hit of its page."""
    if query == Query():
        return None
    page = build.search(query)
    lines = _lines(build, page)
    if line not in lines:
        return None
    at = lines.index(line)
    before = (query, lines[at - 1]) if at else _beyond(build, query, -1, page.pages)
    after = (query, lines[at + 1]) if at + 1 < len(lines) else _beyond(build, query, 1, page.pages)
    back = f"{urls.search(query)}#{urls.place(line)}"
    return Thread(query, back, _link(build, before), _link(build, after))


def _lines(build: Searcher, page: Page) -> list[RecordId]:
    copies = derived(unchanged)
    return list(by_line(unseen(page, build, copies), copies))


def _beyond(build: Searcher, query: Query, step: int, pages: int) -> Found:
    """The nearest line on the pages before or behind; some may show nothing of their own."""
    last = min(max(query.page + step * PASSED, 0), pages + 1)
    for number in range(query.page + step, last, step):
        other = replace(query, page=number)
        if lines := _lines(build, build.search(other)):
            return other, lines[0 if step > 0 else -1]
    return None


def _link(build: Searcher, found: Found) -> Link | None:
    record = build.record(found[1]) if found else None
    if found is None or record is None:
        return None
    code = wording.dated(record.line.shown, derived(years).year(record.report))
    return Link(wording.short(record.text, 60), urls.hits(found[0])(record.id), code)
