"""The postings of a field out of the words of all texts, in Whoosh's order: term, then record."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh.writing.texts import Texts

Terms = Callable[[str], Sequence[str]]  # of a surface form: up to two

AT_ONCE = 1 << 20  # words whose postings are made at once
PLACE = 36  # bits of a word's place among all words
_PLACES = (1 << PLACE) - 1


class Postings(NamedTuple):
    """The postings of some terms that follow one another."""

    terms: Sequence[str]
    first: NDArray[np.intp]  # of each term's postings; behind them their number
    documents: NDArray[np.int64]
    frequencies: NDArray[np.int64]
    start: NDArray[np.intp]  # of each posting's positions, in `positions`
    positions: NDArray[np.int64]


class Field:
    """One field of all texts: which terms each surface form stands for."""

    def __init__(self, texts: Texts, terms: Terms) -> None:
        of_form = [terms(surface) for surface in texts.surfaces]
        self._texts = texts
        self._bounds = texts.bounds()
        self.terms = sorted({term for each in of_form for term in each})
        rank = {term: place for place, term in enumerate(self.terms)}
        # Of each form, the places of its first and of its second term; -1 where it has none.
        self._ranks = np.full((2, len(of_form)), -1, np.int64)
        for number, each in enumerate(of_form):
            for way, term in enumerate(each):
                self._ranks[way, number] = rank[term]

    def lengths(self) -> NDArray[np.int64]:
        """How many terms each text has."""
        terms = (self._ranks >= 0).sum(0)
        found = np.zeros(len(self._bounds) - 1, np.int64)
        for place, part in self._texts.slabs():
            inside = np.clip(self._bounds, place, place + len(part)) - place
            before = np.concatenate(([0], np.cumsum(terms[part])))
            found += np.diff(before[inside])
        return found

    def postings(self) -> Iterator[Postings]:
        """All postings, so many terms at a time as there is room for."""
        counts = self._counts()
        slices = np.cumsum(counts) // AT_ONCE
        edges = np.flatnonzero(np.diff(slices, prepend=-1, append=-1))
        for first, last in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
            yield self._between(first, last)

    def _counts(self) -> NDArray[np.int64]:
        """How often each term stands in the texts."""
        forms = np.zeros(self._ranks.shape[1], np.int64)
        for _, part in self._texts.slabs():
            forms += np.bincount(part, minlength=len(forms))
        found = np.zeros(len(self.terms), np.int64)
        for ranks in self._ranks:
            np.add.at(found, ranks[ranks >= 0], forms[ranks >= 0])
        return found

    def _between(self, first: int, last: int) -> Postings:
        """The postings of the terms from one place to another."""
        keys = np.concatenate([*self._keys(first, last)])
        keys.sort()
        term, place = keys >> PLACE, keys & _PLACES
        document = np.searchsorted(self._bounds, place, "right") - 1
        start = _changes(term, document)
        of_term = term[start]
        return Postings(
            terms=self.terms[first:last],
            first=np.append(_changes(of_term), len(start)),
            documents=document[start],
            frequencies=np.diff(start, append=len(keys)),
            start=start,
            positions=place - self._bounds[document],
        )

    def _keys(self, first: int, last: int) -> Iterator[NDArray[np.int64]]:
        """Each term of each word, and the word's place: numbers that sort as postings do."""
        for place, part in self._texts.slabs():
            for ranks in self._ranks:
                rank = ranks[part]
                words = np.flatnonzero((first <= rank) & (rank < last))
                yield rank[words] << PLACE | words + place


def _changes(*rows: NDArray[Any]) -> NDArray[np.intp]:
    """Where any of some rows has another value than before; the first place is one."""
    differs = [row[1:] != row[:-1] for row in rows]
    return np.flatnonzero(np.append(True, np.logical_or.reduce(differs)))
