"""What a build counts of its texts, for ranking: the same numbers whatever the engine."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from search.ids import HeadingId
from search.query import ranking
from search.schema import GIVEN, Ranked
from search.spanish import analysis


@dataclass(frozen=True, slots=True)
class Statistics:
    """The counts of one build."""

    documents: int
    having: Mapping[Ranked, Mapping[str, int]]  # field -> term -> documents
    average: Mapping[Ranked, float]  # field -> terms a document has on the mean, exact
    values: Mapping[str, Mapping[str, int]]  # facet or role -> value -> documents
    under: Mapping[str, int]  # heading -> documents at it or below

    @property
    def given(self) -> Mapping[str, int]:
        """In how many records a column or a sheet of the source says that an agency acts."""
        return self.values.get(GIVEN, {})

    def idf(self, documents: int) -> float:
        """How rare it is to be among some number of the build's documents."""
        return ranking.idf(self.documents, documents)

    def activities(self, line: HeadingId) -> int:
        """How many activities a line has: what is under it but the line itself."""
        return self.under[str(line)] - 1

    def norm(self, field: Ranked, length: Any) -> Any:  # a number, or an array of them
        """The norm of a text of some length in a field."""
        return ranking.norm(length, self.average[field] or 1.0)


KEY_TERMS = 8  # of a record, to find those related to it


def key_terms(text: str, statistics: Statistics) -> list[str]:
    """The terms that are frequent in a text and rare elsewhere, those that tell most first."""
    having = statistics.having["text"]
    weights = {
        term: frequency * statistics.idf(having[term])
        for term, frequency in Counter(analysis.terms(text)).items()
        if having.get(term, 0) > 1
    }
    return sorted(weights, key=lambda term: (-weights[term], term))[:KEY_TERMS]
