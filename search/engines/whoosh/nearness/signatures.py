"""Which parts of a query each record meets, as one small number a record."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh.columns import Mask

MOST = 1 << 12  # sets, beyond which those that no record meets are dropped
FEW = 16  # sets that are told apart faster by comparing than by looking up


class Signatures:
    """The sets of parts that records meet: few, however many records there are.

    They stand in the order of what a record can score that meets them, the most first.
    """

    def __init__(self, documents: int, parts: Sequence[Mask], most: Callable[[int], float]) -> None:
        self._of: NDArray[Any] = np.zeros(documents, np.uint8)
        self._sets = [0]  # for each number the parts that are met, as bits
        for bit, part in enumerate(parts):
            if len(self._sets) > MOST:
                self._drop()
            self._add(part, 1 << bit)
        counts = self._counts()
        held = np.flatnonzero(counts)
        each = np.array([most(self._sets[number]) for number in held.tolist()])
        order = np.argsort(-each, kind="stable")
        self._order = held[order]  # the numbers
        self._place = np.zeros(len(self._sets), np.intp)
        self._place[self._order] = np.arange(len(held))
        self.sets = [self._sets[number] for number in self._order.tolist()]
        self.most: NDArray[np.float64] = each[order]
        self.ends = np.cumsum(counts[self._order])  # records of the sets up to each

    def _add(self, part: Mask, bit: int) -> None:
        number = len(self._sets)
        self._sets += [each | bit for each in self._sets]
        wide = np.min_scalar_type(len(self._sets) - 1)
        self._of = self._of.astype(wide, copy=False)
        self._of += part.view(np.uint8) * wide.type(number)

    def _counts(self) -> NDArray[np.intp]:
        """How many records have each number."""
        if len(self._sets) > FEW:
            return np.bincount(self._of, minlength=len(self._sets))
        numbers = range(len(self._sets))
        return np.array([np.count_nonzero(self._of == number) for number in numbers])

    def _drop(self) -> None:
        """Number anew those that some record meets."""
        held = np.flatnonzero(self._counts())
        number = np.zeros(len(self._sets), np.min_scalar_type(len(held)))
        number[held] = np.arange(len(held))
        self._of = np.take(number, self._of)
        self._sets = [self._sets[at] for at in held.tolist()]

    def before(self, end: int) -> Mask:
        """The records that meet one of the first sets."""
        if end > FEW:
            return np.take(self._place < end, self._of)
        found = np.zeros(len(self._of), bool)
        for number in self._order[:end].tolist():
            found |= self._of == number
        return found

    def of(self, documents: NDArray[Any]) -> NDArray[np.intp]:
        """The places of the sets that some records meet."""
        return np.take(self._place, np.take(self._of, documents))
