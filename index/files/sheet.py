"""The rows of a sheet of a workbook, out of its elements."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from openpyxl.utils import column_index_from_string

from index.files.cells.hidden import HiddenParts
from index.files.cells.rich_text import PARTS_OF_TEXT, RichText, Runs
from index.files.cells.sheet_cell import HeldCell, seen_cell
from index.files.cells.styles import Styles
from index.files.decoding import shown_cells
from index.files.limits import LONGEST_CELL, LONGEST_LINE, MOST_COLUMNS, MOST_ROWS
from index.files.row import CellNote, Row

VALUES = frozenset(("v", "f"))


class Strings(Protocol):
    """The shared strings."""

    def __getitem__(self, index: int) -> Runs: ...


class Characters:
    """A text that comes in pieces; no more of it is kept than shows that it is too long."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0

    def add(self, piece: str) -> None:
        """Take a piece."""
        if self.length <= LONGEST_CELL:
            self.pieces.append(piece)
            self.length += len(piece)

    def taken(self) -> str:
        """The text so far; then begin anew."""
        text = "".join(self.pieces)
        self.pieces, self.length = [], 0
        return text


@dataclass(frozen=True, slots=True)
class Book:
    """What the sheets of a workbook share."""

    strings: Strings
    styles: Styles


class SheetReader:
    """Reads a sheet into rows, each as wide as the widest before it: a sheet has no row ends."""

    def __init__(self, sheet: str, book: Book, hidden: HiddenParts) -> None:
        self.sheet = sheet
        self.book = book
        self.hidden = hidden
        self.rows: list[Row] = []
        self.number = self.width = self.column = 0
        self.cells: dict[int, str] = {}
        self.notes: list[CellNote] = []
        self.length = 0
        self.wide = self.unseen = False
        self.kind = self.style = self.reading = ""
        self.has_formula = False
        self.rich = RichText()
        self.values = {name: Characters() for name in VALUES}

    def taken(self) -> list[Row]:
        """The rows that are complete since it was asked last."""
        rows, self.rows = self.rows, []
        return rows

    def start(self, name: str, attributes: Mapping[str, str]) -> None:  # noqa: D102  Reader
        if name in VALUES:
            self.reading = name
            self.has_formula = self.has_formula or name == "f"
        elif name == "c":
            self.open_cell(attributes)
        elif name == "row":
            self.open_row(attributes)
        elif name in PARTS_OF_TEXT:
            self.rich.start(name, attributes)
        elif name == "col" and _is_hidden(attributes, "width"):
            self.hidden.hide_columns(int(attributes["min"]), int(attributes["max"]))

    def end(self, name: str) -> None:  # noqa: D102
        if name in VALUES:
            self.reading = ""
        elif name == "c":
            self.close_cell()
        elif name == "row":
            self.close_row()
        elif name in PARTS_OF_TEXT:
            self.rich.end(name)

    def text(self, piece: str) -> None:  # noqa: D102
        if self.reading:
            self.values[self.reading].add(piece)
        else:
            self.rich.text(piece)

    def open_row(self, attributes: Mapping[str, str]) -> None:
        """Begin a row. Raises ValueError where rows are not in order."""
        number = attributes.get("r", "")
        last, self.number = self.number, int(number) if number else self.number + 1
        if not last < self.number <= MOST_ROWS:
            raise ValueError(number)
        if self.number > last + 1:
            self.rows.append(Row(last + 1, sheet=self.sheet))  # a gap is a blank row
        self.cells, self.column, self.length, self.notes = {}, 0, 0, []
        self.wide, self.unseen = False, _is_hidden(attributes, "ht")

    def open_cell(self, attributes: Mapping[str, str]) -> None:
        """Begin a cell."""
        place = attributes.get("r", "")
        self.column = column_of(place.rstrip("0123456789")) if place else self.column + 1
        self.kind, self.style = attributes.get("t", "n"), attributes.get("s", "0")
        self.has_formula = False

    def close_cell(self) -> None:
        """Put the text of a cell into its row."""
        value, formula = self.values["v"].taken(), self.values["f"].taken()
        runs = self.rich.taken()
        if self.kind == "s" and value:
            runs = self.book.strings[int(value)]
        if not value and not runs and not self.has_formula:
            return
        cell = HeldCell(self.kind, value, runs, formula if self.has_formula else None)
        seen = seen_cell(cell, self.book.styles[int(self.style)])
        if seen.note and not self.unseen and self.column not in self.hidden.columns:
            self.notes.append(seen.note_in(self.column))
        self.put(seen.text)

    def put(self, text: str) -> None:
        """Give the row a text in the column that is open."""
        if not text:
            return
        self.length += len(text)
        if self.column > MOST_COLUMNS:
            self.wide = True
        elif self.length <= LONGEST_LINE:
            self.cells[self.column] = text

    def close_row(self) -> None:
        """Add a row that is complete, if it is seen."""
        if self.unseen:
            self.hidden.leave_out(self.number, self.cells)
            return
        cells = self.hidden.seen(self.number, self.cells)
        flaw = "row-too-long" if self.length > LONGEST_LINE else "too-many-columns" * self.wide
        if any("\0" in text for text in cells.values()):
            flaw = flaw or "nul-byte"
        notes = tuple(self.notes)
        if flaw:
            self.rows.append(Row(self.number, sheet=self.sheet, flaw=flaw, notes=notes))
            return
        self.width = max(self.width, max(cells, default=0))
        texts, signed = shown_cells(cells.get(n, "") for n in self.hidden.order(self.width))
        self.rows.append(Row(self.number, texts, self.sheet, warnings=signed, notes=notes))


def _is_hidden(attributes: Mapping[str, str], size: str) -> bool:
    """Whether a row or a column is hidden: by its mark, or by having no height or width."""
    return attributes.get("hidden", "0") in ("1", "true") or attributes.get(size, "1") in (
        "0",
        "0.0",
    )


@lru_cache(maxsize=MOST_COLUMNS)
def column_of(letters: str) -> int:
    """The number of a column, from 1. Raises ValueError for what is none."""
    return column_index_from_string(letters)
