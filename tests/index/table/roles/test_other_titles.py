"""Titles of columns in words that other governments use for who acts, the answer, what was done."""

import pytest

from tests.support.tables import read

DONE = "Se abrieron doce bibliotecas en municipios que no tenían ninguna."
LINES = ("Abrir bibliotecas", "Formar promotores", "Digitalizar acervos")


@pytest.mark.parametrize(
    "title",
    [
        "Cumplida",
        "¿Se cumplió?",
        "¿Se realizó?",
        "Atendida (Sí/No)",
        "Se llevó a cabo",
        "Implementada",
        "Estado de ejecución",
        "Estado de implementación",
        "Estado del cumplimiento",
        "Grado de cumplimiento",
        "Nivel de avance",
        "Situación de la medida",
        "Semáforo",
        "Estado del compromiso a diciembre de 2023",
    ],
)
@pytest.mark.parametrize("said", [("Sí", "No", "Sí"), ("Concluida", "En proceso", "Cancelada")])
def test_titles_of_answers(title: str, said: tuple[str, ...]) -> None:
    rows = ((line, answer, DONE) for line, answer in zip(LINES, said, strict=True))
    found = read(("Línea de acción", title, "Actividades"), *rows)
    assert (found.columns.response, found.columns.further) == (1, ())
    assert not found.problems


@pytest.mark.parametrize("title", ["Cumplida", "Nivel de avance", "Semáforo"])
def test_figures_under_such_a_title_are_no_answers(title: str) -> None:
    rows = ((line, figure) for line, figure in zip(LINES, ("80", "95.5", "100"), strict=True))
    found = read(("Línea de acción", title), *rows)
    assert found.columns.response is None
    assert [each.title for each in found.columns.further] == [title]


@pytest.mark.parametrize(
    "title",
    [
        "Órgano responsable",
        "Ministerio responsable",
        "Ministerio",
        "Agencia ejecutora",
        "Dirección responsable",
        "Departamento encargado",
        "Actor responsable",
        "Actores involucrados",
        "Gerencia líder",
        "A cargo de",
        "Sector responsable",
        "Órganos y entidades participantes",
    ],
)
def test_titles_of_who_acts(title: str) -> None:
    rows = ((line, "SEP", "Sí") for line in LINES)
    found = read(("Línea de acción", title, "Respuesta"), *rows)
    assert found.columns.agencies == (1,)
    assert not found.columns.further


@pytest.mark.parametrize("title", ["Dirección", "Departamento", "Sector", "Actores"])
def test_places_and_parts_of_the_economy_do_not_act(title: str) -> None:
    rows = ((line, "Calle 5", "Sí") for line in LINES)
    found = read(("Línea de acción", title, "Respuesta"), *rows)
    assert found.columns.agencies == ()


@pytest.mark.parametrize(
    "title",
    [
        "Descripción del avance",
        "Descripción de avances",
        "Avances reportados",
        "Principales avances",
        "Principales logros",
        "Logros alcanzados",
        "Resultados obtenidos",
        "Detalle del cumplimiento",
        "Reporte de avance 2023",
        "Avance cualitativo",
        "Avances",
        "Descripción de la ejecución",
    ],
)
def test_sentences_of_what_was_done_are_the_activity(title: str) -> None:
    rows = ((line, "SEP", "Sí", DONE) for line in LINES)
    found = read(("Línea de acción", "Responsable", "Estatus", title), *rows)
    assert [place for _, place in found.columns.activities] == [3]
    assert not found.columns.further
    assert not found.problems


@pytest.mark.parametrize("title", ["Avances", "Principales logros", "Descripción del avance"])
def test_beside_activities_they_are_kept(title: str) -> None:
    rows = ((line, "Sí", DONE, DONE) for line in LINES)
    found = read(("Línea de acción", "Estatus", title, "Actividades realizadas"), *rows)
    assert [place for _, place in found.columns.activities] == [3]
    assert [each.title for each in found.columns.further] == [title]


def test_figures_of_progress_are_no_activities() -> None:
    rows = ((line, "Sí", figure) for line, figure in zip(LINES, ("80", "95", "100"), strict=True))
    found = read(("Línea de acción", "Estatus", "Avances"), *rows)
    assert not found.columns.activities


@pytest.mark.parametrize(
    "title", ["Observaciones", "Comentarios", "Evidencias", "Resultados esperados"]
)
def test_remarks_and_what_is_hoped_for_are_kept(title: str) -> None:
    rows = ((line, "Sí", DONE) for line in LINES)
    found = read(("Línea de acción", "Estatus", title), *rows)
    assert not found.columns.activities
    assert [each.title for each in found.columns.further] == [title]
