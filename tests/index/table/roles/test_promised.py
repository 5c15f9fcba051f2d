"""What was to be done is a further column beside what was done, and an activity alone."""

from pathlib import Path

import pytest

from tests.support import reports
from tests.support.tables import read

LEVELS = ("Objetivo", "Línea de acción")
LINE = ("1. Agua", "1.1. Medir el caudal")
TO_DO, DONE = "Instalar diez medidores en las presas", "Se instalaron ocho medidores en las presas"


@pytest.mark.parametrize(
    ("promised", "done"),
    [
        ("Actividades programadas", "Actividades realizadas"),
        ("Acciones comprometidas", "Acciones cumplidas"),
        ("Actividades por realizar", "Actividades ejecutadas"),
        ("ACTIVIDADES A REALIZAR EN 2022", "ACTIVIDADES REALIZADAS EN 2022"),
        ("Actividades planeadas", "Acciones llevadas a cabo"),
    ],
)
def test_what_was_to_be_done_is_kept_beside_what_was_done(promised: str, done: str) -> None:
    for header, cells in (((promised, done), (TO_DO, DONE)), ((done, promised), (DONE, TO_DO))):
        found = read((*LEVELS, *header), (*LINE, *cells))
        assert found.titles(*(each.position for each in found.columns.activities)) == [DONE]
        assert [each.title for each in found.columns.further] == [promised]
        assert found.columns.promised == (found.columns.further[0].position,)
        assert not found.errors


def test_titles_over_both_tell_them_apart() -> None:
    found = read(
        (*LEVELS, "Actividades", ""), ("", "", "Programadas", "Realizadas"), (*LINE, TO_DO, DONE)
    )
    assert found.titles(*(each.position for each in found.columns.activities)) == [DONE]
    assert [each.title for each in found.columns.further] == ["Actividades Programadas"]


def test_groups_of_activities_are_told_apart_by_what_stands_over_them() -> None:
    over = (*LEVELS, "ACTIVIDADES PROGRAMADAS", "", "ACTIVIDADES REALIZADAS", "")
    under = ("", "", *("Actividad 1", "Actividad 2") * 2)
    found = read(over, under, (*LINE, TO_DO, "Leerlos", DONE, "Se leyeron"))
    activities = found.columns.activities
    assert found.titles(*(each.position for each in activities)) == [DONE, "Se leyeron"]


@pytest.mark.parametrize("kind", ["Actividad", "Acción"])
def test_pairs_that_count_are_told_apart(kind: str) -> None:
    header = (f"{kind} {word} {n}" for n in (1, 2) for word in ("programada", "realizada"))
    found = read((*LEVELS, *header), (*LINE, TO_DO, DONE, "Leerlos", "Se leyeron"))
    activities = found.columns.activities
    assert found.titles(*(each.position for each in activities)) == [DONE, "Se leyeron"]
    assert [each.number for each in activities] == [1, 2]


@pytest.mark.parametrize(
    "header",
    [
        ("Actividades programadas",),
        ("Actividades programadas", "Actividades"),
        ("Actividades programadas y realizadas", "Actividades realizadas"),
        ("Actividades realizadas en 2022", "Actividades programadas en 2023"),
    ],
)
def test_where_none_of_the_same_year_was_done_it_is_an_activity(header: tuple[str, ...]) -> None:
    found = read((*LEVELS, *header), (*LINE, *(TO_DO, DONE)[: len(header)]))
    places = [each.position for block in found.blocks for each in block.columns.activities]
    assert len(places) == len(header)
    assert not found.errors


def test_a_column_that_counts_activities_is_none() -> None:
    header = (*LEVELS, "Actividades programadas", "Actividades realizadas", "Actividad 1")
    found = read(header, (*LINE, "10", "8", DONE))
    assert found.titles(*(each.position for each in found.columns.activities)) == [DONE]
    assert [each.title for each in found.columns.further] == list(header[2:4])


@pytest.mark.parametrize(
    ("answer", "done", "rules"),
    [
        ("Sí", "", ()),
        ("No", "", ()),
        ("No", DONE, ("no-with-activities",)),
        ("Sí", DONE, ()),
    ],
)
def test_a_line_that_promises_is_not_said_to_describe_nothing(
    tmp_path: Path, answer: str, done: str, rules: tuple[str, ...]
) -> None:
    header = (*LEVELS, "Respuesta", "Acciones programadas", "Acciones realizadas")
    text = reports.separated([header, (*LINE, answer, TO_DO, done)])
    (line,) = reports.lines(reports.write(tmp_path / "r.csv", text))
    assert line.findings == rules
    assert [cell.text for cell in line.columns] == [TO_DO]
