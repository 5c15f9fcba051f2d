"""The layer that counts what each client asks for, and refuses what is more than its share.

It stands before the kept answers: what is left to a client must not depend on what others asked.
"""

import logging
import math
from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from time import time
from typing import TYPE_CHECKING

from flask import Flask, Response, request
from limits import RateLimitItem, RateLimitItemPerSecond
from limits.errors import StorageError
from limits.strategies import FixedWindowRateLimiter

from search.settings import Budget, Limits
from web import urls
from web.addresses.filling import template
from web.http.problems import Failure, respond
from web.limits.clients import client
from web.limits.storage import storage_at

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LOG = logging.getLogger(__name__)

REFUSED = "buscador.refused"  # in the WSGI environment: the share that is used up
PAUSE = 10.0  # seconds until a storage is asked again that did not answer: each try may take some
REQUESTS, FILES = "requests", "files"
# https://www.iana.org/assignments/http-problem-types
QUOTA = "quota-exceeded"  # as the IANA registry of problem types has it

# Who watches the server, and what a page brings with it.
FREE = frozenset({urls.HEALTHZ, urls.READYZ, urls.METRICS})
STATIC = template(urls.STATIC).partition("{")[0]
WHOLE = (
    *(
        template(rule).partition("{")[0]
        for rule in (
            urls.EXPORT,
            urls.SELECTION_FILE,
            urls.API_FILE,
            urls.API_RECORDS_FILE,
            urls.SOURCE,
        )
    ),
    urls.OVERVIEW_CSV,
    urls.FINDINGS_CSV,
    urls.COMPARE_CSV,
    urls.SCAN,  # no file, and as much work as one
    urls.API_SCAN,
)


@dataclass(frozen=True, slots=True)
class Share:
    """What a client has left of a budget."""

    name: str
    budget: Budget
    left: int
    wait: int  # seconds until it is whole again

    def headers(self) -> list[tuple[str, str]]:
        """The headers of draft-ietf-httpapi-ratelimit-headers, from its eighth version on."""
        return [
            ("RateLimit-Policy", f'"{self.name}";q={self.budget.amount};w={self.budget.seconds}'),
            ("RateLimit", f'"{self.name}";r={self.left};t={self.wait}'),
        ]


class Limited:
    """The layer."""

    def __init__(self, inner: "WSGIApplication", refuse: "WSGIApplication", limits: Limits) -> None:
        """`refuse` answers where `REFUSED` is in the environment."""
        self._inner = inner
        self._refuse = refuse
        self._near = limits.near
        budgets = {REQUESTS: limits.requests, FILES: limits.files}
        self._budgets: dict[str, tuple[Budget, RateLimitItem]] = {
            name: (each, RateLimitItemPerSecond(each.amount, each.seconds, namespace=name))
            for name, each in budgets.items()
            if each
        }
        self._limiter = FixedWindowRateLimiter(storage_at(limits.storage))
        self._mute = 0.0  # until when the storage is not asked; 0 where it answers

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        """Answer a request."""
        asking = client(environ.get("REMOTE_ADDR", ""))
        name = spent_on(environ["PATH_INFO"])
        if name not in self._budgets or (asking.near and not self._near):
            return self._inner(environ, start)
        within, share = self._count(name, asking.key)
        if share is None:
            return self._inner(environ, start)
        told = share.headers()

        def started(status: str, headers: list[tuple[str, str]], *error: object) -> object:
            return start(status, [*headers, *told], *error)  # type: ignore[arg-type]

        if within:
            return self._inner(environ, started)  # type: ignore[arg-type]
        environ[REFUSED] = share
        return self._refuse(environ, started)  # type: ignore[arg-type]

    def _count(self, name: str, key: str) -> tuple[bool, Share | None]:
        """Whether a request is within the budget, and what is left; None where nobody knows."""
        if self._mute > time():
            return True, None
        budget, item = self._budgets[name]
        try:
            within = self._limiter.hit(item, key)
            reset, left = self._limiter.get_window_stats(item, key)
        except StorageError as error:
            if not self._mute:
                LOG.warning("BUSCADOR_RATE_LIMIT_STORAGE does not answer: nobody is limited.")
                LOG.debug("It says:", exc_info=error)
            self._mute = time() + PAUSE
            return True, None
        self._mute = 0.0
        return within, Share(name, budget, left, max(1, math.ceil(reset - time())))


def spent_on(path: str) -> str:
    """The budget that a path is taken from; "" for what is free.

    >>> spent_on("/"), spent_on("/api/v1/search.csv"), spent_on("/api/v1/openapi.json")
    ('requests', 'files', 'requests')
    >>> spent_on("/static/site.js"), spent_on("/healthz")
    ('', '')
    """
    if path in FREE or path.startswith(STATIC):
        return ""
    return FILES if path.startswith(WHOLE) else REQUESTS


def refuse() -> Response | None:
    """The answer to a request beyond the share of its client, or None."""
    share: Share | None = request.environ.get(REFUSED)
    if share is None:
        return None
    budget = share.budget
    detail = (
        f"More than {budget.amount} {share.name} in {budget.seconds} seconds from one client; "
        f"come back in {share.wait} seconds."
    )
    failure = Failure(
        HTTPStatus.TOO_MANY_REQUESTS,
        detail,
        QUOTA,
        {"violated-policies": [share.name]},
        {"Retry-After": str(share.wait)},
        ("Ha pedido mucho en poco tiempo", f"Intente de nuevo dentro de {share.wait} segundos."),
    )
    return respond(failure)


def around(app: Flask, inner: "WSGIApplication", limits: Limits) -> "WSGIApplication":
    """The layer around another, where anything is limited; else that other."""
    if not limits.requests and not limits.files:
        return inner
    app.before_request_funcs.setdefault(None, []).insert(0, refuse)  # before it redirects
    return Limited(inner, app.wsgi_app, limits)
