"""Rows of an .xlsx workbook, sheet after sheet.

No library reads one within bounds: openpyxl and calamine hold whole parts or rows in memory, and
a file of a few kilobytes can unpack to gigabytes. What is read here is the list of the sheets,
their cells and the shared strings, and nothing else of the file.
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

from index.files.parts import Parts, Reader, TooLarge
from index.files.row import Row
from index.files.shared_strings import StringsOnDisk
from index.files.sheet import SharedStringReader, SheetReader
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


def workbook_rows(path: Path) -> Iterator[Row]:
    """The rows of every visible sheet; a fatal one where the workbook cannot be read."""
    try:
        with path.open("rb") as file, TemporaryFile() as spill:
            yield from _visible_rows(Parts(file), spill)
    except TooLarge:
        yield Row(0, flaw="too-large", fatal=True)
    except FAILURES as error:
        detail = f"El libro de Excel no se puede leer ({type(error).__name__})."
        yield Row(0, flaw="not-a-table", detail=detail, fatal=True)


def _visible_rows(parts: Parts, spill: IO[bytes]) -> Iterator[Row]:
    home = _relations(parts, "")["officeDocument"][0].target
    book = _Book()
    _read(parts, home, book)
    related = _relations(parts, home)
    strings = StringsOnDisk(spill)
    table = related.get("sharedStrings") or [
        _Part("", posixpath.join(home, "../sharedStrings.xml"))
    ]
    if (name := posixpath.normpath(table[0].target)) in parts:
        _read(parts, name, SharedStringReader(strings))
    sheets = {part.id: part.target for part in related.get("worksheet", ())}
    for sheet in book.sheets:
        if sheet.part not in sheets:
            continue  # a sheet of a chart
        if not sheet.visible:
            yield Row(1, sheet=sheet.title, warnings=("unread-text",))
            continue
        reader = SheetReader(sheet.title, strings)
        for _ in parts.parse(sheets[sheet.part], reader):
            yield from reader.taken()


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
        if name != "Relationship" or kind not in ("officeDocument", "sharedStrings", "worksheet"):
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
class _Book:
    """Reads the list of the sheets."""

    sheets: list[_Sheet] = field(default_factory=list)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
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
