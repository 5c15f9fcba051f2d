"""What browsers and crawlers read beside the pages: OpenSearch, robots.txt and the sitemap."""

import json
from collections.abc import Iterator

from flask import Response, abort, current_app, make_response

from search.schema import FACETS
from search.searcher import Searcher
from search.store.naming import begun
from web import params, urls
from web.derived.outline import outline
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
    """The path of every page worth finding: those without parameters, lines with their
    activities, agencies."""
    return [*_plain_pages(), *_record_paths(), *_agency_paths()]


def _plain_pages() -> list[str]:
    rules = current_app.url_map.iter_rules()
    return sorted(
        r.rule
        for r in rules
        if r.endpoint.startswith("pages.") and not r.arguments and r.rule not in urls.CLOSED
    )


def _record_paths() -> Iterator[str]:
    for tree in derived(outline).values():
        for code in tree.lines:
            yield urls.line(tree.id(code))
            yield from map(urls.own, tree.activity_ids(code))


def _agency_paths() -> Iterator[str]:
    return map(urls.agency, sorted(derived(standings)))
