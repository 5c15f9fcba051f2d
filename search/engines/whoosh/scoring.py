"""Scores a plan over the arrays of a build."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from search.engines.whoosh.cache import Kept
from search.engines.whoosh.columns import Mask
from search.engines.whoosh.coverage import covered
from search.engines.whoosh.matching import Atoms
from search.engines.whoosh.postings import Values
from search.model import Contribution
from search.query import ranking
from search.query.plan import Alternative, Clause, Near, Plan, Substitute, Term

CLAUSES_KEPT = 2_000_000  # documents, at nine bytes


class Scored(NamedTuple):
    """The answer to a plan before it is narrowed, in document order."""

    mask: Mask  # the documents that are in the result
    scores: Values  # for every document
    relaxed: bool  # not every clause had to be met
    missing: tuple[str, ...]  # what was asked and stands nowhere


class Met(NamedTuple):
    """What meets a clause, for every document."""

    mask: Mask
    scores: Values


def _sum(scores: list[Values]) -> Values:
    """Added one to another: stacked they would be copied first."""
    total = scores[0].copy()
    for each in scores[1:]:
        total += each
    return total


def _size(met: Met) -> int:
    return len(met.mask)


class Scorer:
    """Turns plans into scores; holds no state of a query."""

    def __init__(self, atoms: Atoms) -> None:
        self._atoms = atoms
        self._documents = atoms.documents
        self._clauses: Kept[object, Met] = Kept(CLAUSES_KEPT, _size)

    def run(self, plan: Plan) -> Scored:
        """Score every document and decide which are in the result."""
        if not plan.clauses:
            everything = np.ones(self._documents, bool)
            return Scored(self._wanted(everything, plan), np.zeros(self._documents), False, ())
        met = [self._met(clause.alternatives, plan) for clause in plan.clauses]
        scores = _sum([each.scores for each in met])
        for substitute in plan.substitutes:
            scores += self._substitute(substitute, met, plan)
        needed = [m.mask for c, m in zip(plan.clauses, met, strict=True) if not c.weak]
        mask, relaxed = covered(needed or [each.mask for each in met])
        missing = (c.asked for c, m in zip(plan.clauses, met, strict=True) if not m.mask.any())
        for left, right in plan.together:
            near = self._atoms.vector(Near((left, right)))
            scores[near.ids] += ranking.TOGETHER * near.scores
        return Scored(self._wanted(mask, plan), scores, relaxed, tuple(missing))

    def explain(self, plan: Plan, document: int) -> Iterator[Contribution]:
        """What a document's score is made of; the values add up to it."""
        met = [self._met(clause.alternatives, plan) for clause in plan.clauses]
        for clause, each in zip(plan.clauses, met, strict=True):
            yield from self._parts(clause, float(each.scores[document]), plan, document)
        for substitute in plan.substitutes:
            value = self._substitute(substitute, met, plan)[document]
            yield Contribution(substitute.alternatives[0].shown, "text", float(value))
        for left, right in plan.together:
            near = self._atoms.vector(Near((left, right)))
            value = ranking.TOGETHER * near.scores[near.ids == document].sum()
            yield Contribution(f"{left} {right}", "together", float(value))

    def _parts(
        self, clause: Clause, score: float, plan: Plan, document: int
    ) -> Iterator[Contribution]:
        """A clause's best alternative; a word by its fields."""
        for alternative in clause.alternatives:
            vector = self._atoms.without(alternative.atom, plan.without_forms)
            value = alternative.weight * vector.scores[vector.ids == document].sum()
            if not value or abs(value - score) > 1e-9:
                continue
            what = alternative.shown or clause.asked
            if isinstance(alternative.atom, Term):
                for field, part in self._atoms.fields(alternative.atom.term, document):
                    yield Contribution(what, field, alternative.weight * part)
            else:
                yield Contribution(what, "text", float(value))
            return

    def _met(self, alternatives: tuple[Alternative, ...], plan: Plan) -> Met:
        """A clause's documents, and for all documents the score of its best alternative.

        What one word stands for is the same in every query that has it, so it is kept.
        """
        key = alternatives, plan.without_forms
        return self._clauses.get(key) or self._clauses.keep(key, self._meet(alternatives, plan))

    def _meet(self, alternatives: tuple[Alternative, ...], plan: Plan) -> Met:
        scores = np.zeros(self._documents)
        mask = np.zeros(self._documents, bool)
        for place, alternative in enumerate(alternatives):
            vector = self._atoms.without(alternative.atom, plan.without_forms)
            ids, found = vector.ids, alternative.weight * vector.scores
            scores[ids] = np.maximum(scores[ids], found) if place else found
            mask[vector.matched] = True
        return Met(mask, scores)

    def _substitute(self, substitute: Substitute, met: list[Met], plan: Plan) -> Values:
        """What a phrase that stands for several clauses adds to what they score by themselves.

        Where the phrase is met, so are the clauses: their places in `met` are filled anew.
        """
        instead = self._met(substitute.alternatives, plan)
        replaced = range(substitute.start, substitute.end)
        literal = _sum([met[place].scores for place in replaced])
        for place in replaced:
            met[place] = Met(met[place].mask | instead.mask, met[place].scores)
        return np.asarray(np.maximum(instead.scores - literal, 0))

    def _wanted(self, mask: Mask, plan: Plan) -> Mask:
        for atom in plan.unwanted:
            mask[self._atoms.unwanted(atom)] = False
        return mask
