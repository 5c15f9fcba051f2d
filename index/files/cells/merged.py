"""The merged cells of a sheet, and what they show in the rows below their first."""

from collections.abc import Mapping

from openpyxl.utils import range_boundaries

from index.files.parts import TooLarge

MOST_MERGES = 1 << 18  # of a sheet

Place = tuple[int, int]  # row and column, from 1
Merges = Mapping[Place, Place]  # the first cell of each to its last


class MergeReader:
    """Reads which cells of a sheet are merged."""

    def __init__(self) -> None:
        self.merges: dict[Place, Place] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:  # noqa: D102  Reader
        if name != "mergeCell":
            return
        left, top, right, bottom = range_boundaries(attributes["ref"])
        if len(self.merges) >= MOST_MERGES:
            raise TooLarge(name)
        if left and top and right and bottom:  # no whole columns, no whole rows
            self.merges[top, left] = (bottom, right)

    def end(self, name: str) -> None:
        """Nothing is open."""

    def text(self, piece: str) -> None:
        """It has none."""


class MergedDown:
    """The merged cells that reach into the row that is read."""

    def __init__(self, merges: Merges) -> None:
        self._merges = merges
        self._open: dict[int, tuple[int, str]] = {}  # column: the last row, and the text

    def enter(self, row: int, cells: Mapping[int, str]) -> dict[int, str]:
        """What those that begin above a row show in it, by column; its own are noted.

        >>> down = MergedDown({(1, 2): (2, 2)})
        >>> [down.enter(1, {2: "SEP"}), down.enter(2, {}), down.enter(3, {})]
        [{}, {2: 'SEP'}, {}]
        """
        if not self._merges:
            return {}
        self._open = {column: each for column, each in self._open.items() if each[0] >= row}
        shown = {column: text for column, (_, text) in self._open.items() if column not in cells}
        for column, text in cells.items():
            last, _ = self._merges.get((row, column), (row, column))
            if last > row:
                self._open[column] = (last, text)
        return shown
