"""What changed between the reports of a build: worked out once a pair, the last ones kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from threading import Lock

from cachetools import LRUCache

from search.comparison.changes import compare
from search.comparison.values import Comparison, LineChange
from search.filters import Filters
from search.garbage import uncollected
from search.ids import RecordId
from search.model import Programme, Query, Record
from search.searcher import Searcher

LINES_KEPT = 60_000  # of both reports of all pairs: some 100 MB where all of them changed
MOST_LINES = 40_000  # of the two reports of one pair
READ = 1_000  # records at once


@dataclass(frozen=True, slots=True)
class Compared:
    """Two reports compared, and what became of each line of either."""

    found: Comparison
    changes: Mapping[RecordId, LineChange]

    @property
    def weight(self) -> int:
        """What it costs to keep."""
        return 1 + len(self.found.lines) * 2


class Comparisons:
    """The comparisons of a build; one is worked out at a time, and whoever asks for it waits."""

    def __init__(self, build: Searcher) -> None:
        self._build = build
        self._whole = build.statistics.whole
        self._lock = Lock()
        self._kept: LRUCache[tuple[str, str], Compared] = LRUCache(
            LINES_KEPT, lambda held: held.weight
        )

    def lines(self, a: Programme, b: Programme) -> int:
        """How many lines the two have together."""
        return self._whole(a.report).lines + self._whole(b.report).lines

    def of(self, a: Programme, b: Programme) -> Compared:
        """What changed between two reports, whichever is given first.

        Raises FixQuery as `search.comparison.changes.compare` does.
        """
        before, after = sorted((a, b), key=lambda each: each.year)
        key = (before.report, after.report)
        with self._lock:
            held = self._kept.get(key)
            if held is None:
                with uncollected():
                    found = compare(before, after, *self._records(before, after))
                held = Compared(found, _by_line(found))
                if held.weight <= LINES_KEPT:
                    self._kept[key] = held
        return held

    def _records(self, *reports: Programme) -> list[list[Record]]:
        """All records of some reports: in one go through the build where they are half of it, for
        to look each up by its id costs twice as much."""
        wanted: dict[str, list[Record]] = {each.report: [] for each in reports}
        texts = sum(self._whole(report).texts for report in wanted)
        if 2 * texts >= self._build.statistics.documents:
            for record in self._build.records():
                if record.report in wanted:
                    wanted[record.report].append(record)
            return list(wanted.values())
        return [list(self._by_id(each)) for each in reports]

    def _by_id(self, report: Programme) -> Iterator[Record]:
        own = Filters(programme=(report.id,), year=(str(report.year),))
        ids = [*map(RecordId.parse, self._build.ids(Query(filters=own)))]
        for first in range(0, len(ids), READ):
            yield from filter(None, self._build.records_of(ids[first : first + READ]))


def _by_line(found: Comparison) -> dict[RecordId, LineChange]:
    return {side.id: each for each in found.lines for side in (each.before, each.after) if side}
