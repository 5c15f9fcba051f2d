"""Postings of the texts that many records share: each heading is read once, not once a record.

Lines, strategies, objectives and the names of agencies would be two fifths of an index's
postings. Here the headings that have a term are found first, then the documents that stand
below them; what comes out is what Whoosh would hold if every document repeated its headings.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh.arrays.inverted import Inverted
from search.engines.whoosh.arrays.stored import read_array
from search.engines.whoosh.cache import Kept
from search.engines.whoosh.postings import NOTHING, TermPostings, Values, bytes_of, runs
from search.query import ranking
from search.query.statistics import Statistics
from search.schema import RANKED, Ranked

TEXT: Ranked = "text"  # the one ranked field that is no heading
FIELDS: tuple[Ranked, ...] = tuple(name for name in RANKED if name != TEXT)
KEPT = 2 * 2**20  # bytes of one field, at least
PER_DOCUMENT = 32  # bytes for each record, where that is more


class Level:
    """The headings of one field, and which of them each document stands below."""

    def __init__(self, field: Ranked, folder: Path, heading: NDArray[Any], of: Statistics) -> None:
        """`heading`: of each document."""
        self.heading = heading.astype(np.intp, copy=False)  # as looking up takes them
        self.norms: Values = of.norm(field, read_array(folder / "lengths.npy").astype(np.float64))
        self._words = Inverted(folder)
        most = max(KEPT, PER_DOCUMENT * len(heading))
        self._scores: Kept[str, Values] = Kept(most, lambda scores: scores.nbytes)
        self._below: Kept[str, TermPostings] = Kept(most, bytes_of)

    def scores(self, term: str) -> Values | None:
        """What a term scores in each heading, its boost left aside; None where none has it."""
        found = self._scores.get(term)
        if found is None:
            postings = self._words.postings(term)
            if postings is None:
                return None
            ids, frequency = postings
            found = np.zeros(len(self.norms))
            found[ids] = ranking.frequency_part(frequency, self.norms[ids])
            self._scores.keep(term, found)
        return found

    def below(self, term: str) -> TermPostings:
        """The documents below the headings that have a term, and how often those have it."""
        found = self._below.get(term)
        if found is None:
            postings = self._words.postings(term)
            if postings is None:
                return NOTHING
            documents, begins = self._under
            first, frequency = begins[postings[0]], postings[1]
            counts = begins[postings[0] + 1] - first
            ids, often = documents[runs(first, counts)], np.repeat(frequency, counts)
            order = np.argsort(ids, kind="stable")  # merges lists that are ascending
            found = TermPostings(ids[order].astype(np.intp), often[order])
            self._below.keep(term, found)
        return found

    @cached_property
    def _under(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """The documents, those of one heading together, and where those of each begin."""
        begins = np.zeros(len(self.norms) + 1, np.int32)
        np.cumsum(np.bincount(self.heading, minlength=len(self.norms)), out=begins[1:])
        return np.argsort(self.heading, kind="stable").astype(np.int32), begins


OfCodes = tuple[Values | None, ...]  # a score for each code of several `Ranks`; None: nothing


class Ranks(NamedTuple):
    """Some fields of headings that only rank, looked up at once."""

    code: NDArray[Any]  # of each document
    headings: Mapping[str, NDArray[Any]]  # of each field the heading that a code has
    levels: Mapping[str, Level]

    def scores(self, term: str, boosts: Sequence[tuple[str, float]]) -> Values | None:
        """What a term scores by these fields in what has each code; None where it does not."""
        total: Values | None = None
        for field, boost in boosts:
            if field in self.headings and (scores := self.levels[field].scores(term)) is not None:
                found = boost * np.take(scores, self.headings[field])
                total = found if total is None else total + found
        return total


def read_levels(folder: Path, acting: NDArray[Any], of: Statistics) -> dict[str, Level]:
    """The fields of headings of a build; `acting`: what acts in each document."""
    return {
        field: Level(
            field,
            folder / field,
            acting if field == "agencies" else read_array(folder / field / "heading.npy"),
            of,
        )
        for field in FIELDS
    }


def ranks(levels: Mapping[str, Level]) -> list[Ranks]:
    """The fields that only rank: those of the headings over the lines, and who acts."""
    over = [levels["strategy"].heading, levels["objective"].heading.astype(np.int64)]
    both = over[0] * (int(over[1].max(initial=0)) + 1) + over[1]
    _, first, code = np.unique(both, return_index=True, return_inverse=True)
    agencies = levels["agencies"]
    return [
        Ranks(
            code.astype(np.min_scalar_type(len(first))),
            {name: levels[name].heading[first] for name in ("strategy", "objective")},
            levels,
        ),
        Ranks(agencies.heading, {"agencies": np.arange(len(agencies.norms))}, levels),
    ]
