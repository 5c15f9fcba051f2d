"""What the tools answer; the library makes the schema of each of it.

Without slots, which it takes for the defaults of what they hold.
"""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

Id = Annotated[str, Field(description="Id: programme, year, code, and the number of an activity.")]
Address = Annotated[
    str, Field(description="Page for people; empty where the site has no public address.")
]
Notices = Annotated[list[str], Field(description="What to know about this answer, in Spanish.")]


@dataclass(frozen=True)
class CitedRecord:
    """A line of action or an activity, as its source has it."""

    id: Id
    kind: Annotated[str, Field(description="`line` or `activity`.")]
    code: Annotated[str, Field(description="Code of its line.")]
    programme: Annotated[str, Field(description="Title of its programme.")]
    year: Annotated[int, Field(description="Year that its report is of.")]
    text: Annotated[str, Field(description="Its words, uncorrected: quote these and no others.")]
    response: Annotated[
        str, Field(description="What the source answers on it, in Spanish; empty of none.")
    ]
    acts: Annotated[list[str], Field(description="Names of the bodies that act in it.")]
    citation: Annotated[str, Field(description="Footnote that leads back to the source.")]
    address: Address


@dataclass(frozen=True)
class FoundRecords:
    """A page of the texts that a search finds."""

    sentence: Annotated[str, Field(description="What was asked, as one Spanish sentence.")]
    total: Annotated[int, Field(description="Texts found, on all pages.")]
    exact: Annotated[int, Field(description="Of these, those with all that was asked.")]
    page: int
    pages: int
    texts: list[CitedRecord]
    notices: Notices
    address: Address


@dataclass(frozen=True)
class CitedWhole:
    """A text with what stands over and under it."""

    record: CitedRecord
    headings: Annotated[list[str], Field(description="From the top to its line, codes first.")]
    activities: Annotated[list[CitedRecord], Field(description="The activities of its line.")]
    remarks: Annotated[list[str], Field(description="What was noticed about it, in Spanish.")]


@dataclass(frozen=True)
class ActingBody:
    """What a body will do, in the years of the newest reports that speak of it."""

    id: str
    name: str
    years: list[int]
    activities: Annotated[int, Field(description="Activities in which it acts.")]
    lines: Annotated[int, Field(description="Lines in which it acts.")]
    named: Annotated[int, Field(description="Texts that only name it.")]
    partners: Annotated[list[str], Field(description="Who acts in the same texts, most first.")]
    texts: Annotated[
        list[CitedRecord], Field(description="The first texts in which it acts, by code.")
    ]
    notices: Notices
    address: Address


@dataclass(frozen=True)
class SaidPlace:
    """A place of the programmes that says what is quoted, in one report."""

    exact: Annotated[bool, Field(description="Whether it says it word for word.")]
    likeness: Annotated[int, Field(description="Words in common, in order, in hundredths.")]
    programme: Annotated[str, Field(description="Title of its programme.")]
    year: int
    code: str
    answer: Annotated[str, Field(description="What its line answers, in Spanish; may be empty.")]
    headings: Annotated[list[str], Field(description="Headings that say it: name and words.")]
    texts: Annotated[list[CitedRecord], Field(description="Lines and activities that say it.")]


@dataclass(frozen=True)
class OneVerdict:
    """Whether texts say one quotation, or a sentence of one."""

    quoted: Annotated[str, Field(description="The quotation as it was read.")]
    verdict: Annotated[
        str,
        Field(
            description="`exact`: word for word; `near`: nearly; `no`; `short`: too few words to "
            "tell; `empty`: none. Of several quotations the weakest of their verdicts."
        ),
    ]
    places: Annotated[list[SaidPlace], Field(description="Where it is said, the nearest first.")]
    more: Annotated[int, Field(description="Texts beside these that say it as well.")]


@dataclass(frozen=True)
class Verdict(OneVerdict):
    """Whether texts say what is quoted."""

    quotations: Annotated[
        list[OneVerdict], Field(description="Each by itself, where several were given.")
    ]
    unjudged: Annotated[int, Field(description="Quotations beside these: too many to judge.")]
    sentences: Annotated[
        list[OneVerdict],
        Field(description="Of one that no text says whole: its sentences, where texts say these."),
    ]
    address: Address


@dataclass(frozen=True)
class Change:
    """What became of a line."""

    changed: Annotated[list[str], Field(description="In what, in Spanish.")]
    before: CitedRecord | None
    after: CitedRecord | None


@dataclass(frozen=True)
class Comparison:
    """What changed between two reports of one programme, a page of its lines."""

    before: Annotated[str, Field(description="The earlier report; empty where there are no two.")]
    after: str
    counts: Annotated[dict[str, int], Field(description="Lines by what changed in them.")]
    total: Annotated[int, Field(description="Lines that changed.")]
    lines: list[Change]
    address: Address
