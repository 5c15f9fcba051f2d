"""What a plan is made of: conditions, told apart by what they are and not by their words alone."""

from itertools import combinations

import pytest

from search.query import plan

OF_ONE_WORD = (
    plan.Term("a"),
    plan.Prefix("a"),
    plan.Acts("a"),
    plan.Names("a"),
    plan.Near(("a",)),
    plan.Exact(("a",)),
    plan.Surfaces(("a",)),
    plan.Coded("a"),
    plan.Formed("a", ("a",)),
    plan.Holds("a", "a"),
    plan.Own(plan.Term("a")),
)


@pytest.mark.parametrize(("one", "other"), [*combinations(OF_ONE_WORD, 2)])
def test_conditions_of_the_same_words_differ(one: plan.Condition, other: plan.Condition) -> None:
    assert one != other
    assert len({one, other}) == 2


def test_equal_conditions_are_one() -> None:
    assert len({plan.Near(("a", "b")), plan.Near(("a", "b")), plan.Own(plan.Near(("a", "b")))}) == 2
