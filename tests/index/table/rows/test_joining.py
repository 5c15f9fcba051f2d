"""Rows that make one line: activities, merged cells, sections, sheets of bodies."""

import pytest

from index.table.layout import Layout
from index.table.rows.open_line import Line
from search.model import Cell
from tests.support.handmade import NAMES, Told, read, read_blocks, table

ONE = ("1. Uno", "1.1 Dos", "1.1.1 Tres")
TWO = ("1. Uno", "1.1 Dos", "1.1.2 Cuatro")
BLANK = ("", "", "")
YES, NO = "Se realizarán acciones", "No se realizarán acciones"


def texts(line: Line) -> list[tuple[int, str]]:
    return [(activity.number, activity.text) for activity in line.activities]


@pytest.mark.parametrize("nothing", ["Ninguna", "Sin acciones.", "0", "No se realizaron acciones"])
def test_words_for_nothing_are_no_activity(nothing: str) -> None:
    told = read(EACH, (*ONE, NO, nothing), (*TWO, YES, "Nada menos que diez obras."))
    assert [texts(line) for line in told.lines] == [[], [(1, "Nada menos que diez obras.")]]
    assert "no-with-activities" not in told.lines[0].findings


# One row an activity

EACH = table(then=("response", "activity"), numbered=False)
ASKED = table(then=("response", "activity"), layout=Layout(rows="activity"))
GROUPED = (
    (*ONE, YES, "Hará a."),
    (*ONE, YES, "Hará b."),
    (*BLANK, "", "Hará c."),
    (ONE[0], ONE[1], ONE[2].upper(), "", "Hará d."),
    (*TWO, NO, ""),
)


@pytest.mark.parametrize("block", [EACH, ASKED])
def test_equal_headings_add_activities_to_the_line_above(block: object) -> None:
    told = read(block, *GROUPED)  # type: ignore[arg-type]  # a parameter
    assert told.errors == []
    assert [(line.heading.code, texts(line)) for line in told.lines] == [
        ("1.1.1", [(1, "Hará a."), (2, "Hará b."), (3, "Hará c."), (4, "Hará d.")]),
        ("1.1.2", []),
    ]


@pytest.mark.parametrize(
    "again",
    [
        (*ONE, YES, "Hará a."),  # the same activity
        (*ONE, NO, "Hará b."),  # another response
        (*ONE, YES, "-"),  # nothing
        (ONE[0], ONE[1], "1.1.1 Otra cosa", YES, "Hará b."),  # another line
    ],
)
def test_a_row_that_does_not_add_to_it_is_a_code_twice(again: tuple[str, ...]) -> None:
    told = read(EACH, (*ONE, YES, "Hará a."), again, (*TWO, NO, ""))
    assert told.errors == [("duplicate-code", 2, "línea de acción")]
    assert told.codes == ["1.1.1", "1.1.2"]


def test_a_row_that_adds_nothing_does_not_end_the_line() -> None:
    told = read(EACH, (*ONE, YES, "a"), (*ONE, YES, "a"), (*ONE, YES, "b"))
    assert told.errors == [("duplicate-code", 2, "línea de acción")]
    assert [texts(line) for line in told.lines] == [[(1, "a"), (2, "b")]]


@pytest.mark.parametrize(
    "block",
    [
        table(then=("response", "activity")),
        table(then=("response", "activity"), numbered=False, layout=Layout(rows="line")),
        table(then=("response", "activity", "activity"), numbered=False),
    ],
)
def test_where_rows_are_lines_the_same_heading_is_a_code_twice(block: object) -> None:
    rows = [(*ONE, YES, "a", ""), (*ONE, YES, "b", "")]
    width = 5 if len(block.columns.activities) == 1 else 6  # type: ignore[attr-defined]
    told = read(block, *(row[:width] for row in rows))  # type: ignore[arg-type]
    assert told.errors == [("duplicate-code", 2, "línea de acción")]


def test_a_line_that_comes_back_later_is_a_code_twice() -> None:
    told = read(EACH, (*ONE, YES, "a"), (*TWO, YES, "b"), (*ONE, YES, "c"))
    assert told.errors == [("duplicate-code", 3, "línea de acción")]


def test_a_heading_worded_otherwise_in_a_later_row_is_told() -> None:
    told = read(EACH, (*ONE, YES, "a"), ("1. Uno más", *ONE[1:], YES, "b"))
    (line,) = told.lines
    assert len(line.activities) == 2
    assert told.rules("other-wording") == [("other-wording", 2, "Uno más")]
    assert line.findings == ("other-wording",)


def test_a_code_repeated_beside_a_merged_text_is_the_line_above() -> None:
    block = table(then=("activity", ""), own_codes=(None, None, 4))
    told = read(block, (*ONE, "a", "1.1.1"), (*BLANK, "b", "1.1.1"))
    assert told.errors == []
    assert [texts(line) for line in told.lines] == [[(1, "a"), (2, "b")]]


# Sections


def test_rows_of_headings_stand_over_those_that_follow() -> None:
    told = read(
        table(then=("response", "activity")),
        ("1. Uno", "", "", "", ""),
        ("", "1.1. Dos", "", "", ""),
        ("", "", "1.1.1. Tres", YES, "a"),
        ("", "1.2. Dos", "", "", ""),
        ("", "", "1.2.1. Tres", YES, "a"),
        ("2. Uno", "2.1. Dos", "", "", ""),
        ("", "", "2.1.1. Tres", YES, "a"),
    )
    assert told.errors == []
    assert [[h.code for h in line.headings] for line in told.lines] == [
        ["1", "1.1", "1.1.1"],
        ["1", "1.2", "1.2.1"],
        ["2", "2.1", "2.1.1"],
    ]


def test_what_stood_under_another_section_is_not_carried_on() -> None:
    told = read(
        table(then=("response",)),
        (*ONE, YES),
        ("2. Otro", "", "", ""),
        ("", "", "2.1.1. Tres", YES),
    )
    assert told.errors == [("missing-code", 3, "estrategia")]


@pytest.mark.parametrize("row", [(*BLANK, YES, ""), ("2. Uno", "2.1 Dos", "", YES, "")])
def test_a_response_without_a_line_is_not_a_section(row: tuple[str, ...]) -> None:
    told = read(table(then=("response", "activity")), (*ONE, YES, "a"), row)
    assert [(row, column) for _, row, column in told.errors] == [(2, "línea de acción")]
    assert told.codes == ["1.1.1"]


# Blank responses


def test_a_blank_response_is_that_of_the_row_above_and_accuses_nobody() -> None:
    told = read(
        table(then=("response", "activity")),
        (*ONE, YES, "a"),
        (*TWO, "", ""),
        ("", "", "1.1.3 Cinco", "", "b"),
    )
    assert [line.response for line in told.lines] == ["yes", "yes", "yes"]
    assert told.errors == []
    filled = [(p.row, p.column) for p in told.problems if p.rule == "filled-from-above"]
    assert (2, "tipo de respuesta") in filled
    assert (3, "tipo de respuesta") in filled
    assert not [p for p in told.problems if p.rule.startswith("yes-")]


def test_a_blank_response_under_another_heading_or_a_mark_is_unknown() -> None:
    told = read(
        table(then=("response",)),
        (*ONE, YES),
        ("1. Uno", "1.2 Dos", "1.2.1 Tres", ""),
        ("1. Uno", "1.2 Dos", "1.2.2 Tres", "X"),
        ("1. Uno", "1.2 Dos", "1.2.3 Tres", ""),
    )
    assert told.errors == [
        ("unknown-response", 2, "tipo de respuesta"),
        ("unknown-response", 4, "tipo de respuesta"),
    ]


def test_a_blank_cell_among_marks_of_a_named_column_answers_nothing() -> None:
    layout = Layout(columns={"response": ("se termino",)})
    told = read(table(then=("response",), layout=layout), (*ONE, "x"), (*TWO, ""))
    assert told.errors == []
    assert [line.response for line in told.lines] == ["yes", ""]


# Own words


def test_an_own_word_accuses_nobody_and_is_told() -> None:
    told = read(
        table(then=("response", "activity")),
        (*ONE, "CONCLUIDA", ""),
        (*TWO, "Concluida ", "a"),
        ("1. Uno", "1.1 Dos", "1.1.3 Cinco", "Pendiente", ""),
    )
    assert [line.response for line in told.lines] == ["Concluida", "Concluida"]
    assert told.rules() == [
        ("own-response", 1, "Concluida"),
        ("own-response", 2, "Concluida"),
        ("unknown-response", 3, "Pendiente"),
    ]


def test_a_table_without_responses_or_activities_accuses_nobody() -> None:
    assert read(table(), ONE, TWO).problems == []
    assert [line.response for line in read(table(), ONE).lines] == [""]
    assert read(table(then=("response",)), (*ONE, YES), (*TWO, NO)).problems == []


# Empty marks


@pytest.mark.parametrize("mark", ["-", "—", "N/A", "n.a.", "No aplica", "n.d.", "NINGUNA"])
def test_a_mark_of_nothing_is_no_content(mark: str) -> None:
    layout = Layout(empty=Layout().empty | {"ninguna"})
    block = table(then=("response", "activity", "agency", "Meta"), layout=layout)
    told = read(block, (*ONE, NO, mark, mark, mark))
    (line,) = told.lines
    assert (line.activities, line.given, line.columns) == ((), (), ())
    assert [p.rule for p in told.problems] == ["no-activities"]


# Further columns and given bodies

FURTHER = table(then=("response", "activity", "agency", "Meta", "Avance"), numbered=False)


def test_further_cells_belong_to_the_line() -> None:
    (line,) = read(FURTHER, (*ONE, YES, "a", "SRE", "1,250", "45%")).lines
    assert line.columns == (Cell("Meta", "1,250", 1250.0), Cell("Avance", "45%", 0.45))
    assert line.activities[0].columns == ()
    assert (line.given, line.activities[0].given) == (("SRE",), ("SRE",))


def test_what_differs_from_row_to_row_belongs_to_their_activities() -> None:
    (line,) = read(
        FURTHER,
        (*ONE, YES, "a", "SRE", "10", "5"),
        (*ONE, YES, "b", "", "10", "6"),
        (*BLANK, "", "c", "SEP", "", ""),
    ).lines
    assert line.columns == (Cell("Meta", "10", 10.0),)
    assert [activity.columns for activity in line.activities] == [
        (Cell("Avance", "5", 5.0),),
        (Cell("Avance", "6", 6.0),),
        (),
    ]
    assert [activity.given for activity in line.activities] == [("SRE",), ("SRE",), ("SEP",)]
    assert line.given == ("SRE", "SEP")


def test_a_blank_body_in_a_later_row_of_a_line_is_that_of_the_row_above() -> None:
    told = read(FURTHER, (*ONE, YES, "a", "SRE", "", ""), (*ONE, YES, "b", "", "", ""))
    assert told.rules() == [("filled-from-above", 2, "SRE")]


def test_what_differs_in_rows_without_activities_stays_with_the_line() -> None:
    block = table(then=("Indicador", "Meta"))
    told = read(block, (*ONE, "Leyes", "10"), (*BLANK, "Normas", "20"))
    (line,) = told.lines
    assert told.errors == []
    assert line.columns == (Cell("Indicador", "Leyes; Normas"), Cell("Meta", "10; 20"))


def test_two_columns_of_one_title_are_both_kept() -> None:
    block = table(then=("activity", "Avance", "Avance"), numbered=False)
    rows = ((*ONE, "a", "1", "2"), (*ONE, "b", "", "2"))
    (line,) = read(block, *rows).lines
    assert [cell.text for cell in line.columns] == ["1", "2"]


# A sheet for each body


def sheets(*rows: tuple[str, tuple[str, ...]], order: bool = False) -> Told:
    """Rows, each on the sheet of a body."""
    coded = (False,) * 3 if order else ()
    names = dict.fromkeys(sheet for sheet, _ in rows)
    return read_blocks(
        (
            table(coded=coded, then=("response", "activity"), sheet=name, given=(name,)),
            [row for sheet, row in rows if sheet == name],
        )
        for name in names
    )


def test_the_same_line_on_several_sheets_is_one() -> None:
    told = sheets(
        ("SEGOB", (*ONE, YES, "Hará a.")),
        ("SEGOB", (*TWO, NO, "")),
        ("SRE", (*ONE, YES, "Hará b.")),
    )
    assert told.errors == []
    assert told.codes == ["1.1.1", "1.1.2"]
    line = told.lines[0]
    assert [(a.number, a.text, a.given) for a in line.activities] == [
        (1, "Hará a.", ("SEGOB",)),
        (2, "Hará b.", ("SRE",)),
    ]
    assert line.given == ("SEGOB", "SRE")


@pytest.mark.parametrize("turned", [False, True])
def test_a_yes_of_any_sheet_holds_and_the_others_are_told(turned: bool) -> None:
    rows = [("SEGOB", (*ONE, YES, "Hará a.")), ("SRE", (*ONE, NO, ""))]
    told = sheets(*reversed(rows) if turned else rows)
    (line,) = told.lines
    assert (line.response, line.findings) == ("yes", ("other-response",))
    assert told.rules("other-response") == [("other-response", 1, "SRE: No se realizarán acciones")]
    assert not told.rules("no-activities", "yes-without-activities", "no-with-activities")


def test_a_line_twice_on_one_sheet_is_a_code_twice() -> None:
    told = sheets(
        ("SEGOB", (*ONE, YES, "a")), ("SEGOB", (*TWO, YES, "a")), ("SEGOB", (*ONE, YES, "b"))
    )
    assert told.errors == [("duplicate-code", 3, "línea de acción")]


def test_lines_without_codes_are_the_same_on_each_sheet() -> None:
    told = sheets(
        ("SEGOB", ("Uno", "Dos", "Tres", YES, "a")),
        ("SRE", ("Uno", "Dos", "Tres", YES, "b")),
        ("SRE", ("Uno", "Dos", "Seis", YES, "c")),
        order=True,
    )
    assert [(line.heading.code, len(line.activities)) for line in told.lines] == [
        ("1.1.1", 2),
        ("1.1.2", 1),
    ]


def test_cells_of_one_sheet_do_not_fill_those_of_another() -> None:
    told = sheets(("SEGOB", (*ONE, YES, "a")), ("SRE", ("", "", "1.1.2 Cuatro", YES, "b")))
    assert told.errors == [("missing-code", 1, "estrategia"), ("missing-code", 1, "objetivo")]


def test_a_line_worded_otherwise_on_another_sheet_is_told() -> None:
    told = sheets(("SEGOB", (*ONE, YES, "a")), ("SRE", (*ONE[:2], "1.1.1 Tres más", YES, "b")))
    (line,) = told.lines
    assert (line.heading.text, line.findings) == ("Tres", ("other-wording",))
    assert told.rules("other-wording") == [("other-wording", 1, "Tres más")]


def test_tables_of_one_programme_have_the_same_levels() -> None:
    flat = table(NAMES[2:], then=("response",))
    told = read_blocks(
        [(table(then=("response",)), [(*ONE, YES)]), (flat, [("1. Uno", "1.1 Dos", YES)])]
    )
    assert told.codes == ["1.1.1"]
    assert told.rules() == [("other-levels", 1, "Estrategia, Línea de acción")]


# Years side by side


def test_rows_of_two_reports_may_alternate() -> None:
    first = table(then=("response", "activity"), title="Plan")
    second = table(then=("response", "activity"), title="Otro plan")
    pairs = [
        (first, [(*ONE, YES, "a")]),
        (second, [(*ONE, NO, "")]),
    ]
    assert read_blocks(pairs).codes == ["1.1.1", "1.1.1"]


def test_a_line_of_many_rows_takes_time_that_grows_with_them() -> None:
    rows = [(*ONE, YES, f"Hará {n}.") for n in range(20_000)]
    (line,) = read(EACH, *rows).lines
    assert len(line.activities) == 20_000
