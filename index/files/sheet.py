"""The rows of a sheet of a workbook, out of its elements."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Protocol

from openpyxl.utils import column_index_from_string
from openpyxl.utils.escape import unescape

from index.files.decoding import shown_cells, tidy
from index.files.limits import LONGEST_CELL, LONGEST_LINE, MOST_COLUMNS, MOST_ROWS
from index.files.row import Row

VALUES = frozenset(("v", "t", "f"))
PHONETIC = "rPh"  # how a text is read aloud, in Japanese


class Strings(Protocol):
    """The shared strings."""

    def __getitem__(self, index: int) -> str: ...


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


class SharedStringReader:
    """Reads the table of shared strings into something that appends."""

    def __init__(self, strings: "Appending") -> None:
        self.strings = strings
        self.characters = Characters()
        self.reading = self.aloud = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:  # noqa: D102  Reader
        self.aloud = self.aloud or name == PHONETIC
        self.reading = name == "t" and not self.aloud

    def end(self, name: str) -> None:  # noqa: D102
        self.reading = False
        if name == PHONETIC:
            self.aloud = False
        elif name == "si":
            self.strings.append(cell_of(self.characters.taken()))

    def text(self, piece: str) -> None:  # noqa: D102
        if self.reading:
            self.characters.add(piece)


class Appending(Protocol):
    """What strings are added to."""

    def append(self, text: str) -> None:
        """Add one."""


class SheetReader:
    """Reads a sheet into rows, each as wide as the widest before it: a sheet has no row ends."""

    def __init__(self, sheet: str, strings: Strings) -> None:
        self.sheet = sheet
        self.strings = strings
        self.rows: list[Row] = []
        self.number = self.width = self.column = 0
        self.cells: dict[int, str] = {}
        self.length = 0
        self.formulas = self.wide = False
        self.kind = self.reading = ""
        self.aloud = False
        self.values = {name: Characters() for name in VALUES}

    def taken(self) -> list[Row]:
        """The rows that are complete since it was asked last."""
        rows, self.rows = self.rows, []
        return rows

    def start(self, name: str, attributes: Mapping[str, str]) -> None:  # noqa: D102  Reader
        if name in VALUES:
            self.reading = "" if self.aloud else name
        elif name == "c":
            self.open_cell(attributes.get("r", ""), attributes.get("t", "n"))
        elif name == "row":
            self.open_row(attributes.get("r", ""))
        elif name == PHONETIC:
            self.aloud = True

    def end(self, name: str) -> None:  # noqa: D102
        if name in VALUES:
            self.reading = ""
        elif name == "c":
            self.close_cell()
        elif name == "row":
            self.close_row()
        elif name == PHONETIC:
            self.aloud = False

    def text(self, piece: str) -> None:  # noqa: D102
        if self.reading:
            self.values[self.reading].add(piece)

    def open_row(self, number: str) -> None:
        """Begin a row. Raises ValueError where rows are not in order."""
        last, self.number = self.number, int(number) if number else self.number + 1
        if not last < self.number <= MOST_ROWS:
            raise ValueError(number)
        if self.number > last + 1:
            self.rows.append(Row(last + 1, sheet=self.sheet))  # a gap is a blank row
        self.cells, self.column, self.length = {}, 0, 0
        self.formulas = self.wide = False

    def open_cell(self, place: str, kind: str) -> None:
        """Begin a cell."""
        self.column = column_of(place.rstrip("0123456789")) if place else self.column + 1
        self.kind = kind

    def close_cell(self) -> None:
        """Put the text of a cell into its row."""
        value, inline, formula = (self.values[name].taken() for name in ("v", "t", "f"))
        self.formulas = self.formulas or bool(formula)
        text = cell_of(f"={formula}") if formula else self.value(value, inline)
        if not text:
            return
        self.length += len(text)
        if self.column > MOST_COLUMNS:
            self.wide = True
        elif self.length <= LONGEST_LINE:
            self.cells[self.column] = text

    def value(self, value: str, inline: str) -> str:
        """What a cell shows, by its kind."""
        match self.kind:
            case "s":
                return self.strings[int(value)] if value else ""
            case "inlineStr":
                return cell_of(inline)
            case "b":
                return str(value == "1") if value else ""
            case "n":
                return number_of(value)
        return cell_of(value)

    def close_row(self) -> None:
        """Add a row that is complete."""
        cells = self.cells
        flaw = "row-too-long" if self.length > LONGEST_LINE else "too-many-columns" * self.wide
        if any("\0" in text for text in cells.values()):
            flaw = flaw or "nul-byte"
        if flaw:
            self.rows.append(Row(self.number, sheet=self.sheet, flaw=flaw))
            return
        self.width = max(self.width, max(cells, default=0))
        texts, signed = shown_cells(cells.get(n, "") for n in range(1, self.width + 1))
        warnings = (*(("formula",) if self.formulas else ()), *signed)
        self.rows.append(Row(self.number, texts, self.sheet, warnings=warnings))


@lru_cache(maxsize=MOST_COLUMNS)
def column_of(letters: str) -> int:
    """The number of a column, from 1. Raises ValueError for what is none."""
    return column_index_from_string(letters)


def number_of(value: str) -> str:
    """A number as a person would write it.

    >>> number_of("2018.0"), number_of("1.5"), number_of("")
    ('2018', '1.5', '')
    """
    if value.isdigit() or not value:
        return value
    number = float(value)
    return str(int(number)) if number.is_integer() else str(number)


def cell_of(text: str) -> str:
    """A text as a cell holds it; Excel writes what XML cannot hold as _x000D_."""
    if "_x" in text:
        text = unescape(text).replace("\r\n", "\n")
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # halves of pairs
    return tidy(text).strip()
