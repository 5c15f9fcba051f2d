"""Sets of documents: numbers where they are few among many, else a truth value for each."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh.columns import Mask
from search.engines.whoosh.postings import Ids

LONG = 4096  # documents, from where on an eighth of the memory is worth the unpacking
FEW = 32  # documents for one in a set that is held as numbers: these are marked much faster


class DocumentSet(NamedTuple):
    """Some documents of a build, to be shared and not to be written to."""

    documents: int  # of the build
    size: int
    few: Ids | None  # their numbers, ascending
    truths: NDArray[Any] | None  # where they are not few: of each document, as bits where LONG

    @property
    def nbytes(self) -> int:
        """What is held."""
        return sum(each.nbytes for each in (self.few, self.truths) if each is not None)

    def mask(self) -> Mask:
        """A truth value for each document."""
        if self.truths is None:
            mask = np.zeros(self.documents, bool)
            mask[self.few] = True
            return mask
        if self.documents < LONG:
            return self.truths
        return np.unpackbits(self.truths, count=self.documents).view(bool)

    def ids(self) -> Ids:
        """The numbers of the documents, ascending."""
        return np.flatnonzero(self.mask()) if self.few is None else self.few

    def mark(self, mask: Mask) -> None:
        """Set a mask where the documents are."""
        if self.few is not None:
            mask[self.few] = True
        else:
            mask |= self.mask()


def of_mask(mask: Mask) -> DocumentSet:
    """The documents of a mask, which is not to be written to any more."""
    documents, size = len(mask), int(np.count_nonzero(mask))
    if documents < LONG:
        mask.flags.writeable = False
        return DocumentSet(documents, size, None, mask)
    if size * FEW <= documents:
        return DocumentSet(documents, size, np.flatnonzero(mask), None)
    return DocumentSet(documents, size, None, np.packbits(mask))


def union(several: Sequence[Ids], documents: int) -> DocumentSet:
    """What is in any of several lists of numbers, of which a single one is ascending."""
    if documents < LONG or sum(map(len, several)) * FEW > documents:
        mask = np.zeros(documents, bool)
        for each in several:
            mask[each] = True
        return of_mask(mask)
    ids, *others = several
    if others:
        ids = np.sort(np.concatenate(several), kind="stable")  # merges lists that are ascending
        first = np.ones(len(ids), bool)
        first[1:] = ids[1:] != ids[:-1]
        ids = ids[first]
    return DocumentSet(documents, len(ids), ids, None)
