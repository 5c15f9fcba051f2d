"""Rows of an .xlsx workbook, sheet after sheet."""

import warnings
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from openpyxl.utils.escape import unescape
from openpyxl.utils.exceptions import InvalidFileException

from index.files.decoding import LONGEST_LINE, shown_cells, tidy
from index.files.row import Row
from index.files.shared_strings import SpillingReader
from search.printable import one_line

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


def workbook_rows(path: Path) -> Iterator[Row]:
    """The rows of every visible sheet; a fatal one where the workbook cannot be read."""
    try:
        yield from _visible_rows(path)
    except FAILURES as error:
        detail = f"El libro de Excel no se puede leer ({type(error).__name__})."
        yield Row(0, flaw="not-a-table", detail=detail, fatal=True)


def _visible_rows(path: Path) -> Iterator[Row]:
    _refuse_bombs(path)
    with path.open("rb") as file, TemporaryFile() as spill, warnings.catch_warnings():
        # openpyxl warns of styles and validations that it leaves out; no text is in them.
        warnings.simplefilter("ignore", UserWarning)
        # Formulas come as their text: a cached result may be missing, and the text is what
        # somebody typed.
        reader = SpillingReader(file, spill)
        reader.read()
        for sheet in reader.wb.worksheets:
            if sheet.sheet_state != "visible":
                yield Row(1, sheet=one_line(sheet.title), warnings=("unread-text",))
                continue
            sheet.reset_dimensions()  # some programs write wrong ones
            yield from _sheet_rows(sheet.iter_rows(), one_line(sheet.title))


def _sheet_rows(rows: Iterable[Sequence[Any]], sheet: str) -> Iterator[Row]:
    """The rows of a sheet, each as wide as the widest before it: a sheet has no row ends."""
    width = gap = 0
    for number, cells in enumerate(rows, 1):
        if number > MOST_ROWS:
            raise ValueError(number)
        if not cells:  # openpyxl makes up the rows that a sheet leaves out
            gap = gap or number
            continue
        if gap:
            yield Row(gap, sheet=sheet)
            gap = 0
        row = _sheet_row(number, cells, sheet)
        width = max(width, len(row.cells))
        yield replace(row, cells=row.cells + ("",) * (width - len(row.cells)))


def _refuse_bombs(path: Path) -> None:
    with ZipFile(path) as archive:
        for part in archive.infolist():
            limit = max(BOMB_BYTES, BOMB_RATIO * part.compress_size)
            if part.file_size > limit:
                raise BadZipFile(part.filename)


def _sheet_row(number: int, cells: Iterable[Any], sheet: str) -> Row:
    formula = False
    texts = []
    for cell in cells:
        formula = formula or cell.data_type == "f"
        texts.append(_value_text(cell.value))
    if any(len(text) > LONGEST_LINE for text in texts):
        return Row(number, sheet=sheet, flaw="row-too-long")
    if any("\0" in text for text in texts):
        return Row(number, sheet=sheet, flaw="nul-byte")
    shown, signed = shown_cells(texts)
    return Row(number, shown, sheet, warnings=(*(("formula",) if formula else ()), *signed))


def _value_text(value: object) -> str:
    """A value as text; array formulas keep theirs in an attribute."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(getattr(value, "text", value))
    if "_x" in text:  # as Excel writes what XML cannot hold: _x000D_
        text = unescape(text).replace("\r\n", "\n")
    return tidy(text)
