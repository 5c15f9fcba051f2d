"""The shapes of the API's answers: what the terminal's JSON has, and where on the site it stands.

The OpenAPI document is derived from these types, docstrings included, and names them as they are
named here.
"""

from typing import Literal, NotRequired, TypedDict

from search import model
from search.output import shapes
from search.output.shapes import Asked, Programme


class Item(shapes.Item):
    """What a hit and a record have in common."""

    url: str


class Hit(Item, shapes.Match):
    """A record in an answer.

    `exact` says that it has all that was asked, not a part of it. `highlight` is its text as
    HTML, with <mark> around what matched; `explanation` is empty unless `explain=1` was asked for.
    """


class Links(TypedDict):
    """Addresses of this answer and its neighbours, relative to the site."""

    self: str
    first: str
    prev: str | None
    next: str | None
    last: str


class Page(shapes.Summary, shapes.Guide):
    """The answer to a search."""

    hits: list[Hit]
    links: Links


class Span(TypedDict):
    """The words that show an agency's role: character offsets into the record's text.

    They are null where a line inherits it from its activities, or where a column or a sheet of
    the source gives it: `given`.
    """

    agency: str
    role: model.Role
    start: int | None
    end: int | None
    given: bool


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


class Records(TypedDict):
    """Records by their ids, in the order of their codes; `missing` are ids that no record has."""

    records: list[Record]
    missing: list[str]


class Agency(TypedDict):
    """An agency, with the number of records in which it acts or is only named.

    `acts` is `activities` and `lines` together.
    """

    id: str
    name: str
    kind: str
    parent: str
    variants: list[str]
    acts: int
    activities: int
    lines: int
    named: int
    url: str


class Completion(TypedDict):
    """A suggestion while typing."""

    text: str
    label: str
    kind: Literal["agency", "code", "phrase", "word", "words", "filter"]
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
    request_id: str
    errors: NotRequired[list[Refused]]


class Table(TypedDict):
    """Records as flat rows, in the columns of every other format."""

    total: int
    date: str
    sources: list[Programme]
    rows: list[dict[str, str | int | float | None]]


class Rows(Table):
    """A whole result, one flat row a record."""

    query: Asked


class RecordRows(Table):
    """Records by their ids, one flat row each; `missing` are ids that no record has."""

    missing: list[str]
