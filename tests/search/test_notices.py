"""What the searcher is told of a query, over the report."""

import pytest

from search.model import Query
from search.searcher import Searcher


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("trafico de presonas", "tráfico de personas"),
        ("tramites migratrios SRE", "trámites migratorios SRE"),
        ("trámites migratorios", None),
        ("tramites migratorios", None),
    ],
)
def test_a_suggestion_has_its_accents(
    searcher: Searcher, typed: str, suggested: str | None
) -> None:
    suggestion = searcher.search(Query(typed)).suggestion
    assert (suggestion.text if suggestion else None) == suggested


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("agency:ZZZ", "Ningún texto tiene «ZZZ» como dependencia que actúa."),
        ("objetivo:9", "Ningún texto tiene «9» como objetivo y estrategia."),
        ("agency:sre", None),
        ("objetivo:3", None),
    ],
)
def test_a_typed_value_that_no_text_has_is_told(
    searcher: Searcher, typed: str, told: str | None
) -> None:
    notices = [notice.text for notice in searcher.search(Query(typed)).notices]
    assert notices == ([told] if told else [])
