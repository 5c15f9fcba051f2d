"""Rows of an .xlsx workbook, sheet after sheet.

No library reads one within bounds: openpyxl and calamine hold whole parts or rows in memory, and
a file of a few kilobytes can unpack to gigabytes. What is read here is the list of the sheets,
their cells, their styles and the shared strings, and nothing else of the file.
"""

import posixpath
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from index.files.cells.hidden import HiddenParts, hidden_sheet
from index.files.cells.merged import MergeReader
from index.files.cells.styles import Styles, StylesReader
from index.files.parts import Parts, Reader, TooLarge
from index.files.row import CellNote, Row
from index.files.shared_strings import SharedStringReader, StringsOnDisk
from index.files.sheet import Book, SheetReader
from index.files.sheet_rows import SheetRows
from search.printable import one_line

# What files raise that are damaged, encrypted or no workbook at all.
FAILURES = (
    BadZipFile,
    EOFError,
    ExpatError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    OverflowError,
    zlib.error,
)
MOST_SHEETS = 1 << 10
_KINDS_READ = frozenset(("officeDocument", "sharedStrings", "styles", "worksheet"))


def workbook_rows(path: Path, *, named: bool = False) -> Iterator[Row]:
    """The rows of every visible sheet; a fatal one where the workbook cannot be read."""
    try:
        with path.open("rb") as file, TemporaryFile() as spill:
            yield from _visible_rows(Parts(file), spill, named)
    except TooLarge:
        yield Row(0, flaw="too-large", fatal=True)
    except FAILURES as error:
        yield unreadable(error)


def unreadable(error: Exception) -> Row:
    """What ends a workbook that cannot be read."""
    detail = f"El libro no se puede leer ({type(error).__name__}): ábralo y guárdelo de nuevo."
    return Row(0, flaw="not-a-table", detail=detail, fatal=True)


def _visible_rows(parts: Parts, spill: IO[bytes], named: bool) -> Iterator[Row]:
    home = _relations(parts, "")["officeDocument"][0].target
    listed = _SheetList()
    _read(parts, home, listed)
    related = _relations(parts, home)
    strings = StringsOnDisk(spill)
    if (name := _target(related, home, "sharedStrings")) in parts:
        _read(parts, name, SharedStringReader(strings))
    styles, unread = _styles(parts, _target(related, home, "styles"), listed.from_1904)
    yield from unread
    book = Book(strings, styles, named)
    sheets = {part.id: part.target for part in related.get("worksheet", ())}
    for sheet in listed.sheets:
        if sheet.part not in sheets:
            continue  # a sheet of a chart
        if sheet.visible:
            yield from _sheet_rows(parts, sheets[sheet.part], sheet.title, book)
        else:
            yield hidden_sheet(sheet.title)


def _sheet_rows(parts: Parts, name: str, title: str, book: Book) -> Iterator[Row]:
    merged = MergeReader()
    if parts.mentions(name, b"mergeCell"):  # which stand behind all rows
        _read(parts, name, merged)
    hidden = HiddenParts(title, merged.merges, named=book.named)
    rows = SheetRows(title, hidden)
    for _ in parts.parse(name, SheetReader(book, rows)):
        yield from rows.taken()
    yield from hidden.told()


def _styles(parts: Parts, name: str, from_1904: bool) -> tuple[Styles, tuple[Row, ...]]:
    """The styles; where they cannot be read none, and what is to be told."""
    if name not in parts:
        return Styles(from_1904=from_1904), ()
    reader = StylesReader()
    try:
        _read(parts, name, reader)
    except (TooLarge, *FAILURES):
        return Styles(from_1904=from_1904), (Row(0, notes=(CellNote("unread-styles"),)),)
    return reader.styles(from_1904), ()


def _target(related: Mapping[str, list["_Part"]], home: str, kind: str) -> str:
    """The name of a part that there is once, where it should be if the workbook does not say."""
    usual = posixpath.normpath(posixpath.join(home, f"../{kind}.xml"))
    return related[kind][0].target if kind in related else usual


def _read(parts: Parts, name: str, reader: Reader) -> None:
    for _ in parts.parse(name, reader):
        pass


def _relations(parts: Parts, source: str) -> Mapping[str, list["_Part"]]:
    """The parts that a part, or the workbook itself, refers to, by their kind."""
    folder, name = posixpath.split(source)
    found = _Relations(folder)
    _read(parts, posixpath.join(folder, "_rels", f"{name}.rels"), found)
    return found.parts


@dataclass(frozen=True, slots=True)
class _Part:
    """A part as another refers to it."""

    id: str
    target: str  # its name in the archive


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet as the workbook lists it."""

    title: str
    part: str  # the id of its relation
    visible: bool


@dataclass(slots=True)
class _Relations:
    """Reads what a part refers to."""

    folder: str
    parts: dict[str, list[_Part]] = field(default_factory=dict)
    count: int = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        kind = posixpath.basename(attributes.get("Type", ""))
        if name != "Relationship" or kind not in _KINDS_READ:
            return
        self.count += 1
        if self.count > MOST_SHEETS:
            raise TooLarge(name)
        target = posixpath.normpath(posixpath.join("/", self.folder, attributes["Target"]))
        self.parts.setdefault(kind, []).append(_Part(attributes["Id"], target.lstrip("/")))

    def end(self, name: str) -> None:
        pass

    def text(self, piece: str) -> None:
        pass


@dataclass(slots=True)
class _SheetList:
    """Reads the list of the sheets, and from which day the workbook counts."""

    sheets: list[_Sheet] = field(default_factory=list)
    from_1904: bool = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "0") in ("1", "true")
        if name != "sheet":
            return
        part = next((v for k, v in attributes.items() if k.endswith("relationships id")), "")
        state = attributes.get("state", "visible")
        self.sheets.append(_Sheet(one_line(attributes["name"]), part, state == "visible"))
        if len(self.sheets) > MOST_SHEETS:
            raise TooLarge(name)

    def end(self, name: str) -> None:
        pass

    def text(self, piece: str) -> None:
        pass
