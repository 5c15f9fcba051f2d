"""What a row is, told by where it stands, and where the reading stands after it.

state    after BLANK  HEADER  BRANCH  TEXT   CELLS  SECTION NOTE   ORPHAN
ABOVE          ABOVE  HEADER  ABOVE   ABOVE  ROWS   ABOVE   ABOVE  LOST
HEADER         HEADER HEADER  HEADER  HEADER ROWS   HEADER  HEADER LOST
ROWS           PAUSE  HEADER  ABOVE   PAUSE  ROWS   ROWS    PAUSE  -
PAUSE          PAUSE  HEADER  ABOVE   PAUSE  ROWS   PAUSE   PAUSE  -
LOST           LOST   HEADER  LOST    LOST   LOST   LOST    LOST   -
"""

import re
from enum import Enum, auto

from index.files.column_titles import titled_column
from index.files.row import Row
from index.plain_text import plain
from index.table.blocks import Block
from index.table.header import Header, is_header, is_its_title, is_part
from index.table.sample import is_figure
from index.table.sections import section_of, worded_section
from index.table.title import begins_with_code, named_branch, names_programme

_NOTE_ROW = re.compile(
    r"(?:fuentes?|notas?(?: ?[0-9]{1,2})?|elabor(?:[oó]|ad[oa] por|aci[oó]n)|revis[oó]|valid[oó]"
    r"|autoriz[oó]|aprob[oó]|vo\. ?bo\.?|siglas|abreviaturas|simbolog[ií]a|fecha de (?:corte"
    r"|elaboraci[oó]n|actualizaci[oó]n))\s*[:.–—-]\s*\S"
    r"|(?:cifras (?:preliminares|al|en)|informaci[oó]n (?:al|con corte)|corte al)\b"
    r"|\(?(?:[0-9]{1,2}|[a-z])/\)?\s*[^\W\d]|\*{1,4}\s*\w|[¹²³⁴⁵⁶⁷⁸⁹]{1,2}/?\s*\w",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"(?:gran )?(?:sub ?)?(?:total(?:es)?|sumas?|promedios?)(?: .{0,60})?")
_BARE_TOTAL = re.compile(
    r"(?:gran )?(?:sub ?)?(?:total|totales|suma|promedio)(?: general| [0-9]{4})?"
)
_DASH = re.compile(r"[^\w\s]{1,3}")
_LONGEST_TOTAL = 80


class State(Enum):
    """Where in a file the reading stands."""

    ABOVE = auto()  # where no header has been read for the rows to come
    HEADER = auto()  # in a header, or between it and its first row
    ROWS = auto()  # in a table, right behind a row of it
    PAUSE = auto()  # in a table, behind a blank row or a text that may lead to the next page
    LOST = auto()  # under a header that lacks a column: its rows are left out


class RowKind(Enum):
    """What a row is."""

    BLANK = auto()  # or not to be used
    HEADER = auto()
    BRANCH = auto()
    TEXT = auto()  # may stand above a table, or has none to stand in
    CELLS = auto()  # of a table
    SECTION = auto()  # stands for a level that has no column
    NOTE = auto()  # a source, a note, a total: told, and no row
    ORPHAN = auto()  # the first row under a header that lacks a column


IN_TABLE = (State.ROWS, State.PAUSE)

# What changes the state; all else leaves it as it is.
NEXT: dict[State, dict[RowKind, State]] = {
    State.ABOVE: {
        RowKind.HEADER: State.HEADER,
        RowKind.CELLS: State.ROWS,
        RowKind.ORPHAN: State.LOST,
    },
    State.HEADER: {RowKind.CELLS: State.ROWS, RowKind.ORPHAN: State.LOST},
    State.ROWS: {
        RowKind.BLANK: State.PAUSE,
        RowKind.TEXT: State.PAUSE,
        RowKind.NOTE: State.PAUSE,
        RowKind.HEADER: State.HEADER,
        RowKind.BRANCH: State.ABOVE,
    },
    State.PAUSE: {
        RowKind.CELLS: State.ROWS,
        RowKind.HEADER: State.HEADER,
        RowKind.BRANCH: State.ABOVE,
    },
    State.LOST: {RowKind.HEADER: State.HEADER},
}


def kind_of(row: Row, state: State, block: Block | None, header: Header) -> RowKind:
    """What a row is, under the last block and the header that is being read."""
    table = block if state in IN_TABLE else None
    if not row.filled:
        return RowKind.BLANK
    if _is_of_header(row, state, header):
        return RowKind.HEADER
    if table and is_note(row, answers=_in_answer(row, table)):
        return RowKind.NOTE
    if table and _in_answer(row, table):
        return RowKind.CELLS
    if named_branch(row):
        return RowKind.BRANCH
    if table and section_of(row, table.sections):
        return RowKind.SECTION
    if (table or (state is State.HEADER and header.last_level >= 0)) and worded_section(row):
        return RowKind.CELLS
    known = bool(header.rows) or (block is not None and block.sheet == row.sheet)
    if _leads_on(row, table, state) if table else _alone(row) or not known:
        return RowKind.TEXT
    return RowKind.CELLS


def is_note(row: Row, answers: bool = False) -> bool:
    """Whether a row is a source, a note or a total, and none of a table.

    `answers`: it begins under the response or the activities, where only a bare total is none.

    >>> [is_note(Row(9, cells)) for cells in (("Fuente: SEP",), ("TOTAL", "", "2"), ("Total",))]
    [True, True, True]
    >>> is_note(Row(9, ("Nota informativa mensual",))), is_note(Row(9, ("Totales", "Publicar")))
    (False, False)
    """
    first, *others = row.filled
    if not answers and not others and _NOTE_ROW.match(first):
        return True
    if len(first) > _LONGEST_TOTAL or first[:1].lower() not in "gtsp":  # nearly every row
        return False
    said = plain(first)
    if not (_BARE_TOTAL if answers else _TOTAL).fullmatch(said):
        return False
    if not others:
        return not answers and len(said.split()) <= 3
    return all(map(_goes_with_total, others))


def _goes_with_total(cell: str) -> bool:
    """Whether a cell may stand in a row of totals: a figure, a formula, another such word."""
    if is_figure(cell):
        return True
    return len(cell) <= _LONGEST_TOTAL and bool(
        _DASH.fullmatch(cell) or _TOTAL.fullmatch(plain(cell))
    )


def _is_of_header(row: Row, state: State, header: Header) -> bool:
    if header.layout.columns:
        known = header.is_told(row.cells)
    else:
        known = is_header(row.cells, inside=state in IN_TABLE or _is_whole(state, header))
    return known or row.cells in header.rows or (state is State.HEADER and _is_under(row, header))


def _is_whole(state: State, header: Header) -> bool:
    return state is State.HEADER and header.complete


def _is_under(row: Row, header: Header) -> bool:
    """Whether a row holds but parts of titles, under those of no level: years under "Meta".

    Other titles may stand beside them.
    """
    first = next(position for position, cell in enumerate(row.cells) if cell)
    parts = first > header.last_level and any(map(is_part, row.filled))
    parts = parts and all(is_part(cell) or titled_column(cell) for cell in row.filled)
    return parts or (len(row.filled) > 1 and all(map(is_its_title, row.filled)))


def _in_answer(row: Row, table: Block) -> bool:
    """Whether a row of a table has nothing left of its response."""
    first = next(position for position, cell in enumerate(row.cells) if cell)
    return first + len(table.sections) in table.columns.answers


def _alone(row: Row) -> bool:
    """Whether a row is one cell that is no heading."""
    return len(row.filled) == 1 and not begins_with_code(row)


def _leads_on(row: Row, table: Block, state: State) -> bool:
    """Whether a row behind those of a table may stand above the next page's."""
    if not _alone(row):
        return False
    again = plain(row.filled[0]) == table.programme
    return state is State.PAUSE or names_programme(row) or again
