"""What a row is, told by where it stands, and where the reading stands after it.

state    after BLANK  HEADER  BRANCH  TEXT   CELLS  ORPHAN
ABOVE          ABOVE  HEADER  ABOVE   ABOVE  ROWS   -
HEADER         HEADER HEADER  HEADER  HEADER ROWS   LOST
ROWS           PAUSE  HEADER  ABOVE   PAUSE  ROWS   -
PAUSE          PAUSE  HEADER  ABOVE   PAUSE  ROWS   -
LOST           LOST   HEADER  LOST    LOST   LOST   -
"""

from enum import Enum, auto

from index.files.row import Row
from index.plain_text import plain
from index.table.blocks import Block
from index.table.header import Header, is_header
from index.table.title import begins_with_code, named_branch, names_programme


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
    ORPHAN = auto()  # the first row under a header that lacks a column


IN_TABLE = (State.ROWS, State.PAUSE)

# What changes the state; all else leaves it as it is.
NEXT: dict[State, dict[RowKind, State]] = {
    State.ABOVE: {RowKind.HEADER: State.HEADER, RowKind.CELLS: State.ROWS},
    State.HEADER: {RowKind.CELLS: State.ROWS, RowKind.ORPHAN: State.LOST},
    State.ROWS: {
        RowKind.BLANK: State.PAUSE,
        RowKind.TEXT: State.PAUSE,
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
    if is_header(row.cells):
        return RowKind.HEADER
    if table and _in_answer(row, table):
        return RowKind.CELLS
    if named_branch(row):
        return RowKind.BRANCH
    known = bool(header.rows) or (block is not None and block.sheet == row.sheet)
    if _leads_on(row, table, state) if table else _alone(row) or not known:
        return RowKind.TEXT
    return RowKind.ORPHAN if state is State.HEADER and header.missing() else RowKind.CELLS


def _in_answer(row: Row, table: Block) -> bool:
    """Whether a row of a table has nothing left of its response."""
    first = next(position for position, cell in enumerate(row.cells) if cell)
    return first in table.columns.answers


def _alone(row: Row) -> bool:
    """Whether a row is one cell that is no heading."""
    return len(row.filled) == 1 and not begins_with_code(row)


def _leads_on(row: Row, table: Block, state: State) -> bool:
    """Whether a row behind those of a table may stand above the next page's."""
    if not _alone(row):
        return False
    again = plain(row.filled[0]) == table.key
    return state is State.PAUSE or names_programme(row) or again
