"""How a line, an activity or a selection is cited, as a file."""

from collections.abc import Iterable

from flask import Blueprint, Response

from search.model import Record
from web import media, params, urls
from web.citations.citation import Citation
from web.citations.formats import whole
from web.operations import Operations, strict
from web.request import absolute, addressed, lenient, searcher, today
from web.selected import selected

blueprint = Blueprint("citations", __name__)
operations = Operations(blueprint)

SELECTION = "buscador-citas"  # what a file of several is called


@blueprint.get(urls.LINE_CITATION)
@blueprint.get(urls.ACTIVITY_CITATION)
def cited(programme: str, year: int, code: str, suffix: str, activity: int = 0) -> Response:
    """The citation of a record, whose name is its id."""
    citation = _citation(addressed(programme, year, code, activity))
    return _sent(suffix, [citation], citation.name)


@blueprint.get(urls.SELECTION_CITATION)
def selection_citations(suffix: str) -> Response:
    """The citations of what was kept."""
    return _of_ids(suffix, lenient(params.FOR_RECORDS))


@operations.add(
    urls.API_RECORDS_CITATION,
    takes=params.FOR_RECORDS,
    gives={suffix: (each, str) for suffix, each in media.CITATIONS.items()},
    tag="files",
)
def records_cited(suffix: str) -> Response:
    """Records by their ids as they are cited: BibTeX, RIS or plain text."""
    return _of_ids(suffix, strict(params.FOR_RECORDS))


def _of_ids(suffix: str, asked: params.Reading) -> Response:
    found = selected(asked.ids(), searcher())
    return _sent(suffix, map(_citation, found.records), SELECTION)


def _citation(record: Record) -> Citation:
    report = searcher().programmes[record.report]
    return Citation(record, report, absolute(urls.own(record.id)), today())


def _sent(suffix: str, citations: Iterable[Citation], name: str) -> Response:
    response = Response(whole(suffix, citations), content_type=media.CITATIONS[suffix])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{suffix}"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response
