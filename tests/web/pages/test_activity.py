"""The page of one activity: whole, at an address of its own."""

from flask.testing import FlaskClient

from search.ids import RecordId
from search.searcher import Searcher
from tests.web.asking import page

ACTIVITY = RecordId.parse("pem-2014-2018/2018/1.5.10/2")


def test_an_activity_stands_by_itself_with_its_line_a_click_away(
    client: FlaskClient, searcher: Searcher
) -> None:
    record = searcher.record(ACTIVITY)
    assert record
    tree = page(client, f"/lines/{ACTIVITY}")
    assert tree.one("h1").text == "Actividad 2 de la línea 1.5.10"
    assert tree.one("p", class_="text").text == " ".join(record.text.split())
    links = [a.attributes["href"] for a in tree.one("main").all("a")]
    assert f"/lines/{ACTIVITY.line}" in links
    assert f"/lines/{ACTIVITY.line}#actividad-2" in links
    assert (
        tree.one("link", rel="canonical").attributes["href"] == f"http://localhost/lines/{ACTIVITY}"
    )


def test_the_row_and_the_checksum_stand_beside_it(client: FlaskClient, searcher: Searcher) -> None:
    record = searcher.record(ACTIVITY)
    assert record
    facts = page(client, f"/lines/{ACTIVITY}").one("aside").text
    assert f"p. {record.page}, renglón {record.row}" in facts
    assert searcher.programmes[ACTIVITY.report].sha256 in facts


def test_its_line_leads_to_it(client: FlaskClient) -> None:
    links = [a.attributes["href"] for a in page(client, f"/lines/{ACTIVITY.line}").all("a")]
    assert f"/lines/{ACTIVITY}" in links
