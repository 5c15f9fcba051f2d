"""Answers kept per build and address: a build never changes, so neither does what it answers.

A WSGI layer, because an answer that is kept should cost no routing and no view. It is also the
one place of conditional requests and compression: a view behind it makes the whole answer.
"""

from collections.abc import Iterable
from contextlib import closing
from threading import Lock
from typing import TYPE_CHECKING

from cachetools import LRUCache
from werkzeug.datastructures import Headers
from werkzeug.wsgi import ClosingIterator

from web.http.conditional import Answer, not_modified, streamed, unchanged
from web.observing.seen import SEEN, Seen, recall
from web.request import SEARCHER, Site, today

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

CACHE_BYTES = 32 * 2**20  # bytes of all answers that are kept
LARGEST = 2**20  # of one answer
# To be kept, but asked about each time: a new build may be there, and a 304 is cheap.
FRESH = "public, no-cache"
OVERHEAD = 2000  # bytes of headers and objects, about
# Not the view's business: it sees a plain GET and does not know that somebody waits for less.
HIDDEN = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE", "wsgi.file_wrapper")

Key = tuple[str, ...]


class Cache:
    """The layer: answers from what it keeps, or asks the application and keeps the answer."""

    def __init__(self, inner: "WSGIApplication", site: Site, limit: int = CACHE_BYTES) -> None:
        self._inner = inner
        self._site = site
        self._lock = Lock()
        self._kept: LRUCache[Key, Answer] = LRUCache(limit, getsizeof=_size)
        self._build = ""  # whose answers are kept: nobody asks for those of a build before

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        """Answer a request."""
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return self._inner(environ, start)
        try:
            environ[SEARCHER] = self._site.source.searcher()
        except Exception:  # noqa: BLE001  the application meets it again and knows how to say it
            return self._inner(environ, start)
        key = self._key(environ)
        with self._lock:
            if key[0] != self._build:
                self._kept.clear()
                self._build = key[0]
            answer = self._kept.get(key)
        if answer is None:
            return self._ask(key, environ, start)
        recall(environ, answer.seen)
        return answer.send(environ, start)

    @property
    def size(self) -> int:
        """Bytes of all answers that are kept."""
        return int(self._kept.currsize)

    def _key(self, environ: "WSGIEnvironment") -> Key:
        """What an answer depends on.

        The day, because pages tell it; scheme and host where links are made from them, so
        that nobody can put his own into what others get.
        """
        key = (
            environ[SEARCHER].build,
            today().isoformat(),
            environ["PATH_INFO"],
            environ.get("QUERY_STRING", ""),
        )
        if self._site.settings.public_url:
            return key
        return *key, environ["wsgi.url_scheme"], environ.get("HTTP_HOST", "")

    def _ask(self, key: Key, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        asked = {name: value for name, value in environ.items() if name not in HIDDEN}
        status, headers, body = _run(self._inner, {**asked, "REQUEST_METHOD": "GET"})
        if not status.startswith("200") or "no-store" in headers.get("Cache-Control", ""):
            return _pass_on(status, headers, body, environ, start)
        if int(headers.get("Content-Length", LARGEST + 1)) > LARGEST:  # or a stream
            body = streamed(headers, body, environ)
            if unchanged(headers, environ):
                body.close()
                return not_modified(headers, start)
            return _pass_on(status, headers, body, environ, start)
        seen: Seen | None = environ.get(SEEN)
        if seen is not None:
            seen.kept = False
        with closing(body):
            headers.setdefault("Cache-Control", FRESH)
            answer = Answer(status, headers, b"".join(body), sum(map(len, key)), seen)
        self._keep(key, answer)
        return answer.send(environ, start)

    def _keep(self, key: Key, answer: Answer) -> None:
        with self._lock:
            if key[0] == self._build and _size(answer) <= self._kept.maxsize:
                self._kept[key] = answer


def _size(answer: Answer) -> int:
    """Bytes with the key, which a stranger makes, and room for the packed body, made later."""
    return len(answer.body) * 4 // 3 + answer.key + OVERHEAD


def _run(
    app: "WSGIApplication", environ: "WSGIEnvironment"
) -> tuple[str, Headers, "ClosingIterator"]:
    """What an application answers, before it is sent anywhere."""
    told: list[tuple[str, Headers]] = []

    def hold(status: str, headers: list[tuple[str, str]], _exc_info: object = None) -> object:
        told.append((status, Headers(headers)))
        return told.append  # nothing behind this layer uses the old write()

    body = app(environ, hold)  # type: ignore[arg-type]
    return *told[-1], ClosingIterator(body)


def _pass_on(
    status: str,
    headers: Headers,
    body: "ClosingIterator",
    environ: "WSGIEnvironment",
    start: "StartResponse",
) -> Iterable[bytes]:
    start(status, headers.to_wsgi_list())
    if environ["REQUEST_METHOD"] != "HEAD":
        return body
    body.close()
    return []
