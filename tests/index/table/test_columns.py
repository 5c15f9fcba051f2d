"""Responses, activities, agencies and further columns are told by their titles and first rows."""

import pytest

from tests.support.tables import read

LEVELS = ("Objetivo", "Línea de acción")
LINE = ("1. Agua", "1.1. Medir el caudal")
DONE = "La CONAGUA instalará medidores en tres presas."


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Tipo de respuesta", "Sí"),
        ("RESPUESTA 1/", "No"),
        ("Tipo de respuesta 2020", "Sí"),
        ("¿Se realizarán acciones?", "X"),
        ("¿Se realizaron las acciones?", "Sí"),
        ("Estatus", "Concluida"),
        ("Estatus de la acción", "En proceso"),
        ("Estado de avance", "Por iniciar"),
        ("Estado de la acción", "Terminada"),
        ("Situación", "Cumplida"),
        ("Situación actual", "Pendiente"),
        ("Cumplimiento", "Parcial"),
    ],
)
def test_a_column_of_responses(title: str, said: str) -> None:
    found = read((*LEVELS, title, "Actividad 1"), (*LINE, said, DONE))
    assert found.titles(found.columns.response) == [said]
    assert not found.columns.further
    assert not found.errors


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Estado", "Jalisco"),
        ("Cumplimiento", "45%"),
        ("Estatus", "80"),
        ("Situación", "Zona metropolitana"),
        ("% de cumplimiento 2020", "45"),
        ("Nivel de avance", "Medio"),
    ],
)
def test_a_column_of_the_like_that_answers_nothing_is_kept(title: str, said: str) -> None:
    found = read((*LEVELS, title), (*LINE, said))
    assert found.columns.response is None
    assert [column.title for column in found.columns.further] == [title]


def test_the_surest_of_two_columns_of_responses_is_read() -> None:
    header = (*LEVELS, "Estatus", "Tipo de respuesta")
    found = read(header, (*LINE, "Concluida", "Sí"))
    assert found.titles(found.columns.response) == ["Sí"]
    assert [column.title for column in found.columns.further] == ["Estatus"]


@pytest.mark.parametrize(
    "title",
    [
        "Actividad",
        "Actividades 2020",
        "Descripción de las actividades",
        "Acciones realizadas",
        "ACCIONES RELEVANTES (2020)",
        "Acciones programadas para 2020",
        "Actividades por realizar",
    ],
)
def test_a_column_of_activities(title: str) -> None:
    found = read((*LEVELS, "Respuesta", title), (*LINE, "Sí", DONE))
    assert found.titles(*(each.position for each in found.columns.activities)) == [DONE]
    assert not found.problems


def test_the_year_of_a_table_is_that_of_its_activities() -> None:
    found = read((*LEVELS, "Respuesta", "Actividades 2020"), (*LINE, "Sí", DONE))
    assert [block.year for block in found.blocks] == [2020]


@pytest.mark.parametrize(
    "title",
    [
        "Dependencia responsable",
        "Dependencia o entidad responsable",
        "ENTIDADES PARTICIPANTES",
        "Institución",
        "Unidad administrativa responsable",
        "Instancia ejecutora",
        "Área responsable",
        "Organismo",
        "Responsable",
        "Responsables de la acción",
        "Coordinadora",
        "Secretaría / Entidad",
        "Dependencia u organismo encargado de instrumentar la acción (institución)",
        "Responsable del cumplimiento",
    ],
)
def test_a_column_of_agencies(title: str) -> None:
    found = read((*LEVELS, title), (*LINE, "CONAGUA, IMTA"))
    assert found.titles(*found.columns.agencies) == ["CONAGUA, IMTA"]
    assert not found.problems


FURTHER = (
    ("Indicador", "Porcentaje de presas que tienen medidores en operación"),
    ("Meta 2020", "45"),
    ("Avance", "45%"),
    ("Presupuesto (miles de pesos)", "1,250.00"),
    ("Costo", "$3"),
    ("Fecha de inicio", "01/02/2020"),
    ("Plazo", "Corto"),
    ("Línea base", "0"),
    ("Unidad de medida", "Medidor"),
    ("Observaciones", "El trámite sigue abierto en la ventanilla de la comisión."),
    ("Medio de verificación", "Acta"),
    ("Fuente", "Registro"),
    ("Enero", "x"),
    ("Clasificación CT-4", "B"),
    ("Alineación", "Meta 6.1"),
)


def test_a_unit_beside_a_goal_is_no_body() -> None:
    found = read((*LEVELS, "Unidad", "Meta"), (*LINE, "Medidor", "3"))
    assert [column.title for column in found.columns.further] == ["Unidad", "Meta"]


def test_further_columns_are_kept_and_told_in_one_finding() -> None:
    titles, cells = zip(*FURTHER, strict=True)
    found = read((*LEVELS, "Respuesta", *titles), (*LINE, "Sí", *cells))
    assert [column.title for column in found.columns.further] == list(titles)
    assert [(p.rule, p.row, p.value) for p in found.problems] == [
        ("further-column", 2, ", ".join(titles))
    ]


def test_further_columns_are_told_once_for_all_tables_that_have_them() -> None:
    header = (*LEVELS, "Meta")
    more = ((*LEVELS, "Meta", "Costo"), ("2. Aire", "2.1. Cuidar", "1", "5"))
    found = read(header, (*LINE, "1"), (), header, ("1. Agua", "1.2. Ver", "2"), (), *more)
    assert found.values("further-column") == ["Meta", "Costo"]


def test_titles_over_several_columns_join_those_under_them() -> None:
    rows = [
        (*LEVELS, "Respuesta", "Meta", "", "Avance", ""),
        ("", "", "", "2019", "2020", "2019", "2020"),
        (*LINE, "Sí", "1", "2", "3", "4"),
    ]
    found = read(*rows)
    assert found.values("further-column") == ["Meta 2019, Meta 2020, Avance 2019, Avance 2020"]
    assert len(found.rows) == 1


def test_titles_over_those_of_levels_join_those_under_them() -> None:
    rows = [
        ("", "", "", "Enero", "", "Febrero", ""),
        (*LEVELS, "Respuesta", "S 1-2", "S 3-4", "S 1-2", "S 3-4"),
        (*LINE, "Sí", "x", "", "", "x"),
    ]
    found = read(*rows)
    assert found.values("further-column") == [
        "Enero S 1-2, Enero S 3-4, Febrero S 1-2, Febrero S 3-4"
    ]
    assert not found.values("unread-text")


@pytest.mark.parametrize("title", ["Quehacer institucional", "Compromiso adquirido por el ente"])
def test_an_unknown_column_of_prose_beside_responses_is_one_error(title: str) -> None:
    rows = [(*LINE[:1], f"1.{n}. Medir", "Sí", DONE) for n in range(1, 9)]
    found = read((*LEVELS, "Respuesta", title), *rows)
    assert found.errors == [("unread-prose", 2, title)]
    assert "«Respuesta»" in found.problems[0].detail
    assert not found.placed


def test_an_unknown_column_of_prose_in_a_table_without_responses_is_kept() -> None:
    found = read((*LEVELS, "Justificación"), (*LINE, DONE))
    assert [column.title for column in found.columns.further] == ["Justificación"]
    assert not found.errors


def test_prose_is_seen_in_rows_that_are_not_the_first() -> None:
    rows = [(*LINE[:1], f"1.{n}. Medir", "Sí", DONE if n % 2 else "") for n in range(1, 9)]
    found = read((*LEVELS, "Respuesta", "Quehacer"), ("", "", "", ""), *rows[1:])
    assert [each[0] for each in found.errors] == ["unread-prose"]


@pytest.mark.parametrize(
    "header",
    [("Objetivo", "Estrategia"), ("Línea de acción", "Responsable"), ("Clave", "Objetivo")],
)
def test_a_table_without_responses_is_read_where_the_rest_is_a_programmes(
    header: tuple[str, str],
) -> None:
    row = {"Objetivo": "1. Agua", "Estrategia": "1.1. Medir", "Clave": "A1"}
    found = read(header, tuple(row.get(title, "1.1. Medir") for title in header))
    assert found.columns.response is None
    assert len(found.rows) == 1
    assert not found.errors


@pytest.mark.parametrize("title", ["Tipo de reporte", "Qué se hará"])
def test_a_column_of_responses_by_another_name_is_asked_for(title: str) -> None:
    rows = [("1. Agua", f"1.{n}. Ver", "No se realizarán acciones en 2020") for n in (1, 2)]
    found = read((*LEVELS, title), *rows)
    assert found.errors == [("missing-column", 2, "tipo de respuesta")]
    assert f"«{title}»" in found.problems[0].detail


def test_a_status_that_tells_what_was_done_is_an_error() -> None:
    text = (
        "El trámite de la concesión sigue abierto y se espera que termine en la primavera próxima."
    )
    found = read((*LEVELS, "Estatus"), (*LINE, text))
    assert found.errors == [("unread-prose", 2, "Estatus")]


def test_a_header_that_comes_again_is_none_of_the_rows() -> None:
    header = (*LEVELS, "Respuesta", *(f"Q{n}" for n in range(9)))
    rows = [(*LINE, "Sí", *"123456789"), header, ("1. Agua", "1.2. Ver", "No", *"123456789")]
    found = read(header, *rows)
    assert found.rows == [rows[0], rows[2]]


def test_what_a_table_is_of_beside_its_word_is_no_header() -> None:
    front = [("Programa:", "Hídrico 2020", "Año:", "2020"), ("Dependencia:", "CONAGUA")]
    found = read(*front, (*LEVELS, "Respuesta"), (*LINE, "Sí"))
    assert found.levels == ["Objetivo", "Línea de acción"]
    assert found.values("unread-text") == [" ".join(row) for row in front]
