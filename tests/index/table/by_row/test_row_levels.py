"""A column says the level of each row, or only what kind of thing it is."""

from collections.abc import Sequence

import pytest

from tests.support.tables import read

Cells = Sequence[str]
NAMED: tuple[Cells, ...] = (
    ("Nivel", "Clave", "Nombre", "Responsable"),
    ("Objetivo", "1", "Agua limpia", ""),
    ("Línea de acción", "1.1", "Tender tubos", "CONAGUA"),
)
NO_LEVELS: dict[str, tuple[Cells, ...]] = {
    "kinds without codes": (
        ("Tipo", "Nombre", "Responsable"),
        ("Programa", "Agua limpia", "CONAGUA"),
        ("Proyecto", "Tender tubos", "CONAGUA"),
    ),
    "words of no level": (
        ("Nivel", "Clave", "Nombre"),
        ("Alto", "1", "Agua limpia"),
        ("Bajo", "1.1", "Tender tubos"),
    ),
    "from below": (
        ("Tipo", "Clave", "Nombre"),
        ("Línea de acción", "1.1", "Tender tubos"),
        ("Objetivo", "1", "Agua limpia"),
    ),
    "a catalogue": (("Tipo", "Nombre", "Siglas"), ("Secretaría", "Salud", "SSA")),
    "nothing that is a text": (
        ("Nivel", "Clave", "Meta"),
        ("Objetivo", "1", "4"),
        ("Línea de acción", "1.1", "12"),
    ),
}


def test_rows_that_name_their_level() -> None:
    found = read(*NAMED)
    assert found.levels == ["Objetivo", "Línea de acción"]
    assert found.titles(0, found.columns.line.code) == ["1. Agua limpia", "1.1"]
    assert found.problems == []


@pytest.mark.parametrize("kind", NO_LEVELS)
def test_kinds_of_rows_are_no_levels(kind: str) -> None:
    found = read(*NO_LEVELS[kind])
    assert found.placed == []
    assert [rule for rule, *_ in found.errors] == ["not-a-table"]


def test_the_level_of_an_indicator_is_none_of_its_line() -> None:
    found = read(
        ("Objetivo", "Línea de acción", "Nombre del indicador", "Nivel"),
        ("1. Agua", "1.1. Tender tubos", "Kilómetros de tubería nueva", "Componente"),
        ("1. Agua", "1.2. Medir caudal", "Medidores puestos este año", "Actividad"),
    )
    assert found.levels == ["Objetivo", "Línea de acción"]
    assert len(found.rows) == 2


def test_a_number_of_each_row_is_no_code() -> None:
    rows = (
        ("No.", "Nivel", "Nombre"),
        ("1", "Objetivo", "Agua limpia"),
        ("2", "Estrategia", "Redes nuevas"),
        ("3", "Línea de acción", "Tender tubos"),
    )
    found = read(*rows)
    assert [level.coded for level in found.columns.levels] == [False, False, False]


def test_a_header_that_is_repeated_goes_on() -> None:
    more = (("Línea de acción", "1.2", "Medir caudal", ""), ("Objetivo", "2", "Bosque vivo", ""))
    last = ("Línea de acción", "2.1", "Sembrar pinos", "")
    found = read(*NAMED, ("", "", "", ""), NAMED[0], *more, last)
    assert [row[0] for row in found.rows] == ["1. Agua limpia", "1. Agua limpia", "2. Bosque vivo"]
    assert found.problems == []
