"""What strangers ask leaves little behind: caches count what they hold, and nothing is not kept."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engines.whoosh.cache import ENTRY, Kept
from search.engines.whoosh.index import WhooshIndex
from search.model import Query
from search.results.holding import page_bytes
from search.searcher import PAGES_KEPT, Searcher
from tests.support.stores import reopened


@pytest.fixture
def fresh(home: Path, engine: str) -> Searcher:
    """A searcher that has answered nothing yet."""
    return reopened(home, engine)


def kept(searcher: Searcher) -> dict[str, Kept[Any, Any]]:
    """All that the embedded index keeps; another keeps its postings elsewhere."""
    index = searcher.index
    if not isinstance(index, WhooshIndex):
        return {}
    homes = (index._matching, index._scoring, index._matching._postings)
    return {
        f"{type(home).__name__}.{name}": value
        for home in homes
        for name, value in vars(home).items()
        if isinstance(value, Kept)
    }


def test_words_that_no_text_has_are_not_kept(fresh: Searcher) -> None:
    fresh.search(Query("frontera"))
    postings = {n: k.held for n, k in kept(fresh).items() if n.startswith("Postings")}
    boosts = len(fresh._weigher._boosts)
    for number in range(200):
        fresh.compute(Query(f'qwzx{number} "qwzx{number} zxqw"'))
    assert {n: k.held for n, k in kept(fresh).items() if n.startswith("Postings")} == postings
    assert len(fresh._weigher._boosts) == boosts


@given(st.lists(st.text(max_size=5), max_size=300), st.integers(0, 20_000))
def test_what_is_kept_is_bounded_though_its_values_are_empty(keys: list[str], most: int) -> None:
    held: Kept[str, bytes] = Kept(most, len)
    for key in keys:
        assert held.keep(key, b"") == b""
        assert held.held <= most
        assert len(held._held) * ENTRY <= most


def test_a_long_key_counts(fresh: Searcher) -> None:
    held: Kept[tuple[str, ...], bytes] = Kept(10_000, len)
    held.keep(tuple("ab"), b"")
    short = held.held
    held.keep(tuple("abcdefgh"), b"")
    assert held.held - short > 2 * short


def test_a_page_counts_all_that_it_holds(fresh: Searcher) -> None:
    plain = page_bytes(fresh.compute(Query("derechos de mujeres", size=50)))
    explained = page_bytes(fresh.compute(Query("derechos de mujeres", size=50, explain=True)))
    keyed = page_bytes(fresh.compute(Query("derechos", without=("x" * 100,) * 50)))
    assert explained > 1.3 * plain
    assert keyed > page_bytes(fresh.compute(Query("derechos"))) + 5000


def test_the_pages_that_are_kept_have_a_bound(fresh: Searcher) -> None:
    for number in range(20):
        fresh.search(Query(f"derechos frontera salud q{number}", size=100, explain=True))
    assert sum(map(page_bytes, fresh._pages.values())) == fresh._pages.currsize
    assert fresh._pages.maxsize == PAGES_KEPT
