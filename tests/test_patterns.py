"""No regular expression of the program costs more than its text is long."""

import re
from collections.abc import Callable
from functools import partial

import pytest

from tests.support.growth import cost, grows
from tests.support.patterns import Use, attacks, uses

USES = uses()
SMALL, TIMES = 1_000, 8  # a linear pattern costs 8 times as much, a quadratic one 64
MOST = 24.0
TINY = range(8, 42, 3)  # enough to see an exponential one, and to survive it
ENDLESS = 1 << 10  # times what the tiniest takes
SURE = 3  # times in a row: once may be the machine's doing


def steep(use: Use) -> str:
    """A text whose double costs much more than twice, or ""."""
    for make in attacks(use.pattern):
        for run in use.runs():
            if all(costly(run, make) for _ in range(SURE)):
                return make(40)
    return ""


def costly(run: Callable[[str], object], make: Callable[[int], str]) -> bool:
    return explodes(run, make) or grows(run, make, SMALL, TIMES, MOST)


def explodes(run: Callable[[str], object], make: Callable[[int], str]) -> bool:
    """Whether a few characters more cost a thousand times as much."""
    texts = [make(size) for size in TINY]
    most = ENDLESS * (cost(partial(run, texts[0])) + 10_000)
    return any(all(cost(partial(run, text)) > most for _ in range(3)) for text in texts)


@pytest.mark.parametrize("use", USES, ids=[use.place for use in USES])
def test_each_pattern_is_linear(use: Use) -> None:
    assert steep(use) == ""


@pytest.mark.parametrize(
    "slow",
    [
        r"\w+@",
        r"\s*\(",
        r"(?:ab )+c",
        r"uno(?: (?:uno|dos))*$",
        r"\([^)]*\)",
        r"[a-z]+(?:\.[a-z]+)*\.mx\b",
        r"(?:a|b|ab)*c",
    ],
)
def test_what_is_not_linear_is_seen(slow: str) -> None:
    assert steep(Use("here", re.compile(slow), frozenset(("search",))))


def test_a_pattern_that_is_only_asked_from_its_place_is_tried_so() -> None:
    assert not steep(Use("here", re.compile(r"\w+@"), frozenset(("fullmatch",))))
    assert steep(Use("here", re.compile(r"(?:a|b|ab)*c"), frozenset(("match",))))
