"""What browsers and crawlers read beside the pages: OpenSearch, robots.txt and the sitemap."""

import json
from collections.abc import Callable, Iterable
from typing import NamedTuple

from flask import Response, abort, current_app, make_response

from search.ids import RecordId
from search.model import Programme, Query
from search.schema import FACETS
from search.searcher import Searcher
from search.store.naming import begun
from web import links, params, urls
from web.derived.standing import standings
from web.feeds.frame import blueprint, filled, stamp
from web.request import absolute, derived, lenient, rooted, searcher

MOST_MAPPED = 5_000  # addresses; the protocol allows ten times as many, which are not read at once


@blueprint.get(urls.OPENSEARCH)
def opensearch() -> Response:
    """What a browser needs to search here from its address bar."""
    media = "application/opensearchdescription+xml"
    return filled(media, "opensearch.xml", root=absolute(""), urls=urls)


@blueprint.get(urls.OPENSEARCH_SUGGEST)
def opensearch_suggest() -> Response:
    """Suggestions in the form that browsers read: the text, then the completions."""
    asked = lenient(params.FOR_SUGGESTIONS)
    found = searcher().suggest(asked.text(), asked.first("limit", params.SUGGESTED))
    body = json.dumps([asked.text(), [each.text for each in found]], ensure_ascii=False)
    return make_response(body, {"Content-Type": "application/x-suggestions+json"})


@blueprint.get(urls.ROBOTS)
def robots() -> Response:
    """Keeps crawlers from multiplying the facets; every record is in the sitemap."""
    closed = [*urls.CLOSED, f"{urls.COMPARE}?", f"{urls.CHANGES}?", f"{urls.REQUEST}?"]
    closed += [
        f"/*?*{name}=" for name in (*(f.name for f in FACETS), "sort", "size", "without", "id")
    ]
    rules = "".join(f"Disallow: {rooted(path)}\n" for path in closed)
    text = f"User-agent: *\n{rules}\nSitemap: {absolute(urls.SITEMAP)}\n"
    return make_response(text, {"Content-Type": "text/plain; charset=utf-8"})


@blueprint.get(urls.SITEMAP)
def sitemap() -> Response:
    """Every page, or where there are too many for one map, the map of the maps."""
    number = sum(each.number for each in derived(sections))
    if number <= MOST_MAPPED:
        return _map("urlset", "url", _paths(0, number))
    parts = range(1, 1 + -(-number // MOST_MAPPED))
    return _map("sitemapindex", "sitemap", [urls.sitemap_part(number) for number in parts])


@blueprint.get(urls.SITEMAP_PART)
def one_map(number: int) -> Response:
    """One of the maps."""
    part = _paths((number - 1) * MOST_MAPPED, number * MOST_MAPPED)
    return _map("urlset", "url", part) if part else abort(404)


def _map(kind: str, each: str, found: list[str]) -> Response:
    addresses = [absolute(path) for path in found]
    updated = stamp(begun(searcher().build))
    media = "application/xml"
    values = {"kind": kind, "each": each, "addresses": addresses, "updated": updated}
    return filled(media, "sitemap.xml", **values)


class Section(NamedTuple):
    """Pages of one kind."""

    number: int  # of them
    paths: Callable[[int, int], Iterable[str]]  # of those from one place to another


def _paths(first: int, last: int) -> list[str]:
    """The paths of some of the pages worth finding."""
    found: list[str] = []
    for number, paths in derived(sections):
        if first < number and last > 0:
            found += paths(max(first, 0), min(last, number))
        first, last = first - number, last - number
    return found


def sections(build: Searcher) -> tuple[Section, ...]:
    """All pages worth finding: those without parameters, the lines of each report with their
    activities, agencies."""
    return (
        _listed(_plain_pages()),
        *(_of_report(each, build) for each in build.programmes.values()),
        _listed([urls.agency(each) for each in sorted(derived(standings))]),
    )


def _listed(found: list[str]) -> Section:
    return Section(len(found), lambda first, last: found[first:last])


def _plain_pages() -> list[str]:
    rules = current_app.url_map.iter_rules()
    return sorted(
        r.rule
        for r in rules
        if r.endpoint.startswith("pages.") and not r.arguments and r.rule not in urls.CLOSED
    )


def _of_report(programme: Programme, build: Searcher) -> Section:
    own = Query(filters=links.of_report(programme, build), sort="code")

    def paths(first: int, last: int) -> Iterable[str]:
        return map(urls.own, map(RecordId.parse, build.ids(own, first, last)))

    return Section(build.statistics.whole(programme.report).texts, paths)
