"""`buscador-serve`: a real server process."""

import json
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from tests.support.serving import COMMANDS, Server, environment, serving
from web.cli import HEADER_BYTES, main


@pytest.fixture(scope="session")
def server(home: Path) -> Iterator[Server]:
    """A server of the report."""
    with serving(home) as running:
        yield running


@pytest.fixture
def wire(server: Server) -> Iterator[HTTPConnection]:
    """A connection to the server."""
    parts = urlsplit(server.address)
    with closing(HTTPConnection(str(parts.hostname), parts.port, timeout=30)) as connection:
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


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@contextmanager
def started(home: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """A server that answers, ready or not."""
    port = str(free_port())
    process = subprocess.Popen([COMMANDS / "buscador-serve", "--port", port], env=environment(home))
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            with suppress(URLError, ConnectionError):
                urlopen(f"{address}/healthz", timeout=30).close()  # noqa: S310  our own
                break
            time.sleep(0.1)
        yield process, address
    finally:
        process.kill()
        process.wait()


def test_it_starts_without_an_index_and_says_so(tmp_path: Path) -> None:
    with started(tmp_path) as (_, address):
        with pytest.raises(HTTPError) as caught:
            urlopen(f"{address}/readyz", timeout=30)  # noqa: S310  our own
        with caught.value as answer:
            assert answer.code == 503
            assert "There is no index." in answer.read().decode()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_when_it_is_told_to(home: Path, number: signal.Signals) -> None:
    with started(home) as (process, _):
        process.send_signal(number)
        assert process.wait(60) == 0


def test_its_port_is_free_even_after_it_was_killed(home: Path) -> None:
    with started(home) as (process, address):
        process.kill()
        process.wait()
        for _ in range(100):
            try:
                urlopen(f"{address}/healthz", timeout=5).close()  # noqa: S310  our own
            except OSError:
                return
            time.sleep(0.2)
        pytest.fail("somebody still answers")


@pytest.mark.parametrize(
    ("arguments", "settings", "said"),
    [
        (["--port", "70000"], {}, "70000"),
        (["--cache-mb", "x"], {}, "cache-mb"),
        ([], {"BUSCADOR_PROT": "8000"}, "BUSCADOR_PROT"),
        ([], {"BUSCADOR_PUBLIC_URL": "example.org"}, "BUSCADOR_PUBLIC_URL"),
    ],
)
def test_a_wrong_setting_is_told_before_anything_starts(
    arguments: list[str], settings: dict[str, str], said: str
) -> None:
    result = CliRunner(env=settings).invoke(main, arguments)
    assert result.exit_code == 2
    assert said in result.stderr
