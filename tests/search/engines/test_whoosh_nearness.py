"""What is left unscored could not have been listed: the answers are those of scoring all."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engines.whoosh import scoring as whoosh_scoring
from search.engines.whoosh.index import WhooshIndex
from search.engines.whoosh.nearness import best
from search.engines.whoosh.nearness.bounds import Bounds
from search.engines.whoosh.nearness.highest import BLOCK, highest
from search.engines.whoosh.nearness.impacts import Lengths
from search.engines.whoosh.nearness.signatures import FEW, Signatures
from search.engines.whoosh.scoring import Scoring
from search.model import Query
from search.query import ranking
from search.query.weighing import WeighedPlan
from search.searcher import Searcher
from search.store.builds import open_build
from search.store.protocol import Build
from tests.support.stores import reopened

ASKED = (
    "atención médica a la niñez migrante en albergues",
    "vuelos de retorno",
    "derechos laborales de jornaleros y trabajadoras del hogar",
    "SRE consulados pasaporte",
    '"derechos humanos" frontera sur -mujeres',
    "capacitación OR formación de policías 2.3",
    "seguro popular migrantes retornados salud mental adicciones",
    "estadísticas migr*",
    "discriminación xenofobia campañas medios comunicación sociales",
    "INM estaciones migratorias condiciones estancia digna personas",
    "casas de cambio",
    "educación",
)


@pytest.fixture(scope="session")
def engine() -> str:
    """The only one that leaves records unscored."""
    return "whoosh"


@pytest.fixture(autouse=True)
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the records of the build were too many to score them all."""
    monkeypatch.setattr(whoosh_scoring, "FEW", 0)


@pytest.fixture(scope="module")
def opened(build: Build) -> Searcher:
    return open_build(build)


def plans(searcher: Searcher) -> list[WeighedPlan]:
    return [searcher._planner.anew(Query(text))[1] for text in ASKED]


def scoring(searcher: Searcher) -> Scoring:
    assert isinstance(searcher.index, WhooshIndex)
    return searcher.index._scoring


def test_where_records_are_few_all_are_scored_and_the_list_is_the_same(opened: Searcher) -> None:
    for plan in plans(opened):
        few, every = scoring(opened)._near(plan), scoring(opened)._near_of_all(plan)
        assert few.listed.tolist() == every.listed.tolist()
        assert few.exact.tolist() == every.exact.tolist()
        assert few.by_line.tolist() == every.by_line.tolist()
        assert np.allclose(few.scores[few.listed], every.scores[every.listed], rtol=1e-12)


@pytest.mark.parametrize("least", [0, 3, 10])
@pytest.mark.parametrize("share", [0.05, 0.25, 0.9, 2.0])
def test_the_list_is_that_of_scoring_all(
    least: int, share: float, opened: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranking, "LEAST", least)
    monkeypatch.setattr(ranking, "SHARE_OF_BEST", share)
    spared = 0
    for plan in plans(opened):
        monkeypatch.setattr(best, "FIRST", 10**9)
        every = scoring(opened)._near(plan)
        monkeypatch.setattr(best, "FIRST", 1)
        few = scoring(opened)._near(plan)
        assert few.listed.tolist() == every.listed.tolist()
        assert few.exact.tolist() == every.exact.tolist()
        assert few.by_line.tolist() == every.by_line.tolist()
        assert few.scores[few.listed].tolist() == every.scores[every.listed].tolist()
        spared += int(np.count_nonzero(scoring(opened)._near_of_all(plan).scores))
        spared -= int(np.count_nonzero(few.scores))
    assert spared > 50


def test_no_record_scores_more_than_its_bound(opened: Searcher) -> None:
    ours = scoring(opened)
    matching, every = ours._matching, np.arange(opened.statistics.documents)
    found = 0
    for plan in plans(opened):
        parts = ours._parts(plan)
        bounds = Bounds(plan, parts, matching.most)
        scores = ours.scores(plan, every).tolist()
        for document, score in enumerate(scores):
            met = sum(1 << bit for bit, part in enumerate(parts) if part.mask[document])
            assert score <= bounds.most(met) + 1e-9
        for document in np.flatnonzero(ours._near(plan).by_line).tolist():
            assert scores[document] <= bounds.by_line() + 1e-9
            found += 1
    assert found


def test_words_that_are_asked_again_answer_alike(home: Path, engine: str) -> None:
    """From what is kept, and from the files."""
    searcher = reopened(home, engine)
    first = [searcher.compute(Query(text)) for text in ASKED]
    assert [searcher.compute(Query(text)) for text in ASKED] == first
    assert [reopened(home, engine).compute(Query(text)) for text in ASKED] == first


masks = st.integers(1, 60).flatmap(
    lambda length: st.lists(
        st.lists(st.booleans(), min_size=length, max_size=length), min_size=1, max_size=18
    )
)


@given(masks)
def test_signatures_say_which_parts_are_met(parts: list[list[bool]]) -> None:
    arrays = [np.array(part) for part in parts]
    met = Signatures(len(parts[0]), arrays, lambda each: float(each.bit_count()))
    expected = [
        sum(1 << bit for bit, part in enumerate(parts) if part[n]) for n in range(len(parts[0]))
    ]
    every = np.arange(len(expected))
    assert [met.sets[place] for place in met.of(every).tolist()] == expected
    assert sorted(met.sets) == sorted(set(expected))
    counts = [each.bit_count() for each in met.sets]
    assert counts == sorted(counts, reverse=True)
    for end in range(len(met.sets) + 1):
        first = set(met.sets[:end])
        assert met.before(end).tolist() == [each in first for each in expected]
        if end:
            assert met.ends[end - 1] == sum(each in first for each in expected)


def test_there_are_more_sets_than_few_and_than_a_byte_holds() -> None:
    numbers = np.arange(3_000)
    arrays = [(numbers >> bit & 1).astype(bool) for bit in range(14)]
    met = Signatures(len(numbers), arrays, float)
    assert len(met.sets) == len(numbers) > FEW
    assert met.sets == numbers[::-1].tolist()
    assert met.before(1).tolist() == (numbers == len(numbers) - 1).tolist()


@given(
    st.lists(st.floats(0, 9) | st.integers(0, 3).map(float), max_size=9 * BLOCK),
    st.integers(0, 12),
)
def test_the_highest_are_those_of_sorting(values: list[float], number: int) -> None:
    found = highest(np.array(values, np.float64), number)
    assert sorted(found.tolist()) == sorted(values)[max(0, len(values) - number) :]


@pytest.mark.parametrize("often", [[], [1], [3, 1, 1, 2], [1, 90_000, 1, 2]])
def test_what_a_term_scores_is_read_from_few_numbers(often: list[int]) -> None:
    norms = np.array([0.5, 1.25, 0.5, 2.0])
    ids = np.arange(len(often))
    frequency = np.array(often, np.uint32)
    found = Lengths(norms).impacts(ids, frequency)
    code = found.code[ids]  # of each document, be it noted of all or of those that have it
    expected = ranking.frequency_part(frequency, norms[ids])
    assert found.scores[code].tolist() == expected.tolist()
    assert found.peak == expected.max(initial=0.0)
    assert len(found.scores) <= (len(set(often)) + 1) * 3
