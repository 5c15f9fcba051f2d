"""One activity at an address of its own, to be cited by itself."""

from dataclasses import dataclass

from flask import render_template

from search.model import Query, Record
from search.output import sentences
from search.searcher import Searcher
from search.tables import headings_over
from web import urls, wording
from web.derived.years import years
from web.links import Link, record_in_api
from web.pages.line import LineText, heading_link, line_text
from web.pages.parts.cited import Cited, Origin, cited, origin
from web.pages.parts.frame import blueprint, unfiltered
from web.request import addressed, derived, searcher


@blueprint.get(urls.ACTIVITY)
def activity(programme: str, year: int, code: str, activity: int) -> str:
    """One activity; its line is one click away."""
    found = addressed(programme, year, code, activity)
    view = activity_view(found, searcher())
    return render_template("activity.html", view=view, **unfiltered(urls.own(found.id)))


@dataclass(frozen=True, slots=True)
class ActivityView:
    """All that the template of an activity needs."""

    title: str
    report: str  # what it is called, with its year where its programme has several
    shown: LineText
    above: tuple[Link, ...]  # its headings from the top to its line
    line: str  # what its line is called, with an article
    response: str
    origin: Origin
    api: Link
    cited: Cited


def activity_view(record: Record, build: Searcher) -> ActivityView:
    """What the page of an activity shows."""
    programme = build.programmes[record.report]
    over = tuple(heading_link(build, id_, heading) for id_, heading in headings_over(record))
    line = Link(f"{record.line.shown}. {record.line.text}", urls.line(record.id.line))
    return ActivityView(
        title=wording.title(record, programme, derived(years).year(record.report)),
        report=build.title(record.report),
        shown=line_text(record, Query(), build),
        above=(*over, line),
        line=sentences.called(sentences.short_level(programme)),
        response=sentences.answer(record),
        origin=origin(programme, build, record),
        api=record_in_api(record.id),
        cited=cited(record, programme),
    )
