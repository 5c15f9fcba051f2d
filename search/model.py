"""The plain values that cross every border: records, queries, and the pages that answer them.

Those of which one answer makes dozens are named tuples: they are made in a third of the time.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple, Self

from search.filters import NO_FILTERS, Filters
from search.ids import RecordId, report_id
from search.topics.named import TopicWords

Kind = Literal["line", "activity"]
Response = str  # "yes", "no", the source's own word ("Concluida"), or "" where it answers nothing
Role = Literal["acts", "named"]
Sort = Literal["relevance", "code"]
Severity = Literal["error", "warning", "contradiction"]
LEVELS = ("Objetivo", "Estrategia", "Línea de acción")


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme as one source document reports it, for one year."""

    id: str  # slug, the same every year: "pem-2014-2018"
    title: str
    branch: str  # "Gobernación"
    year: int
    document: str  # file name of the source
    sha256: str  # of the source's bytes
    levels: tuple[str, ...] = LEVELS  # how it calls its levels, from the top to the line
    columns: tuple[str, ...] = ()  # further ones of its source
    formerly: str = ""  # its id in the addresses of version 0.1.0, which had no year
    source_url: str = ""  # the official address of the document, where its sidecar knows it
    sidecar: str = ""  # SHA-256 of what stood beside the document and said how to read it

    @property
    def report(self) -> str:
        """What tells it from the same programme in other years: "pem-2014-2018/2018"."""
        return report_id(self.id, self.year)


@dataclass(frozen=True, slots=True)
class Agency:
    """A body of the authority file, or one that a source text defines by itself."""

    id: str  # "SRE"
    name: str
    kind: str  # "dependencia"; "" where the text defines it
    parent: str  # id, or ""
    variants: tuple[str, ...] = ()  # other ways to write it, as seen in sources


@dataclass(frozen=True, slots=True)
class Attribution:
    """One agency in one record, with the text that shows it.

    `start` and `end`: characters of the record's text; None where a line inherits it, or `given`.
    """

    agency: str
    role: Role
    start: int | None = None
    end: int | None = None
    given: bool = False  # by a column or a sheet, not by the text


@dataclass(frozen=True, slots=True)
class Heading:
    """A place in a programme, at any level: an objective, a strategy, a line of action."""

    code: str  # "1", "1.5", "1.5.10": as many numbers as levels down to it
    text: str  # without the code
    written: str = ""  # its code as the source has it, where that is another: "I", "010510"

    @property
    def shown(self) -> str:
        """Its code as people read it."""
        return self.written or self.code


@dataclass(frozen=True, slots=True)
class Cell:
    """What a further column of the source says of a record: a goal, a budget, a date."""

    column: str  # its header
    text: str  # as its reader sees it
    value: float | str | None = None  # a number, or a day as ISO 8601; None of plain text


@dataclass(frozen=True, slots=True)
class Record:
    """An action line or an activity: what a hit is."""

    id: RecordId
    headings: tuple[Heading, ...]  # from the top level to its line of action
    text: str
    response: Response
    attributions: tuple[Attribution, ...] = ()
    columns: tuple[Cell, ...] = ()  # further ones of the source
    page: int | None = None  # of the source
    findings: tuple[str, ...] = ()  # rules of search.findings
    commitment: tuple[str, ...] = ()  # what an activity's words say: search.spanish.commitment
    topics: tuple[TopicWords, ...] = ()  # topic by topic; what its line is about is not its own
    row: int | None = None  # of the source: line of a text, row of a sheet; from 1
    sheet: str = ""

    @property
    def programme(self) -> str:
        """The slug of its programme."""
        return self.id.programme

    @property
    def report(self) -> str:
        """Its programme and year."""
        return self.id.report

    @property
    def kind(self) -> Kind:
        """What it is."""
        return "activity" if self.id.activity else "line"

    @property
    def activity(self) -> int | None:
        """1, 2, …; None on a line."""
        return self.id.activity or None

    @property
    def line(self) -> Heading:
        """Its line of action."""
        return self.headings[-1]

    @property
    def code(self) -> str:
        """The code of its line."""
        return self.line.code

    def agencies(self, role: Role, *, own: bool = False) -> tuple[str, ...]:
        """Ids of the agencies in a role, sorted, each once; `own`: not what a line inherits."""
        inherits = own and self.kind == "line"
        held = (a for a in self.attributions if not inherits or a.start is not None or a.given)
        return tuple(sorted({each.agency for each in held if each.role == role}))


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about a source that a person should know; never a correction of it."""

    rule: str  # of search.findings
    severity: Severity
    document: str
    page: int | None = None  # of the source
    row: int | None = None  # line of a text file, row of a sheet; from 1
    column: str = ""  # "estrategia", "actividad 2"
    value: str = ""  # what stands there, cut to 200 characters
    message: str = ""  # in Spanish: what is wrong, what to do
    record: RecordId | None = None  # where it is about one

    def plain(self) -> dict[str, str | int | None]:
        """Its fields as JSON and CSV have them; `record` is a text, "" for none."""
        return {n: getattr(self, n) for n in self.__slots__} | {"record": str(self.record or "")}


@dataclass(frozen=True, slots=True)
class Query:
    """A search as asked, whole: the same for a page, the API and the terminal."""

    text: str = ""
    filters: Filters = NO_FILTERS
    sort: Sort = "relevance"
    page: int = 1
    size: int = 10
    without: tuple[str, ...] = ()  # keys of expansions and word forms that are switched off
    explain: bool = False  # hits carry the numbers of their score


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet, counted under the query and all the other facets' choices."""

    value: str
    label: str
    count: int
    selected: bool
    children: tuple[Self, ...] = ()  # headings below this one


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet as shown: closed vocabularies keep their zeros, chosen values always stand."""

    name: str
    label: str
    values: tuple[FacetValue, ...]


class Reason(NamedTuple):
    """Why a hit is there: what was asked, and the form that the text has."""

    asked: str  # "deportados"
    found: str  # "repatriados"
    how: str  # a key of search.results.reasons.HOW: "word", "form", "synonym", "agency", …
    field: str = "text"


@dataclass(frozen=True, slots=True)
class Contribution:
    """One number of a score."""

    what: str
    field: str
    value: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A record in an answer."""

    record: Record
    score: float
    highlight: str  # the record's text, HTML-escaped, with <mark> around what matched
    exact: bool = True  # it has all that was asked, not a part of it
    why: tuple[Reason, ...] = ()
    explanation: tuple[Contribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that the reader must be told about the answer, in Spanish."""

    code: str  # "missing", "syntax", "truncated", …
    text: str


class Expansion(NamedTuple):
    """What was searched besides the words typed; can be switched off by its key."""

    key: str  # goes into Query.without
    asked: str
    added: str
    how: str  # as in Reason
    active: bool
    source: str = ""


@dataclass(frozen=True, slots=True)
class WordForm:
    """A surface form that the query covered, with the number of hits that contain it."""

    key: str  # goes into Query.without
    word: str  # what was asked
    form: str  # as the texts write it, most frequent spelling
    count: int
    active: bool


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another text that may be meant; with an active expansion by "typo", the answer is its."""

    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """The answer to a query."""

    query: Query
    total: int
    lines: int  # of the total
    activities: int  # of the total
    exact: int  # of the total: those with all that was asked; they stand first
    by_line: int  # activities that only their line's words bring near; not of the total
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    notices: tuple[Notice, ...] = ()
    suggestion: Suggestion | None = None
    expansions: tuple[Expansion, ...] = ()
    forms: tuple[WordForm, ...] = ()
    recognised: tuple[str, ...] = ()  # ids of the agencies that the query names
    absent: tuple[str, ...] = ()  # ids of those that it names and no text does
    offers: tuple[tuple[str, str], ...] = ()  # (facet, value) that would answer it better
    about: str = ""  # what it asks how much there is of, where it asks nothing else

    @property
    def partial(self) -> int:
        """Of the total: those with a part of what was asked."""
        return self.total - self.exact

    @property
    def pages(self) -> int:
        """Number of pages of this size; 0 when nothing was found."""
        return -(-self.total // self.query.size)


@dataclass(frozen=True, slots=True)
class Completion:
    """A suggestion while typing."""

    text: str  # what goes into the search box
    label: str  # what the list shows
    kind: Literal["agency", "code", "phrase", "word", "words", "filter"]
    count: int
