"""What a record can score at most, by the parts of a query that it meets."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from search.engines.whoosh.columns import Mask
from search.query.plan import Condition, Near, Term
from search.query.weighing import Weighed, WeighedPlan


class Part(NamedTuple):
    """A part of a query: a clause that is met, or only hinted at."""

    place: int  # of the clause
    share: float
    mask: Mask  # the records that meet it
    whole: bool


class Most(NamedTuple):
    """What a condition scores at most."""

    met: float
    by_line: float  # where a record's own text does not meet it
    otherwise: float  # where it is not met: by headings that only rank


class _Bound(NamedTuple):
    """What a clause, a replacement or a pair adds to a score at most."""

    needed: Sequence[int]  # the record meets a part of each of these sets of parts, as bits
    met: float
    by_line: float  # where the record's own text meets nothing of a clause that is needed
    otherwise: float  # by its headings alone


class Bounds:
    """The shares and bounds of one plan; a set of parts is a number with a bit for each."""

    def __init__(
        self, plan: WeighedPlan, parts: Sequence[Part], most: Callable[[Weighed], Most]
    ) -> None:
        self._most_of = most
        groups = chain.from_iterable((plan.groups[at], plan.hints[at]) for at in plan.needed)
        self._needed = set(chain.from_iterable(groups))
        self._shares = [part.share for part in parts]
        self.whole = sum(1 << bit for bit, part in enumerate(parts) if part.whole)
        self._bits = [0 for _ in plan.clauses]  # of the parts of each clause
        for bit, part in enumerate(parts):
            self._bits[part.place] |= 1 << bit
        self._most = list(self._each(plan))

    def _each(self, plan: WeighedPlan) -> Iterable[_Bound]:
        for bits, ways in zip(self._bits, plan.clauses, strict=True):
            yield self._best([bits], ways)
        for other in plan.replacements:
            yield self._best(self._bits[other.start : other.end], other.ways)
        for pair in plan.pairs:
            terms = pair.condition.terms if isinstance(pair.condition, Near) else ()
            yield self._best([self._meeting(plan, Term(term)) for term in terms], (pair,))

    def _best(self, needed: Iterable[int], ways: Iterable[Weighed]) -> _Bound:
        each = [(self._most_of(way), self._is_needed(way.condition)) for way in ways]
        met = max((most.met for most, _ in each), default=0.0)
        by_line = max((most.by_line if own else most.met for most, own in each), default=0.0)
        otherwise = max((most.otherwise for most, _ in each), default=0.0)
        return _Bound([bits for bits in needed if bits], met, by_line, otherwise)

    def _is_needed(self, condition: Condition) -> bool:
        """Whether what meets it meets a clause that is needed, or what hints at it."""
        terms = condition.terms if isinstance(condition, Near) else ()
        return condition in self._needed or any(Term(term) in self._needed for term in terms)

    def _meeting(self, plan: WeighedPlan, condition: Condition) -> int:
        """The parts of a clause that whatever meets a condition meets."""
        places = (at for at, group in enumerate(plan.groups) if condition in group)
        return next((self._bits[at] for at in places if self._bits[at]), 0)

    def share(self, met: int) -> float:
        """The share of the query that a record meets."""
        return sum(share for bit, share in enumerate(self._shares) if met >> bit & 1)

    def by_line(self) -> float:
        """What a record can score that only its line brings near, its share left aside."""
        return sum(each.by_line for each in self._most)

    def most(self, met: int) -> float:
        """What it can score, its share left aside."""
        return sum(
            each.met if all(met & bits for bits in each.needed) else each.otherwise
            for each in self._most
        )
