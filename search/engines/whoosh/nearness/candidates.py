"""Some documents of a build, and what conditions score there; the others cost nothing."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh.headings import Ranks
from search.engines.whoosh.nearness.impacts import Impacts
from search.engines.whoosh.postings import Ids, Values

RARE = 16  # times fewer candidates than postings: looked up one by one


class Candidates:
    """The documents that are scored for one answer."""

    def __init__(self, ids: Ids, documents: int, ranks: Sequence[Ranks]) -> None:
        self.ids = ids
        self._documents = documents
        self._ranks = ranks
        self._codes: dict[int, Ids] = {}
        self._place: NDArray[np.int32] | None = None

    def __len__(self) -> int:
        return len(self.ids)

    def add(self, impacts: Impacts, boost: float, scores: Values) -> None:
        """Add to each what a term scores there in one field."""
        of_code = boost * impacts.scores
        if impacts.ids is None:
            scores += np.take(of_code, np.take(impacts.code, self.ids))
        else:
            held, at = self.among(impacts.ids)
            scores[at] += np.take(of_code, impacts.code[held])

    def among(self, ids: Ids) -> tuple[Ids, Ids]:
        """Which of some documents are among these, and at which places here."""
        if len(ids) > RARE * len(self.ids):
            held = np.minimum(np.searchsorted(ids, self.ids), len(ids) - 1)
            at = np.flatnonzero(ids[held] == self.ids)
            return held[at], at
        place = np.take(self._places(), ids)
        held = np.flatnonzero(place != 0)
        return held, (place[held] - 1).astype(np.intp)

    def rank(self, term: str, boosts: Sequence[tuple[str, float]], scores: Values) -> None:
        """Add to each what a term scores there in the headings that only rank."""
        for number, ranks in enumerate(self._ranks):
            if (found := ranks.scores(term, boosts)) is not None:
                scores += np.take(found, self._code(number))

    def _code(self, number: int) -> Ids:
        if number not in self._codes:
            self._codes[number] = np.take(self._ranks[number].code, self.ids).astype(np.intp)
        return self._codes[number]

    def _places(self) -> NDArray[np.int32]:
        """Of every document its place among these, from 1; 0 of the others."""
        if self._place is None:
            self._place = np.zeros(self._documents, np.int32)
            self._place[self.ids] = np.arange(1, len(self.ids) + 1, dtype=np.int32)
        return self._place
