"""Questions of how much: of a body its box begins the answer, of all the overview is offered."""

import pytest
from flask.testing import FlaskClient

from tests.web.asking import page, total
from tests.web.pages.test_search import asking

PANORAMA = "Panorama: quién actúa en cada objetivo"


@pytest.mark.parametrize(
    ("question", "body"),
    [
        ("¿Cuántas actividades tiene la SEP?", "SEP"),
        ("cuántas líneas tiene el INM", "INM"),
        ("cuántos compromisos tiene la SRE", "SRE"),
        ("¿En cuántas líneas actúa la Secretaría de Salud?", "SS"),
        ("cuánto hará la PGR", "PGR"),
        ("número de actividades del INM", "INM"),
        ("cuántas acciones realizará la STPS", "STPS"),
        ("¿Cuántas actividades le tocan al SNDIF?", "SNDIF"),
        ("cuántas actividades hay de la CNS", "CNS"),
        ("total de actividades de la SFP", "SFP"),
        ("¿Cuántas veces se menciona a la CNDH?", "CNDH"),
        ("en cuántas actividades participa el CONAPO", "CONAPO"),
        ("cuántos textos hablan de la SRE", "SRE"),
        ("¿De cuántas líneas es responsable la SEDESOL?", "SEDESOL"),
        ("qué tantas actividades tiene PGR", "PGR"),
        ("cuantas promesas hizo la secretaría de relaciones exteriores", "SRE"),
        ("¿Cuántas metas asume la Secretaría de Gobernación?", "SEGOB"),
        ("INM número de líneas", "INM"),
        ("SRE cuántas actividades", "SRE"),
        ("cuántas actividades están a cargo de la PGR", "PGR"),
        ("qué cantidad de acciones lleva a cabo la STPS", "STPS"),
        ("en cuántos textos aparece la CNDH", "CNDH"),
        ("cuántas líneas de acción tiene el INM", "INM"),
        ("cuántas actividades tiene a su cargo el SNDIF", "SNDIF"),
        ("cuántas tareas ejecutará el INM", "INM"),
        ("cuántas promesas cumplirá la PGR", "PGR"),
        ("¿Cuál es el total de líneas del INM?", "INM"),
        ("dime cuántas actividades tiene la SRE", "SRE"),
        ("quisiera saber cuántas líneas le corresponden a la STPS", "STPS"),
        ("cuántas actividades tiene la Unidad de Política Migratoria", "UPM"),
        ("cuántas acciones puntuales tiene el INM", "INM"),
    ],
)
def test_how_much_a_body_has_begins_with_its_box(
    client: FlaskClient, question: str, body: str
) -> None:
    tree, alone = page(client, asking(question)), page(client, f"/?q={body}")
    box = tree.one("div", class_="body")
    assert box.one("h1").one("a").attributes["href"] == f"/agencies/{body}"
    assert "ctúa en" in box.one("p", class_="figure").text
    assert total(tree) == total(alone)  # nothing but the body is searched
    assert not [p.text for p in tree.all("p", class_="meant") if "Vea también" in p.text]
    assert not [p.text for p in tree.all("p", class_="notice") if "panorama" in p.text]


@pytest.mark.parametrize(
    "question",
    [
        "qué dependencia tiene más compromisos",
        "¿Quién tiene más líneas?",
        "qué instituciones actúan en más actividades",
        "¿Cuál es la dependencia con menos actividades?",
        "cuántas actividades hay",
        "ranking de dependencias por número de actividades",
        "qué secretaría tiene más actividades",
        "¿Cuántas dependencias participan?",
        "lista de dependencias con más líneas",
        "quién hace menos",
        "qué dependencias tienen menos líneas",
        "cuál es el número de actividades",
    ],
)
def test_how_much_there_is_offers_the_overview(client: FlaskClient, question: str) -> None:
    tree = page(client, asking(question))
    assert not tree.all("div", class_="body")
    ways = [a.text for p in tree.all("p", class_="meant") for a in p.all("a")]
    assert ways == [PANORAMA]
    assert total(tree) == total(page(client, "/?q="))


@pytest.mark.parametrize(
    "text",
    [
        "el mayor número de migrantes",
        "cuántos migrantes atenderá el INM",
        "cuántas niñas recibirá la SEP",
        "más actividades deportivas para jóvenes",
        "cuántas actividades de capacitación hará el INM",
        "número de líneas telefónicas de la SRE",
        "cuántas actividades tienen el INM y la SRE",
        "total de migrantes",
        "número de actividades deportivas",
        "suma de esfuerzos",
        "cuánto cuesta la visa",
        "tabla de contenido",
        "cuántas líneas hay sobre salud",
        "cuántas actividades de salud tiene el INM",
        '"número de actividades" INM',
        "número de actividades del INM OR SRE",
    ],
)
def test_what_asks_for_something_else_has_no_box(client: FlaskClient, text: str) -> None:
    tree = page(client, asking(text))
    assert not tree.all("div", class_="body")
    assert total(tree) < total(page(client, "/?q="))


def test_a_body_that_no_text_names_acts_in_none(client: FlaskClient) -> None:
    tree = page(client, asking("¿Cuántas actividades tiene la SEP?"))
    assert tree.one("p", class_="figure").text == "Dependencia. No actúa en ningún texto."
    assert [h.text for h in tree.all("h2", class_="part")] == []
    assert tree.all("li", class_="card")
