"""The findings: narrowed in page and file alike, quoted in whole words."""

import csv
import io

from flask.testing import FlaskClient

from search.searcher import Searcher
from tests.web.asking import page, total


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


def test_the_last_page_of_findings_is_the_last(client: FlaskClient) -> None:
    assert page(client, "/findings?page=99999").all("li", class_="card")
    assert page(client, "/findings?page=nada").all("li", class_="card")


def test_a_finding_is_quoted_in_whole_words(client: FlaskClient, searcher: Searcher) -> None:
    cards = page(client, "/findings?rule=unbalanced-quotes").all("li", class_="card")
    words = {word for record in searcher.records() for word in record.text.split()}
    assert cards
    for card in cards:
        assert set(card.one("p", class_="text").text.strip("…").split()) <= words
