"""What changed between the reports of a build: worked out once a pair, the last ones kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

from cachetools import LRUCache

from search.comparison.changes import compare
from search.comparison.values import Comparison, LineChange
from search.ids import RecordId
from search.model import Programme, Record
from search.searcher import Searcher
from web.derived.outline import Tree

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

    def __init__(self, build: Searcher, trees: Mapping[str, Tree]) -> None:
        self._build = build
        self._trees = trees
        self._lock = Lock()
        self._kept: LRUCache[tuple[str, str], Compared] = LRUCache(
            LINES_KEPT, lambda held: held.weight
        )

    def lines(self, a: Programme, b: Programme) -> int:
        """How many lines the two have together."""
        return len(self._trees[a.report].lines) + len(self._trees[b.report].lines)

    def of(self, a: Programme, b: Programme) -> Compared:
        """What changed between two reports, whichever is given first.

        Raises FixQuery as `search.comparison.changes.compare` does.
        """
        before, after = sorted((a, b), key=lambda each: each.year)
        key = (before.report, after.report)
        with self._lock:
            held = self._kept.get(key)
            if held is None:
                found = compare(before, after, *self._records(before, after))
                held = Compared(found, _by_line(found))
                if held.weight <= LINES_KEPT:
                    self._kept[key] = held
        return held

    def _records(self, *reports: Programme) -> list[list[Record]]:
        """All records of some reports: in one go through the build where they are half of it, for
        to look each up by its id costs twice as much."""
        texts = {report: tree.root.figures.texts for report, tree in self._trees.items()}
        wanted: dict[str, list[Record]] = {each.report: [] for each in reports}
        if 2 * sum(texts[report] for report in wanted) >= sum(texts.values()):
            for record in self._build.records():
                if record.report in wanted:
                    wanted[record.report].append(record)
            return list(wanted.values())
        return [list(self._by_id(list(_ids(self._trees[report])))) for report in wanted]

    def _by_id(self, ids: Sequence[RecordId]) -> Iterator[Record]:
        for first in range(0, len(ids), READ):
            yield from filter(None, self._build.records_of(ids[first : first + READ]))


def _ids(tree: Tree) -> Iterator[RecordId]:
    for code in tree.lines:
        line = tree.id(code)
        yield line
        yield from map(line.activity_of, tree.activities.get(code, ()))


def _by_line(found: Comparison) -> dict[RecordId, LineChange]:
    return {side.id: each for each in found.lines for side in (each.before, each.after) if side}
