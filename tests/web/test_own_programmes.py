"""The pages of programmes with levels, responses, agencies and columns of their own."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from search.settings import Settings
from search.store.builds import Contents, publish
from tests.support.corpus import AGENCIES
from tests.support.invented import coasts, deep, flat, silent
from tests.support.markup import Node, read
from tests.web.asking import page, total
from web import create_app

PLACE = "/lines/pcm-2024-2030/2024"
Visit = Callable[[Callable[[], Contents]], FlaskClient]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Visit:
    """Whoever visits the site of a programme; each is built once."""
    made: dict[object, FlaskClient] = {}

    def visitor(contents: Callable[[], Contents]) -> FlaskClient:
        if contents not in made:
            home: Path = tmp_path_factory.mktemp("own")
            publish(home, contents())
            made[contents] = create_app(Settings(index_dir=home)).test_client()
        return made[contents]

    return visitor


@pytest.fixture
def coast(site: Visit) -> FlaskClient:
    return site(coasts)


@pytest.fixture
def plan(site: Visit) -> FlaskClient:
    return site(silent)


@pytest.fixture
def works(site: Visit) -> FlaskClient:
    return site(flat)


def table(tree: Node) -> list[tuple[str, str, bool]]:
    """The further columns of a text: header, text, whether it stands as a figure."""
    return [
        (row.one("th").text, row.one("td").text, "n" in row.one("td").attributes.get("class", ""))
        for row in tree.one("table").all("tr")
    ]


def told(tree: Node) -> str:
    return tree.one("main").text


# The line


def test_a_line_shows_what_the_further_columns_say(coast: FlaskClient) -> None:
    tree = page(coast, f"{PLACE}/1.1.1.1")
    own, *_, activity = (each for each in tree.all("section") if each.all("table"))
    assert table(own) == [
        ("Indicador", "Hectáreas con sombra", False),
        ("Meta 2024", "2,400", True),
        ("Avance", "45%", True),
        ("Presupuesto", "$1,250,000.00", True),
        ("Fecha de término", "31/12/2024", True),
        ("Texto", "=SUMA(A1)", False),
    ]
    assert table(activity) == [("Avance", "7.5%", True)]


def test_a_line_without_them_has_no_table(coast: FlaskClient, client: FlaskClient) -> None:
    assert page(coast, f"{PLACE}/1.2.1.1").all("table") == []
    assert page(client, "/lines/pem-2014-2018/2018/1.5.10").all("table") == []


def test_a_line_is_called_as_its_source_does(coast: FlaskClient) -> None:
    tree = page(coast, f"{PLACE}/1.2.1.1")
    assert tree.one("h1").text == "Acción puntual I.2.1.1 Vigilar las dunas"
    assert [a.text for a in tree.one("nav", class_="trail").all("a")] == [
        "I. Rumbo a",
        "I.2. Rumbo b",
        "I.2.1. Rumbo c",
    ]
    near = tree.one("nav", class_="neighbours").text
    assert "I.1.1.1" in near
    assert "II.1.1.1" in near
    cite = tree.one("p", class_="cite").text
    assert "acción puntual I.2.1.1 (clave 1.2.1.1)" in cite
    assert "acciones relevantes" not in cite
    assert "línea" not in tree.one("article").text.replace("en línea", "")
    assert "En proceso" in [badge.text for badge in tree.all("span", class_="badge")]


def test_given_agencies_are_marked(coast: FlaskClient) -> None:
    line = page(coast, f"{PLACE}/1.1.1.1")
    roles = [(each.text) for each in line.all("dl", class_="roles")]
    inm, sre, pgr = (AGENCIES[each].name for each in ("INM", "SRE", "PGR"))
    assert roles == [
        f"Actúan según la tabla{inm}, {sre}",
        f"Actúa{pgr} Actúa según la tabla{sre}",
    ]
    card = page(coast, "/?q=mil+varas").all("li", class_="card")[0]
    assert card.one("p", class_="who").text == f"Actúa {pgr}. Según la tabla {sre}"
    card = page(coast, "/?q=dunas").all("li", class_="card")[0]
    assert card.one("p", class_="who").text == f"Actúa según la tabla {sre}"


def test_a_line_without_activities_is_not_accused(coast: FlaskClient, plan: FlaskClient) -> None:
    assert "No se describe ninguna actividad" in told(page(coast, f"{PLACE}/1.2.1.1"))
    tree = page(plan, "/lines/plan/2025/1.1.1")
    assert "actividad" not in told(tree).lower()


# The results


def test_facets_follow_the_programme(coast: FlaskClient) -> None:
    tree = page(coast, "/?size=50")
    panel = tree.one("details", class_="filters")
    names = [each.text for each in panel.all("h3")]
    assert "Eje, objetivo prioritario y estrategia prioritaria" in names
    labels = [each.text for each in panel.all("label")]
    assert "I. Rumbo a (3)" in labels
    assert "I.2.1. Rumbo c (1)" in labels
    assert "Acción puntual (3)" in labels
    assert {"Actividad (1)", "Concluida (2)", "En proceso (1)"} <= set(labels)
    assert not any(label.startswith("Se realizarán") for label in labels)
    below = " ".join(each.text for each in panel.all("summary"))
    assert "2 objetivos prioritarios de I. Rumbo a" in below
    assert "1 estrategia prioritaria de I.2. Rumbo b" in below


def test_a_choice_is_called_after_its_level(coast: FlaskClient) -> None:
    tree = page(coast, "/?objective=1&strategy=2.1&level3=2.1.1")
    chips = [
        re.sub(r"\s+", " ", each.text) for each in tree.one("ul", class_="chips").all("button")
    ]
    assert [each.partition(":")[0] for each in chips[:3]] == [
        "Quitar Eje",
        "Quitar Objetivo prioritario",
        "Quitar Estrategia prioritaria",
    ]


def test_a_reason_names_the_line_as_the_programme_does(coast: FlaskClient) -> None:
    tree = page(coast, "/?q=plantar+mangle+varas")
    said = " ".join(each.text for each in tree.all("p", class_="why"))
    assert "en su acción puntual" in said
    assert "línea de acción" not in told(tree)


def test_without_responses_there_is_no_facet_of_them(plan: FlaskClient) -> None:
    tree = page(plan, "/?q=canal")
    names = [each.text for each in tree.one("details", class_="filters").all("h3")]
    assert "Respuesta" not in names
    assert tree.all("span", class_="badge") == []


def test_a_selection_is_counted_in_the_programme_s_words(works: FlaskClient) -> None:
    kept = "/selection?id=cartera/2025/1&id=cartera/2025/2"
    assert page(works, kept).one("p", class_="lead").text.startswith("2 textos: 2 proyectos.")


# The other pages


def test_home_is_of_the_programme(
    coast: FlaskClient, plan: FlaskClient, works: FlaskClient
) -> None:
    tree = page(coast, "/")
    assert [each.text for each in tree.all("h2")][-1] == "Ejes"
    assert "3 acciones puntuales" in tree.one("ul", class_="sums").text
    first = tree.one("ol", class_="objectives").all("li")[0]
    assert first.text.startswith("IEje I. Rumbo a")
    assert first.text.endswith("1 actividad · 2 acciones puntuales")
    for each in (coast, plan):
        assert "sin actividades" not in told(page(each, "/"))
        assert "no se hará nada" not in told(page(each, "/"))
        assert "sin ninguna actividad" not in told(page(each, "/"))
    assert "actividad" not in page(plan, "/").one("div", class_="home").text
    most, whole = page(works, "/").all("section", class_="block")
    assert most.one("li").text.endswith("2 actividades en 2 proyectos")
    link = whole.one("a")
    assert link.text == "2 proyectos"
    assert total(page(works, link.attributes["href"])) == 2


def test_the_overview_counts_words_of_its_own(coast: FlaskClient) -> None:
    tree = page(coast, "/overview")
    (matrix,) = (each for each in tree.all("table") if "Concluida" in each.text)
    heads = [each.text for each in matrix.one("thead").all("th")]
    assert heads == ["Estrategia prioritaria", "Concluida", "En proceso", "Total"]
    rows = [
        [cell.text.split()[0] for cell in row.all("td")] for row in matrix.one("tbody").all("tr")
    ]
    assert rows == [["1", "0", "1"], ["0", "1", "1"], ["0", "0", "1"]]
    assert "acciones puntuales" in told(tree)
    assert "El total cuenta cada acción puntual una vez" in told(tree)
    hrefs = [a.attributes["href"] for td in matrix.all("td") for a in td.all("a")]
    assert [total(page(coast, href)) for href in hrefs] == [1, 1, 1, 1, 1, 1, 1, 3]


def test_the_overview_accuses_nobody_without_responses(plan: FlaskClient) -> None:
    text = told(page(plan, "/overview"))
    words = ("No se realizarán", "Dónde se hará", "Sin ninguna actividad", "Contradicciones")
    for word in (*words, "Qué tan concreto"):
        assert word not in text


def test_the_overview_of_a_single_level(works: FlaskClient) -> None:
    tree = page(works, "/overview")
    matrices = tree.all("table")
    assert matrices
    for matrix in matrices:
        for cell in matrix.all("td"):
            number = int(cell.text)
            assert [total(page(works, a.attributes["href"])) for a in cell.all("a")] == (
                [number] if number else []
            )


def test_a_dossier_follows_the_programme(coast: FlaskClient, works: FlaskClient) -> None:
    tree = page(coast, "/agencies/SRE")
    assert [each.text for each in tree.all("h3", class_="under")] == ["Eje I. Rumbo a"]
    titles = [each.text for each in tree.all("h4")]
    assert titles[0] == "Acción puntual I.1.1.1"
    assert "Actúa según la tabla" in tree.all("li", class_="entry")[0].text
    (group,) = page(works, "/agencies/SRE").all("h3", class_="under")
    assert total(page(works, group.one("a").attributes["href"])) == 4


def test_agencies_are_counted_by_what_there_is(coast: FlaskClient, plan: FlaskClient) -> None:
    names = ["Nombre", "Siglas", "Tipo", "Actividades", "Acciones puntuales", "Solo se menciona"]
    assert [each.text for each in page(coast, "/agencies").one("thead").all("th")] == names
    tree = page(plan, "/agencies")
    names = ["Nombre", "Siglas", "Tipo", "Líneas", "Solo se menciona"]
    assert [each.text for each in tree.one("thead").all("th")] == names
    assert [len(row.all("td")) for row in tree.one("table").all("tr")[1:]] == [4]
    assert "actividad" not in told(tree).lower()


def test_pages_say_where_who_acts_is_from(coast: FlaskClient, client: FlaskClient) -> None:
    for path in ("/agencies", "/about"):
        text = told(page(coast, path))
        assert "no tiene una columna" not in text
        assert "no dice en una columna" not in text
        assert "según la tabla" in text.lower()
        assert "según la tabla" not in told(page(client, path)).lower()


def test_the_help_has_codes_as_they_are_written(coast: FlaskClient) -> None:
    tree = page(coast, "/help")
    tries = {a.text: a.attributes["href"] for a in tree.all("a") if a.all("code")}
    assert {"I.1.1.1", "I.1.1", "Eje I", "eje:I"} <= tries.keys()
    assert all(total(page(coast, href)) for href in tries.values())


def test_the_feed_has_codes_as_they_are_written(coast: FlaskClient) -> None:
    titles = re.findall("<title>(.*?)</title>", coast.get("/feed.atom?q=dunas").text)
    assert titles[1:] == ["I.2.1.1 Vigilar las dunas"]


def test_machines_read_the_levels(coast: FlaskClient) -> None:
    data = page(coast, "/about").one("script", type="application/ld+json").text
    assert "Ejes, objetivos prioritarios, estrategias prioritarias, acciones puntuales" in data
    assert "líneas de acción" not in data


# Every address


@pytest.mark.parametrize("contents", [coasts, silent, flat, deep])
def test_every_link_leads_somewhere(site: Visit, contents: Callable[[], Contents]) -> None:
    visitor = site(contents)
    seen: dict[str, str] = {}
    for path in (
        "/",
        "/?size=50&sort=code",
        "/agencies",
        "/overview",
        "/help",
        "/about",
        "/findings",
        *re.findall("<loc>http://localhost(.*?)</loc>", visitor.get("/sitemap.xml").text),
    ):
        answer = visitor.get(path)
        assert answer.status_code == 200, path
        seen |= dict.fromkeys(hrefs(read(answer.text)), path)
    assert len(seen) > 20
    for href, by in seen.items():
        answer = visitor.get(href)
        assert answer.status_code == 200, (href, by)
        if answer.mimetype == "text/html":
            assert "no existe" not in answer.text, (href, by)
            assert "Ningún texto tiene" not in answer.text, (href, by)


def hrefs(tree: Node) -> Iterator[str]:
    for a in tree.all("a"):
        href = a.attributes.get("href", "").partition("#")[0]
        if href.startswith("/"):
            yield href
