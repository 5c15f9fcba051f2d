"""What builds of this index found another than those before them, the newest first."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from flask import render_template, request

from search.comparison.news import Change, Renewal
from search.output import news
from search.searcher import Searcher
from web import given, urls, wording
from web.comparing.news import FOR_NEWS, AskedNews, asked_news
from web.derived.news import told
from web.links import Link
from web.pages.parts.frame import blueprint
from web.pages.parts.years.changes import (
    ChangedHeading,
    ChangedLine,
    changed_heading,
    changed_line,
)
from web.pages.parts.years.kinds import kinds
from web.request import absolute, derived, lenient, local, searcher
from web.slots import HEAVY


@blueprint.get(urls.CHANGES)
@HEAVY.hold
def changes() -> str:
    """What changed in this index, newest first."""
    reading, build = lenient(FOR_NEWS), searcher()
    chosen, every = asked_news(reading), derived(told).changes
    found = chosen.of(every)
    last = max(1, -(-len(found) // chosen.size))
    chosen = replace(chosen, page=min(chosen.page, last))
    plain = AskedNews()
    return render_template(
        "changes.html",
        notices=reading.notices(),
        news=build.news,
        since=moment(build.news.since) if build.news.since else "",
        parts=tuple(parts(chosen.shown(found, chosen.size), build)),
        total=len(found),
        narrowed=bool(chosen.kinds or chosen.agencies),
        kinds=kinds(
            counts(every, chosen),
            chosen.kinds,
            lambda some: urls.changes(replace(chosen, kinds=some).pairs()),
        ),
        unfiltered=urls.changes(plain.pairs()),
        page=chosen.page,
        last=last,
        previous=urls.changes(chosen.pairs(chosen.page - 1)) if chosen.page > 1 else "",
        next=urls.changes(chosen.pairs(chosen.page + 1)) if chosen.page < last else "",
        feed=urls.changes_feed(replace(chosen, size=plain.size).pairs()),
        api=urls.api_changes(chosen.pairs(chosen.page)),
        canonical=absolute(urls.CHANGES),
        indexed=not given.pairs(request.query_string),
        here="changes",
    )


@dataclass(frozen=True, slots=True)
class NewsPart:
    """What a build found another in one report, as far as it stands on the page."""

    when: str
    title: str
    whole: str  # what became of the report as a whole, or how all that is told came about
    headings: tuple[ChangedHeading, ...]
    cards: tuple[ChangedLine, ...]


def parts(shown: tuple[Change, ...], build: Searcher) -> Iterator[NewsPart]:
    """Changes by build and report."""
    for _, held in groupby(shown, key=lambda each: each.renewal.id):
        group = tuple(held)
        renewal = group[0].renewal
        programme = renewal.programme
        yield NewsPart(
            moment(renewal.when),
            f"{programme.title}, informe de {programme.year}",
            _whole(renewal),
            tuple(changed_heading(c.heading) for c in group if c.heading),
            tuple(_card(each, renewal, build) for each in group if each.line),
        )


def _whole(renewal: Renewal) -> str:
    if renewal.kind != "changed":
        return f"{news.REPORT_KINDS[renewal.kind]}."
    return news.REREAD if renewal.reread else ""


def _card(change: Change, renewal: Renewal, build: Searcher) -> ChangedLine:
    assert change.line  # noqa: S101  whoever asks has looked
    today = derived(told).today(change, build)
    links = (Link("Cómo está ahora", urls.line(today)),) if today else ()
    return changed_line(change.line, build, links)


def moment(when: datetime) -> str:
    """A day and a time of it, as readers have them."""
    here = local(when)
    return f"{wording.day(here.date())}, {here:%H:%M}"


def counts(every: tuple[Change, ...], chosen: AskedNews) -> Counter[str]:
    """How many lines changed in each way, whichever ways are chosen."""
    found = replace(chosen, kinds=()).of(every)
    return Counter(kind for each in found if each.line for kind in each.line.kinds)
