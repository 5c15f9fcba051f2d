"""What the API says of the changes that builds found."""

from dataclasses import replace

from search.comparison.news import Change
from search.output import comparison, news, objects
from search.searcher import Searcher
from web import contract, links, urls
from web.comparing.news import AskedNews
from web.derived.news import told
from web.request import derived


def page(asked: AskedNews, build: Searcher) -> contract.News:
    """A page of changes."""
    found = asked.of(derived(told).changes)
    pages = -(-len(found) // asked.size)
    return {
        "since": build.news.since.isoformat() if build.news.since else "",
        "total": len(found),
        "cut": build.news.cut,
        "changes": [_novelty(each, build) for each in asked.shown(found, asked.size)],
        "url": urls.changes(replace(asked, page=1).pairs()),
        "links": links.around(asked.page, pages, lambda n: urls.api_changes(asked.pairs(n))),
    }


def _novelty(change: Change, build: Searcher) -> contract.Novelty:
    renewal, line, heading = change.renewal, change.line, change.heading
    today = derived(told).today(change, build)
    return {
        "id": change.id,
        "when": renewal.when.isoformat(),
        "what": "line" if line else "heading" if heading else "report",
        "reason": news.reason(change),
        "name": news.named(change),
        "report": objects.programme(renewal.programme),
        "became": renewal.kind,
        "reread": renewal.reread,
        "line": comparison.line(line, build.agencies) if line else None,
        "heading": comparison.heading(heading) if heading else None,
        "url": urls.line(today) if today else None,
    }
