"""/healthz: the process lives; /readyz: it has an index, which answers."""

from flask import Blueprint, Response, json, make_response

from web import media, urls
from web.request import searcher

blueprint = Blueprint("health", __name__)
UNKEPT = {"Content-Type": media.JSON, "Cache-Control": "no-store"}


@blueprint.get(urls.HEALTHZ)
def healthz() -> Response:
    """Always 200: a process that answers is alive, index or not."""
    return make_response(json.dumps({"status": "ok"}), UNKEPT)


@blueprint.get(urls.READYZ)
def readyz() -> Response:
    """200 with the build's name; 503 where there is no index, or it does not answer now."""
    current = searcher()
    current.index.check()
    return make_response(json.dumps({"status": "ready", "build": current.build}), UNKEPT)
