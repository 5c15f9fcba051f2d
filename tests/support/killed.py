"""Builds that are killed: the process of `building`, from outside, and what it must leave."""

import os
import subprocess
import sys
import time
from pathlib import Path

from search.model import Query
from search.store.builds import current, open_build, publish
from tests.support.corpus import contents, record

ONE = record("p/2018/1.1.1", "Trata de personas", acts=("SRE",))
OURS = {"builds", "current", "lock", "operations"}  # in a home; the last is of `building`


class Builder:
    """The building process, from outside."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.building", str(home)],
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def begin(self, number: int) -> int:
        """Begin a build; returns its process id."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{number}\n")
        self.process.stdin.flush()
        return self._answer()

    def ended(self) -> int:
        """How the build ended: the signal that killed it, or 0."""
        return os.WTERMSIG(self._answer())

    def _answer(self) -> int:
        assert self.process.stdout is not None
        return int(self.process.stdout.readline())

    def lasts(self) -> float:
        """How many seconds a build takes."""
        started = time.monotonic()
        self.begin(0)
        assert self.ended() == 0
        return time.monotonic() - started

    def operations(self) -> int:
        """How many file operations a build takes."""
        self.begin(-1)
        assert self.ended() == 0
        return int((self.home / "operations").read_text())

    def close(self) -> None:
        """End it."""
        self.process.communicate()


def stored(home: Path) -> set[str]:
    """The builds that lie in a home, whole or not."""
    return {path.name for path in (home / "builds").iterdir()}


def assert_whole(home: Path) -> None:
    """The live build is whole; a next build succeeds and tidies up."""
    live = current(home)
    assert open_build(live).search(Query()).total == live.records
    after = publish(home, contents(ONE))
    assert stored(home) == {after.name, live.name}
    assert {path.name for path in home.iterdir()} <= OURS
