"""The shapes of the answers, without addresses: what the terminal's JSON promises.

Where there is a site, its own shapes add where on it everything stands. Each property says what it
is; the document of the API tells it.
"""

from typing import Annotated, NotRequired, TypedDict

from search import model


class Heading(TypedDict):
    """A level of the programme."""

    code: Annotated[str, "Its code, as ids and addresses have it."]
    text: Annotated[str, "Its words, as the source has them."]


class Level(Heading):
    """A level of the programme with what it is called there, and its code as the source has it."""

    level: Annotated[str, "What the programme calls this level."]
    written: Annotated[str, "Its code as the source writes it."]


class Cell(TypedDict):
    """What a further column of the source says: its text, and its figure where it is one."""

    column: Annotated[str, "The header of the column."]
    text: Annotated[str, "What a reader of the source sees."]
    value: Annotated[
        float | str | None, "A number (45% is 0.45), or a day as ISO 8601; null of plain text."
    ]


class Actor(TypedDict):
    """An agency in a record."""

    id: Annotated[str, "Its id, which can go into `agency` of a search."]
    name: Annotated[str, "Its name in Spanish."]
    role: Annotated[model.Role, "Whether it acts, or is only named."]
    given: Annotated[bool, "Whether a column or a sheet says that it acts, and not the text."]


class Source(TypedDict):
    """Where a record stands: a document, and the page and the row in it."""

    document: Annotated[str, "The name of the file."]
    page: Annotated[int | None, "The page, where the file has such."]
    row: Annotated[int | None, "The line of a text file, or the row of a sheet, from 1."]
    sheet: Annotated[str, "The sheet of a workbook; empty of a text file."]


class Item(TypedDict):
    """What a hit and a record have in common."""

    id: Annotated[str, "Its id: programme, year, code, and the number of an activity."]
    kind: Annotated[model.Kind, "A line of action, or an activity of one."]
    code: Annotated[str, "The code of its line."]
    activity: Annotated[int | None, "The number of the activity in its line; null of a line."]
    text: Annotated[str, "Its words, as the source has them."]
    objective: Annotated[Heading | None, "The first level; null where there is none over the line."]
    strategy: Annotated[Heading | None, "The second level; null where the programme has fewer."]
    line: Annotated[Heading, "The line of action: itself, or that of the activity."]
    headings: Annotated[list[Level], "Every level from the top to the line, one to five."]
    response: Annotated[
        model.Response, "`yes`, `no`, the source's own word, or empty where it answers nothing."
    ]
    response_label: Annotated[str, "What a person reads of the response, in Spanish."]
    agencies: Annotated[list[Actor], "Who acts, and who is only named; each once."]
    programme: Annotated[str, "The id of its programme, which can go into `programme`."]
    year: Annotated[int, "The year that the document reports on."]
    source: Annotated[Source, "Where it stands."]
    findings: Annotated[list[str], "What was noticed about it, by the names of the rules."]
    topics: Annotated[list[str], "What its own text is about, which can go into `topic`."]
    columns: Annotated[list[Cell], "What the source's further columns say, in their order."]


class Reason(TypedDict):
    """Why a hit is there."""

    asked: Annotated[str, "What was asked."]
    found: Annotated[str, "What the text has of it."]
    how: Annotated[str, "What leads from one to the other: `word`, `form`, `synonym` and others."]
    field: Annotated[str, "Where it was found: `text`, `line`, `strategy` and others."]
    text: Annotated[str, "All this as a clause, in Spanish."]


class Contribution(TypedDict):
    """One number of a score."""

    what: Annotated[str, "The part of the search."]
    field: Annotated[str, "Where it was found; empty where that says nothing."]
    value: Annotated[float, "What it adds; below zero, what it takes."]


class Match(TypedDict):
    """What a hit says besides its record."""

    exact: Annotated[bool, "Whether it has all that was asked, not a part of it."]
    highlight: Annotated[str, "Its text as HTML, with <mark> around what matched."]
    score: Annotated[float, "How near it is; comparable within one answer only."]
    why: Annotated[list[Reason], "What it matched."]
    explanation: Annotated[
        list[Contribution], "The numbers of its score; none without `explain=1`."
    ]


class Hit(Item, Match):
    """A record in an answer."""


class FacetValue(TypedDict):
    """A value of a facet, counted under the search and the other facets' choices."""

    value: Annotated[str, "What goes into the parameter."]
    label: Annotated[str, "What a person reads, in Spanish."]
    count: Annotated[int, "Records that have it."]
    selected: Annotated[bool, "Whether it was chosen."]
    children: NotRequired[
        Annotated[
            list["FacetValue"],
            "Of a heading, those below it: under `objective` they belong to `strategy`, and so on.",
        ]
    ]


class Suggestion(TypedDict):
    """Another search that may be meant.

    Where `without` has keys, the hits of this answer are its own, and the same request with them
    as `without` searches what was typed.
    """

    text: Annotated[str, "The search that may be meant."]
    without: Annotated[list[str], "Keys that search what was typed; empty where that was done."]


class Notice(TypedDict):
    """Something to know about the answer."""

    code: Annotated[str, "What it is about, for programs."]
    text: Annotated[str, "What it says, in Spanish."]


class Expansion(TypedDict):
    """What was searched besides the words typed."""

    key: Annotated[str, "What goes into `without` to switch it off."]
    asked: Annotated[str, "What was typed."]
    added: Annotated[str, "What was searched as well."]
    how: Annotated[str, "What leads from one to the other, as in a reason."]
    active: Annotated[bool, "Whether it was searched; not where it is in `without`."]
    source: Annotated[str, "Where the relation is from; empty where there is nothing to name."]


class WordForm(TypedDict):
    """A form that the texts have of a word asked."""

    key: Annotated[str, "What goes into `without` to switch it off."]
    word: Annotated[str, "The word asked."]
    form: Annotated[str, "How texts write it."]
    count: Annotated[int, "Hits that have it."]
    active: Annotated[bool, "Whether it was searched; not where it is in `without`."]


class Recognised(TypedDict):
    """An agency that the search names."""

    id: Annotated[str, "Its id, which can go into `agency`."]
    name: Annotated[str, "Its name in Spanish."]


class Asked(TypedDict):
    """The search as it was read."""

    q: Annotated[str, "What was searched."]
    sentence: Annotated[str, "The words and the choices in Spanish, as one sentence."]
    filters: Annotated[dict[str, list[str]], "The choices by facet, sorted."]
    sort: Annotated[model.Sort, "The order."]
    without: Annotated[list[str], "The keys that are switched off, sorted."]
    explain: Annotated[bool, "Whether the numbers of scores were asked for."]


class Counts(TypedDict):
    """The total by kind, and by how much of what was asked is there."""

    line: Annotated[int, "Lines of action."]
    activity: Annotated[int, "Activities."]
    exact: Annotated[int, "Records with all that was asked."]
    partial: Annotated[int, "Records with a part of it."]
    by_line: Annotated[int, "Not of the total: activities of which only their line speaks of it."]


class Summary(TypedDict):
    """What was asked, and how much of it there is."""

    query: Annotated[Asked, "The search as it was read."]
    total: Annotated[int, "Records found, on all pages."]
    counts: Annotated[Counts, "The same by kind and by nearness."]
    page: Annotated[int, "Which page this is, from 1."]
    pages: Annotated[int, "How many there are."]
    size: Annotated[int, "Hits on a page."]


class Offer(TypedDict):
    """A choice that would answer the search better."""

    facet: Annotated[str, "The parameter."]
    value: Annotated[str, "What goes into it."]


class Guide(TypedDict):
    """What a page of hits says of the way on."""

    facets: Annotated[dict[str, list[FacetValue]], "The values of each facet with their counts."]
    suggestion: Annotated[Suggestion | None, "Another search that may be meant."]
    recognised: Annotated[list[Recognised], "Agencies that the search names."]
    absent: Annotated[list[Recognised], "Agencies that the search names and no text does."]
    offers: Annotated[list[Offer], "Choices that would answer the search better."]
    expansions: Annotated[list[Expansion], "What was searched besides the words typed."]
    forms: Annotated[list[WordForm], "The forms that texts have of these words."]
    notices: Annotated[list[Notice], "What else there is to know about this answer."]


class Page(Summary, Guide):
    """The answer to a search."""

    hits: Annotated[list[Hit], "The records of this page, nearest first unless sorted by code."]


class Programme(TypedDict):
    """A programme, as one document reports it."""

    id: Annotated[str, "The id of the programme, the same in all years."]
    title: Annotated[str, "Its title."]
    branch: Annotated[str, "The branch of government that reports; may be empty."]
    year: Annotated[int, "The year that the document reports on."]
    document: Annotated[str, "The name of the file."]
    sha256: Annotated[str, "The checksum of the file."]
    source_url: Annotated[str, "The official address of the file; empty where it is not known."]
    levels: Annotated[list[str], "What its levels are called, from the top to the line."]
    columns: Annotated[list[str], "The headers of its further columns."]
