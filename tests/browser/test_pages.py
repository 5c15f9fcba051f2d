"""Every page, on every screen, in every colour: reachable for everybody and quiet."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.paths import EVERY, FRAMED, NOT_FOUND, PAGES
from tests.browser.visit import DESKTOP, LOOKS, PHONE, VISITORS, Visitor

pytestmark = pytest.mark.browser

WCAG = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    # What passes would be told element by element, which takes eight times as long.
    "resultTypes": ["violations"],
}


def violations(page: Page) -> list[str]:
    """`rule: selector` of everything that axe-core objects to."""
    found = Axe().run(page, options=WCAG).response["violations"]
    return [f"{rule['id']}: {node['target']}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("visitor", LOOKS, ids=lambda v: v.name)
@pytest.mark.parametrize("path", [*EVERY, NOT_FOUND])
def test_no_barrier(visit: Visit, visitor: Visitor, path: str) -> None:
    with visit(visitor) as page:
        page.goto(path)
        assert violations(page) == []


@pytest.mark.parametrize("visitor", VISITORS, ids=lambda v: v.name)
@pytest.mark.parametrize("path", EVERY)
def test_page_is_whole(visit: Visit, visitor: Visitor, path: str) -> None:
    with visit(visitor) as page:
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 200
        assert page.locator("html").get_attribute("lang") == "es-MX"
        assert page.locator("h1").count() == 1
        assert page.locator("main").is_visible()


@pytest.mark.parametrize("path", EVERY)
def test_nothing_sticks_out(visit: Visit, path: str) -> None:
    """At 320 pixels too, which is also a desktop at four times the size."""
    with visit(VISITORS[0]) as page:
        page.goto(path)
        for width in (320, PHONE["width"], 768, DESKTOP["width"]):
            page.set_viewport_size({"width": width, "height": 700})
            assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", EVERY)
def test_first_tab_skips_to_the_content(visit: Visit, path: str) -> None:
    with visit(VISITORS[0]) as page:
        page.goto(path)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator("#contenido")).to_be_focused()


def test_no_page_is_left_out(app: Flask) -> None:
    """Every address that answers with HTML is on the list."""
    client = app.test_client()
    shown = {
        rule.rule
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and not rule.rule.startswith(("/api/", "/static/"))
        for path in PAGES.get(rule.rule, (rule.rule,))
        if client.get(path).mimetype == "text/html" and client.get(path).status_code == 200
    }
    assert shown == {*PAGES, *FRAMED}
