"""Statements about relevance beside the judged sets, each with its reason: arguments, not figures.

They stand in tests/data/statements.toml, with what each kind means.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from tests.relevance.judged import DATA, REPORT, Finder

FILE = DATA / "statements.toml"


class Statement(Protocol):
    """Something that holds of a way of finding, or does not."""

    @property
    def why(self) -> str:
        """The reason, which speaks of texts and of language."""

    @property
    def fails(self) -> str:
        """What is known of its failing; "" where it holds."""

    def wrong(self, find: Finder) -> str:
        """What speaks against it; "" where it holds."""


@dataclass(frozen=True, slots=True)
class First:
    """These records stand first, in any order among themselves."""

    query: str
    records: tuple[str, ...]
    why: str
    fails: str = ""

    def wrong(self, find: Finder) -> str:
        """What stands there instead."""
        found = codes(find, self.query)[: len(self.records)]
        return "" if set(found) == set(self.records) else f"first: {shown(found)}"


@dataclass(frozen=True, slots=True)
class Among:
    """Within the first so many stand all of some records and none of others."""

    query: str
    first: int
    must: tuple[str, ...]
    why: str
    never: tuple[str, ...] = ()
    fails: str = ""

    def wrong(self, find: Finder) -> str:
        """What is missing there, and what is there and should not be."""
        found = codes(find, self.query)[: self.first]
        missing = [each for each in self.must if each not in found]
        amiss = [each for each in self.never if each in found]
        return f"missing: {shown(missing)}; amiss: {shown(amiss)}" if missing or amiss else ""


@dataclass(frozen=True, slots=True)
class Above:
    """One record is found, and another below it or not at all."""

    query: str
    higher: str
    lower: str
    why: str
    fails: str = ""

    def wrong(self, find: Finder) -> str:
        """Where they stand."""
        places = {each: place for place, each in enumerate(codes(find, self.query), 1)}
        higher, lower = (places.get(each, len(places) + 1) for each in (self.higher, self.lower))
        return "" if higher < lower else f"places: {higher}, {lower} of {len(places)}"


@dataclass(frozen=True, slots=True)
class Alike:
    """Of all that two queries find, they share this part at least."""

    one: str
    other: str
    share: float
    why: str
    fails: str = ""

    def wrong(self, find: Finder) -> str:
        """What they share."""
        one, other = set(codes(find, self.one)), set(codes(find, self.other))
        share = len(one & other) / len(one | other) if one or other else 0.0
        return "" if share >= self.share else f"shared: {share:.2f} of {len(one)} and {len(other)}"


@dataclass(frozen=True, slots=True)
class Same:
    """Two queries find the same in the same order."""

    one: str
    other: str
    why: str
    fails: str = ""

    def wrong(self, find: Finder) -> str:
        """What each finds."""
        one, other = codes(find, self.one), codes(find, self.other)
        return "" if one and one == other else f"{shown(one)} against {shown(other)}"


KINDS = {"first": First, "among": Among, "above": Above, "alike": Alike, "same": Same}


def statements() -> Iterator[Statement]:
    """All of them, by kind."""
    for kind, rows in tomllib.loads(FILE.read_text(encoding="utf-8")).items():
        for row in rows:
            yield KINDS[kind](**{k: tuple(v) if isinstance(v, list) else v for k, v in row.items()})


def codes(find: Finder, query: str) -> tuple[str, ...]:
    """The hits of a query, best first, without their report: "1.5.1", "1.5.1/2"."""
    return tuple(found.removeprefix(f"{REPORT}/") for found in find(query))


def shown(found: list[str] | tuple[str, ...]) -> str:
    """Codes to read."""
    return " ".join(found) or "none"
