"""Rows of their own for levels that have a column: their text is put under its title."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from index.files.column_titles import LEVEL_TITLES
from index.files.row import Row
from index.table.codes import has_code
from index.table.header import Title
from index.table.sample import code_depth
from index.table.sections import worded_section


@dataclass(frozen=True, slots=True)
class LevelPlaces:
    """Where the levels of a header stand."""

    kinds: Mapping[str, int] = field(default_factory=dict)  # positions of those that are named once
    depths: tuple[int, ...] = ()  # from the top, where codes tell which level a row is of

    def place_of(self, row: Row) -> int | None:
        """The column that a row of one cell belongs to, by its word or by its code."""
        if len(row.filled) != 1:
            return None
        if section := worded_section(row):
            return self.kinds.get(section.kind) if has_code(section.text) else None
        depth = code_depth(row.filled[0])
        first = bool(self.depths) and row.cells[self.depths[0] :][:1] == row.filled
        return self.depths[depth - 1] if first and 0 < depth < len(self.depths) else None

    def placed(self, row: Row) -> Row:
        """A row with its text in the column that it belongs to."""
        place = self.place_of(row)
        if place is None or place >= len(row.cells) or row.cells[place]:
            return row
        cells = [""] * len(row.cells)
        cells[place] = row.filled[0]
        return replace(row, cells=tuple(cells))


def level_places(titles: Iterable[Title], rows: Sequence[Row]) -> LevelPlaces:
    """Where the levels stand of which some rows may be.

    Codes tell so only where rows of one cell under the first level are of its own depth and of
    deeper ones, and no other row is: else they are codes of a level that has no column.
    """
    levels = [title for title in titles if title.name in LEVEL_TITLES]
    times = Counter(title.name for title in levels)
    kinds = {title.name: title.position for title in levels if times[title.name] == 1}
    if len(levels) < 3:
        return LevelPlaces(kinds)
    first = levels[0].position
    long = (row for row in rows if len(row.cells) > first)
    told = [(len(row.filled), row.cells[first]) for row in long if row.cells[first]]
    alone = {code_depth(cell) for count, cell in told if count == 1}
    beside = {code_depth(cell) for count, cell in told if count > 1}
    nested = alone >= {1, 2} and not beside - {0, 1}
    return LevelPlaces(kinds, tuple(title.position for title in levels) if nested else ())
