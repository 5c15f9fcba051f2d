"""Who asks in everyday words finds what programmes of other fields say in theirs."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from search.spanish.analysis import terms
from search.store.builds import Contents, open_build, publish
from tests.relevance.judged import DATA
from tests.relevance.subject import finder
from tests.support.corpus import programme, record
from tests.support.shipped import shipped

Pair = tuple[str, str, str]  # half, text, query

# How many of each half are among the first ten, beside the texts of the report; one under what
# was measured, for ties that fall another way.
FLOORS = {
    "everyday.tsv": {"seen": 53, "aside": 53},  # of 60
    "everyday_fields.tsv": {"seen": 58, "aside": 56},  # of 70
}


def pairs(name: str) -> list[Pair]:
    """The texts of a file with what is asked for each, as it has them."""
    rows = (line.split("\t") for line in (DATA / name).read_text("utf-8").splitlines())
    return [(half, text, query) for half, _, text, query in rows]


def place(number: int) -> str:
    """The id of a text, by its number from 0."""
    return f"otros/2018/{number // 81 + 1}.{number // 9 % 9 + 1}.{number % 9 + 1}"


def contents(texts: list[str]) -> Contents:
    """The texts as lines of one programme, and the report as noise."""
    whole = shipped()
    reported = list(whole.records)  # read first: it fills the rest
    lines = [record(place(n), text) for n, text in enumerate(texts)]
    other = programme("otros")
    whole.programmes = {**whole.programmes, other.report: other}
    whole.records = [*reported, *lines]
    return whole


@pytest.mark.parametrize("name", FLOORS)
def test_everyday_words_find_the_text(name: str) -> None:
    known = pairs(name)
    places = {text: place(n) for n, (_, text, _) in enumerate(known)}
    with TemporaryDirectory(prefix="buscador-") as home:
        find = finder(open_build(publish(Path(home), contents(list(places)))))
        within_ten = [half for half, text, query in known if places[text] in find(query)[:10]]
    counts = {half: within_ten.count(half) for half, floor in FLOORS[name].items()}
    assert {half for half, count in counts.items() if count < FLOORS[name][half]} == set(), counts


@pytest.mark.parametrize("name", FLOORS)
def test_there_are_as_many_pairs_in_each_half(name: str) -> None:
    halves = [half for half, _, _ in pairs(name)]
    assert halves.count("seen") == halves.count("aside") == len(halves) / 2


def test_no_query_has_a_word_of_its_text() -> None:
    known = pairs("everyday_fields.tsv")
    assert [query for _, text, query in known if {*terms(text)} & {*terms(query)}] == []
