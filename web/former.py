"""Addresses that lead for good to others: those of version 0.1.0, and with a slash behind."""

import re
from collections.abc import Callable
from urllib.parse import quote

from flask import Blueprint, abort, current_app, request
from werkzeug.wrappers import Response

from search.ids import RecordId
from search.searcher import Searcher
from web import urls
from web.request import derived, moved, searcher

blueprint = Blueprint("former", __name__)


def former_reports(build: Searcher) -> dict[str, str]:
    """The report that each id of version 0.1.0 means, as the reports themselves say."""
    return {p.formerly: report for report, p in build.programmes.items() if p.formerly}


@blueprint.get(urls.FORMER_LINE)
def line(programme: str, code: str) -> Response:
    """To the page of a line."""
    return _moved(programme, code, 0, urls.line)


@blueprint.get(urls.FORMER_API_LINE)
@blueprint.get(urls.FORMER_API_ACTIVITY)
def api_record(programme: str, code: str, activity: int = 0) -> Response:
    """To a record in the API."""
    return _moved(programme, code, activity, urls.api_record)


@blueprint.get(urls.FORMER_API_LINE_RELATED)
@blueprint.get(urls.FORMER_API_ACTIVITY_RELATED)
def api_related(programme: str, code: str, activity: int = 0) -> Response:
    """To what is near a record, in the API."""
    return _moved(programme, code, activity, urls.api_related)


def _moved(
    programme: str, code: str, activity: int, address: Callable[[RecordId], str]
) -> Response:
    report = derived(former_reports).get(programme, "")
    try:
        record = RecordId.of(report, code, activity)
    except ValueError:
        abort(404)
    if searcher().record(record) is None:
        abort(404)
    return moved(address(record))


@blueprint.before_app_request
def unslashed() -> Response | None:
    """From an address with a slash behind it, which nothing has, to the one without."""
    path = request.path.rstrip("/")
    if request.url_rule or path == request.path or not re.match("/[^/]", path):
        return None
    routes = current_app.create_url_adapter(request)
    return moved(quote(path)) if routes and routes.test(path, "GET") else None
