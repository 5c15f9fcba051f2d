"""A number for every request, by which a reader and the log speak of it, and its line in that log.

The line is written to the logger `buscador.access` once the whole answer is out; who configures
that logger says in what form. What was sent with a request but its address is never in it.
"""

import logging
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from itertools import count
from secrets import token_hex
from typing import TYPE_CHECKING

from flask import has_request_context, request

if TYPE_CHECKING:
    from types import TracebackType

    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

    Headers = list[tuple[str, str]]
    Fault = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]

LOG = logging.getLogger(__name__)
ACCESS = logging.getLogger("buscador.access")
NUMBER = "buscador.request"  # in the WSGI environment
HEADER = "X-Request-ID"
WELL_FORMED = re.compile(r"[0-9A-Za-z][0-9A-Za-z._:@+=-]{0,99}")


@dataclass(slots=True)
class Visit:
    """A request and how it was answered."""

    environ: "WSGIEnvironment"
    number: str
    began: float  # seconds since 1970
    status: int = 500
    size: int = 0  # bytes of the body that were handed to the server
    seconds: float = 0.0

    def of(self, name: str) -> str:
        """What the server says of the request, "" where it says nothing."""
        return str(self.environ.get(name, ""))


class Numbered:
    """The layer: numbers a request, tells the number in the answer, and writes the line."""

    def __init__(self, inner: "WSGIApplication") -> None:
        self._inner = inner
        self._own = token_hex(4)  # of this process: others count as well
        self._next = count()

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        """Answer a request."""
        number = str(environ.get("HTTP_X_REQUEST_ID", ""))
        if not number or not WELL_FORMED.fullmatch(number):
            number = f"{self._own}{next(self._next):08x}"
        environ[NUMBER] = number
        visit = Visit(environ, number, time.time())
        clock = time.perf_counter()

        def begin(status: str, headers: "Headers", fault: "Fault | None" = None) -> object:
            visit.status = int(status[:3])
            return start(status, [*headers, (HEADER, number)], fault)

        try:
            body = self._inner(environ, begin)  # type: ignore[arg-type]  # nobody uses write()
        except Exception:
            LOG.exception("%s %s", number, environ["REQUEST_METHOD"])
            visit.status = HTTPStatus.INTERNAL_SERVER_ERROR  # that of the server
            _write(visit, clock)
            raise
        if isinstance(body, list):  # kept as it is: a server sends it in one piece
            visit.size = sum(map(len, body))
            _write(visit, clock)
            return body
        return Sending(body, visit, clock)


class Sending:
    """A body on its way out, counted; its line is written when it ends, wherever that is."""

    def __init__(self, body: Iterable[bytes], visit: Visit, clock: float) -> None:
        self._body = body
        self._next = iter(body)
        self._visit = visit
        self._clock = clock
        self._open = True

    def __iter__(self) -> Iterator[bytes]:
        """Itself."""
        return self

    def __next__(self) -> bytes:
        """The next part."""
        try:
            part = next(self._next)
        except StopIteration:
            raise
        except Exception:
            LOG.exception("%s %s", self._visit.number, self._visit.of("REQUEST_METHOD"))
            raise
        self._visit.size += len(part)
        return part

    def close(self) -> None:
        """End it, complete or not."""
        try:
            if close := getattr(self._body, "close", None):
                close()
        finally:
            if self._open:
                self._open = False
                _write(self._visit, self._clock)


def _write(visit: Visit, clock: float) -> None:
    if ACCESS.isEnabledFor(logging.INFO):
        visit.seconds = time.perf_counter() - clock
        ACCESS.info("%s %s", visit.number, visit.status, extra={"visit": visit})


def number() -> str:
    """The number of the current request; "" outside of one."""
    return str(request.environ.get(NUMBER, "")) if has_request_context() else ""
