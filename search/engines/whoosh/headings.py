"""Postings of the texts that many records share: each heading is read once, not once a record.

Lines, strategies, objectives and the names of agencies would be two fifths of an index's
postings. Here the headings that have a term are found first, then the documents that stand
below them; what comes out is what Whoosh would hold if every document repeated its headings.
"""

from array import array
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from search.engines.whoosh.codes import Codes
from search.engines.whoosh.columns import FacetColumn
from search.engines.whoosh.postings import NOTHING, Ids, TermPostings, Values
from search.query import ranking
from search.schema import Ranked
from search.tables import AND, Tables, heading_bag


class Level(NamedTuple):
    """The headings of one field, and which of them each document stands below."""

    heading: Ids  # of each document: a place in `bags`
    bags: Sequence[Mapping[str, int]]  # how often each heading has each term


class Headings:
    """The postings of the fields that hold headings."""

    def __init__(self, levels: Mapping[str, Level]) -> None:
        self._fields = {name: _Field(level) for name, level in levels.items()}

    def term(self, field: str, term: str) -> TermPostings:
        """The documents below the headings that have a term, and how often those have it."""
        return self._fields[field].term(term)

    def frequencies(self, field: str, term: str, documents: Ids) -> Values:
        """How often what each of some documents stands below has a term."""
        return self._fields[field].frequencies(term, documents)

    def lengths(self, field: str) -> Values:
        """How many terms each document's heading has, rounded as all lengths are."""
        return self._fields[field].lengths()


class _Field:
    def __init__(self, level: Level) -> None:
        self._heading = level.heading
        self._counts = np.zeros(len(level.bags))
        self._places: dict[str, array[int]] = {}  # of a term, as often as it stands there
        for place, bag in enumerate(level.bags):
            for term, frequency in bag.items():
                self._places.setdefault(term, array("i")).extend([place] * frequency)
                self._counts[place] += frequency

    def term(self, term: str) -> TermPostings:
        if term not in self._places:
            return NOTHING
        frequencies = self._below(term, self._heading)
        ids = np.flatnonzero(frequencies).astype(np.int32)
        return TermPostings(ids, frequencies[ids])

    def frequencies(self, term: str, documents: Ids) -> Values:
        if term not in self._places:
            return np.zeros(len(documents))
        return self._below(term, self._heading[documents])

    def _below(self, term: str, headings: Ids) -> Values:
        each = np.bincount(self._places[term], minlength=len(self._counts))
        return np.asarray(each[headings].astype(np.float64))

    def lengths(self) -> Values:
        rounded = np.array([ranking.rounded(int(n)) for n in self._counts], np.float64)
        return rounded[self._heading]


def levels(codes: Codes, acting: FacetColumn, tables: Tables) -> Headings:
    """What each record of a build stands below: headings by their codes, and who acts in it."""
    of_agencies = [heading_bag("agencies", AND.join(ids), tables) for ids in acting.sets]
    below: dict[str, Level] = {"agencies": Level(acting.codes, of_agencies)}
    for field, keys in codes.above(tables.wordings).items():
        below[field] = _level(field, keys, tables)
    return Headings(below)


def _level(field: Ranked, keys: Sequence[str], tables: Tables) -> Level:
    """The level of a field from the key of each document's heading; "" stands for none."""
    numbers: dict[str, int] = {}
    heading = [numbers.setdefault(key, len(numbers)) for key in keys]
    return Level(np.array(heading, np.int32), [heading_bag(field, k, tables) for k in numbers])
