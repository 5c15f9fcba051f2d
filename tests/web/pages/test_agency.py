"""The dossier of an agency: all that it will do, and none of another."""

import pytest
from flask.testing import FlaskClient

from search.searcher import Searcher
from tests.web.asking import page


@pytest.mark.parametrize("agency", ["INM", "SRE", "PGR", "SEGOB"])
def test_a_dossier_lists_all_that_an_agency_will_do(
    client: FlaskClient, searcher: Searcher, agency: str
) -> None:
    tree = page(client, f"/agencies/{agency}")
    listed = {
        entry.one("a").attributes["href"]
        for entry in tree.all("li", class_="entry")
        if any("acts" in mark.attributes.get("class", "") for mark in entry.all("mark"))
    }
    expected = {
        f"/lines/{r.id.line}#actividad-{r.activity}"
        for r in searcher.records()
        if r.activity and agency in r.agencies("acts")
    }
    assert listed == expected
    assert searcher.agencies[agency].name in tree.one("h1").text


def test_every_agency_of_the_texts_has_its_page(client: FlaskClient) -> None:
    rows = page(client, "/agencies").all("th", scope="row")
    answers = [client.get(row.one("a").attributes["href"]).status_code for row in rows]
    assert set(answers) == {200}


def test_an_agency_without_a_text_has_a_page_that_says_so(
    client: FlaskClient, searcher: Searcher
) -> None:
    told = page(client, "/agencies").all("th", scope="row")
    paths = {row.one("a").attributes["href"] for row in told}
    silent = next(name for name in searcher.agencies if f"/agencies/{name}" not in paths)
    tree = page(client, f"/agencies/{silent}")
    assert "No actúa en ningún texto" in tree.one("main").text
    assert tree.one("meta", name="robots").attributes["content"] == "noindex, nofollow"
