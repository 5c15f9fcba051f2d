"""What a term scores where it stands: BM25 takes few values, however many documents have it."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh.postings import Ids, Numbers, Values
from search.query import ranking

FREQUENT = 32  # documents for one that has a term, up to which it is noted of all of them


class Impacts(NamedTuple):
    """Where a term stands in a field, and what it scores there, its boost left aside."""

    ids: Ids | None  # None where a code is noted of every document
    code: NDArray[Any]  # one for each how often and in how long a text; 0 where it does not stand
    scores: Values  # of each code
    peak: float  # the highest that any document has

    @property
    def nbytes(self) -> int:
        """What is held."""
        ids = 0 if self.ids is None else self.ids.nbytes
        return ids + self.code.nbytes + self.scores.nbytes


class Lengths:
    """How long each text of a field is, as one of few norms."""

    def __init__(self, norms: Values) -> None:
        """`norms`: of every document."""
        self._norms, place = np.unique(norms, return_inverse=True)
        self._place = place.astype(np.min_scalar_type(len(self._norms)))

    def impacts(self, ids: Ids, frequency: Numbers) -> Impacts:
        """What a term scores that stands so often in some documents."""
        # Those that there are: a word that fills a text stands there thousands of times.
        often = np.append(0, np.flatnonzero(np.bincount(frequency)))
        scores = ranking.frequency_part(often[:, np.newaxis], self._norms).ravel()
        code = np.searchsorted(often, frequency).astype(np.min_scalar_type(len(scores)))
        code *= code.dtype.type(len(self._norms))
        code += np.take(self._place, ids)
        held = np.bincount(code, minlength=len(scores)) > 0
        peak = float(scores[held].max(initial=0.0))
        if len(ids) * FREQUENT <= len(self._place):
            return Impacts(ids, code, scores, peak)
        everywhere = np.zeros(len(self._place), code.dtype)
        everywhere[ids] = code
        return Impacts(None, everywhere, scores, peak)
