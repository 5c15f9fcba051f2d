"""Some documents of a build, and what conditions score there; the others cost nothing."""

from collections.abc import Sequence
from threading import local

import numpy as np

from search.engines.whoosh.headings import OfCodes, Ranks
from search.engines.whoosh.nearness.impacts import Impacts
from search.engines.whoosh.postings import Ids, Values

RARE = 16  # times fewer candidates than postings: looked up one by one


class Places(local):
    """Where documents stand among some; each thread has its own.

    What stood there for others is not cleared: a place counts where the document stands at it.
    """

    def __init__(self, documents: int) -> None:
        self._place = np.zeros(documents, np.int32)
        self._of: object = None  # what the places are of

    def among(self, ids: Ids, some: Ids, of: object) -> tuple[Ids, Ids]:
        """Which of the documents `ids` are among some, and at which places there.

        `of`: the same object for the same `some`, whose places are noted once.
        """
        if self._of is not of:
            self._place[some] = np.arange(len(some), dtype=np.int32)
            self._of = of
        place = np.take(self._place, ids)
        held = np.flatnonzero(np.take(some, place, mode="clip") == ids)
        return held, np.take(place, held).astype(np.intp)


class Candidates:
    """The documents that are scored for one answer."""

    def __init__(self, ids: Ids, places: Places, ranks: Sequence[Ranks]) -> None:
        self.ids = ids
        self._places = places
        self._self = object()
        self._ranks = ranks
        self._codes: dict[int, Ids] = {}

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
        return self._places.among(ids, self.ids, self._self)

    def add_by_codes(self, tables: OfCodes, scores: Values) -> None:
        """Add to each what its headings score, by the codes that only rank."""
        for number, table in enumerate(tables):
            if table is not None:
                scores += np.take(table, self._code(number))

    def raise_by_codes(self, tables: OfCodes, scores: Values) -> None:
        """Raise each to what its headings score, where that is more."""
        found = np.zeros(len(self))
        self.add_by_codes(tables, found)
        np.maximum(scores, found, out=scores)

    def _code(self, number: int) -> Ids:
        if number not in self._codes:
            self._codes[number] = np.take(self._ranks[number].code, self.ids).astype(np.intp)
        return self._codes[number]
