"""Rows that name their level: headings for the rows that follow, or lines under these."""

from dataclasses import dataclass, field, replace
from itertools import chain
from typing import NamedTuple

from index.files.row import Row, cell_at
from index.table.by_row.row_levels import RowLevels

_DROPPED = "De los niveles superiores se guardan la clave y el texto; esto no."
_NO_LEVEL = "La fila no es de ningún nivel."
_NO_PARENT = "Hay varios «{over}» seguidos, y ninguna clave dice de cuál es."

_Numbers = tuple[int, ...]


class Said(NamedTuple):
    """What is to be told of a row."""

    rule: str
    value: str
    detail: str


class Taken(NamedTuple):
    """A row as one of a line, or None of a heading or of nothing; and what is to be told."""

    row: Row | None = None
    said: Said | None = None


@dataclass(slots=True)
class RowPlacing:
    """Where in a table whose rows name their levels the reading stands."""

    levels: RowLevels
    outer: tuple[tuple[int, ...], ...] = ()  # columns of each level over those of the rows
    year: int | None = None
    above: dict[str, str] = field(default_factory=dict)  # texts of headings by their levels
    _level: int | None = None  # of the row before
    _told: tuple[str, str] = ("", "")  # its code and its text
    _outer: tuple[tuple[str, ...], ...] = ()  # what stands in these
    _known: dict[tuple[int, _Numbers], dict[str, str]] = field(default_factory=dict)
    _waiting: dict[int, int] = field(default_factory=dict)  # headings before any row under one
    _read: set[int] = field(default_factory=set)  # levels under whose headings a row was
    _lost: int | None = None  # the level of a heading that nobody knows where to put

    def take(self, row: Row) -> Taken:
        """Go on with a row."""
        row = self._under_outer(row)
        cells, found = row.cells, self.levels
        code, text = found.code_of(cells), cell_at(cells, found.text)
        level = found.level_of(cells) if cell_at(cells, found.position) else self._level
        if level is None:
            return Taken(said=Said("unread-text", " ".join(row.filled), _NO_LEVEL))
        again = level == self._level and self._goes_on(row, code, text)
        if not again:
            self._level, self._told = level, (code, text)
            numbers = found.numbers(cells, level)
            if not self._is_placed(level, numbers):
                over = found.levels[level - 1].name
                return Taken(said=Said("missing-code", text, _NO_PARENT.format(over=over)))
            if level < len(found.levels) - 1:
                self._enter(level, numbers, found.heading(cells))
        if level < len(found.levels) - 1:
            return Taken(said=self._dropped(row))
        return Taken(replace(row, cells=self._blank(cells) if again else found.line(cells)))

    def _goes_on(self, row: Row, code: str, text: str) -> bool:
        """Whether a row says more of the one before: without its text, or with it again."""
        return not (code or text) or ((code, text) == self._told and bool(self._beside(row)))

    def _beside(self, row: Row) -> list[str]:
        """What a row has beside its level, its code and its text."""
        found = self.levels
        kept = {found.position, found.text, found.code, self.year, *chain(*self.outer)}
        return [cell for place, cell in enumerate(row.cells) if cell and place not in kept]

    def _under_outer(self, row: Row) -> Row:
        """The row with what stands in the columns over those of the rows, where they are blank.

        Under another heading of these it begins anew. Blank cells are those of the row above,
        as where cells are merged, unless their level has a code or a text there, or one over it.
        """
        told = [tuple(cell_at(row.cells, place) for place in places) for places in self.outer]
        first = next((n for n, cells in enumerate(told) if any(cells)), len(told))
        cells = (*self._outer[:first], *told[first:]) if self._outer else tuple(told)
        if cells != self._outer:
            for kept in (self.above, self._known, self._waiting, self._read):
                kept.clear()
            self._lost = None
        self._outer = cells
        filled = dict(zip(chain(*self.outer), chain(*cells), strict=True))
        whole = (filled.get(place, cell) for place, cell in enumerate(row.cells))
        return replace(row, cells=tuple(whole)) if self.outer else row

    def _is_placed(self, level: int, numbers: _Numbers) -> bool:
        """Whether it is known under which heading a row stands; its code may name another."""
        if level and len(numbers) > 1:
            if parent := self._known.get((level - 1, numbers[:-1])):
                self.above.clear()
                self.above.update(parent)
        elif self._waiting.get(level - 1, 0) > 1 or (self._lost is not None and level > self._lost):
            self._lost = level if self._lost is None else min(level, self._lost)
            return False
        if self._lost is not None and level <= self._lost:
            self._lost = None
        for over in range(level):
            self._waiting.pop(over, None)
            self._read.add(over)
        return True

    def _enter(self, level: int, numbers: _Numbers, text: str) -> None:
        """Go on under another heading; those under the one before end."""
        for under in range(level, len(self.levels.levels)):
            self.above.pop(self.levels.levels[under].key, None)
            if under > level:
                self._waiting.pop(under, None)
                self._read.discard(under)
        if level not in self._read:
            self._waiting[level] = self._waiting.get(level, 0) + 1
        self.above[self.levels.levels[level].key] = text
        if numbers:
            self._known[level, numbers] = dict(self.above)

    def _dropped(self, row: Row) -> Said | None:
        """What the row of a heading has beside it, which no record can hold."""
        rest = self._beside(row)
        return Said("unread-text", "; ".join(rest), _DROPPED) if rest else None

    def _blank(self, cells: tuple[str, ...]) -> tuple[str, ...]:
        """The cells of a row that says its line again, without its text and its code."""
        own = (self.levels.text, self.levels.code)
        return tuple("" if place in own else cell for place, cell in enumerate(cells))
