"""A real server process on a port of its own, for whoever needs HTTP from outside."""

import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

PATIENCE = 180  # seconds for what must happen: only a failure takes them, a busy machine some
# Systems give away those from 32768 or 49152 on, to whoever connects or asks for any.
PORTS = range(20_000, 30_000)
COMMANDS = Path(sys.executable).parent  # of the environment that runs the tests


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs."""

    address: str  # "http://127.0.0.1:8000"
    pid: int

    def get(self, path: str) -> str:
        """The body of an answer; raises HTTPError where it is an error."""
        with urlopen(self.address + path, timeout=PATIENCE) as answer:  # noqa: S310  our own
            return str(answer.read().decode("utf-8"))


def environment(home: Path) -> dict[str, str]:
    """The variables of this process without its settings; the index lies in `home`."""
    ours = ("BUSCADOR_", "PYTHON", "VIRTUAL_ENV")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**kept, "BUSCADOR_INDEX_DIR": str(home), "LC_ALL": "C.UTF-8"}


@contextmanager
def serving(
    home: Path,
    commands: Path = COMMANDS,
    settings: Mapping[str, str] | None = None,
    options: Sequence[str] = (),
) -> Iterator[Server]:
    """A server of the index in `home`, once it is ready; it must end well when it is told to."""
    local = ("--host", "127.0.0.1", *options)
    with (
        TemporaryDirectory() as folder,
        commanded(Path(folder), home, *local, settings=settings, commands=commands) as command,
    ):
        server = Server(command.address(), command.process.pid)
        try:
            until(lambda: _ready(server))
            yield server
        finally:
            ended, _ = command.end()
            sys.stderr.write(command.said())
    assert ended in {0, -signal.SIGTERM}, f"the server ended with {ended}"


def until(true: Callable[[], object]) -> None:
    """Wait for something that must come to be."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it does not come to be"
        time.sleep(0.02)


def _ready(server: Server) -> bool:
    try:
        server.get("/readyz")
    except (URLError, ConnectionError):
        return False
    return True


def free_port() -> int:
    """A port for a program that has to be told one, which nobody is given before it listens."""
    while True:
        port = secrets.choice(PORTS)
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port


def heedful() -> None:
    """In a process to be: heed the signals that who runs the tests may ignore, as nohup does."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


LISTENING = re.compile(r"^Escuchando en (http://\S+)$", re.MULTILINE)


@dataclass(slots=True)
class Command:
    """`buscador-serve` with what it writes, while it runs and after."""

    process: subprocess.Popen[bytes]
    out: Path
    err: Path
    began: float = field(default_factory=time.monotonic)

    def said(self) -> str:
        """What it has written to standard error."""
        return self.err.read_text("utf-8", "replace")

    def told(self, number: int) -> list[str]:
        """Its lines on standard error, once there are so many: each is written by itself."""
        until(lambda: len(self.said().splitlines()) >= number)
        return self.said().splitlines()

    def lines(self) -> list[str]:
        """What it has written to standard output."""
        return self.out.read_text("utf-8", "replace").splitlines()

    def address(self) -> str:
        """Where it listens, once it says so."""
        while not (found := LISTENING.search(self.said())):
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < self.began + PATIENCE, "the server does not listen"
            time.sleep(0.02)
        return found[1]

    def port(self) -> int:
        """The port of that address."""
        return int(self.address().rpartition(":")[2])

    def get(self, path: str) -> str:
        """The body of an answer; raises HTTPError where it is an error."""
        return Server(self.address(), self.process.pid).get(path)

    def children(self) -> list[int]:
        """The processes that answer; Linux only."""
        pid = self.process.pid
        return [int(each) for each in _told(Path(f"/proc/{pid}/task/{pid}/children")).split()]

    def end(self, number: signal.Signals = signal.SIGTERM) -> tuple[int, float]:
        """Its exit code, and the seconds it takes to end after a signal."""
        began = time.monotonic()
        self.process.send_signal(number)
        return self.process.wait(PATIENCE), time.monotonic() - began


@contextmanager
def commanded(
    folder: Path,
    home: Path,
    *options: str,
    settings: Mapping[str, str] | None = None,
    within: Sequence[str] = (),
    commands: Path = COMMANDS,
) -> Iterator[Command]:
    """The command as it was just started, on a free port if none is named; killed at the end.

    `within` is what is to be run with the command as its arguments.
    """
    name = f"serve-{time.monotonic_ns()}"
    out, err = folder / f"{name}.out", folder / f"{name}.err"
    where = () if "--port" in options else ("--port", "0")
    with out.open("wb") as output, err.open("wb") as errors:
        process = subprocess.Popen(
            [*within, commands / "buscador-serve", *where, *options],
            cwd=folder,
            env={**environment(home), **(settings or {})},
            stdout=output,
            stderr=errors,
            preexec_fn=heedful,
        )
    try:
        yield Command(process, out, err)
    finally:
        process.kill()
        process.wait()


def _told(path: Path) -> str:
    try:
        return path.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


def gone(pid: int) -> bool:
    """Whether a process has ended, be it that nobody has asked after it; Linux only.

    Its first thread may have when others have not, which still hold what is open.
    """
    status = _told(Path(f"/proc/{pid}/status"))
    return not status or ("State:\tZ" in status and "Threads:\t1\n" in status)
