"""Scores a weighed plan over the arrays of a build, and decides which records it covers."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from search.engines.whoosh.cache import Kept
from search.engines.whoosh.columns import Mask
from search.engines.whoosh.matching import Matching
from search.engines.whoosh.postings import Values
from search.query import ranking
from search.query.plan import Group
from search.query.weighing import Weighed, WeighedPlan, own

SCORES_KEPT = 16 * 2**20  # bytes
MASKS_KEPT = 8 * 2**20  # bytes
PLANS_KEPT = 8  # at eleven bytes a record


class Nearness(NamedTuple):
    """The answer to a plan before it is narrowed, one value for every record."""

    listed: Mask
    exact: Mask  # of these, the records with every word
    by_line: Mask  # records that only the words of their line bring near
    scores: Values


class Scoring:
    """Adds up what conditions score; holds no state of a query."""

    def __init__(self, matching: Matching) -> None:
        self._matching = matching
        self._documents = matching.documents
        # What one word stands for is the same in every query that has it.
        self._clauses: Kept[tuple[Weighed, ...], Values] = Kept(
            SCORES_KEPT, lambda scores: scores.nbytes
        )
        self._masks: Kept[Group, Mask] = Kept(MASKS_KEPT, _bytes)
        self._last: tuple[tuple[WeighedPlan, Nearness], ...] = ()  # replaced whole

    def mask(self, group: Group) -> Mask:
        """The records that meet any condition of a group; shared, not to be written to."""
        found = self._masks.get(group)
        return self._masks.keep(group, self._meet(group)) if found is None else found

    def own_mask(self, group: Group) -> Mask:
        """The records that meet any condition of a group by their own text; shared as well."""
        return self.mask(tuple(own(condition) for condition in group))

    def _meet(self, group: Group) -> Mask:
        mask = np.zeros(self._documents, bool)
        for condition in group:
            mask[self._matching.met(condition)] = True
        return mask

    def count(self, groups: Sequence[Group]) -> int:
        """How many records meet every group."""
        if len(groups) == 1 and len(groups[0]) == 1:
            return len(self._matching.met(groups[0][0]))
        return int(np.count_nonzero(self._every(groups)))

    def _every(self, groups: Sequence[Group]) -> Mask:
        """A mask of its own of the records that meet every group."""
        if not groups:
            return np.ones(self._documents, bool)
        mask = self.mask(groups[0]).copy()
        for group in groups[1:]:
            mask &= self.mask(group)
        return mask

    def near(self, plan: WeighedPlan) -> Nearness:
        """Which records are near to a plan, and what each scores; see `search.engine.Index`.

        The last plans' are kept and shared: pages and choices of one search ask for the same.
        """
        for known, found in self._last:
            if known is plan:
                return found
        found = self._near(plan)
        self._last = ((plan, found), *self._last[: PLANS_KEPT - 1])
        return found

    def _near(self, plan: WeighedPlan) -> Nearness:
        if not plan.clauses:
            everything = self._without(np.ones(self._documents, bool), plan)
            nothing = np.zeros(self._documents, bool)
            return Nearness(everything, everything, nothing, np.zeros(self._documents))
        shares = np.zeros(self._documents)
        by_own = np.zeros(self._documents, bool)
        for place in plan.needed:
            mask, share = self.mask(plan.groups[place]), plan.shares[place]
            shares += share * mask
            by_own |= self.own_mask(plan.groups[place])
            if hint := plan.hints[place]:
                shares += ranking.HINTED * share * (self.mask(hint) & ~mask)
                by_own |= self.own_mask(hint)
        scores = self.scores(plan) * shares
        met = self._without(shares > 0, plan)
        candidates = met & by_own
        exact = candidates & self._every([plan.groups[place] for place in plan.needed])
        listed = exact | _nearest(candidates & ~exact, scores, int(np.count_nonzero(exact)))
        return Nearness(listed, exact, met & ~by_own, scores)

    def _without(self, mask: Mask, plan: WeighedPlan) -> Mask:
        for condition in plan.unwanted:
            mask[self._matching.met(condition)] = False
        return mask

    def scores(self, plan: WeighedPlan) -> Values:
        """What every record scores."""
        clauses = [self._best(ways) for ways in plan.clauses]
        scores = sum_of(clauses) if clauses else np.zeros(self._documents)
        for other in plan.replacements:
            literal = sum_of(clauses[other.start : other.end])
            scores += np.maximum(self._best(other.ways) - literal, 0)
        for pair in plan.pairs:
            ids, found = self._matching.vector(pair)
            scores[ids] += found
        return scores

    def _best(self, ways: tuple[Weighed, ...]) -> Values:
        """For all records the score of the best of several ways; shared, not to be written to."""
        found = self._clauses.get(ways)
        return self._clauses.keep(ways, self._of_best(ways)) if found is None else found

    def _of_best(self, ways: tuple[Weighed, ...]) -> Values:
        scores = np.zeros(self._documents)
        for way in ways:
            ids, found = self._matching.vector(way)
            scores[ids] = np.maximum(scores[ids], found)
        return scores


def _bytes(kept: Values | Mask) -> int:
    return kept.nbytes


def _nearest(partial: Mask, scores: Values, exact: int) -> Mask:
    """Those of the records with a part of a query that are listed below the exact ones."""
    ids = np.flatnonzero(partial)
    if not len(ids):
        return partial
    found = scores[ids]
    place = min(ranking.LEAST, len(ids))
    best = np.partition(found, -place)[-place:] if place else found[:0]
    least = ranking.least_listed(float(scores.max()), best.tolist(), exact)
    near = np.zeros(len(partial), bool)
    near[ids[found >= least]] = True
    return near


def sum_of(scores: list[Values]) -> Values:
    """Added one to another: stacked they would be copied first."""
    total = scores[0].copy()
    for each in scores[1:]:
        total += each
    return total
