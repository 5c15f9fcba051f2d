"""What machines read beside the pages: the Atom feed, OpenSearch, robots.txt and the sitemap."""

import json
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response, abort, current_app, make_response, render_template

from search.model import Hit, Record
from search.output.asked.sentence import sentence
from search.schema import FACETS
from search.searcher import Searcher
from search.store.builds import begun
from web import links, params, urls, wording
from web.derived.outline import outline
from web.derived.standing import standings
from web.derived.years import years
from web.queries import paged
from web.request import absolute, derived, lenient, rooted, searcher

blueprint = Blueprint("feeds", __name__)

FEED_SIZE = 50  # on a page of the feed
TITLE_LENGTH = 100  # characters
MOST_MAPPED = 5_000  # addresses; the protocol allows ten times as many, which are not read at once
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # not even escaped in XML 1.0


@blueprint.app_template_filter("xml")
def visible(text: str) -> str:
    """The text without what XML cannot hold; the template escapes the rest."""
    return CONTROL.sub("\ufffd", text)


def filled(media: str, template: str, **values: Any) -> Response:
    """An answer made from a template of web/templates/machines."""
    text = render_template(f"machines/{template}", **values)
    return make_response(text, {"Content-Type": f"{media}; charset=utf-8"})


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A hit in a feed."""

    record: Record
    id: str  # for good: where it has a former address, that
    title: str
    address: str
    updated: str
    author: str
    agencies: tuple[str, ...]


@blueprint.get(urls.FEED)
def atom() -> Response:
    """The feed of a search: the same hits in the same order."""
    query = lenient(params.FOR_FEED).query()
    found = searcher().search(replace(query, size=FEED_SIZE))
    at = urls.asking(urls.FEED, paged(query))
    around = links.around(query.page, found.pages, at)
    names = {"self": "self", "first": "first", "prev": "previous", "next": "next", "last": "last"}
    response = filled(
        "application/atom+xml",
        "feed.xml",
        title=f"{sentence(query, searcher())} – Buscador de programas",
        here=absolute(around["self"]),
        page=absolute(urls.search(replace(query, page=1))),
        links=[(names[n], absolute(str(a))) for n, a in around.items() if a],
        updated=stamp(begun(searcher().build)),
        total=found.total,
        start=(query.page - 1) * FEED_SIZE + 1,
        size=FEED_SIZE,
        entries=[entry(hit, searcher()) for hit in found.hits],
    )
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def entry(hit: Hit, build: Searcher) -> FeedEntry:
    """A hit as an entry.

    It changes when its report does, not with every build: readers would show it as new again.
    The reports tell their year only, so it counts from that year's end.
    """
    record = hit.record
    programme = build.programmes[record.report]
    code = record.line.shown
    place = code if record.activity is None else f"{code}/{record.activity}"
    place = wording.dated(place, derived(years).year(record.report))
    text = (
        record.text
        if len(record.text) <= TITLE_LENGTH
        else record.text[:TITLE_LENGTH].rstrip() + "…"
    )
    reported = datetime(programme.year, 12, 31, tzinfo=UTC)
    former = urls.former_line(programme.formerly, record.id) if programme.formerly else ""
    return FeedEntry(
        record=record,
        id=absolute(former or urls.line(record.id)),
        title=f"{place} {text}",
        address=absolute(urls.line(record.id)),
        updated=stamp(min(reported, begun(build.build))),
        author=programme.branch,
        agencies=record.agencies("acts"),
    )


def stamp(moment: datetime) -> str:
    """RFC 3339."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


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
    closed = [*urls.CLOSED, f"{urls.COMPARE}?"]
    closed += [
        f"/*?*{name}=" for name in (*(f.name for f in FACETS), "sort", "size", "without", "id")
    ]
    rules = "".join(f"Disallow: {rooted(path)}\n" for path in closed)
    text = f"User-agent: *\n{rules}\nSitemap: {absolute(urls.SITEMAP)}\n"
    return make_response(text, {"Content-Type": "text/plain; charset=utf-8"})


@blueprint.get(urls.SITEMAP)
def sitemap() -> Response:
    """Every page, or where there are too many for one map, the map of the maps."""
    found = derived(paths)
    if len(found) <= MOST_MAPPED:
        return _map("urlset", "url", found)
    parts = range(1, 1 + -(-len(found) // MOST_MAPPED))
    return _map("sitemapindex", "sitemap", [urls.sitemap_part(number) for number in parts])


@blueprint.get(urls.SITEMAP_PART)
def one_map(number: int) -> Response:
    """One of the maps."""
    part = derived(paths)[(number - 1) * MOST_MAPPED : number * MOST_MAPPED]
    return _map("urlset", "url", part) if part else abort(404)


def _map(kind: str, each: str, found: list[str]) -> Response:
    addresses = [absolute(path) for path in found]
    updated = stamp(begun(searcher().build))
    media = "application/xml"
    values = {"kind": kind, "each": each, "addresses": addresses, "updated": updated}
    return filled(media, "sitemap.xml", **values)


def paths(build: Searcher) -> list[str]:
    """The path of every page worth finding: those without parameters, lines, agencies."""
    return [*_plain_pages(), *_line_paths(build), *_agency_paths(build)]


def _plain_pages() -> list[str]:
    rules = current_app.url_map.iter_rules()
    return sorted(
        r.rule
        for r in rules
        if r.endpoint.startswith("pages.") and not r.arguments and r.rule not in urls.CLOSED
    )


def _line_paths(build: Searcher) -> list[str]:
    trees = derived(outline).values()
    return [urls.line(tree.id(code)) for tree in trees for code in tree.lines]


def _agency_paths(build: Searcher) -> list[str]:
    return [urls.agency(each) for each in sorted(derived(standings))]
