"""What a row is depends on where it stands."""

import pytest

from index.files.row import Row
from index.table import row_kinds
from index.table.blocks import Above, Block, next_block
from index.table.header import Header
from index.table.row_kinds import IN_TABLE, NEXT, RowKind, State, kind_of
from index.table.sample import Sample
from index.table.settling import settled
from tests.support.reports import BRANCH, HEADER, ROWS, TITLE

COMPLETE = Header(list(map(tuple, HEADER)))
COLUMNS = settled(COMPLETE, Sample((ROWS[0],))).years[0][1]
BLOCK = next_block(None, Above(COLUMNS, TITLE, BRANCH))


def test_the_table_in_the_docs_is_what_is_done() -> None:
    names, *rows = [line.split() for line in (row_kinds.__doc__ or "").splitlines()[2:]]
    kinds = [RowKind[name] for name in names[2:]]
    assert (kinds, [State[name] for name, *_ in rows]) == (list(RowKind), list(State))
    for name, *after in rows:
        state = State[name]
        told = {kind: State[to] for kind, to in zip(kinds, after, strict=True) if to != "-"}
        assert NEXT[state] == {kind: to for kind, to in told.items() if to is not state}


ANYWHERE = tuple(State)
OUTSIDE = tuple(state for state in State if state not in IN_TABLE)
KINDS: tuple[tuple[str, tuple[str, ...], tuple[State, ...], RowKind], ...] = (
    ("nothing", ("", ""), ANYWHERE, RowKind.BLANK),
    ("words of a header", COMPLETE.rows[0], ANYWHERE, RowKind.HEADER),
    ("a branch", ("Ramo: Salud",), ANYWHERE, RowKind.BRANCH),
    (
        "a branch under the activities",
        ("", "", "", "", "Ramo 33: se ampliará"),
        IN_TABLE,
        RowKind.CELLS,
    ),
    ("a row", ROWS[0], IN_TABLE, RowKind.CELLS),
    ("a heading alone", ("1. Erradicar",), ANYWHERE, RowKind.CELLS),
    ("a text", ("y sigue aquí.",), (*OUTSIDE, State.PAUSE), RowKind.TEXT),
    ("a text right behind a row", ("y sigue aquí.",), (State.ROWS,), RowKind.CELLS),
    ("a programme right behind a row", ("Plan de Riego",), (State.ROWS,), RowKind.TEXT),
    ("a source", ("Fuente: STPS",), IN_TABLE, RowKind.NOTE),
    ("a source above a table", ("Fuente: STPS",), OUTSIDE, RowKind.TEXT),
    ("a total", ("TOTAL", "", "3"), IN_TABLE, RowKind.NOTE),
    ("an objective by its word", ("Objetivo 1. Erradicar",), IN_TABLE, RowKind.CELLS),
    ("two cells of text", ("tel.", "5555"), IN_TABLE, RowKind.CELLS),
)


@pytest.mark.parametrize(
    ("row", "states", "kind"), [each[1:] for each in KINDS], ids=[each[0] for each in KINDS]
)
def test_what_a_row_is(row: tuple[str, ...], states: tuple[State, ...], kind: RowKind) -> None:
    read = {state: kind_of(Row(9, row), state, BLOCK, COMPLETE) for state in states}
    assert read == dict.fromkeys(states, kind)


def test_the_title_of_the_page_comes_again_right_behind_a_row() -> None:
    title = Row(9, ("Informe del Trabajo",))
    block = next_block(None, Above(COLUMNS, "INFORME DEL TRABAJO"))
    assert kind_of(title, State.ROWS, block, COMPLETE) is RowKind.TEXT
    assert kind_of(title, State.ROWS, BLOCK, COMPLETE) is RowKind.CELLS


@pytest.mark.parametrize(
    ("sheet", "block", "kind"),
    [("", None, RowKind.TEXT), ("", BLOCK, RowKind.CELLS), ("Notas", BLOCK, RowKind.TEXT)],
)
def test_a_row_without_a_header_goes_on_under_the_block_of_its_sheet(
    sheet: str, block: Block | None, kind: RowKind
) -> None:
    assert kind_of(Row(9, ROWS[0], sheet), State.ABOVE, block, Header()) is kind
