"""What every page must be, whatever it is of."""

from playwright.sync_api import Browser

from tests.browser.test_pages import violations
from tests.browser.visit import DESKTOP, VISITORS, Visitor, visiting
from tests.support.serving import Server


def assert_no_barrier(browser: Browser, site: Server, visitor: Visitor, path: str) -> None:
    """A page keeps nobody out, by axe's rules."""
    with visiting(browser, site.address, visitor) as page:
        page.goto(path)
        assert violations(page) == []


def assert_nothing_sticks_out(browser: Browser, site: Server, path: str) -> None:
    """A page is read without scrolling sideways, on a phone and on a desk."""
    with visiting(browser, site.address, VISITORS[0]) as page:
        page.goto(path)
        for width in (320, DESKTOP["width"]):
            page.set_viewport_size({"width": width, "height": 700})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
