"""Sources, notes and totals under or between the rows are left out and told once."""

import pytest

from index.files.row import Row
from index.table.row_kinds import is_note
from tests.support.tables import read

HEADER = ("Objetivo", "Línea de acción", "Respuesta", "Actividad 1", "Meta")
ROW = ("1. Agua", "1.1. Medir", "Sí", "La CONAGUA medirá.", "3")


@pytest.mark.parametrize(
    "cells",
    [
        ("Fuente: CONAGUA, con datos de 2020.",),
        ("FUENTES: CONAGUA e IMTA",),
        ("", "Nota: Las cifras son preliminares."),
        ("Nota 2. Incluye a los municipios",),
        ("1/ Incluye el primer trimestre.",),
        ("a/ No incluye a las entidades.",),
        ("* Cifras al cierre",),
        ("¹ Preliminar",),
        ("Elaboró: la Dirección General",),
        ("Elaborado por: Ana",),
        ("Cifras preliminares",),
        ("TOTAL", "", "2", "1", "4"),
        ("", "", "", "Subtotal", "4"),
        ("Total general",),
        ("Gran total", "", "", "", "45.3 %"),
        ("Suma", "", "", "", "$1,250.00"),
        ("Promedio 2020", "", "=AVERAGE(C3:C9)", "TOTAL 2021", "=SUM(D3:D9)"),
    ],
)
@pytest.mark.parametrize("between", [(), ((),)])
def test_what_is_no_row_is_left_out(cells: tuple[str, ...], between: tuple[()]) -> None:
    more = ("1. Agua", "1.2. Ver", "No", "", "")
    found = read(HEADER, ROW, *between, cells, more, *between, cells)
    assert found.rows == [ROW, more]
    assert found.values("note-row") == [" ".join(filter(None, cells))] * 2
    assert not found.errors


@pytest.mark.parametrize(
    "cells",
    [
        ("", "", "", "Nota: la CONAGUA también revisará.", ""),
        ("", "", "", "Total de medidores: 40.", ""),
        ("", "1.3. Total de medidores", "Sí", "Medirá", "3"),
        ("1. Agua", "1.3. Promedio", "", "", ""),
        ("Fuente de agua", "1.3. Ver", "Sí", "", ""),
        ("y sigue aquí.",),
    ],
)
def test_a_row_of_the_table_is_none_of_them(cells: tuple[str, ...]) -> None:
    found = read(HEADER, ROW, cells)
    assert found.rows == [ROW, cells]


def test_a_text_after_a_note_is_told_and_no_row() -> None:
    found = read(HEADER, ROW, ("Nota: Las cifras",), ("son preliminares.",))
    assert found.rows == [ROW]
    assert found.values("unread-text") == ["son preliminares."]


def test_a_long_text_that_begins_with_a_total_is_none() -> None:
    assert not is_note(Row(9, (f"Total {'de las presas ' * 9}", "3")))
