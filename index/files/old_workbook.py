"""Rows of an .xls workbook, sheet after sheet, as xlrd reads it.

It is no archive: what is held in memory grows with the file, to some ten times its size.
"""

import os
import struct
from collections.abc import Iterator
from pathlib import Path

import xlrd
from xlrd.biffh import XLRDError
from xlrd.compdoc import CompDocError

from index.files.cells.hidden import HiddenParts, hidden_sheet
from index.files.cells.number_format import BUILT_IN
from index.files.cells.rich_text import Run, Runs
from index.files.cells.sheet_cell import HeldCell, seen_cell
from index.files.cells.styles import Styles
from index.files.limits import LONGEST_CELL
from index.files.row import Row
from index.files.sheet_rows import SheetRows
from index.files.workbook import FAILURES, MOST_SHEETS, unreadable
from search.printable import one_line

MOST_OLD_BYTES = 1 << 25  # of a file; 50,000 rows of eight texts and four numbers have 30 MB
OLD_FAILURES = (
    *FAILURES,
    XLRDError,
    CompDocError,
    AssertionError,
    AttributeError,
    TypeError,
    struct.error,
)
# Formats whose text is that of whoever wrote the file; xlrd brings American ones.
_OF_PLACE = frozenset((*range(5, 9), *range(37, 45)))


def old_workbook_rows(path: Path, *, named: bool = False) -> Iterator[Row]:
    """The rows of every visible sheet; a fatal one where the workbook cannot be read."""
    if path.stat().st_size > MOST_OLD_BYTES:
        detail = "Un .xls de este tamaño no se lee: guárdelo como .xlsx."
        yield Row(0, flaw="too-large", detail=detail, fatal=True)
        return
    try:
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            book = xlrd.open_workbook(
                str(path), logfile=nowhere, formatting_info=True, on_demand=True, ragged_rows=True
            )
            with book:
                yield from _seen_rows(book, named)
    except OLD_FAILURES as error:
        yield unreadable(error)


def _seen_rows(book: xlrd.Book, named: bool) -> Iterator[Row]:
    if book.nsheets > MOST_SHEETS:
        yield Row(0, flaw="too-large", fatal=True)
        return
    styles = Styles(_styles_of(book), from_1904=book.datemode == 1)
    for number in range(book.nsheets):
        sheet = book.sheet_by_index(number)
        title = one_line(sheet.name)
        yield from (
            [hidden_sheet(title)] if sheet.visibility else _sheet(book, sheet, title, styles, named)
        )
        book.unload_sheet(number)


def _styles_of(book: xlrd.Book) -> Iterator[tuple[str, bool]]:
    """The format code of each style, and whether it strikes its text through."""
    for style in book.xf_list:
        key = style.format_key
        held = book.format_map.get(key)
        code = BUILT_IN.get(key) if key not in _OF_PLACE or not held else None
        yield code or (held.format_str if held else ""), _is_struck(book, style.font_index)


def _is_struck(book: xlrd.Book, font: int) -> bool:
    return 0 <= font < len(book.font_list) and bool(book.font_list[font].struck_out)


def _sheet(
    book: xlrd.Book, sheet: xlrd.sheet.Sheet, title: str, styles: Styles, named: bool
) -> Iterator[Row]:
    merges = {(top + 1, left + 1): (end, right) for top, end, left, right in sheet.merged_cells}
    hidden = HiddenParts(title, merges, named=named)
    for column, info in sheet.colinfo_map.items():
        if info.hidden:
            hidden.hide_columns(column + 1, column + 1)
    rows = SheetRows(title, hidden)
    for number in range(sheet.nrows):
        about = sheet.rowinfo_map.get(number)
        rows.begin(number + 1, bool(about and about.hidden))
        for column, (kind, value) in enumerate(
            zip(sheet.row_types(number), sheet.row_values(number), strict=True)
        ):
            if kind not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                cell = _held(book, sheet, (number, column), kind, value)
                rows.put(column + 1, seen_cell(cell, styles[sheet.cell_xf_index(number, column)]))
        rows.end()
        yield from rows.taken()
    yield from hidden.told()


def _held(
    book: xlrd.Book, sheet: xlrd.sheet.Sheet, place: tuple[int, int], kind: int, value: object
) -> HeldCell:
    """A cell of a kind that holds something."""
    if kind == xlrd.XL_CELL_TEXT:
        return HeldCell("s", runs=_runs(book, sheet, place, str(value)[: LONGEST_CELL + 1]))
    if kind == xlrd.XL_CELL_BOOLEAN:
        return HeldCell("b", str(value))
    if kind == xlrd.XL_CELL_ERROR:
        return HeldCell("e", xlrd.error_text_from_code.get(int(str(value)), "#ERROR!"))
    return HeldCell("n", repr(value))


def _runs(book: xlrd.Book, sheet: xlrd.sheet.Sheet, place: tuple[int, int], text: str) -> Runs:
    """The runs of a text; the first is as its cell where none begins there."""
    starts = sheet.rich_text_runlist_map.get(place)
    if not starts:
        return (Run(text),)
    places = [0, *(min(start, len(text)) for start, _ in starts), len(text)]
    fonts = [None, *(_is_struck(book, font) for _, font in starts)]
    pieces = zip(places, places[1:], fonts, strict=False)
    return tuple(Run(text[start:end], struck) for start, end, struck in pieces if start < end)
