"""Hostile queries: no error, and no more than 20 times the cost of an ordinary one."""

import random
from collections.abc import Callable
from itertools import count
from pathlib import Path
from statistics import median
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.model import Query
from search.results.highlight import unmarked
from search.searcher import Searcher
from search.spanish.analysis import fold
from search.thesaurus import shipped
from tests.relevance.judged import judged
from tests.search.query.test_syntax import QUERIES
from tests.search.spanish.test_analysis import VOCABULARY
from tests.support.stores import reopened

MOST = 20  # times
ORDINARY = [each.text for each in judged()]
PHRASES = sorted({e.asked for e in shipped.vocabulary().entries() if " " in e.asked})
LONG = sorted((w for w in VOCABULARY if len(w) > 5), key=len)


def words(seed: int, number: int, of: list[str] = LONG) -> list[str]:
    return random.Random(seed).sample(of, number)


def misspelt(seed: int) -> str:
    """As many unknown words as fit, each near to a known one."""
    near = (w[:2] + w[3] + w[2] + w[4:] for w in words(seed, 60, LONG[: len(LONG) // 2]))
    return " ".join(near)


def letters(seed: int, number: int) -> str:
    return "".join(random.Random(seed).choices("abcdefghijklmnopqrstuvwxyz", k=number))


NUMBERS = count(1)

# Each takes a number, so that no two are the same and nothing kept helps.
HOSTILE: dict[str, Callable[[int], str]] = {
    "short prefixes": lambda n: f"{n} " + "a* " * 100,
    "prefixes": lambda n: f"con* pro* {n}",
    "rare words": lambda n: " ".join(words(n, 32)),
    "unknown words": lambda n: " ".join(letters(n * 99 + k, 8) for k in range(32)),
    "misspelt words": misspelt,
    "one long word": lambda n: letters(n, 300),
    "quotes": lambda n: " ".join(f'"de la {w}"' for w in words(n, 16)),
    "quoted stop words": lambda n: f"{n} " + '"de la" "de los" "y de" "en el" ' * 8,
    "one long quote": lambda n: f'"{n} ' + "de la " * 48 + '"',
    "stray quotes": lambda n: f"{n}" + '"' * 299,
    "exclusions": lambda n: " ".join(f"-{w}" for w in words(n, 32)),
    "alternatives": lambda n: " OR ".join(words(n, 32)),
    "fields": lambda n: " ".join(f"agency:{w}" for w in words(n, 20)),
    "unknown fields": lambda n: " ".join(f"{w}:{w}" for w in words(n, 20)),
    "numbers": lambda n: " ".join(f"{n}.{k}.999" for k in range(30)),
    "huge number": lambda n: str(n) + "9" * 299,
    "common words": lambda n: f"migrantes personas derechos atención {n} " * 7,
    "code": lambda n: (
        f"{n}; DROP TABLE x; ${{jndi:ldap://x}} (?:a+)+$ ../../etc/passwd <script>" * 4
    ),
    "control": lambda n: f"{n}" + "\0\x01\x1b\x7f\u200b\u202e\ufeff" * 40,
    "surrogates": lambda n: f"{n}" + "\ud800\udfff a" * 70,
    "emoji": lambda n: f"{n}" + "👩\u200d👧\u200d👦 🇲🇽 " * 30,
    "right to left": lambda n: f"{n}" + " مهاجر הגירה" * 25,
    "accents": lambda n: f"{n}a" + "\u0301" * 290,
    "slashes": lambda n: f"{n}" + "/a" * 149,
}


@pytest.fixture(scope="module")
def cold(home: Path, engine: str) -> Searcher:
    return reopened(home, engine)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_query_costs_at_most_twenty_ordinary_ones(name: str, cold: Searcher) -> None:
    hostile = HOSTILE[name]
    costs: tuple[list[float], list[float]] = ([], [])
    for text in ORDINARY:
        asked = (Query(text=f"{text} {next(NUMBERS)}"), Query(text=hostile(next(NUMBERS))))
        for query, cost in zip(asked, costs, strict=True):
            started = process_time()
            cold.search(query)
            cost.append(process_time() - started)
    ordinary, worst = map(median, costs)
    assert worst <= MOST * ordinary, f"{worst / ordinary:.1f} times"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_query_is_answered(name: str, cold: Searcher) -> None:
    page = cold.search(Query(text=HOSTILE[name](0), explain=True))
    assert len(page.hits) <= page.total
    for notice in page.notices:
        notice.text.encode("utf-8")
    assert len(list(cold.hits(page.query))) == page.total
    assert len(cold.suggest(page.query.text)) <= 8


@settings(deadline=None)
@given(QUERIES)
@example("\ud800 \udfff* agency:\ud800")
@example('"' * 300)
def test_any_text_is_answered(cold: Searcher, text: str) -> None:
    page = cold.search(Query(text=text, explain=True))
    assert all(unmarked(hit.highlight) == hit.record.text for hit in page.hits)
    for notice in page.notices:
        notice.text.encode("utf-8")
    cold.suggest(text)


@settings(deadline=None)
@given(st.text(), st.lists(st.text(), max_size=4))
def test_anything_may_be_switched_off(cold: Searcher, text: str, keys: list[str]) -> None:
    off = (*keys, *(f"form:{fold(key)}" for key in keys))
    assert cold.search(Query(text=f"salud {text}", without=tuple(off))).total >= 0


@settings(deadline=None)
@given(st.sampled_from(PHRASES), st.sampled_from(PHRASES), st.data())
def test_words_may_be_repeated_in_any_order(
    cold: Searcher, one: str, other: str, data: st.DataObject
) -> None:
    """A phrase whose words were asked before, the other way round or far apart."""
    shuffled = data.draw(st.permutations(f"{one} {other}".split()))
    page = cold.search(Query(text=f"{' '.join(shuffled)} {one}", explain=True))
    assert all(unmarked(hit.highlight) == hit.record.text for hit in page.hits)
