"""Scores the records that may be among the best ones, and finds where their list ends."""

from collections.abc import Callable
from typing import Literal, NamedTuple

import numpy as np

from search.engines.whoosh.columns import Mask
from search.engines.whoosh.nearness.highest import highest
from search.engines.whoosh.nearness.signatures import Signatures
from search.engines.whoosh.postings import Ids, Values
from search.query import ranking

FIRST = 2_000  # records that are scored before it is asked which others need be


class Others(NamedTuple):
    """Records that are never listed, but whose best score may say where the list ends."""

    mask: Mask
    most: float  # that one can score


class Best:
    """The scores of the records that meet a part of a query; 0 of those not worth it.

    A record is its place among them, a mask one value for each.
    """

    def __init__(self, score: Callable[[Ids], Values], met: Signatures, others: Others) -> None:
        self._score = score
        self._met = met
        self._others = others
        self._highest = 0.0
        self.scores: Values = np.zeros(len(met.of))

    def listed(self, exact: Mask, partial: Mask, first: int) -> Mask:
        """The exact ones, and of those with a part of the query the ones that are near.

        `first`: signatures, the first ones, that are scored whatever they can score.
        """
        if not partial.any():
            self._fill(exact)
            return exact
        number = int(np.count_nonzero(exact))
        first = max(first, int(np.searchsorted(self._met.ends, FIRST)) + 1)
        before = self._met.of < first
        places, found = self._partial(partial, self._fill(before & (exact | partial)))
        self._fill_others()
        end = self._before(self._least(found, number), "right")
        if end > first:
            more = (self._met.of < end) & ~before & partial
            others = self._partial(partial, self._fill(more))
            places, found = np.append(places, others[0]), np.append(found, others[1])
        near = exact.copy()
        near[places[found >= self._end(found, number)]] = True
        return near

    def _fill_others(self) -> None:
        """Score those of the others that may be the best of all."""
        if self._others.most > self._highest:
            self._fill(self._others.mask & (self._met.of < self._before(self._highest, "left")))

    def _before(self, score: float, side: Literal["left", "right"]) -> int:
        """How many of the first signatures can score more, or as much too."""
        return int(np.searchsorted(-self._met.most, -score, side=side))

    def _partial(self, partial: Mask, places: Ids) -> tuple[Ids, Values]:
        """Those with a part of the query among the records that were scored, and their scores."""
        places = places[np.take(partial, places)]
        return places, np.take(self.scores, places)

    def _least(self, partial: Values, exact: int) -> float:
        """What the others must be able to score, to be listed or to be the best."""
        if len(partial) < ranking.LEAST - exact:
            return 0.0
        return min(self._end(partial, exact), self._highest)

    def _end(self, partial: Values, exact: int) -> float:
        """The score at which the list ends."""
        best = highest(partial, ranking.LEAST)
        return ranking.least_listed(self._highest, best.tolist(), exact)

    def _fill(self, chosen: Mask) -> Ids:
        """Score some records; returns which."""
        places = np.flatnonzero(chosen)
        if len(places):
            scores = self.scores[places] = self._score(places)
            self._highest = max(self._highest, float(scores.max()))
        return places
