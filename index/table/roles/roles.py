"""What each column of a table is, or why the table is not read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from index.table.by_row.row_levels import RowLevels
from index.table.columns import LevelColumn
from index.table.header import Title

ACTIVITY_NAMES = ("activity", "actions", "act")


class Refusal(NamedTuple):
    """Why a table is not read."""

    rule: str
    value: str
    detail: str
    doubtful: bool = False  # it may be no programme's table: a summary, a catalogue


@dataclass(slots=True)
class Roles:
    """What each column is."""

    levels: tuple[LevelColumn, ...]
    responses: list[Title] = field(default_factory=list)
    activities: list[Title] = field(default_factory=list)
    agencies: list[Title] = field(default_factory=list)
    year: int | None = None
    rows: RowLevels | None = None  # where each row names its level
    further: list[Title] = field(default_factory=list)
    unread: list[Title] = field(default_factory=list)

    @property
    def taken(self) -> set[int]:
        """The positions that have a role."""
        groups = (self.responses, self.activities, self.agencies, self.further, self.unread)
        codes = {level.code for level in self.levels if level.code is not None}
        places = (self.year, self.rows.position if self.rows else None)
        others = {place for place in places if place is not None}
        levels = {level.position for level in self.levels}
        return {title.position for group in groups for title in group} | codes | others | levels


def found_titles(texts: Sequence[str]) -> str:
    """The headers of a table in a sentence."""
    return f"Encabezados: {', '.join(f'«{text}»' for text in texts)}."
