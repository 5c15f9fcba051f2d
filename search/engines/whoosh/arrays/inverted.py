"""Postings as arrays: for each term the documents that have it, how often, and where."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh.arrays.stored import (
    Slices,
    read_array,
    read_plain,
    smallest,
    write_array,
    write_plain,
)

Numbers = NDArray[Any]  # whole ones, none negative


class Occurrences(NamedTuple):
    """Where terms stand, in any order: three columns of one length."""

    term: Numbers  # its number
    document: Numbers
    place: Numbers  # in the document


def write_inverted(
    folder: Path, terms: Sequence[str], found: Occurrences, *, places: bool = True
) -> None:
    """Store the postings of terms; what stands in the order of documents and places is faster."""
    folder.mkdir(mode=0o700)
    order = _by_term(found, len(terms))
    term, document = found.term[order], found.document[order]
    first = np.ones(len(order), bool)  # of each posting
    first[1:] = (term[1:] != term[:-1]) | (document[1:] != document[:-1])
    starts = np.flatnonzero(first)
    ends = np.searchsorted(term[starts], np.arange(len(terms) + 1))
    counts = np.diff(np.append(starts, len(order)))
    write_plain(folder / "terms.json", terms)
    write_array(folder / "starts.npy", ends)
    write_array(folder / "ids.npy", document[starts].astype(np.int32, copy=False))
    write_array(folder / "counts.npy", smallest(counts))
    if places:
        write_array(folder / "place-starts.npy", np.append(starts, len(order))[ends])
        write_array(folder / "places.npy", smallest(found.place[order]))


def _by_term(found: Occurrences, terms: int) -> NDArray[np.intp]:
    """The order by term, document and place."""
    term = found.term.astype(np.min_scalar_type(max(terms, 1)), copy=False)
    order = np.argsort(term, kind="stable")  # by radix where the numbers are short
    sorted_term, document, place = term[order], found.document[order], found.place[order]
    same = sorted_term[1:] == sorted_term[:-1]
    back = (document[1:] < document[:-1]) | (
        (document[1:] == document[:-1]) & (place[1:] < place[:-1])
    )
    for number in np.unique(sorted_term[1:][same & back]).tolist():
        one = slice(*np.searchsorted(sorted_term, [number, number + 1]))
        order[one] = order[one][np.lexsort((place[one], document[one]))]
    return order


class Inverted:
    """Reads what `write_inverted` wrote; safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        self._number = {term: at for at, term in enumerate(read_plain(folder / "terms.json"))}
        self._starts = read_array(folder / "starts.npy").tolist()
        self._ids = Slices(folder / "ids.npy")
        self._counts = Slices(folder / "counts.npy")
        self._place_starts: list[int] = []
        if (path := folder / "place-starts.npy").exists():
            self._place_starts = read_array(path).tolist()
            self._places = Slices(folder / "places.npy")

    def postings(self, term: str) -> tuple[NDArray[np.int32], Numbers] | None:
        """The documents of a term and how often each has it; None where none has."""
        at = self._number.get(term)
        if at is None:
            return None
        part = self._starts[at], self._starts[at + 1]
        return self._ids.part(*part), self._counts.part(*part)

    def places(self, term: str) -> Numbers:
        """Where a term stands in each of its documents, one after the other."""
        at = self._number[term]
        return self._places.part(self._place_starts[at], self._place_starts[at + 1])
