"""Facet columns as arrays: exact counts at any size in one pass."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh.schema import SEPARATOR

Mask = NDArray[np.bool_]  # one per document


class FacetColumn:
    """The values of one facet for every document.

    Documents that hold the same set of values share one code, so a facet with several values a
    document costs the same as one with one: count codes, then spread them over their values.
    """

    def __init__(self, cells: Iterable[bytes], documents: int) -> None:
        codes: dict[bytes, int] = {}
        self.codes = np.fromiter(
            (codes.setdefault(cell, len(codes)) for cell in cells), np.int32, documents
        )
        sets = [_split(cell) for cell in codes]
        self.values: Sequence[str] = sorted({value for each in sets for value in each})
        self.index: Mapping[str, int] = {value: i for i, value in enumerate(self.values)}
        self.sets: Sequence[tuple[str, ...]] = sets
        pairs = [(row, self.index[value]) for row, each in enumerate(sets) for value in each]
        self._set, self._value = np.array(pairs, np.int64).reshape(-1, 2).T
        self._sizes = np.array([len(each) for each in sets], np.int64)

    def counted(self, documents: NDArray[Any]) -> dict[str, int]:
        """How many of the documents hold each value that any of them holds."""
        found = np.bincount(self.codes[documents], minlength=len(self._sizes))
        numbers = np.bincount(self._value, found[self._set], len(self.values)).astype(np.int64)
        held = np.flatnonzero(numbers)
        return {self.values[i]: int(numbers[i]) for i in held.tolist()}

    def mask(self, values: Iterable[str]) -> Mask:
        """The documents that hold any of the values."""
        wanted = np.zeros(len(self.values), bool)
        wanted[[self.index[value] for value in values if value in self.index]] = True
        holds = np.zeros(len(self._sizes), bool)
        holds[self._set[wanted[self._value]]] = True
        return np.asarray(holds[self.codes])

    def held(self, documents: NDArray[Any]) -> NDArray[np.int64]:
        """How many values each of the documents holds."""
        return np.asarray(self._sizes[self.codes[documents]])

    def documents(self, value: str) -> NDArray[np.int32]:
        """The documents that hold a value, ascending."""
        return np.flatnonzero(self.mask((value,))).astype(np.int32)


def _split(cell: bytes) -> tuple[str, ...]:
    return tuple(cell.decode().split(SEPARATOR)) if cell else ()
