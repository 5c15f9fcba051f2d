"""The hits of a page by their lines: what stands unchanged in several years once, as the newest."""

from collections.abc import Iterable, Iterator, Sequence

from search.ids import RecordId
from search.model import Hit, Page
from search.searcher import Searcher
from web.derived.unchanged import Copies

LOOKED_BACK = 10_000  # hits before a page, among which a text of it is looked for


def by_line(hits: Sequence[Hit], copies: Copies) -> dict[RecordId, list[Hit]]:
    """The hits under their lines, in the order of the best of each.

    Lines of several years in the same words are one: that which is a hit itself, or the newest.
    """
    kept = list(once(hits, copies))
    own = {hit.record.id for hit in kept if not hit.record.activity}
    there = own | {hit.record.id.line for hit in kept}
    lines: dict[RecordId, list[Hit]] = {}
    for hit in kept:
        line = hit.record.id.line
        alike = [line, *(each.id for each in copies(line) if each.id in there)]
        lines.setdefault(max(alike, key=lambda id_: (id_ in own, id_.year)), []).append(hit)
    return lines


def unseen(page: Page, build: Searcher, copies: Copies) -> tuple[Hit, ...]:
    """The hits of a page without those that a page before has as another year's text."""
    first = (page.query.page - 1) * page.query.size
    alike = {hit.record.id: [str(each.id) for each in copies(hit.record.id)] for hit in page.hits}
    if not first or not any(alike.values()):
        return page.hits
    begin = max(0, first - LOOKED_BACK)
    before = enumerate(build.ids(page.query, begin, first), begin)
    seen = {(id_, place < page.exact) for place, id_ in before}
    return tuple(
        hit
        for hit in page.hits
        if seen.isdisjoint((id_, hit.exact) for id_ in alike[hit.record.id])
    )


def once(hits: Iterable[Hit], copies: Copies) -> Iterator[Hit]:
    """Hits without those that a newer one repeats, which stands in the place of the first."""
    there = {(hit.record.id, hit.exact): hit for hit in hits}
    told: set[RecordId] = set()
    for id_, exact in there:
        alike = [each.id for each in copies(id_) if (each.id, exact) in there]
        newest = max((id_, *alike), key=lambda each: each.year)
        if newest not in told:
            told.add(newest)
            yield there[newest, exact]
