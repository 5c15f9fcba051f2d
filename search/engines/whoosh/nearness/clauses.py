"""What a clause scores: of its ways those that few records meet are added up once and kept.

A word brings dozens of ways along, of its forms and of what it is also called, most of them rare.
What they score together where one is met, and by headings alone elsewhere, is the same in every
query that has the word.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from search.engines.whoosh.cache import Kept
from search.engines.whoosh.headings import OfCodes
from search.engines.whoosh.matching import Matching
from search.engines.whoosh.nearness.candidates import Candidates
from search.engines.whoosh.postings import Ids, Values
from search.query.plan import Term
from search.query.weighing import Weighed

Ways = tuple[Weighed, ...]

KEPT = 8 * 2**20  # bytes, at least
PER_DOCUMENT = 96  # bytes for each record, where that is more
FREQUENT = 16  # records for one that meets a way, up to which it is scored in each answer


class _Rare(NamedTuple):
    """The ways of a clause that few records meet, as one, and the others."""

    ids: Ids  # the records that meet one of them
    scores: Values  # of each the best of their scores
    headings: tuple[OfCodes, ...]  # what each scores elsewhere; the best counts
    frequent: Ways

    @property
    def nbytes(self) -> int:
        """What is held."""
        tables = sum(t.nbytes for each in self.headings for t in each if t is not None)
        return self.ids.nbytes + self.scores.nbytes + tables


class Clauses:
    """Scores clauses, and keeps what of them is the same in every answer."""

    def __init__(self, matching: Matching) -> None:
        self._matching = matching
        most = max(KEPT, PER_DOCUMENT * matching.documents)
        self._rare: Kept[Ways, _Rare] = Kept(most, lambda rare: rare.nbytes)

    def best(self, ways: Ways, of: Candidates) -> Values:
        """The score of the best of several ways on each of some records."""
        rare = self._rare.get(ways) or self._rare.keep(ways, self._of_rare(ways))
        scores = np.zeros(len(of))
        for tables in rare.headings:
            of.raise_by_codes(tables, scores)
        if len(rare.ids):
            held, at = of.among(rare.ids)
            scores[at] = np.maximum(scores[at], np.take(rare.scores, held))
        return self._raised(rare.frequent, of, scores)

    def anew(self, ways: Ways, of: Candidates) -> Values:
        """The same, with nothing kept."""
        return self._raised(ways, of, np.zeros(len(of)))

    def _raised(self, ways: Ways, of: Candidates, scores: Values) -> Values:
        for way in ways:
            self._matching.raise_to(way, of, scores)
        return scores

    def _of_rare(self, ways: Ways) -> _Rare:
        rare = tuple(way for way in ways if self._is_rare(way))
        some = np.zeros(self._matching.documents, bool)
        for way in rare:
            self._matching.met(way.condition).mark(some)
        ids = np.flatnonzero(some)
        scores = self.anew(rare, self._matching.candidates(ids))
        frequent = tuple(way for way in ways if not self._is_rare(way))
        return _Rare(ids, scores, tuple(self._headings(rare)), frequent)

    def _is_rare(self, way: Weighed) -> bool:
        return self._matching.met(way.condition).size * FREQUENT <= self._matching.documents

    def _headings(self, ways: Ways) -> Iterator[OfCodes]:
        """What ways score where they are not met; those that one table has are one."""
        alone: dict[int, Values] = {}
        for way in ways:
            if not isinstance(way.condition, Term):
                continue
            tables = self._matching.by_headings(way.condition.term, way.boosts)
            held = {number: table for number, table in enumerate(tables) if table is not None}
            if len(held) > 1:
                yield tables
                continue
            for number, table in held.items():
                alone[number] = np.maximum(table, alone.get(number, 0.0))
        for number, table in alone.items():
            yield (*[None] * number, table)
