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
        # Acronyms: letters transposed or doubled; in longer ones a wrong letter.
        ("imn", "INM"),
        ("IMN", "INM"),
        ("trámites del ImN", "trámites del INM"),
        ("SFEGOB", None),
        ("SRRE", "SRE"),
        ("inmm", "INM"),
        ("IMMS", "IMSS"),
        ("IOM", "OIM"),
        ("STPD", "STPS"),
        ("STPB", None),
        ("SEGOV", "SEGOB"),
        ("COMRA", "COMAR"),
        ("CONAPREF", "CONAPRED"),
        # Only a suggestion.
        ("ano", "año"),
        ("ano fiscal", "año fiscal"),
        ("IBM", "INM"),
        ("ibm en la frontera", "INM en la frontera"),
        # What is searched goes before what is only asked about.
        ("IBM derecos", "IBM derechos"),
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


@pytest.mark.parametrize("text", ["IBM", "ibm", "oiy", "PGT"])
def test_a_short_acronym_with_another_letter_is_asked_about_and_not_searched(
    searcher: Searcher, text: str
) -> None:
    page = searcher.search(Query(text))
    assert page.suggestion
    assert (page.total, page.recognised, page.expansions) == (0, (), ())
    assert [notice.code for notice in page.notices] == ["missing"]


@pytest.mark.parametrize("text", ["FBI", "UAM", "PDF", "ABC", "IVA", "BBC", "OTAN", "CIA", "NBA"])
def test_an_acronym_that_is_far_from_those_of_the_texts_is_left_alone(
    searcher: Searcher, text: str
) -> None:
    assert not searcher.search(Query(text)).suggestion


def test_a_year_without_its_tilde_is_not_searched_as_one(searcher: Searcher) -> None:
    page = searcher.search(Query("ano"))
    assert [each.how for each in page.expansions] == []
