"""What is refused before any work, and the headers that every answer carries."""

from http import HTTPStatus

from flask import Flask, Response, make_response, request

from web import urls
from web.http.problems import Failure, respond
from web.params import MAX_QUERY_STRING

METHODS = ("GET", "HEAD", "OPTIONS")

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

HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

# Anyone may read the API from a page of theirs: it is public and knows no cookies.
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After, Content-Disposition",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": ", ".join(METHODS),
    "Access-Control-Allow-Headers": "Accept, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


FOREVER = "public, max-age=31536000, immutable"  # an address with a checksum in it


def refuse() -> Response | None:
    """The answer to a request that is not worth reading, or None."""
    if request.method not in METHODS:
        allow = {"Allow": ", ".join(METHODS)}
        detail = f"{request.method} is not allowed: this service is only read."
        return respond(Failure(HTTPStatus.METHOD_NOT_ALLOWED, detail, headers=allow))
    if not request.host:  # a Host header that is no host name would end up in our links
        return respond(Failure(HTTPStatus.BAD_REQUEST, "The Host header is malformed."))
    if len(request.query_string) > MAX_QUERY_STRING:
        detail = f"The query string is longer than {MAX_QUERY_STRING} bytes."
        return respond(Failure(HTTPStatus.REQUEST_URI_TOO_LONG, detail))
    if request.method == "OPTIONS" and urls.of_api(request.path):
        return make_response("", HTTPStatus.NO_CONTENT, {"Allow": ", ".join(METHODS), **PREFLIGHT})
    return None


def protect(response: Response) -> Response:
    """The response with the headers of every answer."""
    response.headers.extend(HEADERS)
    if urls.of_api(request.path):
        response.headers.extend(CORS)
    if request.endpoint == "static" and "v" in request.args:
        response.headers["Cache-Control"] = FOREVER
    return response


def register(app: Flask) -> None:
    """Stand at both ends of every request."""
    app.before_request(refuse)
    app.after_request(protect)
