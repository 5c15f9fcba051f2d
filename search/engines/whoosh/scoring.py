"""Scores a weighed plan over the arrays of a build, and decides which records it covers."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np

from search.engines.whoosh.cache import Kept
from search.engines.whoosh.columns import Mask
from search.engines.whoosh.matching import Matching
from search.engines.whoosh.nearness.best import Best, Others
from search.engines.whoosh.nearness.bounds import Bounds, Part
from search.engines.whoosh.nearness.clauses import Clauses, Ways
from search.engines.whoosh.nearness.highest import highest
from search.engines.whoosh.nearness.signatures import Signatures
from search.engines.whoosh.postings import Ids, Values
from search.engines.whoosh.sets import DocumentSet, of_mask
from search.query import ranking
from search.query.plan import Condition, Group
from search.query.weighing import WeighedPlan, own

MASKS_KEPT = 8 * 2**20  # bytes, at least
PER_DOCUMENT = 32  # bytes for each record, where that is more
SCORES_KEPT = 4 * 2**20  # bytes, where records are few
FEW = 2_000  # records, up to which all are scored
PLANS_KEPT = 8  # at a byte a record, and seventeen for each that is listed


BestOf = Callable[[Ways], Values]  # the score of the best of several ways


class Nearness(NamedTuple):
    """The records that are near to a plan, and besides, which only their line brings near."""

    ids: Ids  # of those that are listed
    exact: Mask  # of each of these, whether it has every word
    scores: Values  # of each
    by_line: Mask  # of every record, whether only the words of its line bring it near

    def where(self, mask: Mask) -> "Nearness":
        """Those in a mask of every record."""
        held = np.take(mask, self.ids)
        return Nearness(self.ids[held], self.exact[held], self.scores[held], self.by_line & mask)


class Scoring:
    """Adds up what conditions score; holds no state of a query."""

    def __init__(self, matching: Matching) -> None:
        self._matching = matching
        self._documents = matching.documents
        room = max(MASKS_KEPT, PER_DOCUMENT * self._documents) // 2
        self._met: Kept[Group, DocumentSet] = Kept(room, lambda found: found.nbytes)
        self._met_by_own: Kept[Group, DocumentSet] = Kept(room, lambda found: found.nbytes)
        self._all: Ids = np.arange(self._documents)
        self._clauses = Clauses(matching)
        self._kept: Kept[Ways, Values] = Kept(SCORES_KEPT, lambda scores: scores.nbytes)
        self._last: tuple[tuple[WeighedPlan, Nearness], ...] = ()  # replaced whole

    def met(self, group: Group) -> DocumentSet:
        """The records that meet any condition of a group."""
        found = self._met.get(group)
        return self._met.keep(group, self._meet(group)) if found is None else found

    def met_by_own(self, group: Group) -> DocumentSet:
        """The records that meet any condition of a group by their own text."""
        found = self._met_by_own.get(group)
        if found is None:
            found = self._met_by_own.keep(group, self._meet(map(own, group)))
        return found

    def _meet(self, group: Iterable[Condition]) -> DocumentSet:
        mask = np.zeros(self._documents, bool)
        for condition in group:
            self._matching.met(condition).mark(mask)
        return of_mask(mask)

    def count(self, groups: Sequence[Group]) -> int:
        """How many records meet every group."""
        if len(groups) == 1 and len(groups[0]) == 1:
            return self._matching.met(groups[0][0]).size
        return int(np.count_nonzero(self._every(groups)))

    def _every(self, groups: Sequence[Group]) -> Mask:
        """A mask of its own of the records that meet every group."""
        if not groups:
            return np.ones(self._documents, bool)
        mask = self.met(groups[0]).mask().copy()
        for group in groups[1:]:
            mask &= self.met(group).mask()
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
            ids = np.flatnonzero(self._without(np.ones(self._documents, bool), plan))
            nothing = np.zeros(self._documents, bool)
            return Nearness(ids, np.ones(len(ids), bool), np.zeros(len(ids)), nothing)
        if self._documents <= FEW:
            return self._near_of_all(plan)
        parts = self._parts(plan)
        bounds = Bounds(plan, parts, self._matching.most)
        some = np.zeros(self._documents, bool)
        for part in parts:
            some |= part.mask
        wanted = self._without(some, plan)
        ids = np.flatnonzero(wanted)
        met = Signatures(
            ids,
            self._documents,
            [part.mask for part in parts],
            lambda each: self.weighted(bounds.most(each), bounds.share(each)),
        )
        shares = np.array([bounds.share(each) for each in met.sets])
        by_own = self._by_own(plan)
        own = np.take(by_own, ids)
        whole = met.sets.index(bounds.whole) if bounds.whole in met.sets else None
        exact = own & (met.of == whole) if whole is not None else np.zeros_like(own)
        best = Best(
            lambda at: self.weighted(
                self.scores(plan, ids[at]), np.take(shares, np.take(met.of, at))
            ),
            met,
            Others(~own, bounds.by_line()),
        )
        near = best.listed(exact, own & ~exact, 0 if whole is None else whole + 1)
        at = np.flatnonzero(near)
        exact = np.take(exact, at)
        return Nearness(np.take(ids, at), exact, np.take(best.scores, at), wanted & ~by_own)

    def _near_of_all(self, plan: WeighedPlan) -> Nearness:
        """The same where all records are scored: of few that takes less than to find which."""
        shares = np.zeros(self._documents)
        for part in self._parts(plan):
            shares += part.share * part.mask
        by_own = self._by_own(plan)
        scores = self.weighted(self._sum(plan, self._kept_best, self._documents), shares)
        met = self._without(shares > 0, plan)
        candidates = met & by_own
        exact = candidates & self._every([plan.groups[place] for place in plan.needed])
        listed = exact | nearest(candidates & ~exact, scores, int(np.count_nonzero(exact)))
        ids = np.flatnonzero(listed)
        return Nearness(ids, exact[ids], scores[ids], met & ~by_own)

    def _kept_best(self, ways: Ways) -> Values:
        """The score of the best of several ways, of every record; not to be written to.

        It is kept, because what one word stands for is the same in every query that has it.
        """
        found = self._kept.get(ways)
        if found is None:
            every = self._matching.candidates(self._all)
            found = self._kept.keep(ways, self._clauses.anew(ways, every))
        return found

    def _parts(self, plan: WeighedPlan) -> list[Part]:
        """What a record can meet of a query: each clause that is needed, or what hints at it."""
        parts = []
        for place in plan.needed:
            mask, share = self.met(plan.groups[place]).mask(), plan.shares[place]
            parts.append(Part(place, share, mask, whole=True))
            if hint := plan.hints[place]:
                mask = self.met(hint).mask() & ~mask
                parts.append(Part(place, ranking.HINTED * share, mask, whole=False))
        return parts

    def _by_own(self, plan: WeighedPlan) -> Mask:
        """The records that meet a part of a query by their own text."""
        mask = np.zeros(self._documents, bool)
        for place in plan.needed:
            self.met_by_own(plan.groups[place]).mark(mask)
            if hint := plan.hints[place]:
                self.met_by_own(hint).mark(mask)
        return mask

    def _without(self, mask: Mask, plan: WeighedPlan) -> Mask:
        for condition in plan.unwanted:
            mask &= ~self._matching.met(condition).mask()
        return mask

    def weighted(self, scores: Any, shares: Any) -> Any:  # numbers, or arrays of them
        """What counts of scores where a share of the query is met."""
        return scores * shares

    def scores(self, plan: WeighedPlan, ids: Ids) -> Values:
        """What some records score, their share of the query left aside."""
        of = self._matching.candidates(ids)
        return self._sum(plan, lambda ways: self._clauses.best(ways, of), len(of))

    def _sum(self, plan: WeighedPlan, best: BestOf, records: int) -> Values:
        """What the best ways to meet each part of a plan add up to, on so many records."""
        clauses = [best(ways) for ways in plan.clauses]
        scores = sum_of(clauses) if clauses else np.zeros(records)
        for other in plan.replacements:
            literal = sum_of(clauses[other.start : other.end])
            scores += np.maximum(best(other.ways) - literal, 0)
        for pair in plan.pairs:
            scores += best((pair,))
        return scores


def nearest(partial: Mask, scores: Values, exact: int) -> Mask:
    """Those of the records with a part of a query that are listed below the exact ones."""
    ids = np.flatnonzero(partial)
    if not len(ids):
        return partial
    found = scores[ids]
    best = highest(found, ranking.LEAST)
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
