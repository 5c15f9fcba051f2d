"""Clients who ask on and on and compare each answer, byte for byte, with those it may be."""

import os
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from threading import Event, Lock
from urllib.parse import urlsplit

from tests.support.serving import PATIENCE


class Clients:
    """So many at once, each on a connection of its own; failures are kept as sentences."""

    def __init__(self, address: str, allowed: Sequence[Mapping[str, bytes]], number: int) -> None:
        self._where = urlsplit(address)
        self._allowed = allowed
        self._number = number
        self._ended = Event()
        self._lock = Lock()
        self.answers: Counter[int] = Counter()  # by which of the allowed ones it was
        self.failures: list[str] = []

    def __enter__(self) -> "Clients":
        self._pool = ThreadPoolExecutor(self._number)
        for number in range(self._number):
            self._pool.submit(self._ask, random.Random(number))
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._pool.shutdown()

    def _ask(self, chance: random.Random) -> None:
        paths = list(self._allowed[0])
        connection = connected(self._where.netloc)
        while not self._ended.is_set():
            path = chance.choice(paths)
            try:
                said = fetched(connection, path)
                which = [each[path] for each in self._allowed].index(said)
            except Exception as error:  # noqa: BLE001  whatever it is, the test is told
                with self._lock:
                    self.failures.append(f"{path}: {error!r:.200}")
                connection.close()  # and open again at the next request
            else:
                with self._lock:
                    self.answers[which] += 1
        connection.close()


def connected(where: str) -> HTTPConnection:
    """A connection that is opened when it is first used."""
    return HTTPConnection(where, timeout=PATIENCE)


def fetched(connection: HTTPConnection, path: str) -> bytes:
    """The body of a good answer."""
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    assert answer.status == 200, f"{answer.status} {body[:200]!r}"
    return body


def resident(pids: Sequence[int]) -> float:
    """Megabytes that processes hold; Linux only."""
    pages = (int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in pids)
    return sum(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6
