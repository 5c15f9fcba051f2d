"""Processes of one server count together, and may show it on an address apart."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.support.serving import (
    COMMANDS,
    PATIENCE,
    Server,
    environment,
    free_port,
    gone,
    serving,
    until,
)
from tests.web.observing.test_metrics import Sample, Samples, samples

ANSWERED: Sample = "buscador_requests_total", (("route", "/"), ("status", "200"))

# The real application in processes of its own, each of which answers and says so, then waits.
SERVER = """
import multiprocessing, os, sys
from search.settings import from_environment
from web import create_app
from web.observing.sharing import sharing

settings = from_environment(os.environ)

def serve(ask, done):
    client = create_app(settings).test_client()
    for path in iter(ask.recv, ""):
        client.get(path).close()
        done.send(os.getpid())

def main(method):
    pipes = []
    for turn in range(2):
        (hear, ask), (told, done) = method.Pipe(False), method.Pipe(False)
        process = method.Process(target=serve, args=(hear, done), daemon=True)
        process.start()
        pipes.append((ask, told, process))
    for line in sys.stdin:
        turn, path = line.split()
        ask, told, process = pipes[int(turn)]
        if path == "die":
            process.kill()
            process.join()
            print("dead", flush=True)
        else:
            ask.send(path)
            print(told.recv(), flush=True)
    for ask, _, process in pipes:
        if process.is_alive():
            ask.send("")
            process.join()

if __name__ == "__main__":
    with sharing(settings):
        main(multiprocessing.get_context(sys.argv[1]))
"""


def read(address: str) -> Samples:
    with urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310  our own
        return samples(answer.read().decode("utf-8"))


def once(address: str, sample: Sample, value: float) -> Samples:
    """What is shown when a sample has a value, for an answer is counted when it has been sent."""
    for _ in range(600):
        shown = read(address)
        if shown.get(sample) == value:
            return shown
        time.sleep(0.1)
    pytest.fail(f"{sample} is {shown.get(sample)} and does not become {value}")


class Two:
    """Two processes that serve, and what they say that they counted."""

    def __init__(self, server: subprocess.Popen[str], port: int) -> None:
        self._server = server
        self._port = port

    def tell(self, turn: int, what: str) -> str:
        assert self._server.stdin
        assert self._server.stdout
        self._server.stdin.write(f"{turn} {what}\n")
        self._server.stdin.flush()
        return self._server.stdout.readline().strip()

    def counted(self) -> Samples:
        return read(f"http://127.0.0.1:{self._port}/metrics")


@contextmanager
def two(home: Path, tmp_path: Path, method: str) -> Iterator[Two]:
    port = free_port()
    script = tmp_path / "server.py"
    script.write_text(SERVER)
    server = subprocess.Popen(
        [sys.executable, script, method],
        env={**environment(home), "BUSCADOR_METRICS": f"127.0.0.1:{port}", "TMPDIR": str(tmp_path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Two(server, port)
    finally:
        server.communicate(timeout=PATIENCE)
    assert server.returncode == 0


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_two_processes_count_together(home: Path, tmp_path: Path, method: str) -> None:
    with two(home, tmp_path, method) as both:
        pids = {both.tell(turn, "/?q=salud") for turn in (0, 1, 1)}
        assert len(pids) == 2
        both.tell(0, "/?q=xilófono")
        shown = both.counted()
        assert shown[ANSWERED] == 4
        assert shown["buscador_request_seconds_count", (("route", "/"),)] == 4
        assert shown["buscador_searches_without_results_total", ()] == 1
        cache = "buscador_cache_answers_total"
        assert shown[cache, (("result", "hit"),)] == 1
        assert shown[cache, (("result", "miss"),)] == 3
        assert shown["buscador_build_age_seconds", ()] > 0
        memory = "buscador_process_resident_bytes"
        assert all(shown[memory, (("pid", pid),)] > 10**7 for pid in pids)
        kept = shown["buscador_cache_bytes", ()]

        assert both.tell(1, "die") == "dead"
        after = both.counted()
        assert after[ANSWERED] == 4  # what the dead one counted stays
        assert 0 < after["buscador_cache_bytes", ()] < kept  # what it held has gone
        assert [pid for pid in pids if (memory, (("pid", pid),)) in after] == [both.tell(0, "/")]
    assert [each.name for each in tmp_path.iterdir()] == ["server.py"]


def test_the_server_shows_them_on_the_site(home: Path, tmp_path: Path) -> None:
    settings = {"BUSCADOR_METRICS": "on", "TMPDIR": str(tmp_path)}
    with serving(home, settings=settings) as server:
        server.get("/?q=salud")
        server.get("/?q=salud")
        shown = once(f"{server.address}/metrics", ANSWERED, 2)
        assert shown["buscador_cache_answers_total", (("result", "hit"),)] == 1
        assert shown["buscador_build_records", ()] > 0
        assert list(tmp_path.iterdir())
    assert not list(tmp_path.iterdir())


def test_the_server_shows_them_on_an_address_of_their_own(home: Path) -> None:
    port = free_port()
    with serving(home, settings={"BUSCADOR_METRICS": f"127.0.0.1:{port}"}) as server:
        server.get("/?q=salud")
        with pytest.raises(HTTPError) as refused:
            server.get("/metrics")
        refused.value.close()
        assert refused.value.code == 404
        elsewhere = "buscador_requests_total", (("route", "/metrics"), ("status", "404"))
        once(f"http://127.0.0.1:{port}/metrics", elsewhere, 1)
        once(f"http://127.0.0.1:{port}/metrics", ANSWERED, 1)


def refused_start(home: Path, **settings: str) -> tuple[int, str]:
    """Exit code and messages of a server that must not start."""
    done = subprocess.run(
        [COMMANDS / "buscador-serve", "--port", "0"],
        env={**environment(home), **settings},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    return done.returncode, done.stderr


def test_a_busy_address_is_told_in_one_line(home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, said = refused_start(home, BUSCADOR_METRICS=f"127.0.0.1:{port}")
    assert (code, said) == (
        2,
        f"BUSCADOR_METRICS: no se puede escuchar en el puerto {port} de «127.0.0.1»: lo ocupa otro "
        "programa. Indique otra dirección.\n",
    )


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("203.0.113.9:9100", "esa dirección no es de esta máquina"),
        ("no-such-host.invalid:9100", "no se encuentra"),
    ],
)
def test_an_address_that_cannot_be_had_is_told_with_its_reason(
    home: Path, address: str, reason: str
) -> None:
    code, said = refused_start(home, BUSCADOR_METRICS=address)
    assert (code, said.count("\n")) == (2, 1)
    assert f"»: {reason}. Indique" in said


def test_a_file_of_searches_that_cannot_be_written_is_told_in_one_line(home: Path) -> None:
    missing = os.fspath(home / "missing" / "searches")
    code, said = refused_start(home, BUSCADOR_SEARCH_LOG=missing)
    assert code == 2
    assert said.startswith(f"BUSCADOR_SEARCH_LOG: no se puede escribir en {missing}: no existe.")
    assert len(said.splitlines()) == 1


def serving_now(shown: Samples) -> set[str]:
    """The processes whose memory is told."""
    return {
        dict(labels)["pid"] for name, labels in shown if name == "buscador_process_resident_bytes"
    }


def once_there_are(number: int, server: Server, without: str = "") -> Samples:
    """What is counted when so many processes serve, a killed one not among them."""
    for _ in range(600):
        shown = read(f"{server.address}/metrics")
        if len(serving_now(shown) - {without}) == number:
            return shown
        time.sleep(0.1)
    pytest.fail("the processes do not come")


def test_workers_of_one_server_count_together_also_a_killed_one(home: Path) -> None:
    settings = {"BUSCADOR_METRICS": "on", "BUSCADOR_WORKERS": "2"}
    with serving(home, settings=settings) as server:
        once_there_are(2, server)
        for _ in range(40):
            server.get("/?q=salud")
        shown = once(f"{server.address}/metrics", ANSWERED, 40)
        killed = min(serving_now(shown))
        os.kill(int(killed), signal.SIGKILL)
        until(lambda: gone(int(killed)))  # or it hangs up on who asks
        shown = once_there_are(2, server, without=killed)
        assert killed not in serving_now(shown)
        assert shown[ANSWERED] == 40
        for _ in range(20):
            server.get("/?q=salud")
        once(f"{server.address}/metrics", ANSWERED, 60)
