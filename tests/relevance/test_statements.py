"""The statements about relevance hold, but for those that are known not to."""

import re
from collections import Counter

import pytest
from _pytest.mark import ParameterSet

from search.searcher import Searcher
from tests.relevance.statements import (
    Above,
    Alike,
    Among,
    First,
    Same,
    Statement,
    codes,
    statements,
)
from tests.relevance.subject import finder

CODE = re.compile(r"\d\.\d\.\d+(?:/\d)?")


def case(statement: Statement) -> ParameterSet:
    """One that is known to fail must not begin to hold unseen."""
    asked = ("query", "one", "other")
    name = " = ".join(getattr(statement, each) for each in asked if hasattr(statement, each))
    fails = statement.fails
    return pytest.param(
        statement, id=name, marks=pytest.mark.xfail(reason=fails, strict=True) if fails else ()
    )


@pytest.mark.parametrize("statement", [case(each) for each in statements()])
def test_a_statement_holds(statement: Statement, searcher: Searcher) -> None:
    assert not statement.wrong(finder(searcher)), statement.why


def test_statements_are_of_every_kind_and_each_has_a_reason() -> None:
    every = list(statements())
    kinds = Counter(map(type, every))
    assert set(kinds) == {First, Among, Above, Alike, Same}
    assert len(every) == len(set(every)) >= 40
    assert all(each.why.endswith(".") for each in every)


def test_statements_name_records_that_there_are(searcher: Searcher) -> None:
    there = set(codes(finder(searcher), ""))
    for each in statements():
        named = set(CODE.findall(repr(each)))
        assert named <= there, each


# The yardstick itself


def find(text: str) -> tuple[str, ...]:
    """Finds the words of a query as codes."""
    return tuple(text.split())


@pytest.mark.parametrize(
    ("holds", "wrong"),
    [
        (First("b a c", ("a", "b"), ""), First("a c b", ("a", "b"), "")),
        (Among("a b c", 2, ("b",), ""), Among("a b c", 2, ("c",), "")),
        (Among("a b c", 2, (), "", ("c",)), Among("a b c", 2, ("a",), "", ("b",))),
        (Above("a b", "a", "b", ""), Above("b a", "a", "b", "")),
        (Above("a c", "a", "b", ""), Above("b c", "a", "b", "")),
        (Above("a", "a", "b", ""), Above("c", "a", "b", "")),
        (Alike("a b", "b a c", 0.6, ""), Alike("a b", "b a c", 0.7, "")),
        (Alike("a", "a", 1.0, ""), Alike("", "", 0.1, "")),
        (Same("a b", "a  b", ""), Same("a b", "b a", "")),
    ],
)
def test_what_holds_and_what_does_not(holds: Statement, wrong: Statement) -> None:
    assert not holds.wrong(find)
    assert wrong.wrong(find)
