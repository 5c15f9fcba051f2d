"""The shapes of what the API says of the reports of an index."""

from typing import Annotated, TypedDict

from search.output.shapes import Level, Programme
from web.contract import Links


class ReportCounts(TypedDict):
    """How many records there are, and what the lines among them answer."""

    texts: Annotated[int, "Records: `lines` and `activities` together."]
    lines: Annotated[int, "Lines of action."]
    activities: Annotated[int, "Activities."]
    yes: Annotated[int, "Lines that say that something will be done."]
    no: Annotated[int, "Lines that say that nothing will."]
    other: Annotated[int, "Lines that answer in the source's own word."]
    unanswered: Annotated[int, "Lines that answer nothing."]
    silent: Annotated[int, "Lines with an answer and no activity that says what will be done."]


class LevelCount(TypedDict):
    """How many headings a report has at a level over its lines."""

    level: Annotated[str, "What the programme calls this level."]
    count: Annotated[int, "Its headings there."]


class ReportHeadingLinks(TypedDict):
    """Where a heading leads, relative to the site."""

    search: Annotated[str, "The search for all records under it."]


class ReportHeading(Level):
    """A heading over lines, with what hangs under it."""

    facet: Annotated[str, "The parameter of a search that it can go into: `objective` and so on."]
    value: Annotated[str, "What goes into it, of this report alone."]
    counts: Annotated[ReportCounts, "What hangs under it."]
    url: Annotated[str, "The page of what is under it."]
    links: Annotated[ReportHeadingLinks, "Where it leads."]


class OtherReportLinks(TypedDict):
    """Where another report of a programme is, relative to the site."""

    self: Annotated[str, "The report."]
    compare: Annotated[
        str | None,
        "What changed between the two; null where they are too large to be compared here.",
    ]


class OtherReport(TypedDict):
    """A report of the same programme in another year."""

    report: Annotated[str, "Its id: programme and year."]
    year: Annotated[int, "The year that its document reports on."]
    url: Annotated[str, "The page that compares the two."]
    links: Annotated[OtherReportLinks, "Where it is."]


class ReportLinks(TypedDict):
    """Addresses of a report, relative to the site."""

    self: Annotated[str, "The report with its headings."]
    search: Annotated[str, "The search for all its records."]
    file: Annotated[str | None, "The file it was read from; null where the index keeps none."]


class Report(Programme):
    """A report of the index: a programme in a year, with how much it holds."""

    report: Annotated[str, "Its id: programme and year. What can go into `a` and `b`."]
    label: Annotated[str, "Its title, with the year where the programme has several."]
    headings: Annotated[list[LevelCount], "How many headings it has at each level over the lines."]
    counts: Annotated[ReportCounts, "How many records it has."]
    other_years: Annotated[list[OtherReport], "The programme's other reports, newest first."]
    url: Annotated[str, "The page of its records."]
    links: Annotated[ReportLinks, "Where it is."]


class Part(TypedDict):
    """A page of a list."""

    total: Annotated[int, "How many there are, on all pages."]
    page: Annotated[int, "Which page this is, from 1."]
    pages: Annotated[int, "How many pages there are."]
    size: Annotated[int, "How many on a page."]
    links: Annotated[Links, "This page and its neighbours."]


class Reports(Part):
    """The reports of the index, a page of them."""

    reports: Annotated[list[Report], "Those of this page, by programme, the newest first."]


class ReportOutline(Part):
    """The headings of a report, a page of them."""

    headings: Annotated[
        list[ReportHeading], "Those of this page by code, each before those under it."
    ]


class OutlinedReport(Report):
    """A report of the index with its headings."""

    outline: Annotated[ReportOutline, "Its headings; none where its lines are the only level."]
