"""What changed from build to build, in a real browser: on a phone, without script, with axe."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from search.store.files import FileStore
from tests.browser.looks import assert_no_barrier, assert_nothing_sticks_out
from tests.browser.visit import LOOKS, Visitor
from tests.support.rebuilt import EDITS, HEADING, Office
from tests.support.serving import Server, serving

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder: Path = tmp_path_factory.mktemp("rebuilt")
    office = Office(folder / "reports", FileStore(folder / "index"))
    path = office.put()
    office.build()
    office.edit(path, *EDITS, HEADING)
    office.build()
    with serving(folder / "index") as running:
        yield running


@pytest.mark.parametrize("visitor", [LOOKS[0], LOOKS[3]], ids=lambda v: v.name)
def test_no_barrier(browser: Browser, rebuilt: Server, visitor: Visitor) -> None:
    assert_no_barrier(browser, rebuilt, visitor, "/changes")


def test_nothing_sticks_out(browser: Browser, rebuilt: Server) -> None:
    assert_nothing_sticks_out(browser, rebuilt, "/changes")


def test_it_is_found_and_narrowed_without_script(browser: Browser, rebuilt: Server) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=rebuilt.address)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("link", name="Novedades").click()
    expect(page.locator("li.card")).to_have_count(len(EDITS))
    page.get_by_role("link", name="Ya no está").click()
    expect(page.locator("li.card")).to_have_count(1)
    page.get_by_role("link", name="Quitar filtros").click()
    expect(page.locator("li.card")).to_have_count(len(EDITS))
    page.get_by_role("link", name="Cómo está ahora").first.click()
    page.wait_for_url(f"{rebuilt.address}/lines/ejemplo/2025/*")
    context.close()
