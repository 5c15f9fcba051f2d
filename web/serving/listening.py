"""An application on open sockets, by Granian: all that is known of that library.

Its own command would open the sockets itself, so that several servers may share a port, and can
listen on one address only. So its workers are used without it: they are not for others to use, and
the version is fixed.
"""

import asyncio
import sys
from collections.abc import Callable
from threading import Semaphore
from typing import TYPE_CHECKING, Any

from granian._futures import _new_cbscheduler
from granian._granian import SocketHolder, WorkerSignal, WSGIWorker
from granian.http import HTTP1Settings
from granian.wsgi import _callback_wrapper

from web.serving.sockets import BACKLOG

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

THREADS = 32  # a reader who stalls holds one; Python runs one at a time whatever their number
IN_RUST = 512  # the library's own default
HEADER_BYTES = 2**15  # bytes of a request line with its headers
HEADER_SECONDS = 10
CONNECTIONS = 1024  # at once; who comes after waits to be taken
NO_TLS: tuple[Any, ...] = (False, None, None, None, "tls1.3", None, [], False)
NO_METRICS = (None, None)


class Listening:
    """What takes requests from sockets, in threads, until it is told to stop."""

    def __init__(self, application: "WSGIApplication", descriptors: list[int]) -> None:
        self._ended = Semaphore(0)
        self._signals = [WorkerSignal() for _ in descriptors]
        callback = _callback_wrapper(application, {})
        loop = asyncio.new_event_loop()  # asked for, and not used by a synchronous application
        for descriptor, signal in zip(descriptors, self._signals, strict=True):
            signal.add_cb(self._ended.release)
            scheduler = _new_cbscheduler(loop, callback, True)  # type: ignore[no-untyped-call]
            _worker(descriptor).serve_str(scheduler, loop, signal)

    def stop(self) -> None:
        """Take no more; what is being answered goes on."""
        for signal in self._signals:
            signal.set()

    def wait(self) -> None:
        """Return when everything is answered."""
        for _ in self._signals:
            self._ended.acquire()


def _worker(descriptor: int) -> Any:
    """A worker of the library on one socket: HTTP/1.1, limits on what a client may send."""
    where = (descriptor, False, BACKLOG) if _tells_backlog() else (descriptor, False)
    make: Callable[..., Any] = WSGIWorker
    limits = HTTP1Settings(header_read_timeout=HEADER_SECONDS * 1000, max_buffer_size=HEADER_BYTES)
    hold: Callable[..., Any] = SocketHolder
    return make(
        1,  # its name in a log that nobody writes
        (None, hold(*where)),
        None,  # no channel to a process of the library's own
        1,
        IN_RUST,
        THREADS,
        30,  # seconds until an idle thread ends
        CONNECTIONS,
        "1",
        limits,
        None,
        None,
        *NO_TLS,
        NO_METRICS,
    )


def _tells_backlog() -> bool:
    return sys.platform.startswith(("linux", "freebsd"))
