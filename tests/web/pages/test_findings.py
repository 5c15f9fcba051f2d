"""The findings: contradictions first and in a sentence; narrowed in page and file alike."""

import csv
import io

import pytest
from flask.testing import FlaskClient

from search.findings import RULES
from search.searcher import Searcher
from tests.support.markup import Node
from tests.web.asking import page, total


def leads(card: Node) -> str:
    return card.one("h3").one("a").attributes["href"]


def test_findings_narrow_by_rule_and_words_in_page_and_file(
    client: FlaskClient, searcher: Searcher
) -> None:
    for address in ("rule=no-with-activities", "rule=no-activities&q=salud", "q=1.2.2", "q=nadie"):
        tree = page(client, f"/findings?{address}")
        body = client.get(f"/findings.csv?{address}").data.decode("utf-8-sig")
        assert len(list(csv.DictReader(io.StringIO(body)))) == total(tree)
    contradictions = [f for f in searcher.findings if f.rule == "no-with-activities"]
    assert total(page(client, "/findings?rule=no-with-activities")) == len(contradictions)
    assert total(page(client, "/findings")) == len(searcher.findings)


def test_contradictions_come_first_and_writing_last_and_closed(
    client: FlaskClient, searcher: Searcher
) -> None:
    main = page(client, "/findings").one("main")
    parts = main.all("section", class_="block")
    assert [part.one("h2").text for part in parts] == [
        "Contradicciones 5",
        "Líneas sin actividades 100",
        "Promesas y actividades 6",
        "Cómo está escrito el documento 11",
    ]
    assert [len(part.all("details")) for part in parts] == [0, 0, 1, 1]
    assert all("open" not in part.one("details").attributes for part in parts[2:])
    assert len(parts[0].all("li", class_="card")) == 5
    assert len(parts[2].all("li", class_="card")) == 6
    assert len(parts[3].all("li", class_="card")) == 11
    rest = parts[1].one("p", class_="more").one("a").attributes["href"]
    assert total(page(client, rest)) == 100
    assert sum(f.severity == "contradiction" for f in searcher.findings) == 5


def test_a_contradiction_says_what_the_line_says_and_what_it_describes(
    client: FlaskClient,
) -> None:
    cards = page(client, "/findings").all("section", class_="block")[0].all("li", class_="card")
    by_line = {
        card.one("h3").one("a").attributes["href"].rpartition("/")[2]: card for card in cards
    }
    card = by_line["1.2.6"]
    assert card.one("p", class_="clash").text == (
        "La línea dice «No se realizarán acciones en 2018», pero describe 2 actividades. "
        "Así está en el documento."
    )
    assert card.one("span", class_="badge").text == "No se realizarán acciones en 2018"
    links = [a.attributes["href"] for a in card.one("dl").all("a")]
    assert [href.partition("#")[2] for href in links] == ["actividad-1", "actividad-2"]


def test_a_promise_stands_with_the_words_that_no_activity_mentions(client: FlaskClient) -> None:
    (card,) = page(client, "/findings?rule=unspoken&q=3.6.8").all("li", class_="card")
    assert card.one("h3").one("a").text.startswith("3.6.8 Fortalecer los procesos")
    assert card.all("p", class_="quiet")[-1].text == (
        "De lo que promete, ninguna actividad menciona: sanción, rendición. "
        "Es una lectura automática: que no lo mencionen no prueba que no se haga."
    )


@pytest.mark.parametrize("path", ["/findings", *(f"/findings?rule={rule.id}" for rule in RULES)])
def test_advice_to_who_keeps_the_source_stays_in_the_terminal(
    client: FlaskClient, path: str
) -> None:
    text = page(client, path).one("main").text
    told = client.get(path.replace("findings", "findings.csv", 1)).text
    for rule in RULES:
        assert rule.advice not in text
        assert rule.advice not in told


def test_the_last_page_of_findings_is_the_last(client: FlaskClient) -> None:
    assert page(client, "/findings?page=99999").all("li", class_="card")
    assert page(client, "/findings?page=nada").all("li", class_="card")


def test_pages_of_findings_turn_and_none_is_left_out(
    client: FlaskClient, searcher: Searcher
) -> None:
    address, cards = "/findings?rule=no-activities&rule=no-with-activities", []
    while address:
        tree = page(client, address)
        cards += [
            card.one("h3").one("a").attributes["href"] for card in tree.all("li", class_="card")
        ]
        following = tree.all("a", rel="next")
        address = following[0].attributes["href"] if following else ""
    about = [f for f in searcher.findings if f.rule in ("no-activities", "no-with-activities")]
    assert len(set(cards)) == len(cards) == len(about)


def test_a_finding_is_quoted_in_whole_words(client: FlaskClient, searcher: Searcher) -> None:
    cards = page(client, "/findings?rule=unbalanced-quotes").all("li", class_="card")
    words = {word for record in searcher.records() for word in record.text.split()}
    assert cards
    for card in cards:
        assert set(card.one("p", class_="text").text.strip("…").split()) <= words


@pytest.mark.parametrize("path", ["/findings", "/findings?q=salud", "/agencies", "/overview"])
def test_the_search_box_of_a_page_has_what_was_searched_only(
    client: FlaskClient, path: str
) -> None:
    assert page(client, path).one("input", id="q").attributes.get("value", "") == ""
