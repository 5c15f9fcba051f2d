"""`buscador-serve`: a real server process."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

from tests.support.serving import PATIENCE, Server, serving
from web.cli import main
from web.serving.listening import HEADER_BYTES


@pytest.fixture(scope="session")
def server(home: Path) -> Iterator[Server]:
    """A server of the report."""
    with serving(home) as running:
        yield running


@pytest.fixture
def wire(server: Server) -> Iterator[HTTPConnection]:
    """A connection to the server."""
    parts = urlsplit(server.address)
    with closing(HTTPConnection(str(parts.hostname), parts.port, timeout=PATIENCE)) as connection:
        yield connection


def test_it_serves_pages_and_the_api(server: Server) -> None:
    assert json.loads(server.get("/api/v1/search?q=salud"))["total"] > 0
    assert "<html" in server.get("/")


def test_a_file_comes_whole(server: Server) -> None:
    lines = server.get("/api/v1/search.ndjson").splitlines()
    assert len(lines) == json.loads(server.get("/api/v1/search"))["total"]


def test_head_and_conditions_hold_over_the_wire(wire: HTTPConnection) -> None:
    wire.request("HEAD", "/api/v1/search")
    head = wire.getresponse()
    assert (head.status, head.read()) == (200, b"")
    wire.request("GET", "/api/v1/search", headers={"If-None-Match": str(head.headers["ETag"])})
    again = wire.getresponse()
    assert (again.status, again.read()) == (304, b"")


def test_headers_have_an_end(server: Server, wire: HTTPConnection) -> None:
    wire.request("GET", "/healthz", headers={"X-Long": "x" * 4 * HEADER_BYTES})
    with suppress(OSError):  # hung up on: as good
        assert wire.getresponse().status == 431
    assert json.loads(server.get("/healthz")) == {"status": "ok"}


def test_nothing_is_taken_in(wire: HTTPConnection) -> None:
    wire.request("POST", "/api/v1/search", body=b"x" * 1000)
    assert wire.getresponse().status == 405


@pytest.mark.parametrize(
    ("arguments", "settings", "said"),
    [
        (["--port", "70000"], {}, "70000"),
        (["--cache-mb", "x"], {}, "cache-mb"),
        ([], {"BUSCADOR_PROT": "8000"}, "BUSCADOR_PROT"),
        (["--workers", "0"], {}, "--workers"),
        (["--access-log", "apache"], {}, "--access-log"),
        (["--log-level", "all"], {}, "--log-level"),
        ([], {"BUSCADOR_WORKERS": "many"}, "BUSCADOR_WORKERS"),
        ([], {"BUSCADOR_PROXIES": "-1"}, "BUSCADOR_PROXIES"),
        ([], {"BUSCADOR_LOG_LEVEL": "ALL"}, "BUSCADOR_LOG_LEVEL"),
        ([], {"BUSCADOR_ACCESS_LOG": "apache"}, "BUSCADOR_ACCESS_LOG"),
    ],
)
def test_a_wrong_setting_is_told_before_anything_starts(
    arguments: list[str], settings: dict[str, str], said: str
) -> None:
    result = CliRunner(env=settings).invoke(main, arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_what_only_watches_needs_little() -> None:
    """The command itself answers nothing: what does is imported by the processes that it starts."""
    asked = "import sys, web.cli; print(*{'flask', 'numpy', 'whoosh', 'granian'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
