"""Readers who take next to nothing, by the hundred: the searches of others go on."""

import resource
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlsplit

import pytest

from search.store.builds import publish
from tests.soak.clients import connected, fetched, resident
from tests.soak.conftest import Measured
from tests.soak.durations import duration, lasting
from tests.soak.rebuilding import whole
from tests.support.serving import commanded
from web.http.stalled import SECONDS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a proxy sees to it")

# In turn: the longest answers, and a request that never ends.
REQUESTS = (
    b"GET /api/v1/search?q=de&size=100 HTTP/1.1\r\nHost: localhost\r\n\r\n" * 8,
    b"GET /api/v1/search.csv HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
)
BITE = 64  # bytes that every second reader takes, each second


@contextmanager
def files(number: int) -> Iterator[None]:
    """So many more files may be open, here and in what is started."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    need = number + 512
    if before[1] != resource.RLIM_INFINITY and before[1] < need:
        pytest.skip(f"{need} files cannot be open here")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(before[0], need), before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


def slow(port: int, number: int) -> socket.socket:
    """A reader who has asked."""
    reader = socket.socket()
    reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    reader.connect(("127.0.0.1", port))
    reader.sendall(REQUESTS[number % len(REQUESTS)])
    reader.setblocking(False)
    return reader


def nibble(readers: list[socket.socket], ended: Event) -> None:
    """Take a bite of what every second one has got, each second."""
    while not ended.wait(1):
        for reader in readers[::2]:
            with suppress(OSError):  # nothing has come yet, or it was ended
                reader.recv(BITE)


def test_searches_go_on_beside_slow_readers(tmp_path: Path, measured: Measured) -> None:
    home, number = tmp_path / "index", duration("slow readers")
    publish(home, whole())
    took: list[float] = []
    with ExitStack() as stack:
        stack.enter_context(files(number))
        command = stack.enter_context(commanded(tmp_path, home))
        port, (child, *_) = command.port(), command.children()
        before = resident([child])
        readers = [stack.enter_context(slow(port, each)) for each in range(number)]
        ended = Event()
        stack.callback(ended.set)
        nibbling = Thread(target=nibble, args=(readers, ended))
        nibbling.start()
        going = lasting(duration("seconds of slow readers"))
        while going():
            began = time.monotonic()
            with closing(connected(urlsplit(command.address()).netloc)) as connection:
                fetched(connection, f"/api/v1/search?q=salud&without=n{len(took)}")
            took.append(time.monotonic() - began)
            time.sleep(0.02)
        after = resident([child])
        ended.set()
        nibbling.join()
        assert command.children() == [child]
        assert "Traceback" not in command.said()
    took.sort()
    measured(
        f"{len(took)} searches beside {number} slow readers: half within "
        f"{took[len(took) // 2] * 1000:.0f} ms, all within {took[-1] * 1000:.0f} ms; "
        f"{before:.0f} to {after:.0f} MB"
    )
    assert took[-1] < SECONDS  # none has waited until a reader was ended
