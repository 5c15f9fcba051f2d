"""Who listens, and when it is said: one server a port, and it answers from then on."""

import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit

import pytest

from search.errors import FixAddress
from search.store.builds import publish
from tests.support.corpus import contents, record
from tests.support.serving import PATIENCE, Command, commanded, free_port, until
from web.cli import WAITS
from web.serving.sockets import opened, url


def has_ipv6() -> bool:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True


IPV6 = pytest.mark.skipif(not has_ipv6(), reason="this machine has no ::1")


def refused(command: Command) -> str:
    """The one line with which it ends with 1."""
    assert command.process.wait(PATIENCE) == 1
    (line,) = command.said().splitlines()
    assert command.lines() == []
    return line


def status(address: str, path: str) -> int:
    """The status of one answer, on a connection of its own."""
    parts = urlsplit(address)
    with closing(HTTPConnection(str(parts.hostname), parts.port, timeout=PATIENCE)) as wire:
        wire.request("GET", path)
        return wire.getresponse().status


@contextmanager
def occupied(family: socket.AddressFamily, address: str, *, shared: bool) -> Iterator[int]:
    """A port of a foreign program, which lets others on it or not."""
    with socket.socket(family, socket.SOCK_STREAM) as foreign:
        if shared:
            foreign.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        foreign.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        foreign.bind((address, 0))
        foreign.listen()
        yield foreign.getsockname()[1]


def test_a_second_server_on_a_port_is_refused(home: Path, tmp_path: Path) -> None:
    with commanded(tmp_path, home) as first:
        port = str(first.port())
        for host in ("127.0.0.1", "0.0.0.0", "localhost"):
            with commanded(tmp_path, home, "--host", host, "--port", port) as second:
                line = refused(second)
            assert port in line
            assert "lo ocupa otro programa" in line
        assert [status(first.address(), "/readyz") for _ in range(40)] == [200] * 40


def test_of_two_that_start_at_the_same_moment_one_listens(home: Path, tmp_path: Path) -> None:
    port = str(free_port())
    with (
        commanded(tmp_path, home, "--port", port) as one,
        commanded(tmp_path, home, "--port", port) as other,
    ):
        until(lambda: any(each.process.poll() is not None for each in (one, other)))
        (loser,) = (each for each in (one, other) if each.process.poll() is not None)
        assert "lo ocupa otro programa" in refused(loser)
        assert status((other if loser is one else one).address(), "/readyz") == 200


@pytest.mark.parametrize("shared", [False, True])
@pytest.mark.parametrize("theirs", ["127.0.0.1", "0.0.0.0"])
@pytest.mark.parametrize("ours", ["127.0.0.1", "0.0.0.0", "localhost"])
def test_a_port_of_a_foreign_program_is_left_to_it(ours: str, theirs: str, shared: bool) -> None:
    with (
        occupied(socket.AF_INET, theirs, shared=shared) as port,
        pytest.raises(FixAddress, match=str(port)),
    ):
        opened(ours, port)


@IPV6
def test_one_address_of_a_name_that_is_taken_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    both(monkeypatch)
    with (
        occupied(socket.AF_INET6, "::1", shared=False) as port,
        pytest.raises(FixAddress, match="lo ocupa otro programa"),
    ):
        opened("two.example", port)
    socket.create_server(("127.0.0.1", port)).close()  # nothing is left open


def both(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every name have both addresses of this machine, whatever its files say."""
    found = [
        (socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("::1", 0, 0, 0)),
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 0)),
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)


@IPV6
def test_a_name_with_two_addresses_is_listened_on_at_both(monkeypatch: pytest.MonkeyPatch) -> None:
    both(monkeypatch)
    sockets = opened("two.example", 0)
    (address, port, *_), (other, same) = [each.getsockname() for each in sockets]
    said = url("two.example", sockets)
    for each in sockets:
        each.close()
    assert (address, other, same) == ("::1", "127.0.0.1", port)
    assert said == f"http://two.example:{port}"


def test_nobody_can_join_later(home: Path, tmp_path: Path) -> None:
    with commanded(tmp_path, home) as command:
        port = command.port()
        for address in ("127.0.0.1", "0.0.0.0"):
            with socket.socket() as foreign:
                foreign.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
                foreign.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                with pytest.raises(OSError, match="in use"):
                    foreign.bind((address, port))


HOSTS = [
    ("0.0.0.0", "0.0.0.0"),
    ("localhost", "localhost"),
    (socket.gethostname(), socket.gethostname()),
    *(pytest.param(h, "[::1]", marks=IPV6) for h in ("::1", "[::1]")),
    pytest.param("::", "127.0.0.1", marks=IPV6),
    pytest.param("::", "[::1]", marks=IPV6),
]


@pytest.mark.parametrize(("host", "asked"), HOSTS)
def test_every_name_of_this_machine_can_be_listened_on(
    host: str, asked: str, home: Path, tmp_path: Path
) -> None:
    with commanded(tmp_path, home, "--host", host) as command:
        said = command.address()
        assert said.removeprefix("http://").rpartition(":")[0].strip("[]") == host.strip("[]")
        assert status(f"http://{asked}:{command.port()}", "/readyz") == 200


@pytest.mark.parametrize(
    ("host", "said"),
    [
        ("no.hay.invalid", "No se encuentra el servidor «no.hay.invalid»"),
        ("a" * 70 + ".example", "No se encuentra el servidor"),
        ("127.0.0.1:80", "No se encuentra el servidor"),
        ("http://localhost", "No se encuentra el servidor"),
        ("192.0.2.7", "no es de esta máquina"),
    ],
)
def test_a_host_that_is_not_this_machine_is_told(
    host: str, said: str, home: Path, tmp_path: Path
) -> None:
    with commanded(tmp_path, home, "--host", host) as command:
        assert said in refused(command)


def test_it_answers_from_the_moment_it_says_so(home: Path, tmp_path: Path) -> None:
    with commanded(tmp_path, home, "--workers", "2") as command:
        assert [status(command.address(), "/readyz") for _ in range(10)] == [200] * 10
        assert command.said() == f"Escuchando en {command.address()}\n"


@pytest.mark.parametrize("workers", ["1", "2"])
def test_without_an_index_it_says_so_and_waits(workers: str, tmp_path: Path) -> None:
    home = tmp_path / "index"
    with commanded(tmp_path, home, "--workers", workers) as command:
        assert status(command.address(), "/healthz") == 200
        assert status(command.address(), "/readyz") == 503
        listening, why = command.told(2)[:2]
        assert listening.startswith("Escuchando en ")
        assert why.startswith(f"No hay ningún índice en {home}. Ejecute")
        assert why.endswith(f" {WAITS}")
        assert not home.exists()
        publish(home, contents(record("p/2018/1.1.1", "Obras")))
        assert [status(command.address(), "/readyz") for _ in range(20)] == [200] * 20
        with pytest.raises(HTTPError):
            command.get("/nada")


def test_a_setting_that_only_the_site_knows_to_be_wrong_is_told(home: Path, tmp_path: Path) -> None:
    wrong = {"BUSCADOR_PUBLIC_URL": "example.org"}
    with commanded(tmp_path, home, settings=wrong) as command:
        assert command.process.wait(PATIENCE) == 2
        (line,) = command.said().splitlines()
        assert line.startswith("BUSCADOR_PUBLIC_URL es «example.org»")
