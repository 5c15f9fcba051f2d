"""Pages of a programme with levels, agencies and columns of its own, in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from search.store.builds import publish
from tests.browser.looks import assert_no_barrier, assert_nothing_sticks_out
from tests.browser.visit import LOOKS, VISITORS, Visitor, visiting
from tests.support.invented import coasts
from tests.support.serving import Server, serving

pytestmark = pytest.mark.browser

LINE = "/lines/pcm-2024-2030/2024/1.1.1.1"
PAGES = (LINE, "/?q=Eje+I", "/", "/overview", "/agencies/SRE")


@pytest.fixture(scope="module")
def coast(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home: Path = tmp_path_factory.mktemp("coast")
    publish(home, coasts())
    with serving(home) as running:
        yield running


@pytest.mark.parametrize("visitor", [LOOKS[0], LOOKS[3]], ids=lambda v: v.name)
@pytest.mark.parametrize("path", PAGES)
def test_no_barrier(browser: Browser, coast: Server, visitor: Visitor, path: str) -> None:
    assert_no_barrier(browser, coast, visitor, path)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_sticks_out(browser: Browser, coast: Server, path: str) -> None:
    assert_nothing_sticks_out(browser, coast, path)


def test_figures_stand_in_one_line(browser: Browser, coast: Server) -> None:
    """Their right edges, so that hundreds stand under hundreds."""
    with visiting(browser, coast.address, VISITORS[0]) as page:
        page.goto(LINE)
        cells = page.locator("table.own").first.locator("td.n")
        edges = cells.evaluate_all(
            """cells => cells.map(cell => {
                const range = document.createRange();
                range.selectNodeContents(cell);
                return Math.round(range.getBoundingClientRect().right);
            })"""
        )
        assert len(edges) == 4
        assert len(set(edges)) == 1
