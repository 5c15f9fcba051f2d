"""What is written of each request, and that nothing else is."""

import json
import re
import socket
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

import pytest

from tests.support.serving import PATIENCE, Command, commanded

# As the documentation of Apache has it, and what stands behind.
COMBINED = re.compile(
    r'(\S+) (\S+) (\S+) \[([^\]]+)\] "((?:[^"\\]|\\.)*)" (\d{3}) (\d+) '
    r'"((?:[^"\\]|\\.)*)" "((?:[^"\\]|\\.)*)" (\S+) (\d+\.\d{6})'
)
FIELDS = (
    "time client method target protocol status bytes seconds referer user_agent request_id"
).split()
NEW = re.compile("[0-9a-f]{16}")


def ask(command: Command, path: str, method: str = "GET", **headers: str) -> HTTPResponse:
    """An answer, with all that it has; a name of a header is written with _ for -."""
    with closing(HTTPConnection("127.0.0.1", command.port(), timeout=PATIENCE)) as wire:
        body = b"secret=1" if method == "POST" else None
        wire.request(method, path, body, {k.replace("_", "-"): v for k, v in headers.items()})
        answer = wire.getresponse()
        answer.msg.add_header("X-Read", str(len(answer.read())))
        return answer


def lines(command: Command, number: int) -> list[str]:
    """The lines of so many requests: each is written when its answer is out."""
    until = time.monotonic() + PATIENCE
    while len(command.lines()) < number and time.monotonic() < until:
        time.sleep(0.02)
    found = command.lines()
    assert len(found) == number
    return found


@pytest.fixture(scope="module")
def logs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("logs")


def test_a_line_in_the_form_that_web_servers_share(home: Path, logs: Path) -> None:
    with commanded(logs, home, "--access-log") as command:
        answer = ask(
            command,
            "/api/v1/search?q=trata%20de&size=1",
            X_Request_ID="proxy-17",
            Referer="https://example.org/a?b",
            User_Agent='a "b" \\c',
        )
        ask(command, "/healthz", "HEAD")
        ask(command, "/nada", "POST")
        ask(command, "/nada/%C3%B1%20%22x%1b[2J%0a")
        found = [COMBINED.fullmatch(line) for line in lines(command, 4)]  # in any order
        searched, missing, alive, posted = sorted(found, key=lambda each: each[5] if each else "")
        assert searched is not None
        assert searched.groups()[:3] == ("127.0.0.1", "-", "-")
        when = datetime.strptime(searched[4], "%d/%b/%Y:%H:%M:%S %z")
        assert timedelta() <= datetime.now(UTC) - when < timedelta(minutes=2)
        assert searched.groups()[4:10] == (
            "GET /api/v1/search?q=trata%20de&size=1 HTTP/1.1",
            "200",
            answer.headers["X-Read"],
            "https://example.org/a?b",
            r"a \"b\" \\c",
            "proxy-17",
        )
        assert answer.headers["X-Request-ID"] == "proxy-17"
        assert 0 < float(searched[11]) < PATIENCE
        assert alive is not None
        assert alive.groups()[4:9] == ("HEAD /healthz HTTP/1.1", "200", "0", "-", "-")
        assert posted is not None
        assert posted.groups()[4:6] == ("POST /nada HTTP/1.1", "405")
        assert missing is not None
        assert missing[5] == "GET /nada/%C3%B1%20%22x%1B%5B2J%0A HTTP/1.1"
        assert "secret" not in command.out.read_text() + command.said()


def test_a_line_as_json(home: Path, logs: Path) -> None:
    settings = {"BUSCADOR_ACCESS_LOG": "json"}
    with commanded(logs, home, "--workers", "2", settings=settings) as command:
        file = ask(command, "/export.csv?q=salud", User_Agent="ñ\x85", Referer="x" * 5000)
        problem = ask(command, "/api/v1/nada", X_Request_ID="not well formed")
        told = [json.loads(line) for line in lines(command, 2)]  # in any order
        exported, refused = sorted(told, key=lambda each: str(each["status"]))
        assert list(exported) == FIELDS
        assert exported["target"] == "/export.csv?q=salud"
        assert exported["bytes"] == int(file.headers["X-Read"]) > 1000
        assert exported["referer"] == "x" * 1000 + "..."
        assert refused["status"] == 404
        assert NEW.fullmatch(refused["request_id"])
        assert refused["request_id"] == problem.headers["X-Request-ID"]
        assert abs(datetime.now(UTC) - datetime.fromisoformat(refused["time"])) < timedelta(hours=1)


def test_a_reader_who_goes_away_has_a_line_too(home: Path, logs: Path) -> None:
    with commanded(logs, home, "--access-log", "json") as command:
        with socket.create_connection(("127.0.0.1", command.port())) as gone:
            gone.sendall(b"GET /export.xlsx HTTP/1.1\r\nHost: x\r\n\r\n")
            gone.recv(1)  # who goes before it was taken up has asked for nothing
        ask(command, "/healthz")
        assert {json.loads(each)["target"] for each in lines(command, 2)} == {
            "/export.xlsx",
            "/healthz",
        }


@pytest.mark.parametrize("level", ["debug", "info", "error"])
def test_the_server_beneath_is_silent_at_every_level(home: Path, logs: Path, level: str) -> None:
    with commanded(logs, home, "--workers", "2", "--log-level", level) as command:
        ask(command, "/api/v1/search?q=salud")
        ask(command, "/nada")
        with socket.create_connection(("127.0.0.1", command.port())) as nonsense:
            nonsense.sendall(b"\x16\x03\x01 nonsense\r\n\r\n")
            nonsense.recv(100)
        assert command.end()[0] == 0
        ours = ("Atiende el proceso ", "Termina con lo que está en curso.")
        said = command.said().splitlines()
        rest = [x for x in said if not any(each in x for each in ours)]
        assert rest == [f"Escuchando en {command.address()}"]
        assert (len(said) > 1) == (level in {"debug", "info"})
        assert command.lines() == []


def test_what_goes_wrong_is_written_from_its_level_on(tmp_path: Path, logs: Path) -> None:
    for level, number in (("warning", 1), ("error", 0)):
        with commanded(logs, tmp_path / "none", "--log-level", level) as command:
            command.address()
            assert ask(command, "/").status == 503
            warnings = [x for x in command.said().splitlines() if " WARNING " in x]
            assert len(warnings) == number


FORWARDED = {
    "X_Forwarded_For": "198.51.100.1, 198.51.100.2, 198.51.100.3",
    "X_Forwarded_Proto": "https",
    "X_Forwarded_Host": "a.example, b.example, c.example",
}


@pytest.mark.parametrize(
    ("proxies", "client", "host"),
    [
        ("", "127.0.0.1", "http://own.example"),
        ("1", "198.51.100.3", "https://c.example"),
        ("2", "198.51.100.2", "http://b.example"),  # one scheme was told, not two
        ("9", "127.0.0.1", "http://own.example"),  # there are not so many: who asked wrote them
    ],
)
def test_who_asks_is_what_so_many_proxies_say(
    home: Path, logs: Path, proxies: str, client: str, host: str
) -> None:
    settings = {"BUSCADOR_PROXIES": proxies, "BUSCADOR_ACCESS_LOG": "json"}
    with commanded(logs, home, settings=settings) as command:
        with closing(HTTPConnection("127.0.0.1", command.port(), timeout=PATIENCE)) as wire:
            headers = {k.replace("_", "-"): v for k, v in FORWARDED.items()}
            wire.request("GET", "/opensearch.xml", headers={"Host": "own.example", **headers})
            assert f'"{host}/' in wire.getresponse().read().decode()
        (line,) = lines(command, 1)
        assert json.loads(line)["client"] == client


def test_a_fault_is_told_with_its_number(app: Any, caplog: pytest.LogCaptureFixture) -> None:
    from web.http.access import Numbered

    def fails(*_: object) -> list[bytes]:
        raise ZeroDivisionError

    def breaks(_: object, start: Any) -> Iterator[bytes]:
        start("200 OK", [])
        yield b"a"
        raise ZeroDivisionError

    asked = {"HTTP_X_REQUEST_ID": "n-1", "REQUEST_METHOD": "GET"}
    with pytest.raises(ZeroDivisionError):
        Numbered(fails)(dict(asked), lambda *_: print)
    body = Numbered(breaks)(dict(asked), lambda *_: print)
    with pytest.raises(ZeroDivisionError):
        list(body)
    assert [each.getMessage() for each in caplog.records] == ["n-1 GET", "n-1 GET"]
    assert all(each.exc_info for each in caplog.records)


@pytest.mark.parametrize("given", ["a", "0123-4567-89ab", "a.b_c:d@e+f=", "A" * 100])
def test_a_number_that_is_well_formed_is_kept(client: Any, given: str) -> None:
    answer = client.get("/healthz", headers={"X-Request-ID": given})
    assert answer.headers.getlist("X-Request-ID") == [given]


@pytest.mark.parametrize(
    "given", ["", " ", "a b", "é", "A" * 101, "-a", "a,b", '"a"', "a/b", "<b>"]
)
def test_any_other_gives_way_to_a_new_one(client: Any, given: str) -> None:
    numbers = {
        client.get("/healthz", headers={"X-Request-ID": given}).headers["X-Request-ID"]
        for _ in range(3)
    }
    assert len(numbers) == 3
    assert all(NEW.fullmatch(number) for number in numbers)


def test_every_answer_has_one_kept_or_not(client: Any) -> None:
    asked = ["/api/v1/search?q=salud"] * 2 + ["/", "/nada", "/static/site.css", "/export.csv"]
    numbers = [client.get(path).headers.getlist("X-Request-ID") for path in asked]
    assert all(len(each) == 1 for each in numbers)
    assert len({each[0] for each in numbers}) == len(asked)
