"""Whose turn it is to build: a document that its holder renews.

No system frees it when its holder dies, so the next one watches it: what is not renewed for
LEASE seconds has nobody. No two clocks are compared; only the watcher's own counts.
"""

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from threading import Event, Lock, Thread
from typing import Any

from search.engines.opensearch.connection import Connection
from search.errors import FixCluster

LEASE = 15.0  # seconds
BEAT = 3.0  # seconds from one renewal to the next
LOOK = 0.5

FIELDS = {
    "settings": {"index.number_of_shards": 1, "index.auto_expand_replicas": "0-1"},
    "mappings": {
        "dynamic": "strict",
        "properties": {
            "owner": {"type": "keyword"},
            "since": {"type": "date"},
            "beat": {"type": "integer"},
        },
    },
}


class Turn:
    """The turn to build under one prefix."""

    def __init__(self, connection: Connection, prefix: str) -> None:
        self._connection = connection
        self._index = f"/{prefix}-lock"
        self._place: dict[str, Any] | None = None  # of the document that we wrote last
        self._since = ""
        self._beat = 0
        self._lock = Lock()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Held until the end. FixCluster where another one is building."""
        self._make()
        self._take()
        ended = Event()
        renewing = Thread(target=self._renew, args=(ended,), daemon=True)
        renewing.start()
        try:
            yield
        finally:
            ended.set()
            renewing.join()
            with suppress(FixCluster):  # it frees itself
                self._leave()

    def confirm(self) -> None:
        """Raises FixCluster where another one has taken the turn meanwhile."""
        if not self._write():
            raise FixCluster(
                "Otra construcción tomó el turno de esta, que tardó en responder; "
                "espere a que termine y repita la orden."
            )

    def _make(self) -> None:
        if self._connection.ask("GET", self._index, missing=True) is None:
            with suppress(FixCluster):  # two may make it at once
                self._connection.ask("PUT", self._index, FIELDS)

    def _take(self) -> None:
        seen: dict[str, Any] | None = None
        until = 0.0
        while not self._create():
            found = self._connection.ask("GET", f"{self._index}/_doc/build", missing=True)
            if found is None:
                continue
            place = _place(found)
            if seen is None:
                seen, until = place, time.monotonic() + LEASE
            if place != seen:
                raise _taken(found["_source"])
            if time.monotonic() > until:
                self._place = place
                if self._write():
                    return
                raise _taken(found["_source"])
            time.sleep(LOOK)

    def _create(self) -> bool:
        self._since = datetime.now(UTC).isoformat(timespec="seconds")
        self._place = None
        return self._write()

    def _write(self) -> bool:
        """Write the document where it is as we left it; False where it is not."""
        with self._lock:
            self._beat += 1
            value = {"owner": _owner(), "since": self._since, "beat": self._beat}
            free = {"op_type": "create"}
            answer = self._connection.ask(
                "PUT",
                f"{self._index}/_doc/build",
                value,
                conflict=True,
                **(free if self._place is None else self._place),
            )
            if answer is None:
                return False
            self._place = _place(answer)
            return True

    def _renew(self, ended: Event) -> None:
        while not ended.wait(BEAT):
            with suppress(FixCluster):  # it may come back before the lease ends
                if not self._write():
                    return

    def _leave(self) -> None:
        if self._place is not None:
            path = f"{self._index}/_doc/build"
            self._connection.ask("DELETE", path, missing=True, conflict=True, **self._place)


def _place(answer: Any) -> dict[str, Any]:
    return {"if_seq_no": answer["_seq_no"], "if_primary_term": answer["_primary_term"]}


def _owner() -> str:
    return f"{socket.gethostname()}, proceso {os.getpid()}"


def _taken(held: Any) -> FixCluster:
    return FixCluster(
        f"Otra construcción está en curso desde el {held['since']} ({held['owner']}); "
        "espere a que termine."
    )
