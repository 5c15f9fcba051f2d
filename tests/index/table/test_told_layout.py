"""What a sidecar tells of a table goes before the words of its header."""

from typing import Any

import pytest

from index.table.layout import Layout
from tests.support.tables import Cells, read

LINES = [
    ("Etapa 1", "Medir el caudal", "CONAGUA", "lista", "Falta el permiso de la cuenca.", "x"),
    ("", "Instalar medidores", "IMTA", "pendiente", "", ""),
]
HEADER = ("FASE", "Tarea (T)", "A cargo de", "Cómo va", "Comentario libre", "S 1-2")


def told(**changes: Any) -> Layout:
    columns: dict[str, tuple[str, ...]] = {
        "stage": ("fase",),
        "task": ("tarea",),
        "agency": ("a cargo de",),
        "response": ("como va",),
    }
    more = changes.pop("columns", {})
    return Layout(**{"levels": ("stage", "task"), "columns": columns | more, **changes})


def test_only_what_is_told_is_read_and_the_rest_is_told_once() -> None:
    found = read(HEADER, *LINES, layout=told())
    assert found.levels == ["Fase", "Tarea"]
    assert found.titles(*found.columns.agencies, found.columns.response) == ["CONAGUA", "lista"]
    assert not found.columns.further
    assert [(each.rule, each.value) for each in found.problems] == [
        ("unread-column", "Comentario libre, S 1-2")
    ]


def test_further_columns_that_are_told_are_kept() -> None:
    layout = told(columns={"extra": ("comentario libre",), "activity": ("s 1 2",)})
    found = read(HEADER, *LINES, layout=layout)
    assert [column.title for column in found.columns.further] == ["Comentario libre"]
    assert found.titles(*(each.position for each in found.columns.activities)) == ["x"]


def test_a_title_that_stands_several_times_is_kept_each_time() -> None:
    header = ("Fase", "Tarea", "Meta", "Avance", "Meta")
    layout = Layout(
        levels=("stage", "task"),
        columns={"stage": ("fase",), "task": ("tarea",), "extra": ("meta",)},
    )
    found = read(header, ("1. Agua", "1.1. Medir", "1", "2", "3"), layout=layout)
    assert [column.position for column in found.columns.further] == [2, 4]


def test_a_title_under_another_is_found_by_both() -> None:
    rows = [
        ("", "", "Meta", ""),
        ("Fase", "Tarea", "2019", "2020"),
        ("1. Agua", "1.1. Medir", "1", "2"),
    ]
    columns = {"stage": ("fase",), "task": ("tarea",), "extra": ("meta 2020",)}
    found = read(*rows, layout=Layout(levels=("stage", "task"), columns=columns))
    assert [(column.position, column.title) for column in found.columns.further] == [
        (3, "Meta 2020")
    ]


def test_a_title_that_is_not_in_the_file_is_an_error_that_lists_those_that_are() -> None:
    found = read(HEADER, *LINES, layout=told(columns={"extra": ("costo", "s 1 2")}))
    assert found.errors == [("missing-column", None, "costo")]
    (problem,) = [each for each in found.problems if each.error]
    assert all(f"«{title}»" in problem.detail for title in HEADER)


def test_a_level_that_a_table_lacks_is_an_error() -> None:
    found = read(("Tarea", "A cargo de", "Cómo va"), LINES[0][1:4], layout=told())
    assert [each[0] for each in found.errors] == ["missing-column", "missing-column"]
    assert not found.placed


def test_a_file_without_any_of_the_titles_lists_what_is_most_like_a_header() -> None:
    found = read(("Hoja de trabajo",), ("Qué", "Quién", "Cuándo"), ("Medir", "x"), layout=told())
    assert {each[0] for each in found.errors} == {"missing-column", "not-a-table"}
    assert all("«Qué», «Quién», «Cuándo»" in each.detail for each in found.problems if each.error)


@pytest.mark.parametrize(
    ("numbering", "coded"), [("", [True, False]), ("given", [True, True]), ("order", [False] * 2)]
)
def test_numbering(numbering: Any, coded: list[bool]) -> None:
    found = read(
        ("Fase", "Tarea"),
        ("1. Agua", "Medir"),
        layout=Layout(
            levels=("stage", "task"),
            columns={"stage": ("fase",), "task": ("tarea",)},
            numbering=numbering,
        ),
    )
    assert [level.coded for level in found.columns.levels] == coded


def test_codes_in_columns_that_are_told() -> None:
    columns = {
        "stage": ("fase",),
        "task": ("tarea",),
        "stage_code": ("f",),
        "code": ("t",),
    }
    layout = Layout(levels=("stage", "task"), columns=columns, numbering="column")
    found = read(("F", "Fase", "T", "Tarea"), ("1", "Agua", "1.1", "Medir"), layout=layout)
    assert [level.code for level in found.columns.levels] == [0, 2]


def test_a_layout_without_columns_leaves_them_to_their_words() -> None:
    found = read(("Objetivo", "Estrategia"), ("1. A", "1.1. B"), layout=Layout(rows="activity"))
    assert found.levels == ["Objetivo", "Estrategia"]
    assert found.blocks[0].layout.rows == "activity"


SHEETS: dict[str, list[Cells]] = {
    "CONAGUA": [HEADER, *LINES],
    "Otra cosa": [HEADER, *LINES],
    "Notas": [("Hola",)],
}


def test_only_the_sheets_that_are_told_are_read() -> None:
    found = read(sheets=SHEETS, layout=told(sheets=("conagua",)))
    assert [block.sheet for block in found.blocks] == ["CONAGUA"]
    assert found.values("unread-sheet") == ["Otra cosa, Notas"]
    assert not found.errors


def test_a_sheet_that_is_not_there_is_an_error_that_lists_those_that_are() -> None:
    found = read(sheets=SHEETS, layout=told(sheets=("conagua", "semarnat")))
    assert found.errors == [("bad-sidecar", None, "semarnat")]
    assert "«Otra cosa»" in found.problems[-1].detail


@pytest.mark.parametrize(
    ("sheet_is", "given", "title"),
    [("agency", ("Otra cosa",), ""), ("programme", (), "Otra cosa"), ("", (), "")],
)
def test_what_a_sheet_is(sheet_is: Any, given: tuple[str, ...], title: str) -> None:
    found = read(sheets={"Otra cosa": [HEADER, *LINES]}, layout=told(sheet_is=sheet_is))
    assert [(block.given, block.title) for block in found.blocks] == [(given, title)]


def test_columns_beside_a_table_that_is_told_are_none_of_it() -> None:
    rows = [("Fase", "Tarea"), ("1. A", "1.1. B", "", "Resumen", "25"), ("1. A", "1.2. C")]
    columns = {"stage": ("fase",), "task": ("tarea",)}
    layout = Layout(levels=("stage", "task"), columns=columns)
    found = read(*rows, layout=layout)
    assert found.columns.positions >= {3, 4}


BY_ROW = [
    ("Objetivo general", "1", "Agua limpia", "2020"),
    ("Línea de acción", "1.1", "Tender tubos", "2021"),
]


def by_row(level: str) -> Layout:
    columns = {"linea": ("que",), "linea_code": ("numero",), "level": (level,)}
    return Layout(levels=("objetivo", "linea"), columns=columns, numbering="column")


def test_a_column_that_names_the_level_of_each_row_is_told() -> None:
    found = read(("Renglón", "Núm.", "Qué", "Desde"), *BY_ROW, layout=by_row("renglon"))
    assert found.levels == ["Objetivo general", "Línea de acción"]
    assert found.rows == [("1. Agua limpia", "Línea de acción", "1.1", "Tender tubos", "2021")]
    assert found.values("unread-text") == ["2020"]
    assert found.errors == []


def test_a_column_of_levels_that_is_not_there_is_lacking() -> None:
    found = read(("Renglón", "Núm.", "Qué", "Desde"), *BY_ROW, layout=by_row("nivel"))
    assert ("missing-column", 2, "nivel") in found.errors
