"""The dossier of an agency: all that it will do, what the lines answer, and none of another."""

import re

import pytest
from flask.testing import FlaskClient

from search.searcher import Searcher
from search.thesaurus import shipped
from tests.web.asking import page, total
from web.pages.agency import NAMED

REPORT = "pem-2014-2018/2018"


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


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("INM", "Lo que hará el INM"),
        ("PGR", "Lo que hará la PGR"),
        ("OIC-INM", "Lo que hará el OIC del INM"),
        ("SEGOB", "Dónde se menciona a la SEGOB"),
        ("FGR", "Lo que hará la FGR"),
        ("INM?objective=3", "Lo que hará el INM en el objetivo 3"),
    ],
)
def test_heading_and_title_say_what_is_shown(client: FlaskClient, path: str, heading: str) -> None:
    tree = page(client, f"/agencies/{path}")
    assert tree.one("h1").text.endswith(heading)
    assert tree.one("title").text.startswith(heading)


@pytest.mark.parametrize("agency", ["INM", "SDH"])
def test_the_line_s_answer_stands_in_every_entry(
    client: FlaskClient, searcher: Searcher, agency: str
) -> None:
    answers = {
        "yes": "Su línea: se realizarán acciones",
        "no": "Su línea: no se realizarán acciones",
    }
    by_href = {
        f"/lines/{r.id.line}#actividad-{r.activity}": answers[r.response]
        for r in searcher.records()
        if r.activity
    }
    entries = page(client, f"/agencies/{agency}").all("li", class_="entry")
    told = [(e.one("a").attributes["href"], e.one("p", class_="badge").text) for e in entries]
    assert told
    assert all(by_href[href] == answer for href, answer in told if "#" in href)


def test_a_contradiction_stands_where_the_activity_is_read(client: FlaskClient) -> None:
    entries = page(client, "/agencies/PGR").all("li", class_="entry")
    told = {e.one("a").attributes["href"]: e.all("p", class_="clash") for e in entries}
    (clash,) = told[f"/lines/{REPORT}/1.2.6#actividad-2"]
    assert clash.text == (
        "La línea dice «No se realizarán acciones en 2018», pero describe 2 actividades. "
        "Así está en el documento."
    )
    assert not told[f"/lines/{REPORT}/5.1.1#actividad-1"]


def test_the_contents_lead_to_each_objective_and_add_up(client: FlaskClient) -> None:
    tree = page(client, "/agencies/INM")
    contents = tree.one("nav", class_="contents").all("li")
    ids = {node.attributes.get("id") for node in tree.all("h3")}
    assert len(contents) == 5
    assert all(li.all("a")[0].attributes["href"].removeprefix("#") in ids for li in contents)
    counts = [int(re.findall(r"\d+", li.one("b").text)[0]) for li in contents]
    assert sum(counts) == 22
    assert [len(ol.all("li")) for ol in tree.one("article").all("ol")][1:6] == counts


def test_an_objective_narrows_what_is_done_and_named(client: FlaskClient) -> None:
    whole = page(client, "/agencies/INM")
    hrefs = [e.one("a").attributes["href"] for e in whole.all("li", class_="entry")]
    tree = page(client, "/agencies/INM?objective=3")
    narrowed = [e.one("a").attributes["href"] for e in tree.all("li", class_="entry")]
    assert narrowed == [href for href in hrefs if f"/lines/{REPORT}/3." in href]
    assert narrowed
    assert tree.one("meta", name="robots").attributes["content"] == "noindex, nofollow"
    links = {a.attributes["href"] for a in tree.one("main").all("a")}
    assert {"/agencies/INM", "/?agency=INM&objective=3&sort=code"} <= links
    assert tree.one("p", class_="lead").text == whole.one("p", class_="lead").text


def test_where_it_is_only_named_the_first_are_shown_and_a_search_has_all(
    client: FlaskClient, searcher: Searcher
) -> None:
    named = [r for r in searcher.records() if "INM" in r.agencies("named")]
    named = [r for r in named if "INM" not in r.agencies("acts")]
    section = page(client, "/agencies/INM").all("section", class_="block")[-1]
    assert len(section.all("li", class_="entry")) == NAMED < len(named)
    way = section.one("p", class_="notice").one("a").attributes["href"]
    assert total(page(client, way)) == len(named)
    few = page(client, "/agencies/INM?objective=2").all("section", class_="block")[-1]
    assert not few.all("p", class_="notice")


def test_an_objective_that_there_is_not_is_told(client: FlaskClient) -> None:
    tree = page(client, "/agencies/INM?objective=9")
    assert "No se tomó en cuenta «9»" in tree.all("p", class_="notice")[0].text
    assert tree.one("h1").text.endswith("Lo que hará el INM")


def test_bodies_before_and_after_are_one_link_away(client: FlaskClient, searcher: Searcher) -> None:
    (after,) = page(client, "/agencies/PGR").all("p", class_="kin")
    assert after.text == (
        "Después Fiscalía General de la República (FGR). Cambio de 2018 (DOF 20/12/2018)"
    )
    assert after.one("a").attributes["href"] == "/agencies/FGR"
    (before,) = page(client, "/agencies/FGR").all("p", class_="kin")
    assert before.text == (
        "Antes Procuraduría General de la República (PGR): 24 actividades en 22 líneas. "
        "Cambio de 2018 (DOF 20/12/2018)"
    )
    for body, earlier in shipped.predecessors().items():
        if body in searcher.agencies:
            hrefs = {a.attributes["href"] for a in page(client, f"/agencies/{body}").all("a")}
            assert {f"/agencies/{e}" for e in earlier if e in searcher.agencies} <= hrefs


def test_every_agency_of_the_texts_has_its_page(client: FlaskClient) -> None:
    rows = page(client, "/agencies").one("tbody").all("th", scope="row")
    answers = [client.get(row.one("a").attributes["href"]).status_code for row in rows]
    assert set(answers) == {200}


def test_an_agency_without_a_text_has_a_page_that_says_so(
    client: FlaskClient, searcher: Searcher
) -> None:
    told = page(client, "/agencies").one("tbody").all("th", scope="row")
    paths = {row.one("a").attributes["href"] for row in told}
    silent = next(name for name in searcher.agencies if f"/agencies/{name}" not in paths)
    tree = page(client, f"/agencies/{silent}")
    assert "No actúa en ningún texto" in tree.one("main").text
    assert tree.one("meta", name="robots").attributes["content"] == "noindex, nofollow"


def test_where_a_body_is_only_named_is_a_search_with_files_and_a_feed(client: FlaskClient) -> None:
    tree = page(client, "/agencies/OIM")
    links = {a.attributes["href"] for a in tree.one("main").all("a")}
    (href,) = (each for each in links if "role=named" in each)
    answer = client.get(f"/api/v1/search{href.removeprefix('/')}").json
    assert answer is not None
    assert answer["total"] > 0
    assert f"{answer['total']} textos" in tree.one("main").text
    assert {a["role"] for h in answer["hits"] for a in h["agencies"] if a["id"] == "OIM"} == {
        "named"
    }
    rows = client.get(f"/export.csv{href.removeprefix('/')}").text.splitlines()
    assert len(rows) == answer["total"] + 1
    assert client.get(f"/feed.atom{href.removeprefix('/')}").text.count("<entry>") > 0


def test_the_way_to_the_search_says_what_that_counts(client: FlaskClient) -> None:
    tree = page(client, "/agencies/PGR")
    (way,) = [li for li in tree.all("li") if li.text.startswith("Verlo en el buscador")]
    found = page(client, way.one("a").attributes["href"])
    (activities, lines) = re.findall(r"\d+", tree.one("p", class_="lead").text)[:2]
    assert way.text == (
        f"Verlo en el buscador: {total(found)} textos, {activities} actividades y {lines} líneas"
    )
    assert found.one("p", class_="total").text.endswith(
        f": {lines} líneas, {activities} actividades"
    )
