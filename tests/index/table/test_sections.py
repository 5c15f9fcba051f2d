"""Levels that have no column, but rows of their own over the lines."""

from tests.support.tables import read

HEADER = ("Línea de acción", "Respuesta", "Actividad 1")


def line(code: str) -> tuple[str, str, str]:
    return (f"{code}. Medir", "Sí", "La CONAGUA medirá.")


def test_levels_above_the_header() -> None:
    found = read(
        ("Programa Hídrico 2020-2024",),
        ("Objetivo 1. Agua para todos",),
        ("Estrategia 1.1 Vigilar",),
        HEADER,
        line("1.1.1"),
        ("Estrategia 1.2 Ahorrar",),
        HEADER,
        line("1.2.1"),
    )
    assert found.rows == [
        ("1. Agua para todos", "1.1 Vigilar", *line("1.1.1")),
        ("1. Agua para todos", "1.2 Ahorrar", *line("1.2.1")),
    ]
    assert [level.name for level in found.blocks[0].columns.levels] == [
        "Objetivo",
        "Estrategia",
        "Línea de acción",
    ]
    assert {block.title for block in found.blocks} == {"Programa Hídrico 2020-2024"}
    assert not found.problems


def test_levels_between_the_rows() -> None:
    found = read(
        HEADER,
        ("OBJETIVO PRIORITARIO 1.- Agua",),
        ("Estrategia 1.1: Vigilar",),
        line("1.1.1"),
        line("1.1.2"),
        (),
        ("OBJETIVO PRIORITARIO 2.- Aire",),
        ("Estrategia 2.1: Cuidar",),
        line("2.1.1"),
    )
    assert [row[:2] for row in found.rows] == [
        ("1.- Agua", "1.1: Vigilar"),
        ("1.- Agua", "1.1: Vigilar"),
        ("2.- Aire", "2.1: Cuidar"),
    ]
    assert found.levels == ["Objetivo prioritario", "Estrategia", "Línea de acción"]
    assert not found.problems


def test_a_level_that_begins_ends_those_under_it() -> None:
    found = read(
        HEADER,
        ("Objetivo 1. Agua",),
        ("Estrategia 1.1. Vigilar",),
        line("1.1.1"),
        ("Objetivo 2. Aire",),
        line("2.1.1"),
    )
    assert [row[:2] for row in found.rows] == [("1. Agua", "1.1. Vigilar"), ("2. Aire", "")]


def test_roman_axes_over_objectives_with_columns() -> None:
    found = read(
        ("Objetivo", "Línea de acción", "Respuesta"),
        ("", "EJE II. Gobierno", ""),
        ("2.1. Agua", "2.1.1. Medir", "Sí"),
    )
    assert found.rows == [("II. Gobierno", "2.1. Agua", "2.1.1. Medir", "Sí")]
    assert found.levels == ["Eje", "Objetivo", "Línea de acción"]
    assert found.columns.response == 3


def test_codes_alone_tell_the_levels() -> None:
    found = read(
        HEADER, ("1. Agua",), ("1.1. Vigilar",), line("1.1.1"), ("1.2. Ahorrar",), line("1.2.1")
    )
    assert [row[:2] for row in found.rows] == [
        ("1. Agua", "1.1. Vigilar"),
        ("1. Agua", "1.2. Ahorrar"),
    ]
    assert found.levels == ["Objetivo", "Estrategia", "Línea de acción"]
    assert not found.problems


def test_a_level_without_codes() -> None:
    found = read(
        ("Estrategia", "Acción puntual"), ("Objetivo: Cuidar el agua",), ("Vigilar", "Medir")
    )
    assert found.rows == [("Cuidar el agua", "Vigilar", "Medir")]
    assert [level.coded for level in found.columns.levels] == [False, False, False]


def test_a_row_of_a_level_that_has_a_column_is_a_row() -> None:
    found = read(
        ("Objetivo", "Línea de acción", "Respuesta"),
        ("Objetivo 1. Agua", "", ""),
        ("", "1.1. Medir", "Sí"),
    )
    assert found.rows == [("Objetivo 1. Agua", "", ""), ("", "1.1. Medir", "Sí")]
    assert found.levels == ["Objetivo", "Línea de acción"]


def test_the_levels_of_one_programme_are_not_those_of_the_next() -> None:
    found = read(
        ("Programa Hídrico 2020",),
        ("Objetivo 1. Agua",),
        HEADER,
        ("1.1. Medir", "Sí", ""),
        (),
        ("Programa Forestal 2020",),
        HEADER,
        ("1. Sembrar", "Sí", ""),
    )
    assert [len(block.columns.levels) for block in found.blocks] == [2, 1]
    assert found.rows == [("1. Agua", "1.1. Medir", "Sí", ""), ("1. Sembrar", "Sí", "")]


def test_a_level_named_in_one_cell_and_told_in_the_next() -> None:
    found = read(
        ("Objetivo:", "1. Agua"),
        ("Estrategia:", "", "1.1. Vigilar"),
        HEADER,
        line("1.1.1"),
        ("Estrategia:", "1.2. Ahorrar"),
        line("1.2.1"),
    )
    assert [row[:2] for row in found.rows] == [
        ("1. Agua", "1.1. Vigilar"),
        ("1. Agua", "1.2. Ahorrar"),
    ]
    assert not found.problems


CODED = ("Clave", "Línea de acción", "Respuesta", "Actividad 1")


def coded(code: str) -> tuple[str, str, str, str]:
    return (code, "Medir", "Sí", "La CONAGUA medirá.")


def test_codes_in_a_column_of_their_own_tell_the_levels() -> None:
    found = read(
        ("Programa Hídrico 2020-2024",),
        CODED,
        ("1", "Agua", "", ""),
        ("1.1", "Vigilar", "", ""),
        coded("1.1.1"),
        ("1.1.2", "Ahorrar", "No", ""),
        ("1.2", "Repartir", "", ""),
        coded("1.2.1"),
        ("2", "Aire"),
        ("2.1", "Limpiar"),
        coded("2.1.1"),
    )
    assert found.rows == [
        ("1. Agua", "1.1. Vigilar", *coded("1.1.1")),
        ("1. Agua", "1.1. Vigilar", "1.1.2", "Ahorrar", "No", ""),
        ("1. Agua", "1.2. Repartir", *coded("1.2.1")),
        ("2. Aire", "2.1. Limpiar", *coded("2.1.1")),
    ]
    assert found.levels == ["Objetivo", "Estrategia", "Línea de acción"]
    assert not found.problems


def test_a_line_that_is_but_its_code_and_text_is_no_level() -> None:
    found = read(CODED, ("1", "Agua"), coded("1.1"), ("1.2", "Repartir", "", ""), coded("1.3"))
    assert [row[:2] for row in found.rows] == [
        ("1. Agua", "1.1"),
        ("1. Agua", "1.2"),
        ("1. Agua", "1.3"),
    ]


def test_lines_that_are_counted_are_no_levels() -> None:
    found = read(("No.", *CODED[1:]), coded("1"), ("2", "Repartir", "", ""), coded("3"))
    assert len(found.rows) == 3
    assert len(found.levels) == 1
