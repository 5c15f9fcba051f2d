"""The list of agencies: one table of all that act or are named, in the order that is asked for."""

import pytest
from flask.testing import FlaskClient
from unidecode import unidecode

from search.searcher import Searcher
from tests.support.markup import Node
from tests.web.asking import page, total

NUMBERS = ("activities", "lines", "named")


def rows(tree: Node) -> list[Node]:
    return tree.one("tbody").all("tr")


def numbers(row: Node) -> list[int]:
    return [int(td.text.replace(",", "")) for td in row.all("td", class_="n")]


def test_every_agency_of_the_list_acts_or_is_named(client: FlaskClient, searcher: Searcher) -> None:
    told = {
        row.all("a")[0].attributes["href"].rpartition("/")[2]: numbers(row)
        for row in rows(page(client, "/agencies"))
    }
    acts: set[str] = set()
    named: set[str] = set()
    for record in searcher.records():
        acts.update(record.agencies("acts"))
        named.update(record.agencies("named"))
    assert set(told) == acts | named
    assert all(map(sum, told.values()))


def test_the_agencies_that_do_most_come_first(client: FlaskClient) -> None:
    tree = page(client, "/agencies")
    counts = [numbers(row) for row in rows(tree)]
    assert counts == sorted(counts, key=lambda each: [-n for n in each])
    head = tree.one("thead")
    ordered = [th for th in head.all("th") if "aria-sort" in th.attributes]
    assert [(th.text, th.attributes["aria-sort"]) for th in ordered] == [
        ("Actividades", "descending")
    ]


@pytest.mark.parametrize("column", ["name", "letters", "kind", *NUMBERS])
def test_a_link_in_its_heading_orders_by_a_column(client: FlaskClient, column: str) -> None:
    links = page(client, "/agencies").one("thead").all("a")
    place = ["name", "letters", "kind", *NUMBERS].index(column)
    tree = page(client, links[place].attributes["href"])
    (sorted_by,) = (th for th in tree.one("thead").all("th") if "aria-sort" in th.attributes)
    assert sorted_by.text == links[place].text
    if column in NUMBERS:
        counts = [numbers(row)[NUMBERS.index(column)] for row in rows(tree)]
        assert counts == sorted(counts, reverse=True)
        return
    cells = [
        row.all("a")[0] if column == "name" else row.one("td", class_=column) for row in rows(tree)
    ]
    texts = [unidecode(cell.text).lower() for cell in cells]
    given = [text for text in texts if text]
    assert given == sorted(given)
    assert texts == given + [""] * (len(texts) - len(given))


def test_every_order_has_the_same_agencies(client: FlaskClient) -> None:
    usual = {row.text for row in rows(page(client, "/agencies"))}
    assert {row.text for row in rows(page(client, "/agencies?sort=kind"))} == usual


def test_an_order_that_there_is_not_is_told(client: FlaskClient) -> None:
    tree = page(client, "/agencies?sort=size")
    assert "No se tomó en cuenta «size»" in tree.one("p", class_="notice").text
    assert len(rows(tree)) == len(rows(page(client, "/agencies")))
    assert tree.one("meta", name="robots").attributes["content"] == "noindex, nofollow"


def test_the_total_counts_each_text_once(client: FlaskClient, searcher: Searcher) -> None:
    records = list(searcher.records())
    acting = [record for record in records if record.agencies("acts")]
    named = [r for r in records if r.agencies("named") and not r.agencies("acts")]
    activities = sum(record.kind == "activity" for record in acting)
    foot = page(client, "/agencies").one("tfoot").one("tr")
    assert numbers(foot) == [activities, len(acting) - activities, len(named)]
    assert "cada texto una vez" in foot.text


def test_the_number_of_mentions_is_what_its_link_finds(client: FlaskClient) -> None:
    followed = 0
    for row in rows(page(client, "/agencies?sort=named"))[:8]:
        *_, link = row.all("a")
        assert numbers(row)[-1] == total(page(client, link.attributes["href"]))
        followed += "role=named" in link.attributes["href"]
    assert followed == 8


def test_where_nobody_acts_is_a_click_away(client: FlaskClient) -> None:
    (link,) = (
        a
        for a in page(client, "/agencies").all("a")
        if a.attributes["href"].startswith("/?agency=none")
    )
    found = page(client, link.attributes["href"])
    assert link.text == f"{total(found)} textos"
    assert "Sin dependencia" in found.one("main").text


def test_bodies_that_no_text_names_are_rows_where_asked_for(
    client: FlaskClient, searcher: Searcher
) -> None:
    usual, path = rows(page(client, "/agencies")), "/agencies?all=1"
    pages = [page(client, path)]
    (ways,) = pages[0].all("nav", class_="pages")
    pages += [page(client, a.attributes["href"]) for a in ways.all("a")]
    whole = [row for tree in pages for row in rows(tree)]
    assert len({row.all("a")[0].attributes["href"] for row in whole}) == len(whole)
    assert len(usual) < len(whole) == len(searcher.agencies)
    silent = whole[-1]
    assert numbers(silent) == [0] * len(numbers(silent))
    assert client.get(silent.all("a")[0].attributes["href"]).status_code == 200


@pytest.mark.parametrize("asked", ["agency=none", "agency=OIM&role=named", "agency=INM&role=any"])
def test_the_overview_of_a_role_counts_what_its_cells_find(client: FlaskClient, asked: str) -> None:
    tree = page(client, f"/overview?{asked}")
    body = next(t for t in tree.all("table") if "Dependencia" in t.one("thead").text).one("tbody")
    cells = [a for a in body.all("a") if a.text.isdigit() and a.text != "0"]
    assert cells
    for cell in cells[:6]:
        assert total(page(client, cell.attributes["href"])) == int(cell.text)
    for row in body.all("tr"):
        assert client.get(row.all("a")[0].attributes["href"]).status_code == 200


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("agency=none", "en los que no actúa ninguna dependencia"),
        ("agency=OIM&role=named", "en los que solo se menciona la OIM"),
        ("agency=INM", "en los que actúa el INM"),
    ],
)
def test_a_search_by_role_is_titled_so(client: FlaskClient, asked: str, title: str) -> None:
    assert title in page(client, f"/?{asked}").one("h1").text
