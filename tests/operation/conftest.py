"""A server below a path and one at the root of its host, and the proxies in front of them."""

import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.operation.programs import NotHere, program
from tests.operation.shown import SERVER
from tests.support.serving import PATIENCE, Server, free_port, serving
from tests.support.shipped import shared_home

Proxy = Callable[[str, str], "Front"]  # (configuration, address of the server)

# What a configuration for a whole nginx has around a part for conf.d.
AROUND = """\
worker_processes 1;
daemon off;
pid {folder}/pid;
error_log {folder}/log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
{shown}
}}
"""


class Front:
    """A proxy that listens, asked as the host that its configuration names."""

    def __init__(self, port: int, host: str) -> None:
        self.port = port
        self.host = host

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers by their names in small letters, and body; waits where it is told to."""
        while True:
            answer = self.once(path, **headers)
            if answer[0] != 429:
                return answer
            time.sleep(float(answer[1]["retry-after"]) / 4)

    def once(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """The same, whatever is answered."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            sent = {"Host": self.host, **{n.replace("_", "-"): v for n, v in headers.items()}}
            connection.request("GET", path, headers=sent)
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, found, answer.read()
        finally:
            connection.close()


@contextmanager
def running(command: list[str | Path], port: int) -> Iterator[None]:
    """A program while it listens on a port."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    until = time.monotonic() + PATIENCE
    try:
        while True:
            if process.poll() is not None:
                pytest.fail(f"{command} ended: {process.communicate()[0]}")
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                assert time.monotonic() < until, "it does not listen"
                time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


def needed(name: str, package: str) -> Path:
    """Where a program is; without it the test is left out, and says why."""
    try:
        return program(name, package)
    except NotHere as error:
        pytest.skip(str(error))


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    """What ends with the test."""
    with ExitStack() as held:
        yield held


@pytest.fixture
def nginx(tmp_path: Path, stack: ExitStack) -> Proxy:
    """Starts nginx with a part of a configuration that the page shows."""
    binary = needed("nginx", "nginx")

    def start(shown: str, server: str) -> Front:
        port = free_port()
        assert shown.count("listen 80;") == 1
        changed = shown.replace("listen 80;", f"listen 127.0.0.1:{port};").replace(SERVER, server)
        file = tmp_path / "nginx.conf"
        file.write_text(AROUND.format(folder=tmp_path, shown=changed))
        stack.enter_context(
            running([binary, "-p", tmp_path, "-e", tmp_path / "log", "-c", file], port)
        )
        host = shown.partition("server_name ")[2].partition(";")[0]
        return Front(port, host)

    return start


@pytest.fixture
def caddy(tmp_path: Path, stack: ExitStack, monkeypatch: pytest.MonkeyPatch) -> Proxy:
    """Starts Caddy with a configuration that the page shows, without certificates."""
    binary = needed("caddy", "caddy")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))

    def start(shown: str, server: str) -> Front:
        port = free_port()
        host = shown.partition(" ")[0]
        plain = shown.replace(host, f"http://{host}:{port}", 1).replace(SERVER, server)
        file = tmp_path / "Caddyfile"
        file.write_text(f"{{\n    admin off\n    auto_https off\n}}\n{plain}")
        stack.enter_context(running([binary, "run", "--config", file], port))
        return Front(port, host)

    return start


def _address(server: Server) -> str:
    return server.address.removeprefix("http://")


@pytest.fixture(scope="package")
def at_root(common: Path) -> Iterator[str]:
    """Host and port of a server that is shown at the root of its host."""
    with serving(
        shared_home(common), settings={"BUSCADOR_PUBLIC_URL": "https://buscador.example.org"}
    ) as server:
        yield _address(server)


@pytest.fixture(scope="package")
def below(common: Path) -> Iterator[str]:
    """Host and port of a server that is shown below a path."""
    with serving(
        shared_home(common), settings={"BUSCADOR_PUBLIC_URL": "https://example.org/buscador"}
    ) as server:
        yield _address(server)
