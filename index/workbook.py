"""Rows of an .xlsx workbook, sheet after sheet; the only place that knows openpyxl."""

import warnings
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from index.decoding import LONGEST, tidy
from index.row import Row

# What openpyxl was seen to raise on files that are damaged, encrypted or no workbook at all.
FAILURES = (
    AttributeError,
    BadZipFile,
    EOFError,
    InvalidFileException,
    LookupError,
    NotImplementedError,
    OSError,
    ParseError,
    RuntimeError,
    TypeError,
    ValueError,
    zlib.error,
)
# A part that grows this much, and to this size, was made to fill the memory: tables of text
# shrink to a tenth.
BOMB_RATIO = 200
BOMB_BYTES = 1 << 26
MOST_ROWS = 1 << 20  # of a sheet; openpyxl would make up the rows before a higher number


def sheets(path: Path) -> Iterator[Row]:
    """The rows of every visible sheet; a fatal one where the workbook cannot be read."""
    try:
        yield from _sheets(path)
    except FAILURES as error:
        detail = f"El libro de Excel no se puede leer ({type(error).__name__})."
        yield Row(1, flaw="not-a-table", detail=detail, fatal=True)


def _sheets(path: Path) -> Iterator[Row]:
    _refuse_bombs(path)
    with path.open("rb") as file, warnings.catch_warnings():
        # openpyxl warns of styles and validations that it leaves out; no text is in them.
        warnings.simplefilter("ignore", UserWarning)
        # Formulas come as their text: a cached result may be missing, and the text is what
        # somebody typed.
        book = load_workbook(file, read_only=True, data_only=False, keep_links=False)
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                yield Row(1, sheet=sheet.title, notes=("unread-text",))
                continue
            sheet.reset_dimensions()  # some programs write wrong ones
            yield from _rows(sheet.iter_rows(), sheet.title)


def _rows(rows: Iterable[Iterable[Any]], sheet: str) -> Iterator[Row]:
    """The rows of a sheet, each as wide as the widest before it: a sheet has no row ends."""
    width = 0
    for number, cells in enumerate(rows, 1):
        if number > MOST_ROWS:
            raise ValueError(number)
        row = _row(number, cells, sheet)
        width = max(width, len(row.cells))
        yield replace(row, cells=row.cells + ("",) * (width - len(row.cells)))


def _refuse_bombs(path: Path) -> None:
    with ZipFile(path) as archive:
        for part in archive.infolist():
            limit = max(BOMB_BYTES, BOMB_RATIO * part.compress_size)
            if part.file_size > limit:
                raise BadZipFile(part.filename)


def _row(number: int, cells: Iterable[Any], sheet: str) -> Row:
    formula = False
    texts = []
    for cell in cells:
        formula = formula or cell.data_type == "f"
        texts.append(_text(cell.value))
    if any(len(text) > LONGEST for text in texts):
        return Row(number, sheet=sheet, flaw="row-too-long")
    return Row(number, tuple(texts), sheet, notes=("formula",) if formula else ())


def _text(value: object) -> str:
    """A value as text; array formulas keep theirs in an attribute."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return tidy(str(getattr(value, "text", value))).strip()
