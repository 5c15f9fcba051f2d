"""The API of programmes: each report of the index, how much it holds, and its headings."""

from flask import Blueprint, Response
from werkzeug.exceptions import NotFound

from search.ids import report_id
from web import urls
from web.api import programme_answers as answers
from web.api.shapes.programmes import OutlinedReport, Reports
from web.operations import Operations, in_json, strict
from web.params import MAX_PAGE, MAX_SIZE, Parameter, Reading
from web.request import absolute, searcher

blueprint = Blueprint("programmes", __name__)
operations = Operations(blueprint)


def _paged(what: str) -> tuple[Parameter, ...]:
    """The parameters of a list; the usual page is the largest: few lists have a second."""
    size = f"{what.capitalize()} on a page."
    return (
        Parameter("page", "number", f"Page of the {what}.", low=1, high=MAX_PAGE, default=1),
        Parameter("size", "number", size, low=1, high=MAX_SIZE, default=MAX_SIZE),
    )


FOR_PROGRAMMES = _paged("reports")
FOR_REPORT = _paged("headings")


@operations.add(urls.API_PROGRAMMES, takes=FOR_PROGRAMMES, gives=Reports, tag="programmes")
def programmes() -> Response:
    """The reports of the index, each a programme in a year."""
    body = answers.reports(searcher(), *_place(strict(FOR_PROGRAMMES)))
    return in_json(body, body["links"])


@operations.add(urls.API_REPORT, takes=FOR_REPORT, gives=OutlinedReport, tag="programmes")
def report(programme: str, year: int) -> Response:
    """A report with its headings."""
    place = _place(strict(FOR_REPORT))
    found = searcher().programmes.get(report_id(programme, year))
    if found is None:
        raise NotFound(
            "There is no such report, which is <programme>/<year>; those that there are stand at "
            f"{absolute(urls.API_PROGRAMMES)}."
        )
    body = answers.outlined(found, searcher(), *place)
    return in_json(body, {**body["outline"]["links"], "up": urls.API_PROGRAMMES})


def _place(asked: Reading) -> tuple[int, int]:
    return asked.first("page", 1), asked.first("size", MAX_SIZE)
