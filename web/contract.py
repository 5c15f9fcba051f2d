"""The shapes of the API's answers: what the terminal's JSON has, and where on the site it stands.

The OpenAPI document is derived from these types, docstrings and what each property says included,
and names them as they are named here.
"""

from typing import Annotated, Literal, NotRequired, TypedDict

from search import model
from search.output import comparison, shapes
from search.output.shapes import Asked, Programme


class Unchanged(TypedDict):
    """A record of another year in the same words."""

    id: Annotated[str, "Its id."]
    year: Annotated[int, "The year that its document reports on."]
    url: Annotated[str, "Its page on this site."]


class Item(shapes.Item):
    """What a hit and a record have in common."""

    unchanged: Annotated[
        list[Unchanged],
        "Where its text stands in the same words in other years of its programme, newest first; "
        "what its line answers there may differ.",
    ]
    url: Annotated[str, "Its page on this site."]


class Hit(Item, shapes.Match):
    """A record in an answer."""


class Links(TypedDict):
    """Addresses of this answer and its neighbours, relative to the site."""

    self: Annotated[str, "This page, its parameters in their order."]
    first: Annotated[str, "The first page."]
    prev: Annotated[str | None, "The page before; null of the first."]
    next: Annotated[str | None, "The page after; null of the last."]
    last: Annotated[str, "The last page."]


class Page(shapes.Summary, shapes.Guide):
    """The answer to a search."""

    hits: Annotated[list[Hit], "The records of this page."]
    links: Annotated[Links, "This page and its neighbours."]


class Span(TypedDict):
    """The words that show an agency's role.

    The offsets are null where a line inherits it from its activities, or where it is given.
    """

    agency: Annotated[str, "The id of the agency."]
    role: Annotated[model.Role, "Whether it acts, or is only named."]
    start: Annotated[int | None, "Where its words begin: characters of the record's text."]
    end: Annotated[int | None, "Where they end."]
    given: Annotated[bool, "Whether a column or a sheet of the source gives it."]


class TopicWords(TypedDict):
    """Words of a record's text that show what it is about."""

    topic: Annotated[str, "The topic, which can go into `topic`."]
    label: Annotated[str, "What it is called, in Spanish."]
    text: Annotated[str, "The words."]
    start: Annotated[int, "Where they begin: characters of the record's text."]
    end: Annotated[int, "Where they end."]


class Finding(TypedDict):
    """What was noticed about a record; the source is never corrected."""

    rule: Annotated[str, "The name of the rule, which can go into `finding`."]
    severity: Annotated[model.Severity, "How much it weighs."]
    label: Annotated[str, "What it says, in Spanish."]


class RecordLinks(TypedDict):
    """Addresses of a record's neighbourhood, relative to the site."""

    self: Annotated[str, "The record."]
    line: Annotated[str, "Its line; itself where it is one."]
    related: Annotated[str, "The records nearest to it."]
    programme: Annotated[str, "The report that it belongs to."]
    file: Annotated[str | None, "The file it was read from; null where the index keeps none."]


class Record(Item):
    """A record on its own, with all that is known of it."""

    report: Annotated[Programme, "The programme as the document reports it."]
    attributions: Annotated[list[Span], "The words that show who acts and who is named."]
    remarks: Annotated[list[Finding], "What was noticed about it, in words."]
    topic_words: Annotated[list[TopicWords], "The words of its own text that show its topics."]
    activities: Annotated[list[str], "The ids of all activities of its line."]
    links: Annotated[RecordLinks, "It and its neighbourhood."]


class Records(TypedDict):
    """Records by their ids."""

    records: Annotated[list[Record], "The records, in the order of their codes."]
    missing: Annotated[list[str], "Ids that no record has."]


class AgencyLinks(TypedDict):
    """Where more is said of an agency, relative to the site."""

    self: Annotated[str, "All that the texts say of it."]


class CountedAgency(TypedDict):
    """What a list of agencies and an answer about one have in common."""

    id: Annotated[str, "Its id, which can go into `agency` of a search."]
    name: Annotated[str, "Its name in Spanish."]
    kind: Annotated[str, "What kind of body it is, in Spanish; empty where only a text defines it."]
    parent: Annotated[str, "The id of the body that it belongs to; may be empty."]
    variants: Annotated[list[str], "Other ways to write its name."]
    acts: Annotated[int, "Records in which it acts: `activities` and `lines` together."]
    activities: Annotated[int, "Activities in which it acts."]
    lines: Annotated[int, "Lines in which it acts."]
    named: Annotated[int, "Records that only name it."]
    url: Annotated[str, "Its page on this site."]


class Agency(CountedAgency):
    """An agency, with the number of records in which it acts or is only named."""

    links: Annotated[AgencyLinks, "Where more is said of it."]


class Sides(TypedDict):
    """The pages of a line in each of two reports, relative to the site."""

    before: Annotated[str | None, "As the earlier report has it; null where it is new."]
    after: Annotated[str | None, "As the later report has it; null where it is gone."]


class ComparedLine(comparison.LineChange):
    """What became of a line, and where it stands on this site."""

    pages: Annotated[Sides, "Its page in each report."]


class Changes(comparison.Compared):
    """What changed between two reports of one programme, a page of its lines.

    All of it is empty where none was asked for and no programme has two.
    """

    before: Annotated[Programme | None, "The earlier report; null where there are no two."]
    after: Annotated[Programme | None, "The later report; null where there are no two."]
    total: Annotated[int, "The lines that changed, as narrowed."]
    lines: Annotated[list[ComparedLine], "Those of this page, by code."]
    url: Annotated[str, "The page for people, narrowed alike."]
    links: Annotated[Links, "This page and its neighbours."]


class Novelty(TypedDict):
    """One thing that a build of this index found another than the build before it."""

    id: Annotated[str, "What tells it from all others, for good."]
    when: Annotated[str, "When that build was begun: ISO 8601, UTC."]
    what: Annotated[Literal["line", "heading", "report"], "What changed."]
    reason: Annotated[str, "In what it changed, in Spanish."]
    name: Annotated[str, "What changed: its code and words, or the title of a report."]
    report: Annotated[Programme, "The report, as it stands since or as it stood last."]
    became: Annotated[
        Literal["new", "gone", "changed", "uncompared"],
        "What became of the report; `uncompared`: it changed and is too large to be compared.",
    ]
    reread: Annotated[
        bool, "Whether its file is the same, and what stands beside it says to read it otherwise."
    ]
    line: Annotated[comparison.LineChange | None, "The line; null where it is something else."]
    heading: Annotated[
        comparison.HeadingChange | None, "The heading; null where it is something else."
    ]
    url: Annotated[str | None, "The page of the line as it stands now; null where there is none."]


class News(TypedDict):
    """What the builds of this index found another, the newest first, a page of it."""

    since: Annotated[str, "When the first build that noted changes was begun; may be empty."]
    total: Annotated[int, "The changes, as narrowed."]
    cut: Annotated[int, "Older changes that are not kept any more, narrowed or not."]
    changes: Annotated[list[Novelty], "Those of this page."]
    url: Annotated[str, "The page for people, narrowed alike."]
    links: Annotated[Links, "This page and its neighbours."]


class Completion(TypedDict):
    """A suggestion while typing."""

    text: Annotated[str, "What goes into `q`."]
    label: Annotated[str, "What a list shows."]
    kind: Annotated[
        Literal["agency", "code", "phrase", "word", "words", "filter"], "What it completes."
    ]
    count: Annotated[int, "Records that have it."]


class Related(TypedDict):
    """The records nearest to one."""

    hits: Annotated[list[Hit], "The records, nearest first."]


class Agencies(TypedDict):
    """Agencies, by id."""

    years: Annotated[
        list[int],
        "The years whose records are counted, all of them together: without `year` all that there "
        "are, so that a text which a programme repeats every year counts in each.",
    ]
    agencies: Annotated[list[Agency], "The agencies, in the order of their ids."]


class Completions(TypedDict):
    """Suggestions for what is being typed."""

    q: Annotated[str, "What is being typed."]
    completions: Annotated[list[Completion], "The suggestions, best first."]


class Resource(TypedDict):
    """Something that the API offers."""

    name: Annotated[str, "Its `operationId` in the description."]
    summary: Annotated[str, "What it gives."]
    url: Annotated[str, "Its address relative to the site, with its places in braces."]
    media: Annotated[str, "The media type of what it gives."]
    method: Annotated[Literal["GET", "POST"], "How it is asked."]


class Resources(TypedDict):
    """What the API offers."""

    version: Annotated[str, "The version of the description."]
    resources: Annotated[list[Resource], "All that can be asked for."]


class Refused(TypedDict):
    """A parameter or value that is not taken."""

    parameter: Annotated[str, "Its name, or `path`."]
    value: Annotated[str, "What was given."]
    detail: Annotated[str, "What is wrong with it."]
    allowed: Annotated[list[str], "What may be given; empty where that is long or any text."]


class Problem(TypedDict):
    """An error, as RFC 9457 has it."""

    type: Annotated[str, "What kind of problem it is: an address that explains it, in Spanish."]
    title: Annotated[str, "The name of the status."]
    status: Annotated[int, "The status of the answer."]
    detail: Annotated[str, "What went wrong here."]
    request_id: Annotated[str, "The number of the request, as the server's log has it."]
    errors: NotRequired[Annotated[list[Refused], "Where parameters were refused, each of them."]]


class Table(TypedDict):
    """Records as flat rows, in the columns of every other format."""

    total: Annotated[int, "How many rows there are."]
    date: Annotated[str, "The day on which it was made, as ISO 8601."]
    sources: Annotated[list[Programme], "The documents of the index."]
    rows: Annotated[list[dict[str, str | int | float | None]], "The rows, by the names of columns."]


class Rows(Table):
    """A whole result, one flat row a record."""

    query: Annotated[Asked, "The search as it was read."]


class RecordRows(Table):
    """Records by their ids, one flat row each."""

    missing: Annotated[list[str], "Ids that no record has."]
