"""Memory of a server that has answered searches over 100,000 records."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

from tests.bench.figures import Figure
from tests.relevance.judged import judged

PATIENCE = 60  # seconds until the server must answer


def figures(home: Path) -> list[Figure]:
    """Resident memory after every judged query, as a page and as JSON; Linux only."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = str(probe.getsockname()[1])
    command = Path(sys.executable).with_name("buscador-serve")
    server = subprocess.Popen(
        [command, "--host", "127.0.0.1", "--port", port],
        env={**os.environ, "BUSCADOR_INDEX_DIR": str(home)},
    )
    try:
        _wait(f"http://127.0.0.1:{port}/readyz")
        for query in judged():
            for path in ("/", "/api/v1/search"):
                urlopen(f"http://127.0.0.1:{port}{path}?q={quote(query.text)}").read()
        resident = _resident(server.pid) / 1e6
    finally:
        server.terminate()
        server.wait()
    return [Figure("100,000 records: memory while serving", resident, "MB", 400, "at most")]


def _wait(address: str) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            urlopen(address).read()  # noqa: S310  our own server
        except (URLError, ConnectionError):
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
        else:
            return


def _resident(pid: int) -> int:
    """Bytes of a process and its children."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    own = Path(f"/proc/{pid}/statm").read_text().split()[1]
    return int(own) * os.sysconf("SC_PAGE_SIZE") + sum(_resident(int(c)) for c in children)
