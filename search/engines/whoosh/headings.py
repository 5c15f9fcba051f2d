"""Postings of the texts that many records share: each heading is read once, not once a record.

Lines, strategies, objectives and the names of agencies would be two fifths of an index's
postings. Here the headings that have a term are found first, then the documents that stand
below them; what comes out is what Whoosh would hold if every document repeated its headings.
"""

from array import array
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from whoosh.util.numeric import byte_to_length, length_to_byte

from search.engines.whoosh.codes import Places
from search.engines.whoosh.columns import FacetColumn
from search.engines.whoosh.postings import NOTHING, Ids, TermPostings, Values
from search.engines.whoosh.schema import stems
from search.model import Agency, Heading
from search.spanish import analysis


class Level(NamedTuple):
    """The headings of one field, and which of them each document stands below."""

    heading: Ids  # of each document: a place in `texts`
    texts: Sequence[str]


class Headings:
    """The postings of the fields that hold headings."""

    def __init__(self, levels: Mapping[str, Level]) -> None:
        self._fields = {name: _Field(level) for name, level in levels.items()}

    def term(self, field: str, term: str) -> TermPostings:
        """The documents below the headings that have a term, and how often those have it."""
        return self._fields[field].term(term)

    def lengths(self, field: str) -> tuple[Values, float]:
        """How many terms each document's heading has, as Whoosh rounds it; and their mean."""
        return self._fields[field].lengths()


class _Field:
    def __init__(self, level: Level) -> None:
        self._heading = level.heading
        self._counts = np.zeros(len(level.texts))
        self._places: dict[str, array[int]] = {}  # of a term, as often as it stands there
        for place, text in enumerate(level.texts):
            for term, frequency, _, _ in stems(analysis.tokens(text)):
                places = self._places.setdefault(term.decode(), array("i"))
                places.extend([place] * frequency)
                self._counts[place] += frequency

    def term(self, term: str) -> TermPostings:
        if term not in self._places:
            return NOTHING
        each = np.bincount(self._places[term], minlength=len(self._counts))
        frequencies = each[self._heading].astype(np.float64)
        ids = np.flatnonzero(frequencies).astype(np.int32)
        return TermPostings(ids, frequencies[ids])

    def lengths(self) -> tuple[Values, float]:
        rounded = np.array([byte_to_length(length_to_byte(int(n))) for n in self._counts])
        exact = self._counts[self._heading]
        return rounded[self._heading], float(exact.mean()) if len(exact) else 0.0


def levels(
    places: Places,
    acting: FacetColumn,
    headings: Mapping[str, Heading],
    agencies: Mapping[str, Agency],
) -> Headings:
    """What each record of a build stands below: headings by their codes, and who acts in it."""
    texts = {key: heading.text for key, heading in headings.items()}
    names = [" ".join(_name(id_, agencies) for id_ in each) for each in acting.sets]
    return Headings(
        {
            "line": _level(places.keys(3), texts),
            "strategy": _level(places.keys(2), texts),
            "objective": _level(places.keys(1), texts),
            "agencies": Level(acting.codes, names),
        }
    )


def _level(keys: Sequence[str], texts: Mapping[str, str]) -> Level:
    """The level of a field from the key of each document's heading; "" stands for none."""
    numbers: dict[str, int] = {}
    heading = [numbers.setdefault(key, len(numbers)) for key in keys]
    return Level(np.array(heading, np.int32), [texts.get(key, "") for key in numbers])


def _name(id_: str, agencies: Mapping[str, Agency]) -> str:
    return f"{id_} {agencies[id_].name}" if id_ in agencies else id_
