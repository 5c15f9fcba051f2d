"""The yardstick itself: known runs get known figures."""

from collections.abc import Sequence

import pytest

from tests.relevance.judged import REPORT, Finder, Judged, judged, mean, scores
from tests.relevance.tables import change
from tests.relevance.xquad import Question, collection, mrr

QUERIES = (
    Judged("q1", "trata", {"p/2018/1.1.1": 3, "p/2018/1.1.2": 1}),
    Judged("q2", "turismo", {"p/2018/1.1.3": 2}),
)


def finder(**found: Sequence[str]) -> Finder:
    """Answers from a table; nothing for what is not in it."""
    return lambda text: found.get(text, ())


@pytest.mark.parametrize(
    ("find", "figures"),
    [
        (
            finder(trata=["p/2018/1.1.1", "p/2018/1.1.2"], turismo=["p/2018/1.1.3"]),
            [(1, 0.4, 1), (1, 0.2, 1)],
        ),
        (finder(), [(0, 0, 0), (0, 0, 0)]),
        # The order counts for nDCG, what else was found for F1.
        (
            finder(
                trata=["p/2018/1.1.2", "p/2018/1.1.1"], turismo=["p/2018/9.9.9", "p/2018/1.1.3"]
            ),
            [(0.7967, 0.4, 1), (0.6309, 0.2, 0.6667)],
        ),
    ],
    ids=["ideal", "nothing", "swapped"],
)
def test_figures_of_a_run(find: Finder, figures: list[tuple[float, float, float]]) -> None:
    rows = scores(find, QUERIES)
    assert [(r.ndcg, r.precision, r.f1) for r in rows] == [
        pytest.approx(row, abs=5e-5) for row in figures
    ]


def test_mean_is_plain() -> None:
    rows = scores(finder(turismo=["p/2018/1.1.3"]), QUERIES)
    assert mean("both", rows).ndcg == 0.5


def test_a_change_has_the_standard_error_of_its_pairs() -> None:
    # Differences of 0.1, 0.2 and 0.3: their deviation is 0.1, and 0.1 / √3 = 0.0577.
    assert change([0.6, 0.4, 1.0], [0.5, 0.2, 0.7]) == pytest.approx((0.2, 0.0577), abs=5e-5)
    assert str(change([0.5, 0.5], [0.5, 0.5])) == "+0.0000 ± 0.0000"


def test_development_queries_are_whole() -> None:
    queries = judged()
    assert len(queries) == 20
    assert all(query.grades for query in queries)
    assert {grade for query in queries for grade in query.grades.values()} == {1, 2, 3}
    assert all(id_.startswith(f"{REPORT}/") for query in queries for id_ in query.grades)


def test_xquad_is_whole() -> None:
    records, questions = collection()
    assert (len(records), len(questions)) == (240, 1190)
    assert {question.record for question in questions} == {str(record.id) for record in records}
    assert not any("\ufeff" in record.text for record in records)


def test_reciprocal_rank_of_the_one_right_record() -> None:
    questions = [Question("a", "x"), Question("b", "x"), Question("c", "x")]
    find = finder(a=["x"], b=["y", "x"], c=["y"])
    assert mrr(find, questions) == pytest.approx((1 + 1 / 2 + 0) / 3)
    assert mrr(find, questions, depth=1) == pytest.approx(1 / 3)
