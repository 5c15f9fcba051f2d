"""Facet columns as arrays: exact counts at any size in one pass."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh.arrays.collecting import TOGETHER
from search.engines.whoosh.arrays.stored import read_array, read_plain

Mask = NDArray[np.bool_]  # one per document
Counts = NDArray[np.int64]  # one per combination


class Combinations:
    """What documents hold of facets that go together: a code for each set of values in each.

    Documents that hold the same share one code, so several facets with several values a document
    cost the same as one with one: count codes, then spread them over the values of each facet.
    """

    def __init__(self, codes: NDArray[Any], number: int) -> None:
        self.codes = codes
        self.number = number
        self._every = np.bincount(codes, minlength=number)

    def counted(self, documents: NDArray[Any]) -> Counts:
        """How many of some documents hold each combination."""
        if len(documents) == len(self.codes):
            return self._every
        if self.number == 1:
            return np.array([len(documents)])
        return np.bincount(np.take(self.codes, documents), minlength=self.number)


class FacetColumn:
    """The values of one facet for every document."""

    def __init__(self, combinations: Combinations, held: Sequence[Sequence[str]]) -> None:
        """`held`: the values of the facet in each combination."""
        self.combinations = combinations
        self.values: Sequence[str] = sorted({value for each in held for value in each})
        self.index: Mapping[str, int] = {value: i for i, value in enumerate(self.values)}
        self._sizes = np.array([len(each) for each in held], np.int64)
        # Of each value of each combination: the combination, and which value it is.
        self.set = np.repeat(np.arange(len(held)), self._sizes)
        self.value = np.array([self.index[value] for each in held for value in each], np.int64)

    def spread(self, found: Counts) -> dict[str, int]:
        """How many documents hold each value that any of them holds, from the combinations."""
        numbers = np.bincount(self.value, found[self.set], len(self.values)).astype(np.int64)
        held = np.flatnonzero(numbers)
        values = self.values
        return {values[i]: n for i, n in zip(held.tolist(), numbers[held].tolist(), strict=True)}

    def mask(self, values: Iterable[str]) -> Mask:
        """The documents that hold any of the values."""
        wanted = np.zeros(len(self.values), bool)
        wanted[[self.index[value] for value in values if value in self.index]] = True
        holds = np.zeros(len(self._sizes), bool)
        holds[self.set[wanted[self.value]]] = True
        return np.take(holds, self.combinations.codes)

    def held(self, documents: NDArray[Any]) -> NDArray[np.int64]:
        """How many values each of the documents holds."""
        return np.asarray(self._sizes[self.combinations.codes[documents]])


class Columns:
    """Several columns laid end to end, whose values are counted in one pass."""

    def __init__(self, columns: Mapping[str, FacetColumn]) -> None:
        every = tuple(columns.values())
        self._names = tuple(columns)
        self._values = np.array([value for each in every for value in each.values], object)
        self._combinations = tuple(dict.fromkeys(each.combinations for each in every))
        codes = accumulate((each.number for each in self._combinations), initial=0)
        first = dict(zip(self._combinations, codes, strict=False))
        begins = list(accumulate((len(each.values) for each in every), initial=0))
        self._ends = begins[1:]
        held = np.concatenate([each.set + first[each.combinations] for each in every])
        value = np.concatenate([each.value + at for each, at in zip(every, begins, strict=False)])
        order = np.argsort(value, kind="stable")
        # Of each value the combinations that hold it, one value after the other, and where each
        # begins: there is none that no combination holds.
        self._set = held[order]
        self._begins = np.searchsorted(value[order], np.arange(len(self._values)))

    def counted(self, documents: NDArray[Any]) -> dict[str, dict[str, int]]:
        """Of each column the values that any of some documents hold, and how many hold each."""
        found = np.concatenate([each.counted(documents) for each in self._combinations])
        numbers = np.add.reduceat(np.take(found, self._set), self._begins)
        held = np.flatnonzero(numbers)
        values, counts = self._values[held].tolist(), numbers[held].tolist()
        ends = np.searchsorted(held, self._ends).tolist()
        return {
            name: dict(zip(values[start:end], counts[start:end], strict=True))
            for name, (start, end) in zip(self._names, pairwise([0, *ends]), strict=True)
        }


def read_columns(folder: Path) -> dict[str, FacetColumn]:
    """The columns of a build, by facet and role."""
    columns = {}
    for name, facets in TOGETHER.items():
        held = read_plain(folder / f"{name}.json")
        combinations = Combinations(read_array(folder / f"{name}.npy"), len(held))
        for facet, values in zip(facets, zip(*held, strict=True), strict=True):
            columns[facet] = FacetColumn(combinations, values)
    return columns
