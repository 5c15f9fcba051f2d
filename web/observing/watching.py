"""The layer that sees every answer on its way out: counts it, and notes what found little.

It stands around the one that keeps answers, so that those that cost no routing are seen too.
"""

from collections.abc import Iterable
from contextlib import suppress
from time import perf_counter
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.wsgi import ClosingIterator

from search.errors import BuscadorError
from web.http.caching import Cache
from web.observing import seen
from web.observing.exposition import METRICS
from web.observing.metrics import Metrics
from web.observing.seen import SEEN
from web.observing.vain import Vain
from web.request import SEARCHER, Site

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


class Watched:
    """The layer."""

    def __init__(
        self,
        inner: "WSGIApplication",
        cache: Cache,
        metrics: Metrics | None,
        vain: Vain | None,
    ) -> None:
        self._inner = inner
        self._cache = cache
        self._metrics = metrics
        self._vain = vain

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        """Answer a request."""
        environ[SEEN] = seen.Seen()
        begun = perf_counter()
        told: list[str] = []

        def started(status: str, headers: list[tuple[str, str]], *error: object) -> object:
            told.append(status[:3])
            return start(status, headers, *error)  # type: ignore[arg-type]

        body = self._inner(environ, started)  # type: ignore[arg-type]
        if isinstance(body, list):
            self._done(environ, told[-1], begun)
            return body
        return ClosingIterator(body, lambda: self._done(environ, told[-1], begun))

    def _done(self, environ: "WSGIEnvironment", status: str, begun: float) -> None:
        found: seen.Seen = environ[SEEN]
        searched = found.search if status == "200" else None
        if self._metrics:
            self._metrics.answered(found, status, perf_counter() - begun)
            if searched:
                self._metrics.searched(searched)
            if found.kept is False:
                self._metrics.keeps(self._cache.size)
            if SEARCHER in environ:
                self._metrics.serves(environ[SEARCHER])
        if self._vain and searched:
            self._vain.note(searched, environ)


def around(app: Flask, inner: "WSGIApplication", site: Site, cache: Cache) -> "WSGIApplication":
    """The layer around another, where the settings want anything seen; else that other."""
    settings = site.settings
    if not settings.metrics and not settings.search_log:
        return inner
    seen.register(app)
    metrics = None
    if settings.metrics:
        metrics = app.extensions[METRICS] = Metrics()
        with suppress(BuscadorError):  # there is no build yet
            metrics.serves(site.source.searcher())
    vain = Vain(settings.search_log) if settings.search_log else None
    return Watched(inner, cache, metrics, vain)
