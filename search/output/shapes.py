"""The shapes of the answers: what the API and the terminal's JSON promise.

The OpenAPI document is derived from these types, docstrings included.
"""

from typing import Literal, NotRequired, TypedDict

from search import model


class Heading(TypedDict):
    """A level of the programme."""

    code: str
    text: str


class Actor(TypedDict):
    """An agency in a record."""

    id: str
    name: str
    role: model.Role


class Source(TypedDict):
    """Where a record stands: a document, and the page in it."""

    document: str
    page: int | None


class Item(TypedDict):
    """What a hit and a record have in common."""

    id: str
    kind: model.Kind
    code: str
    activity: int | None
    text: str
    objective: Heading
    strategy: Heading
    line: Heading
    response: model.Response
    agencies: list[Actor]
    programme: str
    year: int
    source: Source
    findings: list[str]
    url: str


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


class Hit(Item):
    """A record in an answer.

    `highlight` is its text as HTML, with <mark> around what matched; `explanation` is empty
    unless `explain=1` was asked for.
    """

    highlight: str
    score: float
    why: list[Reason]
    explanation: list[Contribution]


class Leaf(TypedDict):
    """A value of a facet, counted under the search and the other facets' choices."""

    value: str
    label: str
    count: int
    selected: bool


class FacetValue(Leaf):
    """A value of a facet; those of `objective` carry their strategies."""

    children: NotRequired[list[Leaf]]


class Suggestion(TypedDict):
    """Another search; the hits of this answer are its own."""

    text: str


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
    """The total, by kind."""

    line: int
    activity: int


class Links(TypedDict):
    """Addresses of this answer and its neighbours, relative to the site."""

    self: str
    first: str
    prev: str | None
    next: str | None
    last: str


class Page(TypedDict):
    """The answer to a search."""

    query: Asked
    total: int
    counts: Counts
    page: int
    pages: int
    size: int
    hits: list[Hit]
    facets: dict[str, list[FacetValue]]
    suggestion: Suggestion | None
    recognised: list[Recognised]
    expansions: list[Expansion]
    forms: list[WordForm]
    notices: list[Notice]
    links: NotRequired[Links]


class Span(TypedDict):
    """The words that show an agency's role: character offsets into the record's text."""

    agency: str
    role: model.Role
    start: int | None
    end: int | None


class Programme(TypedDict):
    """A programme, as one document reports it."""

    id: str
    title: str
    branch: str
    year: int
    document: str
    sha256: str


class Finding(TypedDict):
    """What was noticed about a record, in Spanish; the source is never corrected."""

    rule: str
    severity: model.Severity
    label: str


class RecordLinks(TypedDict):
    """Addresses of a record's neighbourhood, relative to the site."""

    self: str
    line: str
    related: str


class Record(Item):
    """A record on its own, with all that is known of it."""

    report: Programme
    attributions: list[Span]
    remarks: list[Finding]
    activities: list[str]
    links: RecordLinks


class Agency(TypedDict):
    """An agency, with the number of records in which it acts or is only named."""

    id: str
    name: str
    kind: str
    parent: str
    variants: list[str]
    acts: int
    named: int
    url: str


class Completion(TypedDict):
    """A suggestion while typing."""

    text: str
    label: str
    kind: Literal["agency", "code", "phrase", "word"]
    count: int


class Related(TypedDict):
    """The records nearest to one."""

    hits: list[Hit]


class Agencies(TypedDict):
    """Agencies, by id."""

    agencies: list[Agency]


class Completions(TypedDict):
    """Suggestions for what is being typed, best first."""

    q: str
    completions: list[Completion]


class Refused(TypedDict):
    """A parameter or value that is not taken."""

    parameter: str
    value: str
    detail: str
    allowed: list[str]


class Problem(TypedDict):
    """An error, as RFC 9457 has it; `errors` where parameters were refused."""

    type: str
    title: str
    status: int
    detail: str
    errors: NotRequired[list[Refused]]


class Rows(TypedDict):
    """A whole result, one flat row a record, in the columns of every other format."""

    query: Asked
    total: int
    date: str
    sources: list[Programme]
    rows: list[dict[str, str | int | None]]
