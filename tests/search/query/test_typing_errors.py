"""Typing errors, over the report: what is searched instead, and what is never corrected."""

import pytest

from search.model import Query
from search.searcher import Searcher


@pytest.mark.parametrize(
    ("text", "suggested"),
    [
        ("secretaria de relasiones exteriores", "secretaría de relaciones exteriores"),
        ("secretria de gobernacion", "secretaría de gobernación"),
        ("procuradruia general de la republica", "procuraduría general de la república"),
        ("intituto nacional de migracion", "instituto nacional de migración"),
        ("secretria", "secretaría"),
        # Short words: a letter missing, one too many, two transposed.
        ("salu mental", "salud mental"),
        ("trta", "trata"),
        ("trta de personas", "trata de personas"),
        # Acronyms: two letters transposed, or one that lies beside the right one.
        ("imn", "INM"),
        ("IMN", "INM"),
        ("trámites del ImN", "trámites del INM"),
        ("SFEGOB", None),
        ("COMRA", "COMAR"),
        ("CONAPREF", "CONAPRED"),
        # Only a suggestion.
        ("ano", "año"),
        ("ano fiscal", "año fiscal"),
        # Never capitalised from a name.
        ("mexcio", "méxico"),
        ("derechos humnaos", "derechos humanos"),
        # Numbers, codes, and what is right.
        ("1.5.1O", None),
        ("C4D", None),
        ("20188", None),
        ("pez", None),
        ("ONG", None),
        ("USA", None),
        ("SEP", None),
        ("IMSS", None),
        ("salud", None),
        ("xyz", None),
        ("wxyz", None),
    ],
)
def test_what_a_misspelt_query_meant(searcher: Searcher, text: str, suggested: str | None) -> None:
    suggestion = searcher.search(Query(text)).suggestion
    assert (suggestion.text if suggestion else None) == suggested


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("secretaria de relasiones exteriores", "SRE"),
        ("secretria de gobernacion", "SEGOB"),
        ("procuradruia general de la republica", "PGR"),
        ("imn", "INM"),
        ("intituto nacional de migracion", "INM"),
    ],
)
def test_a_misspelt_name_is_a_name(searcher: Searcher, text: str, body: str) -> None:
    page = searcher.search(Query(text))
    assert page.recognised == (body,)
    assert page.exact
    assert "missing" not in [notice.code for notice in page.notices]


def test_a_year_without_its_tilde_is_not_searched_as_one(searcher: Searcher) -> None:
    page = searcher.search(Query("ano"))
    assert [each.how for each in page.expansions] == []
