"""Several years of one programme: side by side, in a column, on sheets of their own."""

from typing import Any

from index.table.layout import Layout
from tests.support.tables import Told, read

LEVELS = ("Objetivo", "Línea de acción")
FIRST, SECOND = ("1. Agua", "1.1. Medir"), ("1. Agua", "1.2. Ver")


def answers(found: Told) -> list[tuple[int | None, list[str], list[str]]]:
    """The year of each row, its response and activities, its further cells."""
    told = []
    for block, row in found.placed:
        columns = block.columns
        places = ([columns.response] if columns.response is not None else []) + [
            each.position for each in columns.activities
        ]
        further = [row.cells[each.position] for each in columns.further]
        told.append((block.year, [row.cells[place] for place in places], further))
    return told


def test_years_side_by_side() -> None:
    header = (
        *LEVELS,
        *(
            f"{title} {year}"
            for year in (2019, 2020)
            for title in ("Respuesta", "Actividades", "Meta")
        ),
        "Clave",
    )
    found = read(header, (*FIRST, "Sí", "Medirá", "1", "No", "", "2", "A-7"))
    assert answers(found) == [
        (2019, ["Sí", "Medirá"], ["1", "A-7"]),
        (2020, ["No", ""], ["2", "A-7"]),
    ]
    assert found.values("further-column") == ["Meta 2019, Meta 2020, Clave"]
    assert not found.errors


def test_years_over_groups_of_columns() -> None:
    found = read(
        ("", "", "Año 2019", "", "Año 2020", ""),
        (*LEVELS, "Respuesta", "Actividades", "Respuesta", "Actividades"),
        (*FIRST, "Sí", "Medirá", "No", ""),
        (*SECOND, "No", "", "Sí", "Verá"),
    )
    assert answers(found) == [
        (2019, ["Sí", "Medirá"], []),
        (2020, ["No", ""], []),
        (2019, ["No", ""], []),
        (2020, ["Sí", "Verá"], []),
    ]
    assert not found.problems


def test_activities_of_years_without_responses() -> None:
    found = read((*LEVELS, "Actividades 2019", "Actividades 2020"), (*FIRST, "Midió", "Medirá"))
    assert answers(found) == [(2019, ["Midió"], []), (2020, ["Medirá"], [])]


def test_figures_of_several_years_are_those_of_one_report() -> None:
    found = read((*LEVELS, "Respuesta", "Meta 2019", "Meta 2020"), (*FIRST, "Sí", "1", "2"))
    assert answers(found) == [(None, ["Sí"], ["1", "2"])]


def test_a_column_of_years() -> None:
    found = read(
        ("Ejercicio fiscal", *LEVELS, "Respuesta"),
        ("2019", *FIRST, "Sí"),
        ("2020", *FIRST, "No"),
        ("", *SECOND, "Sí"),
    )
    assert answers(found) == [(2019, ["Sí"], []), (2020, ["No"], []), (2020, ["Sí"], [])]
    assert len({block.key for block in found.blocks}) == 2
    assert found.values("filled-from-above") == ["2020"]
    assert not found.errors


def test_a_row_whose_year_is_none_is_an_error() -> None:
    rows = [(str(year), *FIRST, "Sí") for year in (2018, 2019, 2020)]
    found = read(
        ("Año", *LEVELS, "Respuesta"), *rows, *[rows[0]] * 60, ("pendiente", *SECOND, "Sí")
    )
    assert found.errors == [("unknown-year", 65, "pendiente")]
    assert len(found.rows) == 63


def test_sheets_that_are_years() -> None:
    table = [(*LEVELS, "Respuesta"), (*FIRST, "Sí")]
    found = read(sheets={"Informe 2019": table, "2020": table, "Notas": [("Hola",)]})
    assert [(block.year, block.apart) for block in found.blocks] == [(2019, True), (2020, True)]


def test_a_period_in_the_name_of_a_sheet_is_no_year() -> None:
    found = read(sheets={"PNH 2020-2024": [(*LEVELS, "Respuesta"), (*FIRST, "Sí")]})
    assert [(block.year, block.apart) for block in found.blocks] == [(None, False)]


def test_sheets_that_are_to_be_years_say_theirs() -> None:
    told: dict[str, Any] = {"objective": ("objetivo",), "line": ("linea de accion",)}
    layout = Layout(levels=("objective", "line"), columns=told, sheet_is="year")
    table = [LEVELS, FIRST]
    found = read(layout=layout, sheets={"Informe 2019": table, "Otro": table})
    assert [block.year for block in found.blocks] == [2019]
    assert found.errors == [("unknown-year", 2, "Otro")]
