"""The page about the source: every rule and every document."""

from flask.testing import FlaskClient

from search.findings import RULES
from search.searcher import Searcher
from search.spanish.commitment import STRENGTHS
from tests.web.asking import page


def test_about_publishes_every_rule(client: FlaskClient, searcher: Searcher) -> None:
    text = page(client, "/about").one("main").text
    for strength in STRENGTHS:
        assert strength.rule in text
    for rule in RULES:
        assert (rule.label in text) or not rule.on_record
    for programme in searcher.programmes.values():
        assert programme.sha256 in text
