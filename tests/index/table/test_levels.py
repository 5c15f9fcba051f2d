"""Levels are told by the words of a header, in whatever order and with whatever notes."""

import pytest

from tests.support.tables import read

ONE = ("1. Agua para todos", "1.1. Medir el caudal", "1.1.1. Instalar medidores")
FOUR = ("1. Territorio", *(f"1.{cell}" for cell in ONE))
HEADERS: dict[str, tuple[tuple[str, ...], tuple[str, ...], list[str]]] = {
    "two": (
        ("Estrategia", "Línea de acción"),
        ("1. Medir", "1.1. Instalar"),
        ["Estrategia", "Línea de acción"],
    ),
    "capitals": (
        ("OBJETIVOS PRIORITARIOS", "ESTRATEGIAS PRIORITARIAS", "ACCIONES PUNTUALES"),
        ONE,
        ["Objetivo prioritario", "Estrategia prioritaria", "Acción puntual"],
    ),
    "notes": (
        ("Objetivo (PND)", "Estrategia [2]", "LINEA DE ACCION**"),
        ONE,
        ["Objetivo", "Estrategia", "Línea de acción"],
    ),
    "what it is of": (
        ("Nombre del objetivo", "Descripción de la estrategia", "Línea de acción (LA)"),
        ONE,
        ["Objetivo", "Estrategia", "Línea de acción"],
    ),
    "its years": (
        ("Objetivo del programa 2019-2024", "Estrategia 2019-2024", "Línea de acción 2020"),
        ONE,
        ["Objetivo", "Estrategia", "Línea de acción"],
    ),
    "an axis": (
        ("Eje rector", "Objetivo estratégico", "Estrategia", "Línea de acción"),
        FOUR,
        ["Eje rector", "Objetivo estratégico", "Estrategia", "Línea de acción"],
    ),
    "five": (
        ("Pilar", "Tema", "Objetivo", "Estrategia", "Compromiso"),
        ("1. Casa", *(f"1.{cell}" for cell in FOUR)),
        ["Pilar", "Tema", "Objetivo", "Estrategia", "Compromiso"],
    ),
    "a programme under a component": (
        ("COMPONENTE", "PROGRAMA", "PROYECTO"),
        ONE,
        ["Componente", "Programa", "Proyecto"],
    ),
    "a programme between": (
        ("Objetivo", "Programa", "Línea de acción"),
        ONE,
        ["Objetivo", "Programa", "Línea de acción"],
    ),
    "general and specific": (
        ("Objetivo general", "Objetivo específico", "Acción específica"),
        ONE,
        ["Objetivo general", "Objetivo específico", "Acción específica"],
    ),
    "turned around": (
        ("Línea de acción", "Estrategia", "Objetivo"),
        ONE[::-1],
        ["Objetivo", "Estrategia", "Línea de acción"],
    ),
    "a measure": (("Objetivo", "Medida"), ("1. Agua", "1.1. Medir"), ["Objetivo", "Medida"]),
    "an action under lines": (
        ("Objetivo específico", "Línea de acción", "Acción", "Responsable"),
        (*ONE, "CONAGUA"),
        ["Objetivo específico", "Línea de acción", "Acción"],
    ),
    "actions in the plural that have the codes": (
        ("Objetivos", "Estrategias", "Acciones"),
        ONE,
        ["Objetivo", "Estrategia", "Acción"],
    ),
}


@pytest.mark.parametrize("name", [name for name in HEADERS if HEADERS[name][2]])
def test_the_levels_of_a_header(name: str) -> None:
    header, row, levels = HEADERS[name]
    found = read(header, row)
    assert found.levels == levels
    assert [level.coded for level in found.columns.levels] == [True] * len(levels)
    assert not found.errors


def test_a_level_stands_over_its_number_and_its_text() -> None:
    rows = [
        ("Objetivo", "", "Estrategia", ""),
        ("Clave", "Descripción", "Clave", "Descripción"),
        ("1", "Agua para todos", "1.1", "Medir el caudal"),
    ]
    found = read(*rows)
    assert [(e.name, e.position, e.code) for e in found.columns.levels] == [
        ("Objetivo", 1, 0),
        ("Estrategia", 3, 2),
    ]


@pytest.mark.parametrize(
    ("header", "row", "codes"),
    [
        (("Clave", "Objetivo", "Línea de acción"), ("1.1", "Agua", "Medir"), [None, 0]),
        (
            ("Clave Objetivo", "Objetivo", "Cve. Línea", "Línea de acción"),
            ("1", "Agua", "1.1", "Medir"),
            [0, 2],
        ),
        (
            ("Objetivo", "Código del objetivo", "Acción puntual", "ID de la acción"),
            ("Agua", "1", "Medir", "1.1"),
            [1, 3],
        ),
        (
            ("Objetivo", "Nombre del objetivo", "Línea", "Línea"),
            ("1", "Agua", "1.1", "Medir"),
            [0, 2],
        ),
        (("Núm.", "Objetivo", "Núm.", "Estrategia"), ("O1", "Agua", "E1.1", "Medir"), [0, 2]),
        (("No.", "Objetivo", "Línea de acción"), ("1", "1. Agua", "1.1. Medir"), [None, None]),
        (("No.", "Objetivo", "Línea de acción"), ("1", "Agua", "Medir"), [None, None]),
        (("Clave", "Objetivo", "Línea"), ("010203", "Agua", "Medir"), [None, 0]),
    ],
)
def test_a_column_of_codes_is_that_of_its_level(
    header: tuple[str, ...], row: tuple[str, ...], codes: list[int | None]
) -> None:
    found = read(header, row)
    assert [level.code for level in found.columns.levels] == codes
    assert not found.errors


def test_a_number_that_only_counts_the_rows_is_kept_as_a_further_column() -> None:
    found = read(("No.", "Objetivo", "Línea de acción"), ("1", "1. Agua", "1.1. Medir"))
    assert [title for _, title in found.columns.further] == ["No."]


def test_levels_without_codes_are_told_by_their_first_rows() -> None:
    rows = [("Agua", "Medir"), ("Agua", "3 talleres"), ("Aire", "Cuidar"), ("Aire", "Limpiar")]
    found = read(("Objetivo", "Línea de acción"), *rows)
    assert [level.coded for level in found.columns.levels] == [False, False]


def test_a_row_that_lacks_its_code_does_not_make_the_others_lose_theirs() -> None:
    rows = [("1. Agua", "1.1. Medir"), ("1. Agua", "Instalar"), ("Aire", "Cuidar")]
    found = read(("Objetivo", "Línea de acción"), *rows)
    assert [level.coded for level in found.columns.levels] == [True, True]


@pytest.mark.parametrize(
    ("header", "row", "levels", "activities"),
    [
        (
            ("Objetivo", "Línea de acción", "Respuesta", "Acción"),
            ("1. Agua", "1.1. Medir", "Sí", "La CONAGUA medirá."),
            2,
            [3],
        ),
        (
            ("Objetivo", "Línea de acción", "Respuesta", "Acción 1", "Acción 2"),
            ("1. Agua", "1.1. Medir", "Sí", "La CONAGUA medirá.", "El IMTA también."),
            2,
            [3, 4],
        ),
        (
            ("Objetivo", "Línea de acción", "Acción", "Respuesta"),
            ("1. Agua", "1.1. Medir", "La CONAGUA medirá.", "Sí"),
            2,
            [2],
        ),
        (
            ("Objetivo", "Estrategia", "Acción", "Respuesta", "Actividades realizadas"),
            ("Agua", "Medir", "Instalar", "Sí", "La CONAGUA medirá."),
            3,
            [4],
        ),
        (
            ("Objetivo", "Línea de acción", "Actividad"),
            ("1. Agua", "1.1. Medir", "1.1.1. Instalar medidores"),
            3,
            [],
        ),
        (
            ("Objetivo", "Línea de acción", "Descripción de las acciones realizadas"),
            ("1. Agua", "1.1. Medir", "1. Se instalaron medidores."),
            2,
            [2],
        ),
    ],
)
def test_an_action_is_a_level_or_what_was_done(
    header: tuple[str, ...], row: tuple[str, ...], levels: int, activities: list[int]
) -> None:
    found = read(header, row)
    assert len(found.levels) == levels
    assert [activity.position for activity in found.columns.activities] == activities


@pytest.mark.parametrize(
    ("header", "row", "value"),
    [
        (("Objetivo", "Avance"), ("1. Agua", "45%"), "línea de acción"),
        (("Objetivo", "Indicador", "Meta"), ("1. Agua", "Caudal", "45"), "línea de acción"),
        (
            ("Tipo de respuesta", "Actividad 1"),
            ("Sí", "Medirá."),
            "objetivo, estrategia, línea de acción",
        ),
        (
            ("Objetivo", "", "Respuesta", "Actividad"),
            ("1. Agua", "1.1. Medir el caudal", "Sí", "Medirá."),
            "columna 2",
        ),
        (("Objetivo", "Estrategias", "Líneas"), ("1. Agua", "3", "12"), "línea"),
    ],
)
def test_a_header_of_which_only_something_is_known_is_refused_with_its_titles(
    header: tuple[str, ...], row: tuple[str, ...], value: str
) -> None:
    found = read(header, row)
    assert found.errors == [("missing-column", 2, value)]
    (problem,) = [each for each in found.problems if each.error]
    assert all(f"«{title}»" in problem.detail for title in header if title)
    assert not found.placed


def test_more_than_five_levels_are_refused() -> None:
    header = ("Eje", "Tema", "Programa", "Objetivo", "Estrategia", "Línea de acción")
    found = read(header, tuple(f"{n}. Agua" for n in range(1, 7)))
    assert [each[0] for each in found.errors] == ["missing-column"]
