"""One line of action with everything that hangs on it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from flask import render_template
from markupsafe import Markup

from search.filters import Filters
from search.findings import BY_ID
from search.ids import HeadingId, RecordId
from search.model import LEVELS, Cell, Finding, Heading, Programme, Query, Record
from search.output import sentences
from search.schema import given
from search.searcher import Searcher
from search.spanish.commitment import LABELS
from search.tables import headings_over
from web import params, urls, wording
from web.citations.citation import place
from web.derived.contradictions import contradictions
from web.derived.outline import Lines
from web.derived.years import years
from web.links import Link, agency_links, record_in_api, several, under
from web.pages.parts import schema_org
from web.pages.parts.cited import Cited, Origin, cited, origin
from web.pages.parts.frame import blueprint, unfiltered
from web.pages.parts.marks import marked
from web.pages.parts.said.topics import TopicShown, topics_shown
from web.pages.parts.thread import Thread, thread
from web.pages.parts.years.other_years import OtherYear, in_other_years
from web.request import absolute, addressed, derived, lenient, searcher

NEAR = 5  # texts beside a line
MOST_ACTIVITIES = 200  # on the page; the search has them all
# What a page calls its line, and says where it has no activities; and those of other names.
OF_LINES = ("esta línea", "La línea no describe ninguna actividad.")
OF_OTHERS = ("este texto", "No se describe ninguna actividad.")


@blueprint.get(urls.LINE)
def line(programme: str, year: int, code: str) -> str:
    """One line of action, with everything that hangs on it."""
    own = addressed(programme, year, code, 0)
    query = searcher().settled(replace(lenient(params.FOR_SEARCH).query(), explain=False))
    view = line_view(searcher(), own, query)
    described = schema_org.line_page(own, searcher(), view.address)
    return render_template(
        "line.html",
        view=view,
        **unfiltered(urls.line(own.id)),
        described=described,
        shared_as_article=True,
    )


@dataclass(frozen=True, slots=True)
class LineText:
    """The line's own text or one activity, with who is in it."""

    record: Record
    title: str
    text: Markup
    acts: tuple[Link, ...]  # as the text says
    given: tuple[Link, ...]  # act, as a column or a sheet of the source says
    named: tuple[Link, ...]
    columns: tuple[Cell, ...]  # further ones of the source
    commitment: tuple[str, ...]
    topics: tuple[TopicShown, ...]
    place: str  # in the source


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding on the line or on one of its activities."""

    label: str
    message: str
    activity: int | None = None  # None: the line itself


@dataclass(frozen=True, slots=True)
class LineView:
    """All that the template of a line needs."""

    thread: Thread | None  # of the search that led here
    programme: Programme
    report: str  # its title, with its year where it has several
    line: LineText
    above: tuple[Link, ...]  # the headings over the line, from the top
    response: str  # "" where the source answers nothing
    activities: tuple[LineText, ...]
    more: int  # activities that do not stand here
    whole: str  # where they do
    has_activities: bool  # the programme describes some, here or elsewhere
    this: str  # what it is called, whatever its gender
    none: str  # what is said where it has no activities
    contradiction: str  # "" where what it says and what it describes agree
    remarks: tuple[Remark, ...]
    previous: Link | None
    next: Link | None
    related: tuple[Link, ...]
    years: tuple[OtherYear, ...]
    address: str
    api: Link
    cited: Cited
    origin: Origin


def line_view(build: Searcher, line: Record, query: Query) -> LineView:
    """What the page of a line shows, as a hit of a query where it is one."""
    id, programme = line.id, build.programmes[line.report]  # noqa: A001  the field's own name
    activities = build.statistics.of_line(id)
    records = [line, *_records(build, activities[:MOST_ACTIVITIES])]
    before, after = derived(Lines).neighbours(id)
    this, none = OF_LINES if programme.levels[-1] == LEVELS[-1] else OF_OTHERS
    address = absolute(urls.line(line.id))
    found = thread(build, query, id)
    asked = query if found else Query()
    return LineView(
        thread=found,
        programme=programme,
        report=build.title(id.report),
        line=line_text(line, asked, build),
        above=tuple(heading_link(build, id_, heading) for id_, heading in headings_over(line)),
        response=sentences.answer(line),
        activities=tuple(line_text(record, asked, build) for record in records[1:]),
        more=len(activities) - len(records[1:]),
        whole=urls.search(Query(id.code, _own(id), sort="code")),
        has_activities=bool(build.statistics.whole(id.report).activities),
        this=this,
        none=none,
        contradiction=derived(contradictions).get(id, ""),
        remarks=remarks(records, derived(findings_by_line).get(id, ())),
        previous=_neighbour(build, before),
        next=_neighbour(build, after),
        related=_related(build, id),
        years=tuple(in_other_years(id, build)),
        address=address,
        api=record_in_api(id),
        cited=cited(line, programme),
        origin=origin(programme, build, line),
    )


def _own(id: RecordId) -> Filters:  # noqa: A002
    """What keeps the report of a record."""
    year = derived(years).year(id.report)
    return Filters(programme=(id.programme,), year=(year,) if year else ())


def _records(build: Searcher, ids: Iterable[RecordId]) -> list[Record]:
    return [record for each in ids if (record := build.record(each))]


def line_text(record: Record, query: Query, build: Searcher) -> LineText:
    """A record's own text as a page shows it, marked as a hit of a query."""
    acts, source = record.agencies("acts"), given(record)
    only_named = tuple(each for each in record.agencies("named") if each not in acts)
    return LineText(
        record=record,
        title=_title(record, build.programmes[record.report]),
        text=marked(record, found=build.spans(query, record) if query.text else ()),
        acts=agency_links(build, tuple(each for each in acts if each not in source)),
        given=agency_links(build, source),
        named=agency_links(build, only_named),
        columns=record.columns,
        commitment=tuple(LABELS[each] for each in record.commitment),
        topics=topics_shown(record),
        place=place(record),
    )


def _title(record: Record, programme: Programme) -> str:
    """What a text is called where its line is known."""
    if record.activity:
        return f"Actividad {record.activity}"
    return wording.title(record, programme, derived(years).year(record.report))


def heading_link(build: Searcher, id: HeadingId, own: Heading) -> Link:  # noqa: A002
    """A heading over a line, and what stands under it."""
    heading = build.headings.get(id, own)
    return Link(f"{own.shown}. {heading.text}", under(id, several(build)))


def remarks(records: list[Record], findings: tuple[Finding, ...]) -> tuple[Remark, ...]:
    """What was found on these records, each thing once; the rule's name where no message tells."""
    by_id: dict[RecordId | None, int | None] = {each.id: each.activity for each in records}
    told = [f for f in findings if f.record in by_id]
    silent = {rule for record in records for rule in record.findings} - {f.rule for f in told}
    found = [(f.rule, sentences.told(f), by_id[f.record]) for f in told]
    found += [(rule, "", None) for rule in sorted(silent)]
    return tuple(
        Remark(BY_ID[rule].label, message, activity)
        for rule, message, activity in dict.fromkeys(found)
    )


def findings_by_line(build: Searcher) -> dict[RecordId, tuple[Finding, ...]]:
    """The findings about each line and its activities."""
    found: dict[RecordId, list[Finding]] = {}
    for each in build.findings:
        if each.record:
            found.setdefault(each.record.line, []).append(each)
    return {line: tuple(held) for line, held in found.items()}


def _neighbour(build: Searcher, id: RecordId | None) -> Link | None:  # noqa: A002
    record = build.record(id) if id else None
    if record is None:
        return None
    return Link(wording.short(record.text, 80), urls.line(record.id), record.line.shown)


def _related(build: Searcher, id: RecordId) -> tuple[Link, ...]:  # noqa: A002
    return tuple(
        Link(wording.short(hit.record.text, 110), urls.line(hit.record.id), _label(hit.record))
        for hit in build.related(id, NEAR)
    )


def _label(record: Record) -> str:
    code = record.line.shown
    text = f"{code}, actividad {record.activity}" if record.activity else code
    return wording.dated(text, derived(years).year(record.report))
