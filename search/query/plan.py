"""A query as a plan: clauses of weighted alternatives, what is out, what narrows.

Every word of a query is a clause; a clause is met where one of its alternatives is. Alternatives
are the literal word and what the vocabulary adds to it. Nothing here knows an engine.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from search.model import Expansion, Notice

# Tuples, because a plan is looked up by its conditions hundreds of times an answer, and a tuple's
# hash and comparison run no Python. `kind` keeps one from being equal to another of the same words.


class Term(NamedTuple):
    """A stem."""

    term: str
    kind: Literal["term"] = "term"


# Positions from one word of a loose phrase to the next: "trata y tráfico de personas".
GAP = 4


class Formed(NamedTuple):
    """A stem by some of its surface forms: the others are switched off."""

    term: str
    surfaces: tuple[str, ...]
    kind: Literal["formed"] = "formed"


class Near(NamedTuple):
    """Stems that stand in this order, with a few words at most between them."""

    terms: tuple[str, ...]
    kind: Literal["near"] = "near"


class Exact(NamedTuple):
    """Folded words that stand side by side."""

    words: tuple[str, ...]
    kind: Literal["exact"] = "exact"


class Prefix(NamedTuple):
    """Folded words that begin so."""

    text: str
    kind: Literal["prefix"] = "prefix"


class Surfaces(NamedTuple):
    """Any of these folded words: what a prefix stands for in a build."""

    words: tuple[str, ...]
    kind: Literal["surfaces"] = "surfaces"


class Coded(NamedTuple):
    """The line of a code and its activities, or a whole strategy; 0: all of them."""

    code: str
    activity: int = 0
    kind: Literal["coded"] = "coded"


class Acts(NamedTuple):
    """Records in which an agency acts."""

    agency: str
    kind: Literal["acts"] = "acts"


class Names(NamedTuple):
    """Records that only name an agency."""

    agency: str
    kind: Literal["names"] = "names"


class Holds(NamedTuple):
    """Records that hold a value of a facet, as a choice of it narrows to; never scored."""

    facet: str
    value: str
    kind: Literal["holds"] = "holds"


class Own(NamedTuple):
    """What a record's own text has, not its line's."""

    atom: "Term | Near"
    kind: Literal["own"] = "own"


Atom = Term | Near | Exact | Prefix | Coded | Acts | Names | Holds  # what a plan is made of
# For an engine.
Condition = Term | Formed | Near | Exact | Surfaces | Coded | Acts | Names | Holds | Own
Group = tuple[Condition, ...]  # met by what meets any of them


class Alternative(NamedTuple):
    """One way to meet a clause; `weight` multiplies the score that the atom has by itself."""

    atom: Atom
    weight: float = 1.0
    how: str = "word"  # a key of search.results.reasons.HOW
    shown: str = ""  # what was searched, as people write it; "" for what was typed
    handed: bool = False  # it counts in the place of a word that stands in no text


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that was asked for."""

    asked: str
    alternatives: tuple[Alternative, ...]
    weak: bool = False  # scores where it is met, and need not be met


@dataclass(frozen=True, slots=True)
class Substitute:
    """Ways to meet several neighbouring clauses at once, as one phrase for another does."""

    start: int  # of the clauses
    end: int
    asked: str
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """All that an engine needs to answer."""

    clauses: tuple[Clause, ...] = ()
    substitutes: tuple[Substitute, ...] = ()
    unwanted: tuple[Atom, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()  # (facet, value) as typed
    excluded: tuple[tuple[str, str], ...] = ()  # the same, of which `unwanted` has the values held
    together: tuple[tuple[str, str], ...] = ()  # neighbouring terms, better side by side
    without_forms: frozenset[str] = frozenset()  # surface forms switched off
    expansions: tuple[tuple[Expansion, Atom], ...] = ()  # what was added, or would have been
    recognised: tuple[str, ...] = ()  # ids of the agencies that the query names
    absent: tuple[str, ...] = ()  # ids of those that it names and no text does
    offers: tuple[tuple[str, str], ...] = ()  # (facet, value) that would answer it better
    about: str = ""  # what it asks how much there is of, where it asks nothing else
    suggestion: str = ""  # the query with its misspelt words corrected
    notices: tuple[Notice, ...] = ()


def of_terms(terms: Iterable[str]) -> Plan:
    """A plan that asks for each of some terms."""
    return Plan(tuple(Clause(term, (Alternative(Term(term)),)) for term in terms))
