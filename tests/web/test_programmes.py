"""Two programmes in one index, with the same codes in each."""

import json

import pytest
from flask.testing import FlaskClient

from search.settings import Settings
from search.store.builds import publish
from tests.support.corpus import contents, record
from tests.web.asking import page, total
from web import create_app

CODES = ("1.1.1", "1.1.2", "2.1.1")


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Asks a site with two programmes."""
    home = tmp_path_factory.mktemp("two")
    texts = [
        made
        for slug in ("agua", "bosque")
        for code in CODES
        for made in (
            record(f"{slug}/2018/{code}", f"Cuidar el {slug}", acts=("SRE",)),
            record(f"{slug}/2018/{code}/1", f"La SRE cuidará el {slug} & <b>", acts=("SRE",)),
        )
    ]
    publish(home, contents(*texts))
    return create_app(Settings(index_dir=home)).test_client()


def test_home_lists_the_objectives_of_each(visitor: FlaskClient) -> None:
    tree = page(visitor, "/")
    lists = tree.all("ol", class_="objectives")
    assert [len(each.all("li")) for each in lists] == [2, 2]
    links = [a for each in lists for a in each.all("a")]
    assert [total(page(visitor, a.attributes["href"])) for a in links] == [4, 2, 4, 2]


def test_a_card_says_its_programme_and_narrows_within_it(visitor: FlaskClient) -> None:
    card = page(visitor, "/?q=agua").all("li", class_="card")[0]
    crumbs = card.one("p", class_="crumbs")
    assert crumbs.one("span").text == "Programa agua"
    assert [
        total(page(visitor, a.attributes["href"]))
        for a in crumbs.all("a")
        if "class" not in a.attributes
    ] == [4, 4]


def test_a_line_stays_within_its_programme(visitor: FlaskClient) -> None:
    tree = page(visitor, "/lines/bosque/2018/1.1.2")
    hrefs = [a.attributes["href"] for a in tree.one("nav", class_="neighbours").all("a")]
    assert hrefs == ["/lines/bosque/2018/1.1.1", "/lines/bosque/2018/2.1.1"]


def test_a_dossier_groups_by_programme_and_objective(visitor: FlaskClient) -> None:
    tree = page(visitor, "/agencies/SRE")
    groups = [each.text for each in tree.all("h3", class_="under")]
    assert groups == [
        "Programa aguaObjetivo 1. Encabezado",
        "Programa aguaObjetivo 2. Encabezado",
        "Programa bosqueObjetivo 1. Encabezado",
        "Programa bosqueObjetivo 2. Encabezado",
    ]
    assert len(tree.all("li", class_="entry")) == 6


def test_a_dossier_narrows_by_an_objective_of_one_programme_or_of_each(
    visitor: FlaskClient,
) -> None:
    only = page(visitor, "/agencies/SRE").one("nav", class_="contents").all("span", class_="only")
    hrefs = [each.one("a").attributes["href"] for each in only]
    entries = [len(page(visitor, href).all("li", class_="entry")) for href in hrefs]
    assert entries == [2, 1, 2, 1]
    assert len(page(visitor, "/agencies/SRE?objective=1").all("li", class_="entry")) == 4


def test_the_overview_counts_each_apart(visitor: FlaskClient) -> None:
    table = page(visitor, "/overview").all("table")[0]
    cells = [int(td.text) for td in table.all("td")]
    links = [td.one("a").attributes["href"] for td in table.all("td")]
    assert cells == [total(page(visitor, href)) for href in links]
    assert cells == [2, 1, 2, 1, 6] * 2


def test_the_way_to_a_line_that_machines_read_stays_within_its_programme(
    visitor: FlaskClient,
) -> None:
    data = page(visitor, "/lines/bosque/2018/1.1.2").one("script", type="application/ld+json").text
    way = json.loads(data)["breadcrumb"]["itemListElement"]
    *above, _ = [page(visitor, each["item"].removeprefix("http://localhost")) for each in way]
    assert [tree.all("p", class_="notice") for tree in above] == [[], []]
    assert [total(tree) for tree in above] == [4, 4]
