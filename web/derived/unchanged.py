"""The texts that stand in the same words in the reports of several years of a programme."""

from collections import defaultdict
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from search.comparison.wording import same
from search.ids import RecordId
from search.searcher import Searcher

KEPT = 4096  # answers


class Copy(NamedTuple):
    """A text of another year in the same words."""

    id: RecordId
    response: str  # of its line


Copies = Callable[[RecordId], tuple[Copy, ...]]


def unchanged(build: Searcher) -> Copies:
    """What says the same as a record in other years, lines of a line, activities of an activity;
    the newest first.

    Those that moved are known since the build was written, those that stand at the same place are
    looked up when they are asked for.
    """
    years: dict[str, list[int]] = defaultdict(list)
    for each in build.programmes.values():
        years[each.id].append(each.year)

    @lru_cache(maxsize=KEPT)
    def copies(id: RecordId) -> tuple[Copy, ...]:  # noqa: A002  the field's own name
        if len(years[id.programme]) == 1:
            return ()
        apart = build.moved.get(id)
        at = apart or [id._replace(year=year) for year in sorted(years[id.programme])[::-1]]
        own, *others = build.records_of([id, *(each for each in at if each != id)])
        return tuple(
            Copy(each.id, each.response)
            for each in others
            if own and each and (apart or each.id not in build.moved) and same(own.text, each.text)
        )

    return copies
