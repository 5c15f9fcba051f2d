"""What the reader of a workbook sees in a cell, and what is to be told of it."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from openpyxl.utils import get_column_letter

from index.files.cells.cell_errors import is_cell_error
from index.files.cells.number_format import plain_number
from index.files.cells.rich_text import Run, Runs, seen_and_struck, unescaped
from index.files.cells.styles import Style
from index.files.row import CellNote

BOOLEANS = {"0": "FALSO", "1": "VERDADERO", "false": "FALSO", "true": "VERDADERO"}
LONGEST_NUMBER = 309  # digits; what has more is a text, whatever program wrote it
_DAY_0 = datetime(1899, 12, 30)


class HeldCell(NamedTuple):
    """A cell as its workbook holds it."""

    kind: str  # s, inlineStr, str, n, b, d, e
    value: str = ""
    runs: Runs = ()
    formula: str | None = None


class SeenCell(NamedTuple):
    """The text of a cell, and what is to be told."""

    text: str = ""
    note: CellNote | None = None

    def note_in(self, column: int) -> CellNote:
        """The note, with the letters of its column."""
        return replace(self.note or CellNote(""), column=get_column_letter(column))


def seen_cell(cell: HeldCell, style: Style) -> SeenCell:
    """A cell under its style. Raises ValueError where a number is none."""
    if cell.formula is not None and not cell.value and cell.kind != "str":
        text = f"={unescaped(cell.formula)}".strip() if cell.formula else ""
        return SeenCell(text, CellNote("formula", value=text))
    match cell.kind:
        case "n" | "d":
            return _struck(_shown_number(cell, style), style)
        case "b":
            return _struck(SeenCell(BOOLEANS.get(cell.value, cell.value)), style)
        case "e":
            return SeenCell(note=CellNote("cell-error", value=cell.value))
        case "s" | "inlineStr":
            return _shown_text(cell.runs, style)
    return _shown_text((Run(unescaped(cell.value)),), style)


def _shown_text(runs: Runs, style: Style) -> SeenCell:
    kept, struck = seen_and_struck(runs, style.struck)
    if is_cell_error(kept):
        return SeenCell(note=CellNote("cell-error", value=kept))
    text = style.format.shown_text(kept) if kept else ""
    if struck:
        return SeenCell(text, CellNote("struck-through", value=struck))
    return SeenCell(text, CellNote("hidden-cell", value=kept) if kept and not text else None)


def _struck(seen: SeenCell, style: Style) -> SeenCell:
    """A cell whose whole text goes where it is struck through."""
    if not style.struck or not seen.text:
        return seen
    return SeenCell(note=CellNote("struck-through", value=seen.text))


def _shown_number(cell: HeldCell, style: Style) -> SeenCell:
    value = _days(cell.value, style) if cell.kind == "d" else cell.value
    if not value or (len(value) > LONGEST_NUMBER and value.isdigit()):
        return SeenCell(value)
    seen = style.format.shown(value)
    if seen:
        return SeenCell(seen)
    plain = plain_number(value)
    if seen is None:
        detail = f"La celda muestra {plain}."
        return SeenCell(plain, CellNote("number-format", value=style.format.code, detail=detail))
    return SeenCell("", CellNote("hidden-cell", value=plain) if plain != "0" else None)


def _days(moment: str, style: Style) -> str:
    """A moment that is written out, "2018-12-18T10:30:00", as the days that a number would say."""
    if not moment:
        return ""
    since = datetime.fromisoformat(moment.removesuffix("Z")).replace(tzinfo=None) - _DAY_0
    days = Decimal(since.days) + Decimal(since.seconds) / 86_400
    return str(days - 1_462 * style.format.from_1904)
