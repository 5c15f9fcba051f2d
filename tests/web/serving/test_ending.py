"""Told to end, at whatever moment: within two seconds, with what is under way finished, and 0."""

import os
import signal
import socket
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection, IncompleteRead
from pathlib import Path

import pytest

from search.store.builds import publish
from tests.support.corpus import contents, record
from tests.support.serving import PATIENCE, Command, commanded, gone, until
from web.serving.supervisor import signals

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")

SECONDS = 2.0
BUSY = 15.0  # what a machine with much else to do may make of them


@pytest.fixture(scope="session")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index whose file is longer than what the system takes of an answer before its reader."""
    home = tmp_path_factory.mktemp("long")
    texts = [f"Obra {number} {'· ' * 20_000}" for number in range(1, 300)]
    publish(home, contents(*(record(f"p/2018/1.1.{n}", t) for n, t in enumerate(texts, 1))))
    return home


def ends_well(
    command: Command, number: signal.Signals = signal.SIGTERM, within: float = BUSY
) -> None:
    """It ends with 0 in time, and so do all its processes."""
    children = command.children()
    code, seconds = command.end(number)
    assert code == 0, command.said()
    assert seconds < within
    assert all(gone(child) for child in children)
    assert "Traceback" not in command.said()


@pytest.mark.parametrize(
    ("number", "workers"),
    [(signal.SIGTERM, "1"), (signal.SIGTERM, "3"), (signal.SIGINT, "2"), (signal.SIGHUP, "1")],
)
def test_idle(home: Path, tmp_path: Path, number: signal.Signals, workers: str) -> None:
    with commanded(tmp_path, home, "--workers", workers) as command:
        command.address()
        ends_well(command, number)


def listens_to(pid: int, number: signal.Signals) -> bool:
    """Whether a process does something of its own about a signal."""
    told = Path(f"/proc/{pid}/status").read_text()
    caught = next(line for line in told.splitlines() if line.startswith("SigCgt"))
    return bool(int(caught.split()[1], 16) >> (number - 1) & 1)


def test_an_order_is_heard_from_the_moment_that_it_is_caught(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    catch = signal.signal

    def caught(number: signal.Signals, handler: object) -> object:
        before = catch(number, handler)  # type: ignore[arg-type]
        signal.raise_signal(number)
        return before

    monkeypatch.setattr(signal, "signal", caught)
    with signals() as ordered:
        monkeypatch.undo()
        ordered.setblocking(False)
        assert signal.SIGTERM in ordered.recv(64)


@pytest.mark.parametrize(
    ("number", "delay"),
    [(signal.SIGTERM, each) for each in (0.0, 0.05, 0.2, 0.5, 1.0)] + [(signal.SIGINT, 0.2)],
)
def test_while_it_starts(home: Path, tmp_path: Path, number: signal.Signals, delay: float) -> None:
    with commanded(tmp_path, home, "--workers", "2") as command:
        until(lambda: listens_to(command.process.pid, signal.SIGHUP))  # the last of those it heeds
        time.sleep(delay)
        ends_well(command, number)


# A terminal tells all that it started, and so does who manages services, with SIGTERM.
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_all_of_it_is_told_while_it_starts(
    home: Path, tmp_path: Path, number: signal.Signals
) -> None:
    with commanded(tmp_path, home, "--workers", "2") as command:
        until(lambda: bool(command.children()))
        for pid in (command.process.pid, *command.children()):
            os.kill(pid, number)
        assert command.process.wait(PATIENCE) == 0
        assert [e for e in command.said().splitlines() if not e.startswith("Escuchando en ")] == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_all_of_it_is_told_while_it_answers(
    long: Path, tmp_path: Path, number: signal.Signals
) -> None:
    with commanded(tmp_path, long, "--grace", "60") as command:
        whole = len(command.get("/export.csv").encode())
        with closing(slow(command)) as wire:
            answer = wire.getresponse()
            taken = len(answer.read(10_000))
            for pid in (*command.children(), command.process.pid):
                os.kill(pid, number)
            assert taken + len(answer.read()) == whole
        assert command.process.wait(PATIENCE) == 0


def wire_to(command: Command) -> HTTPConnection:
    return HTTPConnection("127.0.0.1", command.port(), timeout=PATIENCE)


def unread(wire: HTTPConnection) -> tuple[int, int]:
    """Bytes of what was sent that have not arrived, then bytes that arrived and nobody has read."""
    ours, theirs = wire.sock.getsockname()[1], wire.sock.getpeername()[1]
    return queued(ours, theirs)[0], queued(theirs, ours)[1]


def queued(own: int, other: int) -> tuple[int, int]:
    """Bytes that an end of a connection has sent and got, and that are still on their way."""
    for row in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        _, here, there, _, queues, *_ = row.split()
        if [int(each.rpartition(":")[2], 16) for each in (here, there)] == [own, other]:
            sent, got = queues.split(":")
            return int(sent, 16), int(got, 16)
    raise AssertionError("there is no such connection")


@pytest.mark.parametrize(
    ("path", "workers"),
    [("/export.csv", "1"), ("/overview", "1"), ("/api/v1/search?q=salud&size=100", "2")],
)
def test_an_answer_under_way_is_finished(
    home: Path, tmp_path: Path, path: str, workers: str
) -> None:
    # With time enough on a machine that has much else to do.
    options = ("--cache-mb", "0", "--workers", workers, "--grace", "60")
    with commanded(tmp_path, home, *options) as command:
        whole = command.get(path)
        with closing(wire_to(command)) as wire, ThreadPoolExecutor() as pool:
            wire.request("GET", path)
            until(lambda: unread(wire) == (0, 0))
            ending = pool.submit(ends_well, command, within=PATIENCE)
            answer = wire.getresponse()
            assert (answer.status, answer.read().decode()) == (200, whole)
            ending.result()


def test_an_open_connection_that_asks_nothing_keeps_nobody(home: Path, tmp_path: Path) -> None:
    with (
        commanded(tmp_path, home) as command,
        closing(wire_to(command)) as used,
        closing(wire_to(command)) as unfinished,
    ):
        used.request("GET", "/healthz")
        used.getresponse().read()
        unfinished.connect()
        unfinished.send(b"GET / HTTP/1.1\r\nHost:")
        ends_well(command)


def slow(command: Command) -> HTTPConnection:
    """A reader who has asked for a long file, and takes little of it at a time."""
    wire = wire_to(command)
    wire.sock = socket.socket()
    wire.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2**14)
    wire.sock.settimeout(PATIENCE)
    wire.sock.connect(("127.0.0.1", command.port()))
    wire.request("GET", "/export.csv")
    return wire


def test_who_reads_slowly_keeps_nobody_and_can_tell_that_it_is_not_all(
    long: Path, tmp_path: Path
) -> None:
    with commanded(tmp_path, long) as command, closing(slow(command)) as wire:
        answer = wire.getresponse()
        answer.read(10_000)
        ends_well(command)
        with pytest.raises((IncompleteRead, ConnectionError)):
            answer.read()


def test_more_time_can_be_given(long: Path, tmp_path: Path) -> None:
    with commanded(tmp_path, long, "--grace", "60") as command:
        whole = len(command.get("/export.csv").encode())
        with closing(slow(command)) as wire, ThreadPoolExecutor() as pool:
            answer = wire.getresponse()
            taken = len(answer.read(10_000))
            ending = pool.submit(command.end)
            time.sleep(SECONDS + 0.5)
            assert not ending.done()
            while part := answer.read(2**16):
                taken += len(part)
            assert taken == whole
            assert ending.result()[0] == 0


def test_the_port_is_free_at_once(home: Path, tmp_path: Path) -> None:
    with commanded(tmp_path, home) as command:
        port = command.port()
        command.get("/healthz")
        ends_well(command)
        socket.create_server(("127.0.0.1", port)).close()
