"""The overview: every number is what its link finds, in page and file."""

import csv
import io
import re

import pytest
from flask.testing import FlaskClient

from search.filters import Filters
from search.model import Query
from search.searcher import Searcher
from tests.web.asking import page, total
from web.pages import overview


@pytest.mark.parametrize("path", ["/overview", "/overview?q=derechos+humanos&objective=1"])
def test_every_cell_is_what_its_link_finds(client: FlaskClient, path: str) -> None:
    cells = [td for table in page(client, path).all("table") for td in table.all("td")]
    assert cells
    for cell in cells:
        link = cell.one("a")
        count = int(re.match(r"[\d,]+", link.text)[0].replace(",", ""))  # type: ignore[index]
        assert total(page(client, link.attributes["href"])) == count


def test_zeros_are_cells_too(client: FlaskClient) -> None:
    assert page(client, "/overview").all("td", class_="s0")


def test_the_overview_file_has_the_numbers_of_the_page(client: FlaskClient) -> None:
    cells = [td for table in page(client, "/overview").all("table") for td in table.all("td")]
    body = client.get("/overview.csv").data.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(body)))
    assert [row["dirección"] for row in rows] == [c.one("a").attributes["href"] for c in cells]
    assert all(cell.text.startswith(row["número"]) for cell, row in zip(cells, rows, strict=True))


def test_a_table_that_is_cut_says_so_and_the_file_is_whole(searcher: Searcher) -> None:
    cut = overview.tables(searcher, Query(), {}, many=2)[0]
    whole = overview.tables(searcher, Query(), {}, many=None)[0]
    assert cut.rows == whole.rows[:2]
    assert cut.note == (
        f"{whole.note} Se ven las 2 que más actúan de {len(whole.rows)}; el CSV las trae todas."
    )


def test_an_agency_filter_keeps_the_overview_to_it(client: FlaskClient, searcher: Searcher) -> None:
    table = page(client, "/overview?agency=SRE").all("table")[0]
    assert len(table.all("tr")) == 2
    numbers = [int(td.text.split()[0]) for td in table.all("td")]
    query = Query(filters=Filters(agency=("SRE",), kind=("activity",)))
    assert sum(numbers) == searcher.search(query).total
