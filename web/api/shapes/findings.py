"""The shapes of what the API says of the findings."""

from typing import Annotated, TypedDict

from search import model
from web.contract import Links
from web.noticed.parts import Part


class RuleCount(TypedDict):
    """A rule that found something in this index."""

    rule: Annotated[str, "Its name, which can go into `rule`."]
    label: Annotated[str, "What it says, in Spanish."]
    severity: Annotated[model.Severity, "How much it weighs."]
    part: Annotated[Part, "The part that its findings belong to."]
    count: Annotated[int, "Its findings under the words and reports asked for, whatever `rule` is."]
    selected: Annotated[bool, "Whether it was chosen."]


class PartCount(TypedDict):
    """A part of the findings."""

    part: Annotated[Part, "Its id: what contradicts itself, is silent, is hard to read."]
    label: Annotated[str, "What the page calls it, in Spanish."]
    count: Annotated[int, "How many of the total belong to it."]


class FoundRecord(TypedDict):
    """A record that a finding is about, or that its line describes."""

    id: Annotated[str, "Its id."]
    code: Annotated[str, "The code of its line."]
    activity: Annotated[int | None, "The number of the activity in its line; null of a line."]
    text: Annotated[str, "Its words, as the source has them."]
    url: Annotated[str, "Its page on this site."]
    api: Annotated[str, "Its address in the API."]


class Described(TypedDict):
    """What a line describes that says something else."""

    activities: Annotated[int, "How many activities it describes."]
    records: Annotated[list[FoundRecord], "The first of them, as many as the page shows."]


class ListedFinding(TypedDict):
    """Something that was noticed about a source, as the page tells it."""

    rule: Annotated[str, "The name of its rule."]
    label: Annotated[str, "What the rule says, in Spanish."]
    severity: Annotated[model.Severity, "How much it weighs."]
    part: Annotated[Part, "The part that it belongs to."]
    document: Annotated[str, "The name of the file."]
    page: Annotated[int | None, "The page, where the file has such."]
    row: Annotated[int | None, "The line of a text file or the row of a sheet, from 1."]
    column: Annotated[str, "The column; empty where it is about none."]
    value: Annotated[str, "What stands there, cut to 200 characters."]
    text: Annotated[str, "The same in whole words; the text that is answered, of an answer."]
    message: Annotated[str, "What else is told of it, in Spanish; may be empty."]
    sentence: Annotated[str, "Of a contradiction, in one sentence in Spanish; else empty."]
    says: Annotated[
        str, "What its line answers, where the finding is about that or about its silence."
    ]
    describes: Annotated[
        Described | None, "What its line describes, where that contradicts what it answers."
    ]
    record: Annotated[FoundRecord | None, "The record that it is about; null of a whole document."]


class Findings(TypedDict):
    """What was noticed about the sources, a page of it; no source is corrected."""

    total: Annotated[int, "How many there are, as narrowed."]
    page: Annotated[int, "Which page this is, from 1."]
    pages: Annotated[int, "How many there are."]
    size: Annotated[int, "Findings on a page."]
    parts: Annotated[list[PartCount], "How many each part has, in the order of the findings."]
    rules: Annotated[list[RuleCount], "How many each rule has, in the same order."]
    findings: Annotated[list[ListedFinding], "Those of this page: contradictions come first."]
    url: Annotated[str, "The page for people, narrowed alike."]
    links: Annotated[Links, "This page and its neighbours."]
