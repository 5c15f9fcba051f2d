"""The page of a line: told whole, between its neighbours, with its citation."""

import re

import pytest
from flask.testing import FlaskClient

from search.ids import RecordId
from search.searcher import Searcher
from tests.support.markup import read
from tests.web.asking import page

REPORT = "pem-2014-2018/2018"


def test_a_line_is_told_whole(client: FlaskClient, searcher: Searcher) -> None:
    tree = page(client, f"/lines/{REPORT}/1.5.10")
    line = searcher.record(RecordId.of(REPORT, "1.5.10"))
    assert line
    programme = searcher.programmes[REPORT]
    text = tree.one("main").text
    assert tree.one("h1").text == f"Línea de acción 1.5.10 {line.text}"
    for said in (line.headings[1].text, line.headings[0].text, programme.title, programme.sha256):
        assert said in text
    activities = tree.all("section", class_="activity")
    assert [a.attributes["id"] for a in activities] == ["actividad-1", "actividad-2"]
    for number, activity in enumerate(activities, 1):
        record = searcher.record(RecordId.of(REPORT, "1.5.10", number))
        assert record
        assert activity.one("p", class_="text").text == " ".join(record.text.split())


def test_neighbours_follow_the_numbers(client: FlaskClient) -> None:
    def neighbours(code: str) -> list[str]:
        nav = page(client, f"/lines/{REPORT}/{code}").one("nav", class_="neighbours")
        return [a.attributes["href"].rpartition("/")[2] for a in nav.all("a")]

    assert neighbours("1.1.1") == ["1.1.2"]
    assert neighbours("1.5.9") == ["1.5.8", "1.5.10"]
    assert neighbours("1.5.10")[0] == "1.5.9"


def test_a_citation_leads_back_to_page_address_and_day(
    client: FlaskClient, searcher: Searcher
) -> None:
    line = searcher.record(RecordId.of(REPORT, "1.5.10"))
    assert line
    cite = page(client, f"/lines/{REPORT}/1.5.10").one("p", class_="cite").text
    programme = searcher.programmes[REPORT]
    for said in (
        programme.title,
        programme.branch,
        "línea de acción 1.5.10",
        f"p. {line.page}",
        programme.document,
        f"http://localhost/lines/{REPORT}/1.5.10",
    ):
        assert said in cite
    assert re.search(r"consulta: \d{1,2} de \w+ de \d{4}", cite)


def test_a_contradiction_is_shown_not_mended(client: FlaskClient) -> None:
    tree = page(client, f"/lines/{REPORT}/1.2.2")
    badges = [b.text for b in tree.all("span", class_="badge")]
    assert "No se realizarán acciones en 2018" in badges
    assert "Dice que no actuará y describe actividades" in badges
    assert tree.one("p", class_="clash").text.startswith(
        "La línea dice «No se realizarán acciones en 2018», pero describe"
    )
    assert "Se muestra tal cual" not in tree.one("main").text
    assert tree.all("section", class_="activity")


def test_every_line_has_its_page(client: FlaskClient, searcher: Searcher) -> None:
    lines = [record for record in searcher.records() if record.kind == "line"]
    answers = {r.code: client.get(f"/lines/{r.id}").status_code for r in lines}
    assert set(answers.values()) == {200}


@pytest.mark.parametrize(
    "path",
    [
        f"/lines/{REPORT}/9.9.9",
        "/lines/nada/2018/1.1.1",
        f"/lines/{REPORT}/1.5.x",
        "/agencies/NADIE",
    ],
)
def test_what_is_not_there_is_told_in_a_page(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert read(answer.text).one("h1").text == "No se encontró la página"


def test_what_an_activity_commits_to_is_not_worked_out_again(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(text: str) -> bool:
        raise AssertionError(text)

    monkeypatch.setattr("search.spanish.commitment.TESTS", (("has-figure", fail),))
    assert client.get(f"/lines/{REPORT}/1.5.10?q=visitas").status_code == 200
