"""The API of agencies: all of them with their counts, and all that the texts say of one."""

from dataclasses import replace

from flask import Blueprint, Response, abort
from werkzeug.exceptions import NotFound

from search.schema import LEVELS
from web import contract, params, urls
from web.api import answers, body_answers
from web.api.shapes.bodies import AgencyDossier
from web.bodies.dossier import dossier
from web.derived.standing import standings
from web.operations import Operations, in_json, strict
from web.request import absolute, derived, moved, searcher
from web.slots import HEAVY

blueprint = Blueprint("bodies", __name__)
operations = Operations(blueprint)

EVERY = f"{urls.API_AGENCIES}?all=1"
FOR_AGENCIES = (
    *params.FOR_AGENCIES,
    replace(params.YEARS, description="Count records of this year; several are added up."),
)
FOR_AGENCY = (
    params.Parameter(LEVELS[0], "choice", "Keep the texts under this heading of the top level."),
    replace(
        params.YEARS,
        description="Speak of this year; several where no programme has two reports in them. "
        "Without it, of the newest report of each programme that speaks of the agency.",
    ),
)


@operations.add(urls.API_AGENCIES, takes=FOR_AGENCIES, gives=contract.Agencies, tag="agencies")
def agencies() -> Response:
    """The agencies that act or are named, by id; all that the build knows on request."""
    asked, build = strict(FOR_AGENCIES), searcher()
    chosen = tuple(sorted(set(asked.texts("year"))))
    known, every = derived(standings).within(chosen), bool(asked.first("all", 0))
    shown = (build.agencies[id_] for id_ in sorted(build.agencies) if every or id_ in known)
    body: contract.Agencies = {
        "years": answers.spoken_of(chosen, build),
        "agencies": [answers.listed_agency(each, known.of(each.id), chosen) for each in shown],
    }
    return in_json(body, {"self": urls.api_agencies(chosen, every)})


@operations.add(urls.API_AGENCY, takes=FOR_AGENCY, gives=AgencyDossier, tag="agencies")
@HEAVY.hold
def agency(id: str) -> Response:  # noqa: A002  the route's own name
    """All that the texts say of one agency."""
    build = searcher()
    found = build.agencies.get(id)
    if found is None:
        meant = (each for each in build.agencies if each.casefold() == id.casefold())
        if other := next(meant, ""):
            abort(moved(urls.api_agency(other)))
        raise NotFound(f"There is no such agency; their ids are at {absolute(EVERY)}.")
    asked = strict(FOR_AGENCY)
    chosen = tuple(sorted(set(asked.texts("year"))))
    body = body_answers.whole(dossier(build, found, asked.text(LEVELS[0]), chosen), build)
    return in_json(body, {"self": body["links"]["self"], "related": body["links"]["search"]})
