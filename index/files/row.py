"""A row of cells as its file gives it, whatever the format."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CellNote:
    """What is to be told about a cell, or a sheet: the rule of a finding, where, and what."""

    rule: str
    column: str = ""  # letters, as a spreadsheet has them
    value: str = ""
    detail: str = ""  # Spanish


@dataclass(frozen=True, slots=True)
class Row:
    """Cells without the space around them.

    A `flaw` is the rule of an error that forbids the use of the cells; `fatal` ends the file.
    """

    number: int  # line of a text file, row of a sheet; from 1; 0 is the whole file
    cells: tuple[str, ...] = ()
    sheet: str = ""
    flaw: str = ""
    detail: str = ""  # Spanish, about the flaw
    fatal: bool = False
    warnings: tuple[str, ...] = ()  # their rules
    notes: tuple[CellNote, ...] = ()
    merged: tuple[str, ...] = ()  # what merged cells that begin above show in its blank cells

    @property
    def filled(self) -> tuple[str, ...]:
        """The cells that hold something."""
        return tuple(cell for cell in self.cells if cell)


def cell_at(cells: Sequence[str], position: int) -> str:
    """The cell of a row in a column, blank where the row ends before it."""
    return cells[position] if position < len(cells) else ""
