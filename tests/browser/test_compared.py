"""What changed between two reports, in a real browser: on a phone, without script, with axe."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Browser, expect

from search.store.builds import publish
from tests.browser.looks import assert_no_barrier, assert_nothing_sticks_out
from tests.browser.visit import LOOKS, VISITORS, Visitor, visiting
from tests.support.editing import two_years
from tests.support.serving import Server, serving

pytestmark = pytest.mark.browser

OLD, NEW = "pem-2014-2018/2018", "pem-2014-2018/2019"
COMPARED = f"/compare?a={OLD}&b={NEW}"
PAGES = (COMPARED, f"{COMPARED}&change=reworded", f"/compare?a={OLD}&b={OLD}", "/lines/{}/1.1.1")


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home: Path = tmp_path_factory.mktemp("years")
    publish(home, two_years()[0])
    with serving(home) as running:
        yield running


@pytest.mark.parametrize("visitor", [LOOKS[0], LOOKS[3]], ids=lambda v: v.name)
@pytest.mark.parametrize("path", PAGES)
def test_no_barrier(browser: Browser, years: Server, visitor: Visitor, path: str) -> None:
    assert_no_barrier(browser, years, visitor, path.format(NEW))


@pytest.mark.parametrize("path", PAGES)
def test_nothing_sticks_out(browser: Browser, years: Server, path: str) -> None:
    assert_nothing_sticks_out(browser, years, path.format(NEW))


def test_it_is_chosen_and_narrowed_without_script(browser: Browser, years: Server) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=years.address)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("link", name="Qué cambió de un año a otro").click()
    page.get_by_label("Un informe").select_option(OLD)
    page.get_by_label("El otro informe").select_option(OLD)
    page.get_by_role("button", name="Comparar").click()
    expect(page.get_by_role("alert")).to_contain_text("mismo informe")
    page.get_by_label("El otro informe").select_option(NEW)
    page.get_by_role("button", name="Comparar").click()
    page.wait_for_url(f"**b={quote_plus(NEW)}*")
    whole = page.get_by_role("status").inner_text()
    page.get_by_role("link", name="Ya no está").click()
    expect(page.get_by_role("status")).not_to_have_text(whole)
    expect(page.locator("li.card")).to_have_count(1)
    page.get_by_role("link", name="Quitar filtros").click()
    expect(page.get_by_role("status")).to_have_text(whole)
    context.close()


def test_what_went_and_came_is_said(browser: Browser, years: Server) -> None:
    with visiting(browser, years.address, VISITORS[0]) as page:
        page.goto(f"{COMPARED}&change=reworded")
        heading = page.locator("li.card h3").first
        said = heading.text_content() or ""
        assert "[se agregó: " in said
        decoration = heading.locator("ins").first.evaluate(
            "node => getComputedStyle(node).textDecorationLine"
        )
        assert decoration == "underline"
