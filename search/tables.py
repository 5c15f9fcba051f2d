"""What a build holds beside its records, whatever its engine and wherever it is kept."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

from search.comparison.moved import Group
from search.comparison.news import NO_NEWS, News
from search.ids import HeadingId, RecordId
from search.model import Agency, Finding, Heading, Programme, Record
from search.query.lexicon import Lexicon
from search.query.statistics import Statistics
from search.schema import Ranked
from search.spanish import analysis


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a build, read whole when it is opened."""

    programmes: Mapping[str, Programme]  # by report
    agencies: Mapping[str, Agency]
    findings: tuple[Finding, ...]
    headings: Mapping[HeadingId, Heading]
    statistics: Statistics
    lexicon: Lexicon
    phrases: tuple[tuple[str, int], ...]  # (phrase, texts that have it), most frequent first
    wordings: "Wordings" = field(default_factory=dict)
    # The texts that stand at several places in the years of their programme, by each of their ids.
    moved: Mapping[RecordId, Group] = field(default_factory=dict)
    news: News = NO_NEWS  # what this build and those before it found another


# The texts over a line, from the top, whose row words one of them otherwise than its label.
Wordings = Mapping[RecordId, tuple[str, ...]]


class Known(Protocol):
    """The headings and agencies of a build, or of one in the making."""

    @property
    def headings(self) -> Mapping[HeadingId, Heading]:
        """By id."""

    @property
    def agencies(self) -> Mapping[str, Agency]:
        """By id."""

    @property
    def wordings(self) -> Wordings:
        """By line."""


AND = "|"  # between the agencies of a key
OWN = "@"  # in the key of a heading, before the line whose row words it otherwise
HEADINGS: tuple[Ranked, ...] = ("line", "strategy", "objective")


def heading_keys(
    id: RecordId,  # noqa: A002  the field's own name
    wordings: Wordings,
) -> dict[Ranked, str]:
    """The key of what a record stands below in each field of headings; "" for nothing.

    A line is not below itself.

    >>> heading_keys(RecordId.parse("pem/2018/1.5.10"), {})
    {'line': '', 'strategy': 'pem/2018/1.5', 'objective': 'pem/2018/1'}
    """
    *_, objective, strategy, line = "", "", *id.above
    if wordings and id.line in wordings:
        own = f"{OWN}{id.line}"
        strategy, objective = strategy and strategy + own, objective and objective + own
    return {"line": line if id.activity else "", "strategy": strategy, "objective": objective}


def headings_over(record: Record) -> Iterator[tuple[HeadingId, Heading]]:
    """The headings over a record's line, from the top, each with its id."""
    return zip(record.id.headings[:-1], record.headings[:-1], strict=True)


def heading_text(field: Ranked, key: str, tables: "Known") -> str:
    """The text that a ranked field has of what records stand below: headings, or who acts."""
    if OWN in key:
        texts = tables.wordings[RecordId.parse(key.partition(OWN)[2])]
        return " ".join(texts[:-1]) if field == "objective" else texts[-1]
    if field == "objective":
        over = (tables.headings[id_].text for id_ in _from_the_top(key) if id_ in tables.headings)
        return " ".join(over)
    if field != "agencies":
        heading = tables.headings.get(HeadingId.parse(key)) if key else None
        return heading.text if heading else ""
    known = tables.agencies
    ids = filter(None, key.split(AND))
    return " ".join(f"{id_} {known[id_].name}" if id_ in known else id_ for id_ in ids)


def heading_bag(field: Ranked, key: str, tables: "Known") -> Mapping[str, int]:
    """How often each term stands in that text; the name of each agency is read once only."""
    if field != "agencies":
        return Counter(_terms(heading_text(field, key, tables)))
    found: Counter[str] = Counter()
    for id_ in filter(None, key.split(AND)):
        found.update(_terms(heading_text(field, id_, tables)))
    return found


def _from_the_top(key: str) -> tuple[HeadingId, ...]:
    """A heading and all that it stands under, the highest first."""
    return HeadingId.parse(key).path if key else ()


@lru_cache(maxsize=1 << 17)  # a build asks for each twice: for its counts, and for its engine
def _terms(text: str) -> tuple[str, ...]:
    return tuple(analysis.counted(text).terms)
