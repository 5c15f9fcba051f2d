"""A value that is left out leaves exactly what it does not narrow to, in every facet."""

import pytest

from search.model import Query
from search.schema import FACETS, LEVELS
from search.searcher import Searcher


def found(searcher: Searcher, text: str) -> set[str]:
    return set(searcher.ids(Query(text)))


# The report has two levels, and no record has a role: it says how a body is meant.
HELD = [facet.name for facet in FACETS if facet.held and facet.name not in LEVELS[2:]]


@pytest.mark.parametrize("facet", HELD)
@pytest.mark.parametrize("words", ["", "migrantes ", "salud OR derechos "])
def test_with_and_without_a_value_are_all(searcher: Searcher, facet: str, words: str) -> None:
    values = [v for v, count in searcher.statistics.values[facet].items() if count][:3]
    assert values
    for value in values:
        chosen = found(searcher, f'{words}{facet}:"{typed(facet, value)}"')
        rest = found(searcher, f'{words}-{facet}:"{typed(facet, value)}"')
        assert chosen.isdisjoint(rest)
        assert chosen | rest == found(searcher, words)


def typed(facet: str, value: str) -> str:
    """A value as a build holds it, as it is typed."""
    words = next((f.typed for f in FACETS if f.name == facet), {})
    return next((word for word, meant in words.items() if meant == value), value)


def test_a_value_that_no_text_has_leaves_nothing_out_and_is_told(searcher: Searcher) -> None:
    page = searcher.search(Query("migrantes -agency:NADIE"))
    assert page.total == searcher.search(Query("migrantes")).total
    assert [notice.code for notice in page.notices] == ["value"]


def test_what_is_left_out_of_a_line_alone_needs_no_word(searcher: Searcher) -> None:
    page = searcher.search(Query("-tipo:line"))
    assert page.total > page.lines == 0
    assert page.notices == ()


ROLES = (
    "Con un signo menos, «papel» no deja nada fuera. Escriba lo que busca: papel:actua, "
    "papel:mencionada, papel:cualquiera."
)


@pytest.mark.parametrize("words", ["", "migrantes ", "dependencia:INM "])
@pytest.mark.parametrize(
    "typed",
    ["-papel:mencionada", "-papel:actua", "-rol:any", "-role:named", "-papel:actua -papel:named"],
)
def test_a_role_cannot_be_left_out_and_that_is_told(
    searcher: Searcher, words: str, typed: str
) -> None:
    page = searcher.search(Query(f"{words}{typed}"))
    assert found(searcher, f"{words}{typed}") == found(searcher, words)
    assert [notice.text for notice in page.notices] == [ROLES]


def test_a_role_left_out_hides_no_other_notice(searcher: Searcher) -> None:
    for text in ("agency:NADIE", "agency:NADIE -papel:actua"):
        (first, *_) = searcher.search(Query(text)).notices
        assert first.text == "Ningún texto tiene «NADIE» como dependencia que actúa."


def test_every_facet_that_records_hold_can_be_left_out() -> None:
    assert [facet.name for facet in FACETS if not facet.held] == ["role"]
