"""Postings as arrays: each term is decoded once, under a lock, and kept."""

from collections.abc import Sequence
from threading import Lock
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3LeafMatcher
from whoosh.formats import Positions

from search.engines.whoosh.cache import Kept
from search.engines.whoosh.schema import SURFACES

Ids = NDArray[np.int32]  # document numbers, ascending
Values = NDArray[np.float64]  # one per document number
Keys = NDArray[np.int64]  # document number << 32 | position, ascending

POSTINGS_KEPT = 12 * 2**20  # bytes of documents with frequencies
POSITIONS_KEPT = 8 * 2**20  # bytes
PLACE = 32  # bits of a position in a key


class TermPostings(NamedTuple):
    """The documents of a term in one field, and how often each has it."""

    ids: Ids
    frequency: Values


NO_IDS: Ids = np.zeros(0, np.int32)
NO_VALUES: Values = np.zeros(0)
NO_KEYS: Keys = np.zeros(0, np.int64)
NOTHING = TermPostings(NO_IDS, NO_VALUES)


class Vector(NamedTuple):
    """Records and what each scores."""

    ids: Ids
    scores: Values


EMPTY = Vector(NO_IDS, NO_VALUES)


def bytes_of(arrays: Sequence[NDArray[Any]]) -> int:
    """What some arrays hold."""
    return sum(each.nbytes for each in arrays)


class Postings:
    """Reads the postings of one open index.

    A Whoosh reader seeks and reads on one file position, so only one thread may decode at a
    time; the arrays that come out never change and are shared.
    """

    def __init__(self, reader: Any, lock: Lock) -> None:
        """`reader` is a whoosh IndexReader; the lock is held by all that reads its files."""
        self._reader = reader
        self._lock = lock
        self._terms: Kept[tuple[str, str], TermPostings] = Kept(POSTINGS_KEPT, bytes_of)
        self._positions: Kept[str, Keys] = Kept(POSITIONS_KEPT, _bytes)

    def term(self, field: str, term: str) -> TermPostings:
        """The postings of a term in a field; empty where no document has it."""
        key = field, term
        found = self._terms.get(key)
        if found is None:
            with self._lock:
                found = self._decode(field, term)
            if len(found.ids):  # there is no end of words that no text has
                self._terms.keep(key, found)
        return found

    def positions(self, surface: str) -> Keys:
        """Where a surface form stands, as sorted keys of document and position."""
        found = self._positions.get(surface)
        if found is None:
            with self._lock:
                found = self._decode_positions(surface)
            if len(found):
                self._positions.keep(surface, found)
        return found

    def _decode(self, field: str, term: str) -> TermPostings:
        blocks = self._blocks(field, term, values=False)
        if not blocks:
            return NOTHING
        ids = np.concatenate([np.array(ids, np.int32) for ids, _, _ in blocks])
        weights = np.concatenate([np.array(weights, np.float64) for _, weights, _ in blocks])
        return TermPostings(ids, weights)

    def _decode_positions(self, surface: str) -> Keys:
        decode = _POSITIONS.decode_positions
        keys = [
            (doc << PLACE) | place
            for ids, _, values in self._blocks(SURFACES, surface, values=True)
            for doc, value in zip(ids, values, strict=True)
            for place in decode(value)
        ]
        return np.array(keys, np.int64) if keys else NO_KEYS

    def _blocks(self, field: str, term: str, *, values: bool) -> list[tuple[Any, Any, Any]]:
        """(ids, weights, encoded values) of each block of a term."""
        if (field, term) not in self._reader:
            return []
        matcher = self._reader.postings(field, term)
        if isinstance(matcher, W3LeafMatcher):
            return _disk_blocks(matcher, values=values)
        # A term of one document is kept in the dictionary itself.
        rows = []
        while matcher.is_active():
            value = [matcher.value()] if values else []
            rows.append(([matcher.id()], [matcher.weight()], value))
            matcher.next()
        return rows


def _disk_blocks(matcher: Any, *, values: bool) -> list[tuple[Any, Any, Any]]:
    """Each block whole: Whoosh's public way costs four Python calls a posting."""
    rows = []
    while matcher.is_active():
        matcher.id(), matcher.weight()  # each reads its part of the block
        encoded = (matcher.value(), matcher._values)[1] if values else []  # noqa: SLF001
        rows.append((matcher._ids, matcher._weights, encoded))  # noqa: SLF001
        matcher._next_block()  # noqa: SLF001
    return rows


_POSITIONS = Positions()


def _bytes(keys: Keys) -> int:
    return keys.nbytes
