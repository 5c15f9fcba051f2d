"""What is left unscored could not have been listed: the answers are those of scoring all."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engines.whoosh import scoring as whoosh_scoring
from search.engines.whoosh.index import WhooshIndex
from search.engines.whoosh.nearness import best, clauses
from search.engines.whoosh.nearness.bounds import Bounds
from search.engines.whoosh.nearness.candidates import Places
from search.engines.whoosh.nearness.clauses import Clauses
from search.engines.whoosh.nearness.highest import BLOCK, highest
from search.engines.whoosh.nearness.impacts import Lengths
from search.engines.whoosh.nearness.signatures import Signatures
from search.engines.whoosh.postings import Ids, Values
from search.engines.whoosh.scoring import Scoring
from search.engines.whoosh.sets import of_mask, union
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
        assert few.ids.tolist() == every.ids.tolist()
        assert few.exact.tolist() == every.exact.tolist()
        assert few.by_line.tolist() == every.by_line.tolist()
        assert np.allclose(few.scores, every.scores, rtol=1e-12)


@pytest.mark.parametrize("least", [0, 3, 10])
@pytest.mark.parametrize("share", [0.05, 0.25, 0.9, 2.0])
def test_the_list_is_that_of_scoring_all(
    least: int, share: float, opened: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranking, "LEAST", least)
    monkeypatch.setattr(ranking, "SHARE_OF_BEST", share)
    scored: list[int] = []
    scores = Scoring.scores

    def noted(self: Scoring, plan: WeighedPlan, ids: Ids) -> Values:
        scored.append(len(ids))
        return scores(self, plan, ids)

    monkeypatch.setattr(Scoring, "scores", noted)
    spared = 0
    for plan in plans(opened):
        monkeypatch.setattr(best, "FIRST", 10**9)
        every = scoring(opened)._near(plan)
        scored.clear()
        monkeypatch.setattr(best, "FIRST", 1)
        few = scoring(opened)._near(plan)
        parts = [part.mask for part in scoring(opened)._parts(plan)]
        spared += int(np.count_nonzero(np.logical_or.reduce(parts))) - sum(scored)
        assert few.ids.tolist() == every.ids.tolist()
        assert few.exact.tolist() == every.exact.tolist()
        assert few.by_line.tolist() == every.by_line.tolist()
        assert few.scores.tolist() == every.scores.tolist()
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


@pytest.mark.parametrize("frequent", [1, 4, 10**9])
def test_what_is_kept_of_a_clause_scores_as_if_worked_out_anew(
    frequent: int, opened: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With all ways, some of them, and none kept as one; of all records and of every third."""
    monkeypatch.setattr(clauses, "FREQUENT", frequent)
    matching = scoring(opened)._matching
    ours = Clauses(matching)
    several = [matching.candidates(np.arange(at, matching.documents, 3)) for at in range(3)]
    for plan in plans(opened):
        others = (other.ways for other in plan.replacements)
        for ways in (*plan.clauses, *others, *((pair,) for pair in plan.pairs)):
            for of in several:
                found, expected = ours.best(ways, of), ours.anew(ways, of)
                assert found.tolist() == expected.tolist()


several_documents = st.sets(st.integers(0, 199), min_size=1).map(sorted)


@given(st.lists(st.tuples(several_documents, several_documents), min_size=1, max_size=6))
def test_places_count_where_a_document_stands(asked: list[tuple[list[int], list[int]]]) -> None:
    """Whatever was noted for others before."""
    places = Places(200)
    for ids, some in asked:
        held, at = places.among(np.array(ids), np.array(some), object())
        both = sorted(set(ids) & set(some))
        assert [ids[place] for place in held.tolist()] == both
        assert [some[place] for place in at.tolist()] == both


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
    some = np.flatnonzero(np.logical_or.reduce(arrays))
    met = Signatures(some, len(parts[0]), arrays, lambda each: float(each.bit_count()))
    expected = [sum(1 << bit for bit, part in enumerate(parts) if part[n]) for n in some.tolist()]
    assert [met.sets[place] for place in met.of.tolist()] == expected
    assert sorted(met.sets) == sorted(set(expected))
    counts = [each.bit_count() for each in met.sets]
    assert counts == sorted(counts, reverse=True)
    for end in range(1, len(met.sets) + 1):
        assert met.ends[end - 1] == sum(each in met.sets[:end] for each in expected)


def test_there_are_more_sets_than_a_byte_holds() -> None:
    numbers = np.arange(3_000)
    arrays = [(numbers >> bit & 1).astype(bool) for bit in range(14)]
    met = Signatures(numbers[1:], len(numbers), arrays, float)
    assert met.sets == numbers[:0:-1].tolist()
    assert met.of.tolist() == list(range(len(numbers) - 1))[::-1]


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


lists = st.lists(st.lists(st.integers(0, 4_999), unique=True).map(sorted), min_size=1, max_size=3)


@pytest.mark.parametrize("documents", [5_000, 40_000])
@given(several=lists)
def test_a_set_of_documents_is_the_same_in_each_form(
    documents: int, several: list[list[int]]
) -> None:
    expected = sorted(set().union(*several))
    mask = np.isin(np.arange(documents), expected)
    for found in (union([np.array(each, np.intp) for each in several], documents), of_mask(mask)):
        assert found.size == len(expected)
        assert found.ids().tolist() == expected
        assert found.mask().tolist() == mask.tolist()
        marked = np.zeros(documents, bool)
        found.mark(marked)
        assert marked.tolist() == mask.tolist()
    assert of_mask(np.ones(documents, bool)).nbytes == documents / 8
