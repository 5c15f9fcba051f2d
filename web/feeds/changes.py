"""The feeds of changes: what builds found another, and what is another between two reports."""

from datetime import datetime

from flask import Response, abort

from search.comparison.news import Change, Renewal
from search.errors import FixQuery
from search.output import news
from search.searcher import Searcher
from search.store.naming import begun
from web import urls
from web.comparing.asked import FOR_FEED, UNFIT, asked
from web.comparing.news import FOR_NEWS_FEED, asked_news
from web.derived.news import told
from web.feeds.frame import FEED_SIZE, FeedEntry, blueprint, cut, feed, stamp
from web.feeds.searches import reported
from web.http import problems
from web.http.problems import Failure
from web.request import absolute, derived, lenient, searcher
from web.slots import HEAVY


@blueprint.get(urls.CHANGES_FEED)
@HEAVY.hold
def changes() -> Response:
    """What builds found another, the newest first."""
    build, chosen = searcher(), asked_news(lenient(FOR_NEWS_FEED))
    found = chosen.of(derived(told).changes)
    newest = build.news.renewals[0].when if build.news.renewals else build.news.since
    return feed(
        "Buscador de programas – Novedades",
        urls.changes(chosen.pairs()),
        lambda page: urls.changes_feed(chosen.pairs(page)),
        chosen.page,
        len(found),
        newest or begun(build.build),
        (renewed(each, build) for each in chosen.shown(found, FEED_SIZE)),
    )


@blueprint.get(urls.COMPARE_FEED)
@HEAVY.hold
def compare() -> Response:
    """What changed between two reports, narrowed as the page of them is."""
    build = searcher()
    try:
        chosen = asked(lenient(FOR_FEED), build)
        found = chosen.narrowed(chosen.whole)
    except FixQuery as error:
        said = ("No se pueden comparar estos informes", str(error))
        abort(problems.respond(Failure(UNFIT, str(error), "fix-query", spanish=said)))
    when = reported(chosen.after, build)
    whole = Renewal("", when, "changed", found.after, found.changed, found.headings)
    changed, first = tuple(whole.changes), (chosen.page - 1) * FEED_SIZE
    shown = changed[first : first + FEED_SIZE]
    between = f"{chosen.before.report}-{chosen.after.report}"
    entries = [_compared(each, between, when, build) for each in shown]
    return feed(
        f"{found.after.title}: de {found.before.year} a {found.after.year}",
        urls.compare(chosen.pairs()),
        lambda page: urls.compare_feed(chosen.pairs(page)),
        chosen.page,
        len(changed),
        max(derived(told).newest(found.after.report) or when, when),
        entries,
    )


def renewed(change: Change, build: Searcher) -> FeedEntry:
    """What a build found another, as an entry that never changes again."""
    today = derived(told).today(change, build)
    address = urls.line(today) if today else urls.changes()
    id_ = f"{urls.CHANGES}#{change.id}"
    return _entry(change, id_, address, change.renewal.when, build)


def _compared(change: Change, between: str, when: datetime, build: Searcher) -> FeedEntry:
    """What is another between two reports: dated by the build that found it another again."""
    line = change.line
    address = urls.line(line.shown.id) if line else urls.COMPARE
    last = derived(told).last_of(line.after) if line and line.after else None
    id_ = f"{urls.COMPARE}#{between}{change.id}"
    return _entry(change, id_, address, last.when if last else when, build)


def _entry(change: Change, id_: str, address: str, when: datetime, build: Searcher) -> FeedEntry:
    programme = change.renewal.programme
    return FeedEntry(
        id=absolute(id_),
        title=f"{news.reason(change)}: {cut(news.named(change))}",
        address=absolute(address),
        updated=stamp(when),
        author=programme.branch or programme.title,
        agencies=tuple(sorted(change.line.agencies)) if change.line else (),
        summary="\n".join(news.told(change, build.agencies)),
    )
