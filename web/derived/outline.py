"""The programmes of a build: the figures of their headings, and the order of their lines."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from search.ids import HeadingId, RecordId, code_key
from search.model import Heading, Programme
from search.query.statistics import WHOLE, Figures
from search.searcher import Searcher


@dataclass(frozen=True, slots=True)
class Branch:
    """A heading over lines, and how many texts hang under it."""

    id: HeadingId
    heading: Heading
    figures: Figures


@dataclass(frozen=True, slots=True)
class Tree:
    """One report, and its headings."""

    programme: Programme
    figures: Figures
    headings: tuple[Branch, ...]  # all over the lines, by code, each before those under it

    @property
    def top(self) -> tuple[Branch, ...]:
        """The headings of its highest level over the lines, by number."""
        return self.of_level(1)

    def of_level(self, depth: int) -> tuple[Branch, ...]:
        """The headings of a level, from 1."""
        return tuple(each for each in self.headings if len(each.id.numbers) == depth)


def outline(build: Searcher) -> dict[str, Tree]:
    """The tree of each report of a build."""
    return {report: _tree(each, build) for report, each in build.programmes.items()}


def _tree(programme: Programme, build: Searcher) -> Tree:
    figures = build.statistics.figures[programme.report]
    ids = {
        HeadingId(programme.id, programme.year, code_key(code)): held
        for code, held in figures.items()
        if code != WHOLE
    }
    headings = tuple(Branch(id_, build.headings[id_], held) for id_, held in ids.items())
    return Tree(programme, figures[WHOLE], headings)


class Lines:
    """The order of a build's lines."""

    def __init__(self, build: Searcher) -> None:
        self._place = {report: at for at, report in enumerate(build.programmes)}
        self._ids = tuple(build.headings)  # report by report, and by code

    def neighbours(self, line: RecordId) -> tuple[RecordId | None, RecordId | None]:
        """The lines before and after one in its report; None at either end."""
        at = bisect_left(self._ids, self._order(line.heading), key=self._order)
        before, after = range(at - 1, -1, -1), range(at + 1, len(self._ids))
        return self._first(before, line), self._first(after, line)

    def _order(self, id_: HeadingId) -> tuple[int, tuple[int, ...]]:
        return self._place[id_.report], id_.numbers

    def _first(self, places: Iterable[int], line: RecordId) -> RecordId | None:
        """The first line of the same report: a few headings may stand between."""
        for id_ in map(self._ids.__getitem__, places):
            if id_.report != line.report:
                return None
            if len(id_.numbers) == len(line.numbers):
                return RecordId(id_.programme, id_.year, id_.numbers)
        return None
