"""Readers who take nothing are ended, those who are only slow are not."""

import socket
import sys
from collections.abc import Iterator
from contextlib import ExitStack, suppress

import pytest

from tests.support.serving import PATIENCE
from web.http import stalled
from web.http.stalled import LEAST, SECONDS, Watch

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what is taken")

Pair = tuple[socket.socket, socket.socket]  # who writes, who reads


@pytest.fixture
def pair() -> Iterator[Pair]:
    with ExitStack() as stack:
        server = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        reader = stack.enter_context(socket.create_connection(server.getsockname()))
        writer, _ = server.accept()
        stack.enter_context(writer)
        writer.setblocking(False)
        yield writer, reader


def fill(writer: socket.socket) -> None:
    """Write until nothing more goes in."""
    with suppress(BlockingIOError):
        while True:
            writer.send(bytes(2**16))


def ended(reader: socket.socket, within: float) -> bool:
    """Whether everything that was written ends: with a close or with a reset."""
    reader.settimeout(within)
    try:
        while reader.recv(2**20):
            pass
    except TimeoutError:
        return False
    except ConnectionError:
        return True
    return True


def test_who_takes_nothing_is_ended(pair: Pair) -> None:
    writer, reader = pair
    fill(writer)
    watch = Watch()
    assert watch.look(0) == 0
    assert watch.look(SECONDS - 1) == 0
    assert watch.look(SECONDS) == 1
    assert ended(reader, PATIENCE)


def test_who_takes_a_few_bytes_now_and_then_is_ended_too(pair: Pair) -> None:
    writer, reader = pair
    fill(writer)
    watch = Watch()
    for second in range(SECONDS):
        watch.look(second)
        reader.recv(16)
    assert watch.look(SECONDS) == 1


def test_who_is_slow_goes_on(pair: Pair) -> None:
    writer, reader = pair
    watch = Watch()
    for turn in range(5):
        fill(writer)
        assert watch.look(turn * SECONDS) == 0
        taken = 0
        while taken < 8 * LEAST:  # the kernel tells the writer of room in large steps
            taken += len(reader.recv(2**16))
    assert not ended(reader, 0.2)


def test_who_has_taken_everything_may_wait(pair: Pair) -> None:
    writer, reader = pair
    writer.send(b"all")
    assert reader.recv(3) == b"all"
    watch = Watch()
    assert [watch.look(turn * SECONDS) for turn in range(3)] == [0, 0, 0]
    assert not ended(reader, 0.2)


def test_other_sockets_of_the_process_are_left_alone(pair: Pair) -> None:
    _, reader = pair
    reader.setblocking(False)
    fill(reader)  # this end was not accepted: it asked
    watch = Watch()
    assert watch.look(0) == watch.look(SECONDS) == 0


def test_nothing_stays_open_after_a_look(pair: Pair) -> None:
    before = len(list(stalled.SOCKETS.iterdir()))
    Watch().look(0)
    assert len(list(stalled.SOCKETS.iterdir())) == before
