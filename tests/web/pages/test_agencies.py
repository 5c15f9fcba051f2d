"""The list of agencies: all that act or are named, by kind."""

from flask.testing import FlaskClient

from search.searcher import Searcher
from tests.web.asking import page


def test_every_agency_of_the_list_acts_or_is_named(client: FlaskClient, searcher: Searcher) -> None:
    tree = page(client, "/agencies")
    rows = [row for row in tree.all("tr") if row.all("td")]
    told = {
        row.one("a").attributes["href"].rpartition("/")[2]: [int(td.text) for td in row.all("td")]
        for row in rows
    }
    acts: set[str] = set()
    named: set[str] = set()
    for record in searcher.records():
        acts.update(record.agencies("acts"))
        named.update(record.agencies("named"))
    assert set(told) == acts | named
    assert all(sum(numbers) for numbers in told.values())


def test_kinds_of_agencies_are_told_in_the_plural(client: FlaskClient) -> None:
    titles = [h2.text.rpartition(" ")[0] for h2 in page(client, "/agencies").all("h2")]
    assert {"Dependencias", "Órganos desconcentrados", "Unidades administrativas"} <= set(titles)
