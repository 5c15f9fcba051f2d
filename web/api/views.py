"""The JSON API: searches, records, agencies and suggestions of one build."""

from dataclasses import replace
from urllib.parse import quote

import orjson
from flask import Blueprint, Response, abort, make_response, request
from werkzeug.exceptions import NotFound

from search.model import Query, Record
from search.output import objects, shapes
from search.output.shapes import Links, RecordLinks
from web import params
from web.api.operations import BASE, Operations
from web.derived.agency_counts import tallies
from web.derived.outline import outline
from web.http import problems
from web.request import choices, derived, searcher

LINE = "/records/<programme>/<code>"
ACTIVITY = "<int(min=1, max=9999):activity>"
RELATED = 5
SUGGESTED = 8

api = Blueprint("api", __name__)
operations = Operations(api)


def reading(parameters: tuple[params.Parameter, ...] = ()) -> params.Reading:
    """What the request asks for; a 422 where it asks for something else."""
    found = params.read(request.args.items(multi=True), parameters, choices() if parameters else {})
    if found.refusals:
        abort(problems.refused(found.refusals))
    return found


def send(body: object, links: dict[str, str] | None = None) -> Response:
    """A JSON answer, its text as it is; `links` go into the Link header."""
    response = make_response(orjson.dumps(body), {"Content-Type": "application/json"})
    response.headers["X-Robots-Tag"] = "noindex"
    if links:
        parts = (f'<{address}>; rel="{relation}"' for relation, address in links.items())
        response.headers["Link"] = ", ".join(parts)
    return response


@operations.add("/search", takes=params.SEARCH, gives=shapes.Page)
def search() -> Response:
    """A page of hits with facets."""
    page = searcher().search(reading(params.SEARCH).query())
    links = page_links(f"{BASE}/search", page.query, page.pages)
    header = {name: str(address) for name, address in links.items() if address}
    return send(objects.page(page, searcher(), links=links), header)


def page_links(path: str, query: Query, pages: int) -> Links:
    """The addresses of a page and its neighbours; the last page stands in for all after it."""
    here, last = query.page, max(pages, 1)

    def at(number: int) -> str:
        return params.url(path, replace(query, page=number))

    return {
        "self": at(here),
        "first": at(1),
        "prev": at(min(here - 1, last)) if here > 1 else None,
        "next": at(here + 1) if here < last else None,
        "last": at(last),
    }


def known(programme: str, code: str, activity: int | None) -> Record:
    """The record of an address, or a 404 that says what an id looks like."""
    id = "/".join([programme, code, *([str(activity)] if activity else [])])  # noqa: A001
    found = searcher().record(id)
    if found is None:
        raise NotFound(f"There is no record {id}; an id is <programme>/<line code>[/<activity>].")
    return found


@operations.add(LINE, f"{LINE}/{ACTIVITY}", gives=shapes.Record)
def record(programme: str, code: str, activity: int | None = None) -> Response:
    """A record with all that is known of it."""
    reading()
    found = known(programme, code, activity)
    links = record_links(found)
    numbers = derived(outline)[programme].activities.get(code, ())
    ids = [f"{programme}/{code}/{number}" for number in numbers]
    header = {"self": links["self"], "up": links["line"], "related": links["related"]}
    return send(objects.record(found, searcher(), ids, links), header)


def record_links(found: Record) -> RecordLinks:
    """The addresses of a record, of its line, and of what is near it."""
    here = f"{BASE}/records/{quote(found.id)}"
    line = f"{BASE}/records/{quote(found.programme)}/{found.code}"
    return {"self": here, "line": line, "related": f"{here}/related"}


@operations.add(
    f"{LINE}/related",
    f"{LINE}/{ACTIVITY}/related",
    takes=params.RELATED,
    gives=shapes.Related,
)
def related(programme: str, code: str, activity: int | None = None) -> Response:
    """The records nearest to one by key terms."""
    limit = reading(params.RELATED).first("limit", RELATED)
    hits = searcher().related(known(programme, code, activity).id, limit)
    body: shapes.Related = {"hits": [objects.hit(each, searcher()) for each in hits]}
    return send(body)


@operations.add("/agencies", takes=params.AGENCIES, gives=shapes.Agencies)
def agencies() -> Response:
    """The agencies that act or are named, by id; all that the build knows on request."""
    asked = reading(params.AGENCIES)
    told, bodies = derived(tallies), searcher().agencies.values()
    shown = [b for b in bodies if asked.first("all", 0) or told.acts[b.id] or told.named[b.id]]
    body: shapes.Agencies = {
        "agencies": [
            objects.agency(each, told.acts[each.id], told.named[each.id])
            for each in sorted(shown, key=lambda body: body.id)
        ]
    }
    return send(body)


@operations.add("/suggest", takes=params.SUGGEST, gives=shapes.Completions)
def suggest() -> Response:
    """Completions of what is being typed."""
    asked = reading(params.SUGGEST)
    found = searcher().suggest(asked.text(), asked.first("limit", SUGGESTED))
    body: shapes.Completions = {
        "q": asked.text(),
        "completions": [objects.completion(each) for each in found],
    }
    return send(body)
