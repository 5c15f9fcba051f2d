"""Who asks in everyday words finds what programmes of other fields say in theirs."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from search.store.builds import Contents, open_build, publish
from tests.relevance.judged import DATA
from tests.relevance.subject import finder
from tests.support.corpus import programme, record
from tests.support.shipped import shipped

Pair = tuple[str, str, str]  # half, text, query

# How many of 60 are among the first ten, beside the texts of the report; one under what was
# measured, for ties that fall another way.
FLOORS = {"seen": 53, "aside": 51}


def pairs() -> list[Pair]:
    """The texts with what is asked for each, as the file has them."""
    rows = (line.split("\t") for line in (DATA / "everyday.tsv").read_text("utf-8").splitlines())
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


@pytest.fixture(scope="module")
def within_ten() -> dict[str, int]:
    """How many texts of each half are among the first ten hits of their query."""
    known = pairs()
    places = {text: place(n) for n, (_, text, _) in enumerate(known)}
    with TemporaryDirectory(prefix="buscador-") as home:
        find = finder(open_build(publish(Path(home), contents(list(places)))))
        return {
            half: sum(places[text] in find(query)[:10] for own, text, query in known if own == half)
            for half in FLOORS
        }


@pytest.mark.parametrize("half", FLOORS)
def test_everyday_words_find_the_text(within_ten: dict[str, int], half: str) -> None:
    assert within_ten[half] >= FLOORS[half]


def test_there_are_as_many_pairs_in_each_half() -> None:
    assert [own for own, _, _ in pairs()] == ["seen", "aside"] * 60
