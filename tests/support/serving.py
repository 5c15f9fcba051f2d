"""A real server process on a port of its own, for whoever needs HTTP from outside."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

PATIENCE = 60  # seconds until the server must answer, or end
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
    """A server of the index in `home`; it must end well when it is told to."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = str(probe.getsockname()[1])
    process = subprocess.Popen(
        [commands / "buscador-serve", "--host", "127.0.0.1", "--port", port, *options],
        cwd=home,
        env={**environment(home), **(settings or {})},
    )
    server = Server(f"http://127.0.0.1:{port}", process.pid)
    try:
        _wait(server, process)
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            ended = process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    assert ended in {0, -signal.SIGTERM}, f"the server ended with {ended}"


def _wait(server: Server, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        assert process.poll() is None, "the server ended by itself"
        try:
            server.get("/readyz")
        except (URLError, ConnectionError):
            assert time.monotonic() < until, "the server does not answer"
            time.sleep(0.1)
        else:
            return
