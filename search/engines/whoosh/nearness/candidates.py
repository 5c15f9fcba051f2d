"""Some documents of a build, and what conditions score there; the others cost nothing."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh.headings import Ranks
from search.engines.whoosh.postings import Ids, TermPostings, Values
from search.query import ranking

RARE = 16  # times fewer candidates than postings: looked up one by one
FREQUENT = 32  # documents for one that has a term, up to which it is looked up in an array of all


class Field(Protocol):
    """A field whose terms are found document by document: the text, or the line above it."""

    @property
    def norms(self) -> Values:
        """Of every document."""

    def postings(self, term: str) -> TermPostings:
        """The documents that have a term, and how often each has it."""

    def everywhere(self, term: str) -> NDArray[Any]:
        """How often each document of the build has a term."""


class Candidates:
    """The documents that are scored for one answer."""

    def __init__(
        self, ids: Ids, documents: int, fields: Mapping[str, Field], ranks: Sequence[Ranks]
    ) -> None:
        self.ids = ids
        self._documents = documents
        self._fields = fields
        self._ranks = ranks
        self._norms: dict[str, Values] = {}
        self._codes: dict[int, Ids] = {}
        self._place: NDArray[np.int32] | None = None

    def __len__(self) -> int:
        return len(self.ids)

    def add(self, term: str, boosts: Sequence[tuple[str, float]], scores: Values) -> None:
        """Add to each what a term scores there, by field."""
        for field, boost in boosts:
            if field in self._fields:
                at, frequency = self._found(self._fields[field], term)
                norms = np.take(self._norm(field), at)
                scores[at] += boost * ranking.frequency_part(frequency, norms)
        for number, ranks in enumerate(self._ranks):
            if (found := ranks.scores(term, boosts)) is not None:
                scores += np.take(found, self._code(number))

    def _norm(self, field: str) -> Values:
        if field not in self._norms:
            self._norms[field] = np.take(self._fields[field].norms, self.ids)
        return self._norms[field]

    def _code(self, number: int) -> Ids:
        if number not in self._codes:
            self._codes[number] = np.take(self._ranks[number].code, self.ids).astype(np.intp)
        return self._codes[number]

    def _found(self, field: Field, term: str) -> tuple[Ids, NDArray[Any]]:
        """The places of those that have a term, and how often they have it."""
        ids, frequency = field.postings(term)
        if len(ids) > RARE * len(self.ids):
            places = np.minimum(np.searchsorted(ids, self.ids), len(ids) - 1)
            at = np.flatnonzero(ids[places] == self.ids)
            return at, frequency[places[at]]
        if len(ids) * FREQUENT > self._documents:
            often = np.take(field.everywhere(term), self.ids)
            at = np.flatnonzero(often != 0)
            return at, often[at]
        held, at = self.among(ids)
        return at, frequency[held]

    def among(self, ids: Ids) -> tuple[Ids, Ids]:
        """Which of some documents are among these, and at which places here."""
        place = np.take(self._places(), ids)
        held = np.flatnonzero(place != 0)
        return held, (place[held] - 1).astype(np.intp)

    def _places(self) -> NDArray[np.int32]:
        """Of every document its place among these, from 1; 0 of the others."""
        if self._place is None:
            self._place = np.zeros(self._documents, np.int32)
            self._place[self.ids] = np.arange(1, len(self.ids) + 1, dtype=np.int32)
        return self._place
