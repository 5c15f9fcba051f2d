"""What is refused before any work, and the headers that every answer carries."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Flask, Response, make_response, request

from web import given, urls
from web.http.problems import Failure, not_utf_8, respond
from web.media import CITATIONS

if TYPE_CHECKING:
    from _typeshed import OptExcInfo
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

from web.params import MAX_PARAMETERS, MAX_QUERY_STRING

MAX_PATH = 1000  # characters; ids are far shorter
HOST = re.compile(
    r"(?:[a-z0-9.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::[0-9]{1,5})?", re.IGNORECASE | re.ASCII
)

MAX_HOST = 260

METHODS = ("GET", "HEAD", "OPTIONS")
MOST_POSTED = 300_000  # bytes of what a form sends
# What takes a text in its body, and so has it in no address.
POSTED = {
    urls.REQUEST: (*METHODS, "POST"),
    urls.SCAN: (*METHODS, "POST"),
    urls.API_SCAN: ("OPTIONS", "POST"),
}

# Nothing inline, nothing from elsewhere; JSON-LD is a data block, which script-src leaves alone.
POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "script-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "manifest-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def written_policy(policy: Mapping[str, str]) -> str:
    """A policy as its header has it."""
    return "; ".join(f"{name} {value}" for name, value in policy.items())


HEADERS = {
    "Content-Security-Policy": written_policy(POLICY),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",  # for who does not know frame-ancestors
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

# Other pages may show these in a frame, and nothing in them runs or sends anything.
FRAMED = (urls.EMBED_SEARCH, urls.EMBED_OVERVIEW)
FRAMED_POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self'",
    "form-action": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "*",
}

# Anyone may read these from a page of theirs: they are public and know no cookies.
OPEN = (
    urls.ANY_API,
    *urls.FEEDS,
    urls.OVERVIEW_CSV,
    urls.FINDINGS_CSV,
    urls.SOURCE.partition("<")[0],
    urls.COMPARE_CSV,
    *(rule.removesuffix(urls.SUFFIX) for rule in (urls.EXPORT, urls.SELECTION_FILE)),
)
LINES = urls.LINE.partition("<")[0]
CITED = tuple(f".{suffix}" for suffix in CITATIONS)  # how a record is cited, below its page
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "ETag, Link, Retry-After, RateLimit, RateLimit-Policy, Content-Disposition, Repr-Digest, "
        "X-Request-ID"
    ),
}
FOR_ALL = tuple(HEADERS.items())
FOR_OTHER_SITES = (*FOR_ALL, *CORS.items())
FOR_FRAMES = tuple(
    {
        **{name: value for name, value in HEADERS.items() if name != "X-Frame-Options"},
        "Content-Security-Policy": written_policy(FRAMED_POLICY),
    }.items()
)
PREFLIGHT = {
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}


def is_open(path: str) -> bool:
    """Whether a page of any site may read what a path answers."""
    return path.startswith(OPEN) or (path.startswith(LINES) and path.endswith(CITED))


FOREVER = "public, max-age=31536000, immutable"  # an address with a checksum in it


def refuse() -> Response | None:
    """The answer to a request that is not worth reading, or None."""
    method = request.environ["REQUEST_METHOD"]  # as it was sent: "get" is another one than GET
    methods = POSTED.get(request.path, METHODS)
    if method not in methods:
        allow = {"Allow": ", ".join(methods)}
        why = "this service is only read" if methods is METHODS else "a text is posted to it"
        detail = f"{method[:20]} is not allowed: {why}."
        return respond(Failure(HTTPStatus.METHOD_NOT_ALLOWED, detail, headers=allow))
    if not request.host:  # a Host header that is no host name would end up in our links
        return respond(Failure(HTTPStatus.BAD_REQUEST, "The Host header is malformed."))
    if len(request.path) > MAX_PATH:
        detail = f"The path is longer than {MAX_PATH} characters."
        return respond(Failure(HTTPStatus.REQUEST_URI_TOO_LONG, detail))
    if len(request.query_string) > MAX_QUERY_STRING:
        detail = f"The query string is longer than {MAX_QUERY_STRING} bytes."
        return respond(Failure(HTTPStatus.REQUEST_URI_TOO_LONG, detail))
    if request.query_string.count(b"&") >= MAX_PARAMETERS:
        detail = f"There are more than {MAX_PARAMETERS} parameters."
        return respond(Failure(HTTPStatus.BAD_REQUEST, detail))
    if method == "OPTIONS" and is_open(request.path):
        return preflight(", ".join(methods))
    if urls.of_api(request.path) and (foreign := given.foreign_path(request.environ["PATH_INFO"])):
        return not_utf_8(foreign)
    return None


def preflight(allowed: str) -> Response:
    """What a browser is told before it asks; nothing, so of no media type."""
    told = {"Allow": allowed, "Access-Control-Allow-Methods": allowed, **PREFLIGHT}
    answer = make_response("", HTTPStatus.NO_CONTENT, told)
    del answer.headers["Content-Type"]
    return answer


def keep(response: Response) -> Response:
    """The response, kept for ever where its address has a checksum in it."""
    if request.endpoint == "static" and "v" in request.args:
        response.headers["Cache-Control"] = FOREVER
    return response


class Gate:
    """The layer around all others: a Host that is no name of a server is none at all, and every
    answer has the headers that protect it.

    A Host may be a name that its own decoding fails on, and routing decodes it before any view.
    """

    def __init__(self, inner: "WSGIApplication") -> None:
        self._inner = inner

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        """Answer a request."""
        if not named(environ.get("HTTP_HOST", "localhost")):
            environ = {**environ, "HTTP_HOST": ""}
        path = environ["PATH_INFO"]
        added = FOR_OTHER_SITES if is_open(path) else FOR_ALL
        if path in FRAMED:
            added = FOR_FRAMES

        def protected(
            status: str,
            headers: list[tuple[str, str]],
            exc_info: "OptExcInfo | None" = None,
        ) -> object:
            return start(status, [*headers, *added], exc_info)

        return self._inner(environ, protected)  # type: ignore[arg-type]  # nobody uses write()


@lru_cache(64)
def named(host: str) -> bool:
    """Whether a Host header may be the name of a server.

    >>> named("example.org:8000"), named("[::1]"), named("xn--a"), named("a b")
    (True, True, False, False)
    """
    if len(host) > MAX_HOST or not HOST.fullmatch(host):
        return False
    try:
        host.partition(":")[0].encode().decode("idna")
    except UnicodeError:
        return False
    return True


def register(app: Flask) -> None:
    """Stand at both ends of every request."""
    app.config["MAX_CONTENT_LENGTH"] = MOST_POSTED
    app.before_request(refuse)
    app.after_request(keep)
