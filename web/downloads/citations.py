"""How a line or an activity is cited, as a file."""

from flask import Blueprint, Response

from web import media, urls
from web.citations.citation import Citation
from web.citations.formats import WRITERS
from web.request import absolute, addressed, searcher, today

blueprint = Blueprint("citations", __name__)


@blueprint.get(urls.LINE_CITATION)
@blueprint.get(urls.ACTIVITY_CITATION)
def cited(programme: str, year: int, code: str, suffix: str, activity: int = 0) -> Response:
    """The citation of a record, whose name is its id."""
    record = addressed(programme, year, code, activity)
    report = searcher().programmes[record.report]
    citation = Citation(record, report, absolute(urls.own(record.id)), today())
    response = Response(WRITERS[suffix](citation), content_type=media.CITATIONS[suffix])
    name = f"{citation.name}.{suffix}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response
