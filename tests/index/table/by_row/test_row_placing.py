"""Rows that name their level stand under the last of the level above, or where their code says."""

from collections.abc import Sequence

from tests.support.tables import Told, read

Cells = Sequence[str]
HEADER = ("Nivel", "Clave", "Resumen narrativo", "Indicador")


def told(*rows: Cells) -> Told:
    return read(HEADER, *rows)


def test_a_code_names_another_heading_than_the_last() -> None:
    found = told(
        ("Componente", "C1", "Pozos construidos", ""),
        ("Componente", "C2", "Redes ampliadas", ""),
        ("Actividad", "A1.1", "Perforación", "Metros"),
        ("Actividad", "A2.1", "Tendido", "Tramos"),
    )
    assert [row[0] for row in found.rows] == ["C1. Pozos construidos", "C2. Redes ampliadas"]


def test_several_headings_before_a_row_without_code_are_in_doubt() -> None:
    found = told(
        ("Propósito", "", "Hay agua", ""),
        ("Componente", "", "Pozos construidos", ""),
        ("Componente", "", "Redes ampliadas", ""),
        ("Actividad", "", "Perforación", "Metros"),
        ("Actividad", "", "Tendido", "Tramos"),
        ("Propósito", "", "Hay luz", ""),
        ("Componente", "", "Postes puestos", ""),
        ("Actividad", "", "Compra de postes", "Postes"),
    )
    assert found.errors == [("missing-code", 5, "Perforación"), ("missing-code", 6, "Tendido")]
    assert [row[:2] for row in found.rows] == [("Hay luz", "Postes puestos")]


def test_what_stands_under_a_heading_in_doubt_is_in_doubt() -> None:
    found = read(
        ("Tipo", "Descripción"),
        ("Objetivo", "Agua limpia"),
        ("Objetivo", "Bosque vivo"),
        ("Estrategia", "Redes nuevas"),
        ("Línea de acción", "Tender tubos"),
    )
    assert found.errors == [
        ("missing-code", 4, "Redes nuevas"),
        ("missing-code", 5, "Tender tubos"),
    ]
    assert found.rows == []


def test_a_heading_without_rows_before_others_with_rows_is_in_no_doubt() -> None:
    found = told(
        ("Componente", "", "Pozos construidos", ""),
        ("Actividad", "", "Perforación", "Metros"),
        ("Componente", "", "Redes ampliadas", ""),
        ("Componente", "", "Postes puestos", ""),
        ("Actividad", "", "Compra de postes", "Postes"),
    )
    assert [row[0] for row in found.rows] == ["Pozos construidos", "Postes puestos"]
    assert found.errors == []


def test_what_a_heading_has_beside_its_text_is_told() -> None:
    found = told(
        ("Componente", "C1", "Pozos construidos", "Pozos"),
        ("", "", "", "Litros"),
        ("Actividad", "A1.1", "Perforación", "Metros"),
        ("", "", "", "Horas"),
        ("Comentario", "", "Falta el terreno", ""),
        ("Actividad", "A1.2", "Compra de bombas", ""),
    )
    assert found.values("unread-text") == ["Pozos", "Litros", "Comentario Falta el terreno"]
    assert [row[1:] for row in found.rows] == [
        ("Actividad", "A1.1", "Perforación", "Metros"),
        ("", "", "", "Horas"),
        ("Actividad", "A1.2", "Compra de bombas", ""),
    ]


def test_codes_begin_anew_under_another_programme() -> None:
    rows = (
        ("Agua potable", "Componente", "C1", "Pozos construidos"),
        ("Agua potable", "Actividad", "A1.1", "Perforación"),
        ("Bosques vivos", "Actividad", "A1.2", "Capacitación"),
    )
    found = read(("Programa presupuestario", *HEADER[:3]), *rows)
    assert found.levels == ["Programa presupuestario", "Componente", "Actividad"]
    assert [row[0] for row in found.rows] == ["C1. Pozos construidos", ""]


OVER = ("Clave del eje", "Eje", "Nivel", "Descripción")


def test_an_axis_may_stand_once_over_its_rows() -> None:
    found = read(
        OVER,
        ("1", "Agua", "Objetivo", "Agua limpia"),
        ("", "", "Línea de acción", "Tender tubos"),
        ("2", "Bosques", "Objetivo", "Bosque vivo"),
        ("", "", "Línea de acción", "Pagar brigadas"),
    )
    assert [row[1:3] for row in found.rows] == [("1", "Agua"), ("2", "Bosques")]
    assert found.errors == []


def test_another_axis_does_not_take_the_code_of_the_one_above() -> None:
    found = read(
        OVER,
        ("1", "Agua", "Objetivo", "Agua limpia"),
        ("", "", "Línea de acción", "Tender tubos"),
        ("", "Bosques", "Objetivo", "Bosque vivo"),
        ("", "", "Línea de acción", "Pagar brigadas"),
    )
    assert [row[1:3] for row in found.rows] == [("1", "Agua"), ("", "Bosques")]
