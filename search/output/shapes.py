"""The shapes of the answers, without addresses: what the terminal's JSON promises.

Where there is a site, its own shapes add where on it everything stands.
"""

from typing import NotRequired, TypedDict

from search import model


class Heading(TypedDict):
    """A level of the programme."""

    code: str
    text: str


class Level(Heading):
    """A level of the programme with what it is called there, and its code as the source has it."""

    level: str
    written: str


class Cell(TypedDict):
    """What a further column of the source says: its text, and what it is of where it is a figure.

    `value` is a number (45% is 0.45), or a day as ISO 8601; null of plain text.
    """

    column: str
    text: str
    value: float | str | None


class Actor(TypedDict):
    """An agency in a record; `given` where a column or a sheet says it, and not the text."""

    id: str
    name: str
    role: model.Role
    given: bool


class Source(TypedDict):
    """Where a record stands: a document, and the page in it."""

    document: str
    page: int | None


class Item(TypedDict):
    """What a hit and a record have in common.

    `headings` has every level from the top to the line; `objective` and `strategy` are the first
    two above the line, null where the programme has fewer. `response` is "yes", "no", the source's
    own word, or "" where it answers nothing; `response_label` is what a person reads. `columns` has
    what the source's further columns say, in their order.
    """

    id: str
    kind: model.Kind
    code: str
    activity: int | None
    text: str
    objective: Heading | None
    strategy: Heading | None
    line: Heading
    headings: list[Level]
    response: model.Response
    response_label: str
    agencies: list[Actor]
    programme: str
    year: int
    source: Source
    findings: list[str]
    columns: list[Cell]


class Reason(TypedDict):
    """Why a hit is there; `text` says it in Spanish."""

    asked: str
    found: str
    how: str
    field: str
    text: str


class Contribution(TypedDict):
    """One number of a score."""

    what: str
    field: str
    value: float


class Match(TypedDict):
    """What a hit says besides its record.

    `exact` says that it has all that was asked, not a part of it. `highlight` is its text as
    HTML, with <mark> around what matched; `explanation` is empty unless `explain=1` was asked for.
    """

    exact: bool
    highlight: str
    score: float
    why: list[Reason]
    explanation: list[Contribution]


class Hit(Item, Match):
    """A record in an answer."""


class FacetValue(TypedDict):
    """A value of a facet, counted under the search and the other facets' choices.

    Those of `objective` carry the headings below them, which belong to `strategy`, and so on.
    """

    value: str
    label: str
    count: int
    selected: bool
    children: NotRequired[list["FacetValue"]]


class Suggestion(TypedDict):
    """Another search that may be meant.

    Where `without` has keys, the hits of this answer are its own, and the same request with them
    as `without` searches what was typed.
    """

    text: str
    without: list[str]


class Notice(TypedDict):
    """Something to know about the answer, in Spanish."""

    code: str
    text: str


class Expansion(TypedDict):
    """What was searched besides the words typed; its key goes into `without`."""

    key: str
    asked: str
    added: str
    how: str
    active: bool
    source: str


class WordForm(TypedDict):
    """A form that the texts have of a word asked; its key goes into `without`."""

    key: str
    word: str
    form: str
    count: int
    active: bool


class Recognised(TypedDict):
    """An agency that the search names; its id can go into `agency`."""

    id: str
    name: str


class Asked(TypedDict):
    """The search as it was read."""

    q: str
    filters: dict[str, list[str]]
    sort: model.Sort
    without: list[str]
    explain: bool


class Counts(TypedDict):
    """The total by kind, and by how much of what was asked is there.

    `by_line` is not of the total: activities of which only their line speaks of it.
    """

    line: int
    activity: int
    exact: int
    partial: int
    by_line: int


class Summary(TypedDict):
    """What was asked, and how much of it there is."""

    query: Asked
    total: int
    counts: Counts
    page: int
    pages: int
    size: int


class Offer(TypedDict):
    """A choice that would answer the search better; it can go into the parameter of its facet."""

    facet: str
    value: str


class Guide(TypedDict):
    """What a page of hits says of the way on."""

    facets: dict[str, list[FacetValue]]
    suggestion: Suggestion | None
    recognised: list[Recognised]
    absent: list[Recognised]
    offers: list[Offer]
    expansions: list[Expansion]
    forms: list[WordForm]
    notices: list[Notice]


class Page(Summary, Guide):
    """The answer to a search."""

    hits: list[Hit]


class Programme(TypedDict):
    """A programme, as one document reports it."""

    id: str
    title: str
    branch: str
    year: int
    document: str
    sha256: str
    levels: list[str]
    columns: list[str]
