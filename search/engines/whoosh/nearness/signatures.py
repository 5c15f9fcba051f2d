"""Which parts of a query each record meets, as one small number a record."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh.columns import Mask
from search.engines.whoosh.postings import Ids

MOST = 1 << 12  # sets, beyond which those that no record meets are dropped


class Signatures:
    """The sets of parts that records meet: few, however many records there are.

    They stand in the order of what a record can score that meets them, the most first.
    """

    def __init__(
        self, ids: Ids, documents: int, parts: Sequence[Mask], most: Callable[[int], float]
    ) -> None:
        """Of some records, each of which meets a part."""
        self._of: NDArray[Any] = np.zeros(documents, np.uint8)
        self._sets = [0]  # for each number the parts that are met, as bits
        for bit, part in enumerate(parts):
            if len(self._sets) > MOST:
                self._drop()
            self._add(part, 1 << bit)
        of = np.take(self._of, ids)
        counts = np.bincount(of, minlength=len(self._sets))
        held = np.flatnonzero(counts)
        each = np.array([most(self._sets[number]) for number in held.tolist()])
        order = np.argsort(-each, kind="stable")
        held = held[order]
        place = np.zeros(len(self._sets), np.min_scalar_type(len(held)))
        place[held] = np.arange(len(held))
        self.of: NDArray[Any] = np.take(place, of)  # of each record the place of what it meets
        self.sets = [self._sets[number] for number in held.tolist()]
        self.most: NDArray[np.float64] = each[order]
        self.ends = np.cumsum(counts[held])  # records of the sets up to each

    def _add(self, part: Mask, bit: int) -> None:
        number = len(self._sets)
        self._sets += [each | bit for each in self._sets]
        wide = np.min_scalar_type(len(self._sets) - 1)
        self._of = self._of.astype(wide, copy=False)
        self._of += part.view(np.uint8) * wide.type(number)

    def _drop(self) -> None:
        """Number anew those that some record meets."""
        held = np.flatnonzero(np.bincount(self._of, minlength=len(self._sets)))
        number = np.zeros(len(self._sets), np.min_scalar_type(len(held)))
        number[held] = np.arange(len(held))
        self._of = np.take(number, self._of)
        self._sets = [self._sets[at] for at in held.tolist()]
