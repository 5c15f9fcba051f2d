"""The site below a path of its host, used as a person does: with scripts and without."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visit
from tests.browser.test_search import BOX, applied, checkbox, promised, total
from tests.browser.visit import VISITORS, Visitor, visiting
from tests.support.serving import Server, serving
from tests.support.shipped import shared_home

pytestmark = pytest.mark.browser

BELOW = "/gobierno/buscador"


@pytest.fixture(scope="module")
def mounted(common: Path) -> Iterator[Server]:
    """A server that stands below a path."""
    settings = {"BUSCADOR_PUBLIC_URL": f"http://localhost{BELOW}"}
    with serving(shared_home(common), settings=settings) as running:
        yield running


@pytest.fixture
def visit_below(browser: Browser, mounted: Server) -> Visit:
    """Opens a page there; nothing that it asks for may be missing."""
    return lambda visitor: visiting(browser, mounted.address, visitor)


@pytest.mark.parametrize("visitor", VISITORS, ids=lambda v: v.name)
def test_a_search_is_narrowed_and_a_hit_read(visit_below: Visit, visitor: Visitor) -> None:
    with visit_below(visitor) as page:
        page.goto(f"{BELOW}/")
        page.get_by_label(BOX).fill("derechos humanos")
        page.get_by_label(BOX).press("Enter")
        page.wait_for_url(f"**{BELOW}/?*")
        box = checkbox(page, "response")
        fewer = promised(box)
        box.check()
        applied(page, visitor)
        page.wait_for_url(f"**{BELOW}/?*response=*")
        expect(page.locator('input[name="response"]:checked')).to_have_count(1)
        assert total(page) == fewer
        page.locator(".card h3 a").first.click()
        page.wait_for_url(f"**{BELOW}/lines/**")


def test_suggestions_are_asked_for_there(visit_below: Visit) -> None:
    with visit_below(VISITORS[0]) as page:
        page.goto(f"{BELOW}/")
        with page.expect_response(f"**{BELOW}/api/v1/suggest?*") as asked:
            page.get_by_label(BOX).press_sequentially("migra")
        assert asked.value.ok
        expect(page.get_by_role("option").first).to_be_visible()
