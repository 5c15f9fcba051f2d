"""What other pages frame: without script, as narrow as a column, in both colours."""

import pytest
from playwright.sync_api import ViewportSize

from tests.browser.conftest import Visit
from tests.browser.paths import FRAMED
from tests.browser.test_pages import violations
from tests.browser.visit import Colours, Visitor

pytestmark = pytest.mark.browser

PATHS = [path for paths in FRAMED.values() for path in paths]


@pytest.mark.parametrize("path", PATHS)
def test_it_fits_every_column(visit: Visit, path: str) -> None:
    for width in (280, 360, 600, 900):
        size: ViewportSize = {"width": width, "height": 480}
        with visit(Visitor("frame", size, scripts=False)) as page:
            page.goto(path)
            assert page.locator("footer.source a").is_visible()
            box = page.locator("h1").bounding_box()
            assert box
            assert box["y"] < 40
        with visit(Visitor("frame", size)) as page:
            page.goto(path)
            assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_it_has_no_barriers(visit: Visit, path: str, colours: Colours) -> None:
    with visit(Visitor("frame", {"width": 320, "height": 480}, colours=colours)) as page:
        page.goto(path)
        assert violations(page) == []


def test_the_code_on_a_page_of_results_is_without_barriers(visit: Visit) -> None:
    with visit(Visitor("phone", {"width": 360, "height": 740}, touch=True)) as page:
        page.goto("/?q=trata&kind=line")
        page.locator(".embedding > summary").click()
        page.locator(".cited > summary").click()
        assert page.locator(".embedding code").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert violations(page) == []
