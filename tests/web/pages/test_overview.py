"""The overview: every number is what its link finds, in page and file; totals add up."""

import csv
import io

import pytest
from flask.testing import FlaskClient

from search.model import Query
from search.searcher import Searcher
from tests.support.markup import Node
from tests.web.asking import page, total
from web.figures import tables as figures

NARROWED = (
    "/overview?q=derechos+humanos&objective=1",
    "/overview?response=no",
    "/overview?agency=SRE&agency=INM",
    "/overview?strategy=1.5&strategy=3.1",
    "/overview?finding=no-activities",
    "/overview?commitment=has-figure",
)


def number(cell: Node) -> int:
    return int(cell.text.replace(",", ""))


def counts(row: Node) -> list[int]:
    """The numbers of a row, its total last."""
    return [number(td) for td in row.all("td")]


def tables(tree: Node) -> dict[str, Node]:
    return {table.attributes["aria-labelledby"]: table for table in tree.all("table")}


@pytest.mark.parametrize(
    "path", ["/overview", "/overview?all=1", "/overview?all=1&table=respuestas", NARROWED[0]]
)
def test_every_number_is_what_its_link_finds_and_zeros_are_text(
    client: FlaskClient, path: str
) -> None:
    cells = [td for table in page(client, path).all("table") for td in table.all("td")]
    assert any(number(cell) == 0 for cell in cells)
    for cell in cells:
        links = [a.attributes["href"] for a in cell.all("a")]
        found = [total(page(client, href)) for href in links]
        assert found == ([number(cell)] if number(cell) else [])


@pytest.mark.parametrize("path", ["/overview?all=1", *(f"{path}&all=1" for path in NARROWED)])
def test_totals_add_up(client: FlaskClient, path: str) -> None:
    found = tables(page(client, path))
    for name, table in found.items():
        rows = [counts(tr) for tr in table.one("tbody").all("tr")]
        foot = counts(table.one("tfoot").one("tr"))
        down = [sum(column) for column in zip(*rows, strict=True)]
        for *cells, whole in rows:
            assert max(cells) <= whole
            if name == "dependencias":  # an activity stands under one objective
                assert sum(cells) == whole
        if name == "dependencias":  # several may act in one
            assert sum(foot[:-1]) == foot[-1]
            assert all(n >= m for *cells, _ in rows for n, m in zip(foot, cells, strict=False))
        else:  # the rows are objectives or strategies, and a text stands under one
            assert foot == down
        if name == "respuestas":
            assert all(sum(cells[:-1]) == whole for *cells, whole in [*rows, foot])


def test_totals_count_each_text_once(client: FlaskClient, searcher: Searcher) -> None:
    records = list(searcher.records())
    found = {
        name: counts(table.one("tfoot").one("tr"))[-1]
        for name, table in tables(page(client, "/overview")).items()
    }
    assert found == {
        "dependencias": sum(r.kind == "activity" for r in records),
        "respuestas": sum(r.kind == "line" for r in records),
        "hallazgos": sum(bool(r.findings) for r in records),
        "compromiso": sum(r.kind == "activity" for r in records),
    }
    notes = [p.text for p in page(client, "/overview").all("p", class_="once")]
    assert len(notes) == 4
    assert all("una vez" in note for note in notes)


def test_ten_rows_lead_to_all(client: FlaskClient) -> None:
    tree = page(client, "/overview")
    for name in ("dependencias", "respuestas"):
        table = tables(tree)[name]
        assert len(table.one("tbody").all("tr")) == figures.FIRST == 10
        way = next(
            p for p in tree.all("p", class_="more") if f"#{name}" in p.one("a").attributes["href"]
        )
        (long,) = tables(page(client, way.one("a").attributes["href"])).values()
        rows = long.one("tbody").all("tr")
        assert way.text == f"Ver todas: {len(rows) - 10} más"
    first = [tr.one("th").text for tr in tables(tree)["dependencias"].one("tbody").all("tr")]
    every = tables(page(client, "/overview?all=1"))["dependencias"].one("tbody").all("tr")
    assert [tr.one("th").text for tr in every[:10]] == first
    assert not page(client, "/overview?all=1").all("p", class_="more")


def test_a_page_of_one_table_leads_to_the_others(client: FlaskClient) -> None:
    for asked, shown in (
        ("all=1", "dependencias"),
        ("all=1&table=respuestas", "respuestas"),
        ("table=hallazgos", "hallazgos"),
    ):
        tree = page(client, f"/overview?{asked}")
        assert list(tables(tree)) == [shown]
        ways = [a for a in tree.one("main").all("a") if "las demás tablas" in a.text]
        assert [way.attributes["href"] for way in ways] == ["/overview"]
        assert tree.one("meta", name="robots").attributes["content"] == "noindex, nofollow"
        assert len(tree.one("details", class_="embedding").all("pre")) == 1


def test_the_overview_file_has_the_numbers_of_the_page(client: FlaskClient) -> None:
    found = [
        tables(page(client, f"/overview?all=1&table={name}"))[name]
        for name in tables(page(client, "/overview"))
    ]
    cells = [td for table in found for td in table.all("td")]
    body = client.get("/overview.csv").data.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(body)))
    assert [row["número"] for row in rows] == [str(number(cell)) for cell in cells]
    assert [row["dirección"] for row in rows if row["número"] != "0"] == [
        cell.one("a").attributes["href"] for cell in cells if number(cell)
    ]
    assert rows[-1]["fila"] == rows[-1]["columna"] == "Total"


def test_a_table_that_is_cut_says_so_and_the_file_is_whole(searcher: Searcher) -> None:
    cut = figures.tables(searcher, Query(), {}, first=2)[0]
    whole = figures.tables(searcher, Query(), {}, first=None)[0]
    some = figures.tables(searcher, Query(), {}, first=None, cells=18)[0]
    every = len(whole.rows)
    assert cut.rows == whole.rows[:2]
    assert (cut.unseen, whole.unseen) == (every - 2, 0)
    assert cut.totals == whole.totals
    assert cut.note == f"{whole.note} Se ven las 2 que más actúan de {every}."
    assert some.rows == whole.rows[:3]
    assert some.note.endswith(f"Se ven las 3 que más actúan de {every}; el CSV las trae todas.")


def test_an_agency_filter_keeps_the_overview_to_it(client: FlaskClient, searcher: Searcher) -> None:
    table = page(client, "/overview?agency=SRE").all("table")[0]
    (row,) = table.one("tbody").all("tr")
    acting = [r for r in searcher.records() if r.activity and "SRE" in r.agencies("acts")]
    assert counts(row)[-1] == len(acting)
    assert counts(row) == counts(table.one("tfoot").one("tr"))
