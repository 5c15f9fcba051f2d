"""Postings of the records' own texts: read in slices, and kept."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh.arrays.inverted import Inverted
from search.engines.whoosh.cache import Kept

Ids = NDArray[np.intp]  # document numbers, ascending
Values = NDArray[np.float64]  # one per document number
Keys = NDArray[np.int64]  # document number << 32 | position, ascending
Numbers = NDArray[Any]  # whole ones, none negative

POSTINGS_KEPT = 12 * 2**20  # bytes of documents with frequencies, at least
PLACES_KEPT = 4 * 2**20  # bytes of where they stand there, at least
PER_DOCUMENT = 48, 16  # bytes of both for each record, where that is more
PLACE = 32  # bits of a position in a key


class TermPostings(NamedTuple):
    """The documents of a term in one field, and how often each has it."""

    ids: Ids
    frequency: Numbers


NO_IDS: Ids = np.zeros(0, np.intp)
NOTHING = TermPostings(NO_IDS, np.zeros(0, np.uint8))


def bytes_of(arrays: Sequence[NDArray[Any]]) -> int:
    """What some arrays hold."""
    return sum(each.nbytes for each in arrays)


class Postings:
    """Reads the postings of one open index; what was read never changes and is shared."""

    def __init__(self, folder: Path, documents: int) -> None:
        self._documents = documents
        self._fields = {name: Inverted(folder / name) for name in ("text", "words")}
        of_terms, of_places = (each * documents for each in PER_DOCUMENT)
        self._terms: Kept[tuple[str, str], TermPostings] = Kept(
            max(POSTINGS_KEPT, of_terms), bytes_of
        )
        self._places: Kept[tuple[str, str], Numbers] = Kept(max(PLACES_KEPT, of_places), _bytes)

    def term(self, field: str, term: str) -> TermPostings:
        """The postings of a term in a field; empty where no document has it."""
        key = field, term
        found = self._terms.get(key)
        if found is None:
            postings = self._fields[field].postings(term)
            if postings is None:  # there is no end of words that no text has
                return NOTHING
            ids, frequency = postings
            found = self._terms.keep(key, TermPostings(ids.astype(np.intp), frequency))
        return found

    def adjacent(self, field: str, terms: Sequence[str], gap: int) -> Ids:
        """The documents in which several terms stand, each next within `gap` positions."""
        found = [self.term(field, term) for term in terms]
        common = self._common([each.ids for each in found])
        if not len(common):
            return NO_IDS
        reached = self._keys(field, terms[0], found[0], common)
        for term, postings in list(zip(terms, found, strict=True))[1:]:
            keys = self._keys(field, term, postings, common)
            following = np.searchsorted(keys, reached, side="right")
            exists = following < len(keys)
            nearest = keys[np.where(exists, following, 0)]
            reached = nearest[exists & (nearest - reached <= gap)]
        documents = reached >> PLACE
        return np.asarray(documents[_begins(documents)])

    def _common(self, found: Sequence[Ids]) -> Ids:
        """The documents that are in each of several lists."""
        shortest, *others = sorted(found, key=len)
        for ids in others:
            shortest = shortest[is_among(shortest, ids, self._documents)]
        return shortest

    def _keys(self, field: str, term: str, postings: TermPostings, documents: Ids) -> Keys:
        """Where a term stands in some documents, all of which have it, in order."""
        at = places_of(documents, postings.ids, self._documents)
        places = self._placed(field, term)
        base = documents << PLACE
        if len(places) == len(postings.ids):  # it stands nowhere twice
            return np.asarray(base | places[at])
        counts = postings.frequency.astype(np.int64)
        first = (np.cumsum(counts) - counts)[at]
        counts = counts[at]
        return np.asarray(np.repeat(base, counts) | places[runs(first, counts)])

    def _placed(self, field: str, term: str) -> Numbers:
        key = field, term
        found = self._places.get(key)
        if found is None:
            found = self._places.keep(key, self._fields[field].places(term))
        return found


def runs(first: NDArray[Any], counts: NDArray[Any]) -> NDArray[np.intp]:
    """Numbers that run from each first one, so many of each, one run after the other.

    >>> runs(np.array([7, 3]), np.array([2, 3])).tolist()
    [7, 8, 3, 4, 5]
    """
    ends = np.cumsum(counts)
    number = int(ends[-1]) if len(ends) else 0
    return np.asarray(np.arange(number) + np.repeat(first - ends + counts, counts))


RARE = 32  # times fewer: looked up one by one


def places_of(some: Ids, ids: Ids, documents: int) -> NDArray[np.intp]:
    """The places of some documents among others that have them all, both ascending."""
    if len(some) * RARE < len(ids):
        return np.searchsorted(ids, some)
    mask = np.zeros(documents, bool)
    mask[some] = True
    return np.flatnonzero(np.take(mask, ids))


def is_among(some: Ids, ids: Ids, documents: int) -> NDArray[np.bool_]:
    """Which of some documents are among others, both ascending."""
    if not len(ids):
        return np.zeros(len(some), bool)
    if len(some) * RARE < len(ids):
        places = np.minimum(np.searchsorted(ids, some), len(ids) - 1)
        return np.asarray(ids[places] == some)
    mask = np.zeros(documents, bool)
    mask[ids] = True
    return np.take(mask, some)


def _begins(documents: Ids) -> NDArray[np.bool_]:
    """Where each of several documents that may stand there several times begins."""
    begins = np.ones(len(documents), bool)
    begins[1:] = documents[1:] != documents[:-1]
    return begins


def _bytes(numbers: Numbers) -> int:
    return numbers.nbytes
