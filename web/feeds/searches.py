"""The feed of a search: the same hits in the same order."""

from dataclasses import replace
from datetime import UTC, datetime

from flask import Response

from search.model import Hit, Programme
from search.output.asked.sentence import sentence
from search.searcher import Searcher
from search.store.naming import begun
from web import params, urls, wording
from web.derived.news import told
from web.derived.years import years
from web.feeds.frame import FEED_SIZE, FeedEntry, blueprint, cut, feed, stamp
from web.queries import paged
from web.request import absolute, derived, lenient, searcher


@blueprint.get(urls.FEED)
def atom() -> Response:
    """The feed of a search: the same hits in the same order."""
    query, build = lenient(params.FOR_FEED).query(), searcher()
    found = build.search(replace(query, size=FEED_SIZE))
    return feed(
        f"{sentence(query, build)} – Buscador de programas",
        urls.search(replace(query, page=1)),
        urls.asking(urls.FEED, paged(query)),
        query.page,
        found.total,
        begun(build.build),
        (entry(hit, build) for hit in found.hits),
    )


def entry(hit: Hit, build: Searcher) -> FeedEntry:
    """A hit as an entry: where it changed with a build, dated by that, the reason in its title."""
    record = hit.record
    programme = build.programmes[record.report]
    code = record.line.shown
    place = code if record.activity is None else f"{code}/{record.activity}"
    place = wording.dated(place, derived(years).year(record.report))
    last = derived(told).last_of(record)
    former = urls.former_line(programme.formerly, record.id) if programme.formerly else ""
    return FeedEntry(
        id=absolute(former or urls.line(record.id)),  # for good: a former address where it has one
        title=f"{last.reason}: {place} {cut(record.text)}"
        if last
        else f"{place} {cut(record.text)}",
        address=absolute(urls.line(record.id)),
        updated=stamp(last.when if last else reported(programme, build)),
        author=programme.branch,
        agencies=record.agencies("acts"),
        summary=record.text,
    )


def reported(programme: Programme, build: Searcher) -> datetime:
    """When what a report says is dated, where no build found it another.

    Not with every build: readers would show it as new again. The reports tell their year only, so
    it counts from that year's end, or from when the report came, where that was before.
    """
    came = derived(told).came(programme.report) or begun(build.build)
    return min(datetime(programme.year, 12, 31, tzinfo=UTC), came)
