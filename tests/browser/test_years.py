"""Pages of two years of one programme, in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from search.store.builds import publish
from tests.browser.looks import assert_no_barrier, assert_nothing_sticks_out
from tests.browser.visit import LOOKS, VISITORS, Visitor, visiting
from tests.support.serving import Server, serving
from tests.support.years import shipped_twice

pytestmark = pytest.mark.browser

PAGES = (
    "/",
    "/?q=derechos+humanos",
    "/?q=PGR",
    "/lines/pem-2014-2018/2019/1.1.1",
    "/overview?year=2018",
    "/agencies",
    "/agencies/SRE",
    "/agencies/SRE?year=2018",
)


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home: Path = tmp_path_factory.mktemp("years")
    publish(home, shipped_twice())
    with serving(home) as running:
        yield running


@pytest.mark.parametrize("visitor", [LOOKS[0], LOOKS[3]], ids=lambda v: v.name)
@pytest.mark.parametrize("path", PAGES)
def test_no_barrier(browser: Browser, years: Server, visitor: Visitor, path: str) -> None:
    assert_no_barrier(browser, years, visitor, path)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_sticks_out(browser: Browser, years: Server, path: str) -> None:
    assert_nothing_sticks_out(browser, years, path)


@pytest.mark.parametrize("visitor", VISITORS, ids=lambda v: v.name)
def test_the_other_year_is_a_click_away(browser: Browser, years: Server, visitor: Visitor) -> None:
    with visiting(browser, years.address, visitor) as page:
        page.goto("/agencies/SRE")
        row = page.locator("nav.years")
        expect(row.locator("[aria-current=page]")).to_have_text("2019")
        row.get_by_role("link", name="2018").click()
        expect(page.locator("nav.years [aria-current=page]")).to_have_text("2018")
        expect(page.locator("h1")).to_contain_text("(2018)")


@pytest.mark.parametrize("visitor", VISITORS, ids=lambda v: v.name)
def test_what_did_not_change_leads_to_its_other_year(
    browser: Browser, years: Server, visitor: Visitor
) -> None:
    with visiting(browser, years.address, visitor) as page:
        page.goto("/?q=derechos+humanos&kind=line")
        card = page.locator(".card", has=page.locator(".alike")).first
        expect(card.locator(".year")).to_have_text("2019")
        card.locator(".alike a").click()
        expect(page.locator("h1")).to_contain_text("(2018)")
