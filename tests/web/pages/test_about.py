"""The page about the source: every rule and every document."""

from flask.testing import FlaskClient

from search.engine import Reader
from search.findings import RULES
from search.spanish.commitment import STRENGTHS
from tests.web.asking import page


def test_about_publishes_every_rule(client: FlaskClient, reader: Reader) -> None:
    text = page(client, "/about").one("main").text
    for strength in STRENGTHS:
        assert strength.rule in text
    for rule in RULES:
        assert (rule.label in text) or not rule.on_record
    for programme in reader.programmes.values():
        assert programme.sha256 in text
