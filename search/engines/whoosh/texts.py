"""The fields whose terms are found document by document: a record's own text, and its line's."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh.cache import Kept
from search.engines.whoosh.postings import TermPostings, Values

KEPT = 4 * 2**20  # bytes, at least
PER_DOCUMENT = 48  # bytes for each record, where that is more


class Text:
    """One such field."""

    def __init__(self, norms: Values, postings: Callable[[str], TermPostings]) -> None:
        self.norms = norms
        self.postings = postings
        self._everywhere: Kept[str, NDArray[Any]] = Kept(
            max(KEPT, PER_DOCUMENT * len(norms)), lambda often: often.nbytes
        )
        self._peaks: Kept[str, float] = Kept(KEPT, lambda _: 0)

    def everywhere(self, term: str) -> NDArray[Any]:
        """How often each document has a term."""
        found = self._everywhere.get(term)
        if found is None:
            ids, frequency = self.postings(term)
            found = np.zeros(len(self.norms), frequency.dtype)
            found[ids] = frequency
            self._everywhere.keep(term, found)
        return found

    def peak(self, term: str, part: Callable[[Any, Any], Any]) -> float:
        """The most that a term scores in a document, its boost left aside, by a formula."""
        found = self._peaks.get(term)
        if found is None:
            ids, frequency = self.postings(term)
            found = float(part(frequency, np.take(self.norms, ids)).max(initial=0.0))
            self._peaks.keep(term, found)
        return found
