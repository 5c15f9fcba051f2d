"""How well a scan finds the lines that a text really touches; docs/pages.md tells the figures."""

from pathlib import Path

import pytest

from search.scanning.scanner import scanned
from search.searcher import Searcher
from search.store.live import Live
from tests.search.scanning.judged import Figures, figures, health, judged, lines_under
from tests.support.stores import publish, store_of

FLOOR = 0.8


def found(name: str, build: Searcher) -> Figures:
    texts, lines = judged(name), lines_under(build)
    codes = [[each.id.code for each in scanned(text.text, build, lines).lines] for text in texts]
    return figures(texts, codes)


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """A programme of another field."""
    home: Path = tmp_path_factory.mktemp("health")
    publish(home, health(), "whoosh")
    return Live(store_of(home, "whoosh")).searcher()


def test_of_the_first_five_lines_four_are_right(searcher: Searcher) -> None:
    assert found("migration", searcher).at_first >= FLOOR


def test_the_figures_of_the_documentation_are_those_of_the_texts(
    searcher: Searcher, other: Searcher
) -> None:
    said = Path("docs/pages.md").read_text("utf-8")
    for name, build in (("migration", searcher), ("health", other)):
        of = found(name, build)
        assert f"{of.at_first:.2f} | {of.precision:.2f} | {of.recall:.2f} |" in said
