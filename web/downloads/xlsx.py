"""A whole result as an XLSX workbook: sheets of rows, and one that says what they are."""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from itertools import islice
from math import isclose
from tempfile import TemporaryFile

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from search import model
from search.output.asked.sentence import sentence
from search.output.formulas import calculated
from search.output.rows import Cell, Typed, choices, columns
from web import wording
from web.downloads.result import Result

ROWS = 1_048_575  # of a sheet, below its heading
LONGEST = 32_767  # characters of a cell, in UTF-16; openpyxl would cut without a word
CUT = " […]"
BLOCK = 2**16
BOLD = Font(bold=True)
WIDTH = 16
WIDTHS = {"text": 80, "objective_text": 40, "strategy_text": 40, "line_text": 40, "title": 40}

DAY, FIRST_DAY = "dd/mm/yyyy", "1901-01-01"  # a workbook has none before
FIGURE = re.compile(
    r"[-(]?\s?(?P<money>\$?)\s?-?(?P<whole>[\d,]+)(?:\.(?P<places>\d{1,9}))?\s?(?P<percent>%?)\)?"
)

# XML has no place for these, or reads them as something else (a return): a workbook writes
# them as _xHHHH_, and so must what looks like it.
UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def workbook(result: Result) -> Iterator[bytes]:
    """The bytes of the workbook; it is written to the disk first, not held in memory."""
    book = Workbook(write_only=True)
    if result.missing is None:
        book.properties.title = UNWRITABLE.sub("", sentence(result.query, result.build))
    cut = _write_rows(book, result)
    _write_about(book, result, cut)
    with TemporaryFile() as file:
        book.save(file)
        file.seek(0)
        yield from iter(partial(file.read, BLOCK), b"")


def _write_rows(book: Workbook, result: Result) -> int:
    """Write the rows, sheet after sheet; returns how many cells had to be cut."""
    rows, cut = result.typed_rows(), 0
    for number in range(1, 2 + max(0, result.total - 1) // ROWS):
        sheet = _sheet(book, "Resultados" if number == 1 else f"Resultados {number}", result)
        for cells in islice(rows, ROWS):
            sheet.append([_cell(sheet, cell) for cell in cells])
            cut += sum(len(_text(cell)) > LONGEST for cell in cells)
    return cut


def _sheet(book: Workbook, title: str, result: Result) -> WriteOnlyWorksheet:
    sheet: WriteOnlyWorksheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    _widen(sheet, *(WIDTHS.get(column.name, WIDTH) for column in columns(result.build)), WIDTH)
    sheet.append([_cell(sheet, heading, BOLD) for heading in result.header()])
    return sheet


def _write_about(book: Workbook, result: Result, cut: int) -> None:
    """The sheet that says what was searched, when, and in which documents."""
    sheet: WriteOnlyWorksheet = book.create_sheet("Consulta")
    _widen(sheet, 30, 90)
    for label, value in (*provenance(result), *_cut_note(cut)):
        sheet.append([_cell(sheet, label, BOLD), _cell(sheet, value)])


def _widen(sheet: WriteOnlyWorksheet, *widths: int) -> None:
    dimensions = sheet.column_dimensions  # type: ignore[attr-defined]  # not in the stubs
    for place, width in enumerate(widths, 1):
        dimensions[get_column_letter(place)].width = width


def provenance(result: Result) -> Iterator[tuple[str, Cell]]:
    """What a reader needs to find the same rows again: search, day, sources and checksums."""
    if result.missing is None:
        yield "Se buscó", sentence(result.query, result.build)
        yield "Búsqueda", result.query.text or "(todo)"
        yield from choices(result.query.filters, result.build.levels)
        yield "Orden", wording.SORTS[result.query.sort]
    else:
        yield "Selección", "Textos elegidos uno por uno"
        yield from (("No se encontró", each) for each in result.missing)
    yield "Textos", result.total
    yield "Fecha de consulta", result.day.isoformat()
    yield "Dirección", result.address
    yield "Versión de los datos", result.build.build
    for programme in result.build.programmes.values():
        yield "Programa", f"{programme.title} ({programme.branch}, {programme.year})"
        yield "Documento", programme.document
        yield "SHA-256", programme.sha256


def _cut_note(cut: int) -> tuple[tuple[str, Cell], ...]:
    if not cut:
        return ()
    note = f"{cut}; XLSX admite {LONGEST} caracteres. Completas en CSV, JSON y NDJSON."
    return (("Celdas recortadas", note),)


def number_format(cell: model.Cell) -> str:
    """The format in which a figure looks as its source has it; "" where only its text does.

    >>> number_format(model.Cell("Avance", "7.5%", 0.075))
    '0.0%'
    """
    if isinstance(cell.value, str):
        return DAY if cell.value >= FIRST_DAY else ""
    match = FIGURE.fullmatch(cell.text) if cell.value is not None else None
    if cell.value is None or match is None or not _is_of(match, cell.value):
        return ""
    places = f".{'0' * len(match['places'])}" if match["places"] else ""
    if match["percent"]:
        return f"0{places}%"
    if not (match["money"] or "," in match["whole"] or places):
        return "General"
    money = '"$"' if match["money"] else ""
    return f"{money}{'#,##0' if ',' in match['whole'] else '0'}{places}"


def _is_of(match: re.Match[str], value: float) -> bool:
    """Whether a figure is what its text says, signs aside: the look must not change it."""
    said = float(f"{match['whole'].replace(',', '') or 0}.{match['places'] or 0}")
    return isclose(said / (100 if match["percent"] else 1), abs(value), rel_tol=1e-9)


def _figure(sheet: WriteOnlyWorksheet, cell: model.Cell) -> object:
    """A source's own cell: its number or its day in the look that it has there, else its text."""
    look = number_format(cell)
    if not look:
        return _cell(sheet, cell.text)
    day = datetime.fromisoformat(cell.value) if isinstance(cell.value, str) else None
    found = WriteOnlyCell(sheet, day or cell.value)
    found.number_format = look
    return found


def _text(value: Typed) -> str:
    """What a cell that is written as text holds."""
    text = value.text if isinstance(value, model.Cell) else value
    return text if isinstance(text, str) else ""


def _cell(sheet: WriteOnlyWorksheet, value: Typed, font: Font | None = None) -> object:
    """A cell whose text is text, whatever it looks like.

    Only what openpyxl would take for a formula or an error needs a cell of its own: a plain
    value is written three times faster.
    """
    if isinstance(value, model.Cell):
        return _figure(sheet, value)
    if not isinstance(value, str):
        return value
    text = UNWRITABLE.sub(_spelt, value)
    if len(text) > LONGEST:
        text = text[: LONGEST - len(CUT)] + CUT
    if font is None and not text.startswith("#") and not calculated(text):
        return text
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    if font:
        cell.font = font
    return cell


def _spelt(found: re.Match[str]) -> str:
    r"""
    >>> UNWRITABLE.sub(_spelt, "a\x07b _x0041_")
    'a_x0007_b _x005F_x0041_'
    """
    return f"_x{ord(found[0]):04X}_"
