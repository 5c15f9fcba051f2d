"""Publishes two contents in turn, one at each line of its input.

python -m tests.soak.rebuilding HOME
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

from search.store.builds import Contents, publish
from tests.support.shipped import shipped


def whole() -> Contents:
    """What the shipped report holds; it can be published again and again."""
    given = shipped()
    given.records = tuple(given.records)
    given.findings = tuple(given.findings)
    return given


def part(given: Contents) -> Contents:
    """The same without every third record."""
    kept = tuple(each for n, each in enumerate(given.records) if n % 3)
    return Contents(given.programmes, given.agencies, given.findings, kept, given.labels)


class Rebuilding:
    """The process that publishes, from outside."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.builds = 0

    def publish(self) -> str:
        """The name of the next build, once it is live."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        name = self._process.stdout.readline().strip()
        assert name, "no build was published"
        self.builds += 1
        return name


@contextmanager
def rebuilding(home: Path) -> Iterator[Rebuilding]:
    """A process that publishes into a home; it ends with the block."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.soak.rebuilding", home],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Rebuilding(process)
    finally:
        process.kill()
        process.communicate()


def main(home: Path) -> None:
    """Publish at each line, and say what."""
    given = whole()
    both = cycle((given, part(given)))
    for _ in sys.stdin:
        print(publish(home, next(both)).name, flush=True)  # noqa: T201  what this process is for


if __name__ == "__main__":
    main(Path(sys.argv[1]))
