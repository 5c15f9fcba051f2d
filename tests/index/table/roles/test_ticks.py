"""Columns of ticks under one question are read as the response."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from index.table.layout import Layout
from tests.support import reports
from tests.support.tables import read

LEVELS = ("Objetivo", "Línea de acción")
LINES = (("1. Agua", "1.1. Medir"), ("1. Agua", "1.2. Limpiar"), ("1. Agua", "1.3. Abrir"))
ASKED = ((*LEVELS, "Respuesta", "", "Actividad 1"), ("", "", "Sí", "No", ""))
HEADERS = {
    "a title over both": ((*LEVELS, "Respuesta", ""), ("", "", "Sí", "No")),
    "a question": ((*LEVELS, "¿Se cumplió?", ""), ("", "", "SÍ", "NO")),
    "other titles beside them": ((*LEVELS, "Respuesta", "", ""), ("", "", "Si", "No", "Meta")),
    "brackets": ((*LEVELS, "Respuesta (Sí)", "Respuesta (No)"),),
    "one row": ((*LEVELS, "Se realizó: Sí", "Se realizó: No"),),
    "nothing over them": ((*LEVELS, "Sí", "No"),),
}


def answers(path: Path) -> list[str]:
    return [line.response for line in reports.lines(path)]


@pytest.mark.parametrize("tick", ["X", "x", "✓", "●", "Sí"])
@pytest.mark.parametrize("name", HEADERS)
def test_a_tick_says_what_stands_over_it(tmp_path: Path, name: str, tick: str) -> None:
    header = HEADERS[name]
    other = "No" if tick == "Sí" else tick
    rows = ((*LINES[0], tick, "-"), (*LINES[1], "", other))
    wide = [(*cells, *[""] * 5)[:5] for cells in (*header, *rows)]
    path = reports.write(tmp_path / "r.csv", reports.separated(wide))
    assert answers(path) == ["yes", "no"]
    found = read(*wide)
    assert not found.columns.further or name == "other titles beside them"
    assert found.errors == []


def test_a_third_answer_is_the_word_of_the_source(tmp_path: Path) -> None:
    header = ((*LEVELS, "Cumplimiento", "", ""), ("", "", "Sí", "No", "Parcialmente"))
    ticks = (("X", "", ""), ("", "X", ""), ("", "", "X"))
    rows = [(*line, *row) for line, row in zip(LINES, ticks, strict=True)]
    path = reports.write(tmp_path / "r.csv", reports.separated([*header, *rows]))
    assert answers(path) == ["yes", "no", "Parcialmente"]
    assert "own-response" not in {rule for rule, _, _ in reports.rules(reports.surveyed(path))}


def test_two_ticks_of_a_row_are_an_error_and_none_says_nothing(tmp_path: Path) -> None:
    rows = ((*LINES[0], "X", "X", ""), (*LINES[1], "", "X", ""), (*LINES[2], "", "", "Se abrirá."))
    path = reports.write(tmp_path / "r.csv", reports.separated([*ASKED, *rows]))
    found = reports.surveyed(path)
    told = [(each.row, each.value) for each in found.findings() if each.rule == "unknown-response"]
    assert told == [(3, "Sí, No")]
    assert answers(path) == ["no", ""]


def test_those_of_years_stand_side_by_side() -> None:
    header = ((*LEVELS, "Respuesta 2019", "", "Respuesta 2020", ""), ("", "", *("Sí", "No") * 2))
    found = read(*header, (*LINES[0], "X", "", "", "X"))
    ticks = [[each.title for each in block.columns.ticks] for block in found.blocks]
    assert [block.year for block in found.blocks] == [2019, 2020]
    assert ticks == [["Sí", "No"]] * 2


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        (((*LEVELS, "¿Requiere obra?", ""), ("", "", "Sí", "No")), ("X", "")),
        (((*LEVELS, "Respuesta", ""), ("", "", "Sí", "No")), ("Hay obra", "")),
        (
            ((*LEVELS, "¿Se hizo?", "", "Tipo de respuesta"), ("", "", "Sí", "No", "")),
            ("X", "", "No"),
        ),
    ],
)
def test_what_asks_for_something_else_or_holds_words_is_none(
    header: Sequence[Sequence[str]], cells: Sequence[str]
) -> None:
    assert read(*header, (*LINES[0], *cells)).columns.ticks == ()


def test_a_sidecar_may_name_both() -> None:
    told = {"objetivo": ("objetivo",), "linea": ("linea de accion",)}
    layout = Layout(levels=("objetivo", "linea"), columns={**told, "response": ("si", "no")})
    found = read((*LEVELS, "Sí", "No"), (*LINES[0], "X", ""), layout=layout)
    assert [each.title for each in found.columns.ticks] == ["Sí", "No"]
    assert found.columns.further == found.columns.unread == ()
