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
from uuid import uuid4

from search.engines.opensearch.connection import Connection
from search.errors import FixCluster

LEASE = 15.0  # seconds
BEAT = 3.0  # seconds from one renewal to the next
LOOK = 0.5
PATIENCE = 60.0

FIELDS = {
    "settings": {"index.number_of_shards": 1, "index.auto_expand_replicas": "0-1"},
    "mappings": {
        "dynamic": "strict",
        "properties": {
            "owner": {"type": "keyword"},
            "token": {"type": "keyword"},
            "since": {"type": "date"},
            "beat": {"type": "integer"},
        },
    },
}


class Turn:
    """The turn to build under one prefix."""

    def __init__(self, connection: Connection, prefix: str) -> None:
        self._ask = connection.ask
        self._index = f"/{prefix}-lock"
        self._document = f"{self._index}/_doc/build"
        self._token = ""
        self._place: dict[str, Any] | None = None  # of the document that we wrote last
        self._since = ""
        self._beat = 0
        self._lock = Lock()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Held until the end. FixCluster where another one is building."""
        self._token = uuid4().hex
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
        if self._ask("GET", self._index, missing=True) is None:
            with suppress(FixCluster):  # two may make it at once
                self._ask("PUT", self._index, FIELDS, patience=PATIENCE)

    def _take(self) -> None:
        seen: dict[str, Any] | None = None
        until = 0.0
        while not self._create():
            found = self._ask("GET", self._document, missing=True)
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
        """Write the document where it is as we left it; False where it is another's."""
        with self._lock:
            self._beat += 1
            value = {
                "owner": _owner(),
                "token": self._token,
                "since": self._since,
                "beat": self._beat,
            }
            place = {"op_type": "create"} if self._place is None else self._place
            answer = self._ask("PUT", self._document, value, conflict=True, **place)
            if answer is None:
                # What was sent twice conflicts with itself.
                answer = self._ask("GET", self._document, missing=True)
                if answer is None or answer["_source"]["token"] != self._token:
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
            self._ask("DELETE", self._document, missing=True, conflict=True, **self._place)


def _place(answer: Any) -> dict[str, Any]:
    return {"if_seq_no": answer["_seq_no"], "if_primary_term": answer["_primary_term"]}


def _owner() -> str:
    return f"{socket.gethostname()}, proceso {os.getpid()}"


def _taken(held: Any) -> FixCluster:
    return FixCluster(
        f"Otra construcción está en curso desde el {held['since']} ({held['owner']}); "
        "espere a que termine."
    )
