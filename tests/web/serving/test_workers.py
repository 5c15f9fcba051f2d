"""Several processes behind one port: one that is killed is replaced, all read the same build."""

import json
import os
import signal
import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from pathlib import Path
from threading import Event

import pytest

from search.store.builds import publish
from tests.support.corpus import contents, record
from tests.support.serving import PATIENCE, Command, commanded, gone, until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")


def ready(command: Command, number: int) -> bool:
    """Whether so many processes answer, by what the log says of them."""
    dead = command.said().count("otro lo releva")
    return command.said().count("Atiende el proceso") - dead >= number


def full(command: Command, number: int) -> set[int]:
    """The processes, once there are so many and all answer."""
    command.address()
    until(lambda: len(command.children()) == number and ready(command, number))
    return set(command.children())


class Load:
    """Readers who ask on and on, each on new connections."""

    def __init__(self, command: Command, readers: int = 4) -> None:
        self.command, self.readers = command, readers
        self.stopped, self.good = Event(), 0
        self.failed: list[Exception] = []

    def _ask(self) -> None:
        while not self.stopped.is_set():
            try:
                self.command.get("/api/v1/search?q=obras")
                self.good += 1
            except (OSError, HTTPException) as error:
                self.failed.append(error)

    def __enter__(self) -> "Load":
        self.pool = ThreadPoolExecutor(self.readers)
        for _ in range(self.readers):
            self.pool.submit(self._ask)
        until(lambda: self.good > 20)
        return self

    def __exit__(self, *_: object) -> None:
        self.stopped.set()
        self.pool.shutdown()


@pytest.fixture
def small(tmp_path: Path) -> Path:
    home = tmp_path / "index"
    publish(home, contents(record("p/2018/1.1.1", "Obras")))
    return home


@pytest.mark.parametrize(("given", "found"), [({}, "1"), ({"MALLOC_ARENA_MAX": "4"}, "4")])
def test_threads_share_memory_unless_the_environment_says_otherwise(
    small: Path, tmp_path: Path, given: dict[str, str], found: str
) -> None:
    with commanded(tmp_path, small, settings=given) as command:
        command.address()
        (child,) = command.children()
        variables = Path(f"/proc/{child}/environ").read_text().split("\0")
    assert [each for each in variables if each.startswith("MALLOC_")] == [
        f"MALLOC_ARENA_MAX={found}"
    ]


def test_a_killed_one_is_replaced_and_the_requests_go_on(small: Path, tmp_path: Path) -> None:
    options = ("--workers", "2", "--log-level", "info")
    with commanded(tmp_path, small, *options) as command:
        before = full(command, 2)
        with Load(command) as load:
            killed = min(before)
            os.kill(killed, signal.SIGKILL)
            asked = load.good
            until(lambda: load.good > asked + 20 and killed not in command.children())
            after = full(command, 2)
            asked = load.good
            until(lambda: load.good > asked + 20)
        assert len(load.failed) <= load.readers  # what it was answering when it was killed
        assert after - before
        assert killed not in after
        warning = f"WARNING Terminó el proceso {killed} (señal 9); otro lo releva."
        assert sum(line.endswith(warning) for line in command.said().splitlines()) == 1


def test_the_only_one_is_replaced_too_and_who_asks_meanwhile_waits(
    small: Path, tmp_path: Path
) -> None:
    with commanded(tmp_path, small, "--log-level", "info") as command:
        for _ in range(3):
            (only,) = full(command, 1)
            os.kill(only, signal.SIGKILL)
            until(lambda: gone(only))  # noqa: B023  asked at once
            assert json.loads(command.get("/readyz"))["status"] == "ready"
        assert command.process.poll() is None


def test_one_that_cannot_begin_is_tried_again_later(small: Path, tmp_path: Path) -> None:
    """A process that ends before it answers is no reason to begin one after the other."""
    with commanded(tmp_path, small, "--log-level", "info") as command:
        (only,) = full(command, 1)
        os.kill(only, signal.SIGKILL)
        until(lambda: command.children() not in ([], [only]))
        os.kill(command.children()[0], signal.SIGKILL)  # while it begins
        until(lambda: command.said().count("otro lo releva") == 2)
        assert json.loads(command.get("/readyz"))["status"] == "ready"


def test_when_the_one_that_watches_is_killed_all_end(small: Path, tmp_path: Path) -> None:
    options = ("--workers", "3", "--log-level", "info")
    with commanded(tmp_path, small, *options) as command:
        children, port = full(command, 3), command.port()
        command.process.kill()
        command.process.wait()
        until(lambda: all(gone(child) for child in children))
        with pytest.raises(ConnectionError):
            socket.create_connection(("127.0.0.1", port))


def test_when_it_is_killed_while_they_begin_they_end_too(small: Path, tmp_path: Path) -> None:
    with commanded(tmp_path, small) as command:
        until(lambda: command.children())
        children = command.children()
        command.process.kill()
        command.process.wait()
        until(lambda: all(gone(child) for child in children))
        assert command.said() == ""


def test_where_the_first_is_killed_before_it_answers_that_is_told(
    small: Path, tmp_path: Path
) -> None:
    with commanded(tmp_path, small) as command:
        until(command.children)
        os.kill(command.children()[0], signal.SIGKILL)
        assert command.process.wait(PATIENCE) == 1
        (line,) = command.said().splitlines()
        told = "ERROR El sitio no empezó: el proceso que iba a atender terminó (señal 9)."
        assert line.endswith(told)


def test_all_take_a_new_build(small: Path, tmp_path: Path) -> None:
    def builds(number: int) -> set[str]:
        with ThreadPoolExecutor(16) as pool:
            answers = pool.map(lambda _: json.loads(command.get("/readyz")), range(number))
            return {str(answer["build"]) for answer in answers}

    options = ("--workers", "3", "--log-level", "info")
    with commanded(tmp_path, small, *options) as command:
        full(command, 3)
        (before,) = builds(60)
        publish(small, contents(record("p/2018/1.1.2", "Puentes")))
        until(lambda: before not in builds(16))
        (after,) = builds(60)
        assert after != before
