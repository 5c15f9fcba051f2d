"""What is made once a build, while one build takes the place of another."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from pathlib import Path

import pytest

from search.searcher import Searcher
from search.settings import Settings
from search.store.builds import open_build, publish
from tests.support.years import two_years
from web import create_app
from web.request import derived, searcher


class InTurn:
    """A source whose build is another one at each request."""

    def __init__(self, *builds: Searcher) -> None:
        self._builds = cycle(builds)

    def searcher(self) -> Searcher:
        return next(self._builds)


@pytest.fixture
def hurried() -> Iterator[None]:
    """Threads that take turns at every few steps."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def name(build: Searcher) -> str:
    return build.build


def test_each_request_has_what_its_own_build_gives(tmp_path: Path, hurried: None) -> None:
    contents = two_years()
    first, second = (open_build(publish(tmp_path / each, contents)) for each in "ab")
    app = create_app(Settings(tmp_path), InTurn(first, second))

    def ask(_: int) -> int:
        wrong = 0
        for _ in range(500):
            with app.test_request_context("/"):
                wrong += derived(name) != searcher().build
        return wrong

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(ask, range(8))) == 0
