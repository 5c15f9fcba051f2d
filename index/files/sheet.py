"""The rows of a sheet of a workbook, out of its elements."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from openpyxl.utils import column_index_from_string

from index.files.cells.rich_text import PARTS_OF_TEXT, RichText, Runs
from index.files.cells.sheet_cell import HeldCell, seen_cell
from index.files.cells.styles import Styles
from index.files.limits import LONGEST_CELL, MOST_COLUMNS
from index.files.sheet_rows import SheetRows

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
    named: bool  # the columns to read are named one by one


class SheetReader:
    """Reads a sheet into rows."""

    def __init__(self, book: Book, rows: SheetRows) -> None:
        self.book = book
        self.rows = rows
        self.column = 0
        self.kind = self.style = self.reading = ""
        self.has_formula = False
        self.rich = RichText()
        self.values = {name: Characters() for name in VALUES}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:  # noqa: D102  Reader
        if name in VALUES:
            self.reading = name
            self.has_formula = self.has_formula or name == "f"
        elif name == "c":
            self.open_cell(attributes)
        elif name == "row":
            number = attributes.get("r", "")
            self.column = 0
            self.rows.begin(
                int(number) if number else self.rows.number + 1, _is_hidden(attributes, "ht")
            )
        elif name in PARTS_OF_TEXT:
            self.rich.start(name, attributes)
        elif name == "col" and _is_hidden(attributes, "width"):
            self.rows.hidden.hide_columns(int(attributes["min"]), int(attributes["max"]))

    def end(self, name: str) -> None:  # noqa: D102
        if name in VALUES:
            self.reading = ""
        elif name == "c":
            self.close_cell()
        elif name == "row":
            self.rows.end()
        elif name in PARTS_OF_TEXT:
            self.rich.end(name)

    def text(self, piece: str) -> None:  # noqa: D102
        if self.reading:
            self.values[self.reading].add(piece)
        else:
            self.rich.text(piece)

    def open_cell(self, attributes: Mapping[str, str]) -> None:
        """Begin a cell."""
        place = attributes.get("r", "")
        self.column = column_of(place.rstrip("0123456789")) if place else self.column + 1
        self.kind, self.style = attributes.get("t", "n"), attributes.get("s", "0")
        self.has_formula = False

    def close_cell(self) -> None:
        """Put a cell into its row."""
        value, formula = self.values["v"].taken(), self.values["f"].taken()
        runs = self.rich.taken()
        if self.kind == "s" and value:
            runs = self.book.strings[int(value)]
        if value or runs or self.has_formula:
            cell = HeldCell(self.kind, value, runs, formula if self.has_formula else None)
            self.rows.put(self.column, seen_cell(cell, self.book.styles[int(self.style)]))


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
