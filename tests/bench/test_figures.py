"""What the benchmark rests on: goals are read rightly, and the synthetic records are sound."""

from functools import partial

import pytest

from tests.bench.clock import milliseconds
from tests.bench.figures import Figure
from tests.bench.synthetic import contents

AT_LEAST = partial(Figure, "figure", unit="", sense="at least")
AT_MOST = partial(Figure, "figure", unit="", sense="at most")


@pytest.mark.parametrize(
    ("figure", "met"),
    [
        (AT_LEAST(measured=2000, goal=2000), True),
        (AT_LEAST(measured=1999, goal=2000), False),
        (AT_MOST(measured=0.6, goal=0.5), False),
        # With a baseline the goal is about the ratio.
        (AT_MOST(measured=6, goal=3, baseline=2), True),
        (AT_MOST(measured=6, goal=3, baseline=1.9), False),
        (AT_LEAST(measured=500, goal=50, baseline=10), True),
        (AT_LEAST(measured=500), True),
    ],
)
def test_goals(figure: Figure, met: bool) -> None:
    assert figure.met is met


def test_synthetic_records_are_the_same_every_time() -> None:
    assert contents(300).records == contents(300).records
    assert contents(300).records != contents(300, seed=1).records


def test_synthetic_records_are_a_programme() -> None:
    made = contents(3000)
    records = list(made.records)
    assert len({record.id for record in records}) == 3000
    assert records == sorted(records, key=lambda record: record.id)
    assert {record.report for record in records} == set(made.programmes)
    assert {a for r in records for a in r.agencies("acts")} <= set(made.agencies)


def test_each_task_is_timed_by_itself() -> None:
    done: list[str] = []
    tasks = {"one": [partial(done.append, "a")], "two": [partial(done.append, "b")]}
    times = milliseconds(tasks, repeats=2)
    assert {name: len(each) for name, each in times.items()} == {"one": 1, "two": 1}
    assert done == ["a", "b", "a", "b", "b", "a"]  # the first pair warms up
