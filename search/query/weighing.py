"""From a plan to what an engine runs: every boost worked out from the counts of the build.

An engine multiplies and adds; it knows no idf, no field weight, no vocabulary.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple

from search.query import ranking
from search.query.lexicon import Lexicon
from search.query.plan import (
    Alternative,
    Atom,
    Clause,
    Coded,
    Condition,
    Formed,
    Group,
    Near,
    Own,
    Plan,
    Prefix,
    Substitute,
    Surfaces,
    Term,
)
from search.query.planner import MOST_FORMS
from search.query.statistics import Statistics
from search.schema import Ranked
from search.spanish import analysis

Boosts = tuple[tuple[Ranked, float], ...]
# What ways depend on: the alternatives, the forms that are switched off, whether of one clause.
Key = tuple[tuple[Alternative, ...], frozenset[str], bool]
Count = Callable[[Sequence[Sequence[Group]]], Sequence[int]]  # as an index counts sets

BOOSTS_KEPT = 10_000  # at most a kilobyte each, with their conditions
WAYS_KEPT = 1024  # of some kilobytes each: what words and phrases stand for


class Weighed(NamedTuple):
    """A condition and what it scores: in each field the boost times the share of a record there.

    Term, Formed: BM25 without idf, field by field. Near, Exact: the same of a term that stands
    once, in the text and, for Near, in the line above. Acts: less where many act. Coded: less
    for each activity. Surfaces, Names: the boost itself.
    """

    condition: Condition
    boosts: Boosts

    @property
    def in_text(self) -> float:
        """The boost in a record's own text."""
        return next((boost for field, boost in self.boosts if field == "text"), 0.0)

    def at_most(self, limit: float) -> "Weighed":
        """The same, its boosts brought down in proportion to keep that in the text within it."""
        if self.in_text <= limit:
            return self
        part = limit / self.in_text
        return Weighed(self.condition, tuple((field, part * b) for field, b in self.boosts))


class Ways(NamedTuple):
    """The ways to meet one thing asked: what they score, what meets it, what only hints at it."""

    scored: tuple[Weighed, ...]
    met: Group
    hints: Group


@dataclass(frozen=True, slots=True)
class Replacement:
    """Other ways to meet some neighbouring clauses; the best counts where it beats them."""

    start: int
    end: int
    ways: tuple[Weighed, ...]
    shown: tuple[str, ...]  # of each way, as people write it


@dataclass(frozen=True, slots=True)
class WeighedPlan:
    """What an engine scores: the sum of the best way of each clause, replacements, and pairs."""

    clauses: tuple[tuple[Weighed, ...], ...]  # as many ways as each clause has alternatives
    replacements: tuple[Replacement, ...]
    pairs: tuple[Weighed, ...]
    groups: tuple[Group, ...]  # of each clause: what meets it, substitutes included
    hints: tuple[Group, ...]  # of each clause: what only hints at it, being related
    shares: tuple[float, ...]  # of each clause: its part of the query's rarity; they add up to 1
    needed: tuple[int, ...]  # places of the clauses that a record with every word meets
    unwanted: Group

    def by_any(self) -> "WeighedPlan":
        """The same, of which what meets any clause meets all."""
        return replace(self, groups=(tuple(dict.fromkeys(chain(*self.groups))),) * len(self.groups))


class Weigher:
    """Weighs the plans of one build; what it has counted is kept, for a build never changes."""

    def __init__(self, statistics: Statistics, lexicon: Lexicon, count: Count) -> None:
        self._statistics = statistics
        self._lexicon = lexicon
        self._count = count
        self._boosts: dict[Condition, Boosts] = {}
        # What one word stands for is the same in every query that has it.
        self._ways_of: dict[Key, Ways] = {}

    def weigh(self, plan: Plan) -> WeighedPlan:
        """The plan with atoms as engines find them, and their boosts."""
        ways = self._every(plan)
        asked, others = ways[: len(plan.clauses)], ways[len(plan.clauses) :]
        met, hints = [each.met for each in asked], [each.hints for each in asked]
        for each, other in zip(plan.substitutes, others, strict=True):
            for place in range(each.start, each.end):
                met[place] = tuple(dict.fromkeys((*met[place], *other.met)))
                hints[place] = tuple(dict.fromkeys((*hints[place], *other.hints)))
        groups = tuple(met)
        pairs = [self.weighed(Near(p), ranking.TOGETHER) for p in plan.together]
        shares, needed = self._shares(plan, groups)
        return WeighedPlan(
            clauses=tuple(each.scored for each in asked),
            replacements=tuple(_replacements(plan.substitutes, others)),
            pairs=tuple(pair for pair in pairs if pair.boosts),
            groups=groups,
            hints=tuple(hints),
            shares=shares,
            needed=needed,
            unwanted=tuple(own(self.condition(atom, frozenset())) for atom in plan.unwanted),
        )

    def _every(self, plan: Plan) -> list[Ways]:
        """The ways to meet each clause, then each substitute: those of new ones are counted."""
        asked: tuple[Clause | Substitute, ...] = (*plan.clauses, *plan.substitutes)
        keys = [self._key(each, plan.without_forms) for each in asked]
        found = list(map(self._ways_of.get, keys))
        new = [key for key, ways in zip(keys, found, strict=True) if ways is None]
        self._count_ahead(plan, new)
        if len(self._ways_of) + len(new) > WAYS_KEPT:
            self._ways_of = {}
        made = {key: self._of_key(*key) for key in new}
        self._ways_of |= made
        return [ways or made[key] for key, ways in zip(keys, found, strict=True)]

    @staticmethod
    def _key(asked: Clause | Substitute, off: frozenset[str]) -> Key:
        """The key of what was asked: of the forms that are off it has those of its own words."""
        if off:
            atoms = {way.atom for way in asked.alternatives}
            off = frozenset(form for form in off if Term(analysis.stem(form)) in atoms)
        return asked.alternatives, off, isinstance(asked, Clause)

    def _count_ahead(self, plan: Plan, new: Sequence[Key]) -> None:
        """Count at once what will be counted one by one: an index may have to be asked afar."""
        found = [self.condition(way.atom, off) for ways, off, _ in new for way in ways]
        found += (self.condition(atom, frozenset()) for _, atom in plan.expansions if new)
        found += map(Near, plan.together)
        counted = (each for each in found if not isinstance(each, Term | Formed | Coded))
        unknown = dict.fromkeys(each for each in counted if each not in self._boosts)
        self._count([[(own(each),)] for each in unknown])

    def condition(self, atom: Atom, off: frozenset[str]) -> Condition:
        """What an engine looks for; `off` are the surface forms that are switched off."""
        if isinstance(atom, Prefix):
            return Surfaces(self._lexicon.starting(atom.text, MOST_FORMS))
        if off and isinstance(atom, Term):
            forms = self._lexicon.forms(atom.term)
            if not off.isdisjoint(forms):
                return Formed(atom.term, tuple(form for form in forms if form not in off))
        return atom

    def weighed(self, condition: Condition, weight: float) -> Weighed:
        """A condition with its boosts; none where no text meets it."""
        boosts = self._boosts_of(condition)
        if weight == 1.0:
            return Weighed(condition, boosts)
        return Weighed(condition, tuple((field, weight * boost) for field, boost in boosts))

    def _boosts_of(self, condition: Condition) -> Boosts:
        boosts = self._boosts.get(condition)
        if boosts is None:
            boosts = tuple(self._of(condition))
            if boosts:  # there is no end of conditions that no text meets
                if len(self._boosts) >= BOOSTS_KEPT:
                    self._boosts.clear()
                self._boosts[condition] = boosts
        return boosts

    def finds(self, condition: Condition) -> bool:
        """Does any text have it?"""
        if isinstance(condition, Term):
            return self._statistics.having["text"].get(condition.term, 0) > 0
        return bool(self._boosts_of(condition))

    def _of_key(self, ways: tuple[Alternative, ...], off: frozenset[str], one: bool) -> Ways:
        """The ways to meet one clause, or several at once."""
        if not one:
            return Ways(self._ways(ways, off), *self._groups(ways, off))
        ways = self._handed(ways, off)
        return Ways(self._capped(ways, off), *self._groups(ways, off))

    def _capped(self, ways: Sequence[Alternative], off: frozenset[str]) -> tuple[Weighed, ...]:
        """The ways to meet a clause; nothing that was added is rarer than the word asked."""
        found = self._ways(ways, off)
        if ways[0].how != "word" or not found[0].boosts:
            return found
        most = found[0].in_text / ways[0].weight
        return tuple(
            each.at_most(way.weight * most) if way.how in ranking.EXPANSIONS else each
            for way, each in zip(ways, found, strict=True)
        )

    def _ways(self, ways: Iterable[Alternative], off: frozenset[str]) -> tuple[Weighed, ...]:
        return tuple(self.weighed(self.condition(way.atom, off), way.weight) for way in ways)

    def _groups(self, ways: Iterable[Alternative], off: frozenset[str]) -> tuple[Group, Group]:
        """What meets a clause, and what only hints at it; each once."""
        met: dict[Condition, None] = {}
        hints: dict[Condition, None] = {}
        for way in ways:
            found = hints if way.how in ranking.HINTS and not way.handed else met
            found[self.condition(way.atom, off)] = None
        return tuple(met), tuple(hints)

    def _handed(
        self, alternatives: tuple[Alternative, ...], off: frozenset[str]
    ) -> tuple[Alternative, ...]:
        """The ways to meet a clause; of a word that stands in no text, its closest relation that
        does counts in its place."""
        literal, *others = alternatives
        if literal.how != "word" or self.finds(self.condition(literal.atom, off)):
            return alternatives
        # What was joined to it with OR is asked for itself, and stands in for nothing.
        related = (way for way in others if way.how in ranking.CLOSENESS)
        found = [way for way in related if self.finds(self.condition(way.atom, off))]
        closest = min((ranking.CLOSENESS[way.how] for way in found), default=0)
        heirs = {way for way in found if ranking.CLOSENESS[way.how] == closest}
        return tuple(
            way._replace(weight=ranking.handed(way.how), handed=True) if way in heirs else way
            for way in alternatives
        )

    def _shares(
        self, plan: Plan, groups: Sequence[Group]
    ) -> tuple[tuple[float, ...], tuple[int, ...]]:
        """The part that each clause has of the query's rarity, and the clauses to be met.

        What stands in no text asks for nothing; weak words only where there are no others.
        """
        sizes = self._count([[group] for group in groups])
        strong = [not clause.weak for clause in plan.clauses]
        if any(strong):
            sizes = [size * weighs for size, weighs in zip(sizes, strong, strict=True)]
        rarities = [ranking.rarity(self._statistics.documents, size) for size in sizes]
        whole = sum(rarities) or 1.0
        needed = tuple(place for place, size in enumerate(sizes) if size)
        return tuple(each / whole for each in rarities), needed

    def _of(self, condition: Condition) -> Iterator[tuple[Ranked, float]]:
        """The boosts of a condition that counts once."""
        weights = ranking.FIELD_WEIGHTS
        match condition:
            case Term(term) | Formed(term):
                for field, weight in weights.items():
                    if having := self._statistics.having[field].get(term, 0):
                        yield field, weight * self._statistics.idf(having)
            case Coded():
                yield "text", ranking.CODE_SCORE
            case _:
                if having := self._count([[(own(condition),)]])[0]:
                    yield "text", self._statistics.idf(having)
                    if isinstance(condition, Near):
                        yield "line", weights["line"] * self._statistics.idf(having)


def _replacements(substitutes: Iterable[Substitute], ways: Iterable[Ways]) -> Iterator[Replacement]:
    """Substitutes of the same clauses as one; one that overlaps an earlier one only finds."""
    found: dict[tuple[int, int], tuple[list[Weighed], list[str]]] = {}
    for each, other in zip(substitutes, ways, strict=True):
        scored, shown = found.setdefault((each.start, each.end), ([], []))
        scored += other.scored
        shown += (way.shown for way in each.alternatives)
    taken: set[int] = set()
    for (start, end), (scored, shown) in found.items():
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            yield Replacement(start, end, tuple(scored), tuple(shown))


def own(condition: Condition) -> Condition:
    """The same of a record's own text, its line's left aside."""
    return Own(condition) if isinstance(condition, Term | Near) else condition
