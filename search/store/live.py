"""The live build, held open: a reader for every request, swapped whole when a new one comes."""

import logging
import os
from pathlib import Path
from threading import Lock

from search.engine import Reader
from search.errors import BuscadorError
from search.store import builds

log = logging.getLogger(__name__)

Stamp = tuple[int, int]


class Live:
    """Gives the reader of the live build; safe to share between threads.

    A new build is noticed by its pointer file. While it is being opened, the other threads go
    on with the one before; where it cannot be opened, everybody does, and the log says so.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._lock = Lock()
        self._reader: Reader | None = None
        self._stamp: Stamp | None = None

    def reader(self) -> Reader:
        """The live build's reader. Raises BuildIndex where there has never been one."""
        stamp = self._pointer_stamp()
        if self._reader is None:
            with self._lock:
                if self._reader is None:
                    self._open(stamp)
        elif stamp != self._stamp and self._lock.acquire(blocking=False):
            try:
                self._replace(stamp)
            finally:
                self._lock.release()
        assert self._reader is not None  # noqa: S101  _open has set it or raised
        return self._reader

    def _open(self, stamp: Stamp | None) -> None:
        self._reader = builds.open_build(builds.current(self._home))
        self._stamp = stamp

    def _replace(self, stamp: Stamp | None) -> None:
        try:
            self._open(stamp)
        except BuscadorError as error:
            self._stamp = stamp  # said once, not at every request
            log.error("The build before stays in service: %s", error)

    def _pointer_stamp(self) -> Stamp | None:
        try:
            status = os.stat(builds.pointer(self._home))  # noqa: PTH116  a tenth of Path.stat
        except OSError:
            return None
        return status.st_mtime_ns, status.st_ino
