"""The path below which a proxy shows the site: taken off what comes in, put before what goes out.

All between these two ends knows the site's own paths only. Without such a path neither is there.
"""

import re
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Flask, Response

from web import media, urls

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# Where an address of the site begins in what is sent. Neither can stand in a text: HTML escapes
# the quotes of texts with &#34;, JSON with a backslash.
IN_HTML = re.compile(rb'\b(?:href|src|action|formaction|data-suggest)="(?=/)')
IN_JSON = re.compile(
    rb'"(?:url|self|first|prev|next|last|line|related|file|before|after|programme|search|named'
    rb'|both|parent|compare|api|type)": ?"(?=/)'
)
PLACES = {"text/html": IN_HTML, media.JSON: IN_JSON}
IN_HEADERS = {"Location": re.compile("^(?=/)"), "Link": re.compile("<(?=/)")}


class Mount:
    """The outermost layer: takes the path off, for a proxy that does not do so itself.

    A request without it is as good: most proxies can take it off, and who asks the server
    directly, to see if it lives, knows of no path.
    """

    def __init__(self, inner: "WSGIApplication", path: str) -> None:
        self._inner = inner
        self._path = path

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        """Answer a request."""
        asked = environ["PATH_INFO"]
        if asked == self._path or asked.startswith(f"{self._path}/"):
            asked = asked[len(self._path) :] or urls.SEARCH
        return self._inner({**environ, "SCRIPT_NAME": self._path, "PATH_INFO": asked}, start)


def register(app: Flask, path: str) -> None:
    """Put a path before all addresses that the application sends, and take it off those it gets."""
    if not path:
        return
    app.after_request(_placing(path))
    app.wsgi_app = Mount(app.wsgi_app, path)  # type: ignore[method-assign, assignment]


def _placing(path: str) -> Callable[[Response], Response]:
    """What puts a path before the addresses in a response."""
    written = rb"\g<0>" + path.encode()

    def place(response: Response) -> Response:
        for name, begins in IN_HEADERS.items():
            if name in response.headers:
                response.headers[name] = begins.sub(rf"\g<0>{path}", response.headers[name])
        places = PLACES.get(response.mimetype or "")
        # A file is sent as it is made; what a view refused with is whole, whatever it comes in.
        if places and (response.is_sequence or response.status_code >= HTTPStatus.MULTIPLE_CHOICES):
            response.set_data(places.sub(written, response.get_data()))
        return response

    return place
