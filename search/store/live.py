"""The live build, held open: a searcher for every request, swapped whole when a new one comes."""

import gc
import logging
from collections.abc import Callable
from threading import Lock

from search.errors import BuscadorError
from search.printable import one_line
from search.searcher import Searcher
from search.store.builds import open_in
from search.store.protocol import Store

log = logging.getLogger(__name__)


class Live:
    """Gives the searcher of the live build; safe to share between threads.

    A new build is noticed by the stamp of its store. While it is being opened, the other threads
    go on with the one before; where it cannot be opened, everybody does, and the log says so.

    A searcher refers to itself in circles, so it would stay until Python looks for such, which may
    be after several more builds. So that is asked for: before a new build is opened, for one that
    somebody was still reading when it was replaced, and after, for the one just replaced.
    """

    def __init__(self, store: Store, opened: Callable[[], None] = lambda: None) -> None:
        """`opened` is called after each build that was opened."""
        self._store = store
        self._opened = opened
        self._lock = Lock()
        self._searcher: Searcher | None = None
        self._stamp: object = None

    def searcher(self) -> Searcher:
        """The live build's searcher. Raises BuildIndex where there has never been one."""
        stamp = self._store.stamp()
        if self._searcher is None:
            with self._lock:
                if self._searcher is None:
                    self._open(stamp)
        elif stamp != self._stamp and self._lock.acquire(blocking=False):
            try:
                self._replace(stamp)
            finally:
                self._lock.release()
        assert self._searcher is not None  # noqa: S101  _open has set it or raised
        return self._searcher

    def _open(self, stamp: object) -> None:
        self._searcher = open_in(self._store, self._store.current())
        self._stamp = stamp
        self._opened()

    def _replace(self, stamp: object) -> None:
        gc.unfreeze()  # the one before may have been set aside
        gc.collect()
        try:
            self._open(stamp)
        except BuscadorError as error:
            self._stamp = stamp  # said once, not at every request
            log.error("The build before stays in service: %s", one_line(str(error)))
        gc.collect()
