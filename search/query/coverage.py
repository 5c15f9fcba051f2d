"""How much of a query a record must meet to be in its result, from numbers of records alone."""

from collections.abc import Callable, Sequence
from math import log
from typing import NamedTuple

from search.query import ranking
from search.query.plan import Group

MOST = 8  # groups that are told apart when a result is relaxed: the rarest


class Coverage(NamedTuple):
    """Who is in a result: what meets all of `every`, or `groups` in one of the patterns.

    A pattern is a number: bit n stands for the group at place n.
    """

    every: tuple[int, ...]  # places of groups
    groups: tuple[int, ...] = ()
    patterns: frozenset[int] = frozenset()


class Covered(NamedTuple):
    """How a result was decided."""

    coverage: Coverage
    relaxed: bool = False  # not every group had to be met
    missing: tuple[int, ...] = ()  # places of groups that no record meets


EVERYTHING = Covered(Coverage(()))


def covered(
    groups: Sequence[Group],
    needed: Sequence[int],
    counts: Callable[[Sequence[Sequence[Group]]], Sequence[int]],
    patterns: Callable[[Sequence[Group]], Sequence[int]],
    documents: int,
) -> Covered:
    """What a result takes in: records that meet all needed groups, or else enough of them.

    `counts` and `patterns` are an index's; groups that no record meets ask for nothing.
    """
    sizes = counts([(group,) for group in groups])
    missing = tuple(place for place, size in enumerate(sizes) if not size)
    met = tuple(place for place in needed if sizes[place])
    strict = Covered(Coverage(met or tuple(needed)[:1]), missing=missing)
    if len(met) < 2:
        return strict
    found = counts([[groups[place] for place in met]])[0]
    if found >= ranking.ENOUGH:
        return strict
    rarest = tuple(sorted(met, key=sizes.__getitem__)[:MOST])
    each = patterns([groups[place] for place in rarest])
    accepted = _near(each, documents)
    relaxed = sum(each[pattern] for pattern in accepted) > found
    return Covered(Coverage((), rarest, accepted), relaxed, missing)


def _near(counts: Sequence[int], documents: int) -> frozenset[int]:
    """The patterns that come nearest to all, from the numbers of records of each pattern.

    How rare it is to meet that much decides, not the number of words met: "personas" weighs
    little beside "trata", and two words that always stand together weigh no more than one.
    """
    at_least = _at_least(counts)
    rarity = {p: log(documents / at_least[p]) for p, n in enumerate(counts) if n}
    enough = _enough(rarity, counts, min(ranking.ENOUGH, documents))
    # Where no text is near enough, those that come nearest.
    needed = min(max(enough, ranking.COVERAGE * log(documents)), max(rarity.values()))
    return frozenset(pattern for pattern, rare in rarity.items() if rare >= needed)


def _at_least(counts: Sequence[int]) -> list[int]:
    """Of each pattern, how many records meet all that it has, whatever else they meet."""
    found = list(counts)
    bit = 1
    while bit < len(found):
        for pattern in range(len(found)):
            if not pattern & bit:
                found[pattern] += found[pattern | bit]
        bit <<= 1
    return found


def _enough(rarity: dict[int, float], counts: Sequence[int], wanted: int) -> float:
    """How rare the pattern is with which there are enough records, the rarest first."""
    found = 0
    for pattern in sorted(rarity, key=lambda each: -rarity[each]):
        found += counts[pattern]
        if found >= wanted:
            return rarity[pattern]
    raise AssertionError  # all patterns together are all records
