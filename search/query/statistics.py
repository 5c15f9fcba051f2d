"""What a build counts of its texts: the same numbers whatever the engine."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Self

from search.findings import SILENT
from search.ids import HeadingId, RecordId
from search.model import Record
from search.query import ranking
from search.schema import GIVEN, RESPONSES, Ranked
from search.spanish import analysis

SILENT_RULES = frozenset(SILENT)
WHOLE = ""  # among the headings of a report, the report itself
TOGETHER = ""  # among agencies, all of them, each text counted once


class Figures(NamedTuple):
    """How many texts hang under a heading, or in a report."""

    lines: int = 0
    activities: int = 0
    yes: int = 0  # lines that say that something will be done
    no: int = 0  # lines that say that nothing will
    other: int = 0  # lines that answer in the source's own word
    silent: int = 0  # lines that say whether, and have no activity

    @classmethod
    def of(cls, record: Record) -> Self:
        """Those of one record."""
        if record.id.activity:
            return cls(activities=1)
        return cls(
            lines=1,
            yes=int(record.response == "yes"),
            no=int(record.response == "no"),
            other=int(bool(record.response) and record.response not in RESPONSES),
            silent=int(not SILENT_RULES.isdisjoint(record.findings)),
        )

    @property
    def answering(self) -> int:
        """Lines that say whether something will be done."""
        return self.yes + self.no

    @property
    def texts(self) -> int:
        """Lines and activities."""
        return self.lines + self.activities


class Standing(NamedTuple):
    """What the texts have of one agency, or of all of them with each text counted once."""

    activities: int = 0  # in which it acts
    lines: int = 0  # in which it acts, most of them by an activity
    named: int = 0  # texts, lines or activities, that name it where it does not act

    @property
    def acts(self) -> int:
        """The texts in which it acts: what a filter by it finds."""
        return self.activities + self.lines


@dataclass(frozen=True, slots=True)
class Statistics:
    """The counts of one build."""

    documents: int
    having: Mapping[Ranked, Mapping[str, int]]  # field -> term -> documents
    average: Mapping[Ranked, float]  # field -> terms a document has on the mean, exact
    values: Mapping[str, Mapping[str, int]]  # facet or role -> value -> documents
    under: Mapping[str, int]  # heading -> documents at it or below
    # Report -> code of a heading over its lines -> figures; the whole first, then by code.
    figures: Mapping[str, Mapping[str, Figures]]
    standings: Mapping[str, Mapping[str, Standing]]  # year -> agency of which a text speaks
    numbers: Mapping[str, tuple[int, ...]]  # line -> its activities, where these leave one out

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

    def of_line(self, line: RecordId) -> tuple[RecordId, ...]:
        """The activities of a line, in order."""
        numbers = self.numbers.get(str(line)) or range(1, self.activities(line.heading) + 1)
        return tuple(line.activity_of(number) for number in numbers)

    def whole(self, report: str) -> Figures:
        """The figures of a report."""
        return self.figures[report][WHOLE]

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
