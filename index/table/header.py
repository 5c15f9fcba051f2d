"""The header of a table: which column holds what, told by its words wherever they stand."""

import re
from dataclasses import dataclass, field

from index.files.column_titles import titled_column
from index.plain_text import plain
from index.table.cell import year_in
from index.table.columns import RESPONSE, ActivityColumn, LevelColumn, TableColumns, TitledColumn
from search import model

LEVELS = dict(zip(("objective", "strategy", "line"), model.LEVELS, strict=True))
REQUIRED_COLUMNS = {name: label.lower() for name, label in LEVELS.items()} | {"response": RESPONSE}

_ACTIVITY_TITLE = re.compile(r"actividad(?:es)?(?: relevantes?)?(?: ?([0-9]{1,3}))?(?= |$)")


def is_header(cells: tuple[str, ...]) -> bool:
    """Whether a row belongs to a header: two of its words, or nothing but such words."""
    if cells and cells[0][:1].isdigit():  # a code: the case of nearly every row
        return False
    named = [titled_column(cell) for cell in cells if cell]
    known = sum(bool(name) for name in named)
    return known >= 2 or known == len(named) == 1


@dataclass(slots=True)
class Header:
    """The rows of a header, gathered until the table begins."""

    rows: list[tuple[str, ...]] = field(default_factory=list)

    @property
    def year(self) -> int | None:
        """The year of "ACCIONES RELEVANTES A REALIZAR EN 2018"."""
        cells = (cell for row in self.rows for cell in row if titled_column(cell) == "actions")
        return next((y for y in map(year_in, cells) if y), None)

    def missing(self) -> tuple[str, ...]:
        """Spanish names of the columns that a table needs and this header lacks."""
        found = self._first()
        return tuple(label for name, label in REQUIRED_COLUMNS.items() if name not in found)

    def columns(self) -> TableColumns:
        """The columns, once none is missing."""
        found = self._first()
        activities = self._activities(found)
        taken = {*found.values(), *(a.position for a in activities)}
        return TableColumns(
            levels=tuple(LevelColumn(label, found[name]) for name, label in LEVELS.items()),
            response=found["response"],
            activities=activities,
            unread=self._unread(taken),
            # If the header's own rows came without their last blank cells, so did the others.
            trimmed=len(set(map(len, self.rows))) > 1,
        )

    def _first(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for row in self.rows:
            for position, cell in enumerate(row):
                if name := titled_column(cell):
                    found.setdefault(name, position)
        found.pop("activity", None)
        return found

    def _activities(self, found: dict[str, int]) -> tuple[ActivityColumn, ...]:
        titled = [
            (position + offset, match[1])
            for row in self.rows
            for position, cell in enumerate(row)
            if titled_column(cell) == "activity"
            for offset, match in enumerate(_ACTIVITY_TITLE.finditer(plain(cell)))
        ]
        if not titled and "actions" in found:
            titled = [(position, None) for position in self._under(found["actions"])]
        return _numbered_activities(sorted(titled))

    def _under(self, start: int) -> list[int]:
        """The column of a title and those to its right that have none of their own."""
        width = max(map(len, self.rows))
        blank = start + 1
        while blank < width and not any(len(r) > blank and r[blank] for r in self.rows):
            blank += 1
        return list(range(start, blank))

    def _unread(self, taken: set[int]) -> tuple[TitledColumn, ...]:
        return tuple(
            TitledColumn(position, cell)
            for row in self.rows
            for position, cell in enumerate(row)
            if cell and not titled_column(cell) and position not in taken
        )


def _numbered_activities(titled: list[tuple[int, str | None]]) -> tuple[ActivityColumn, ...]:
    """Activities by their titles' numbers, or in order where those do not tell them apart."""
    numbers = [int(number) if number else 0 for _, number in titled]
    if 0 in numbers or len(set(numbers)) < len(numbers):
        numbers = list(range(1, len(titled) + 1))
    positions = (position for position, _ in titled)
    return tuple(sorted(map(ActivityColumn, numbers, positions)))
