"""The tools that take a text, in a browser: on a phone, in the dark, without script, by axe."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.test_pages import violations
from tests.browser.visit import LOOKS, VISITORS, Visitor
from web import urls

pytestmark = pytest.mark.browser

NOTE = (
    "El INM y la FGR no dijeron nada. Se va a consolidar el servicio profesional de carrera "
    "migratoria. Otrapalabralarguísimaquenocabeenunteléfonodecienpíxelesnienunodeciento."
)
WITHOUT_SCRIPT = VISITORS[3]


def scanned(page: Page) -> None:
    page.goto(urls.SCAN)
    page.get_by_label("El texto").fill(NOTE)
    page.get_by_role("button", name="Revisar", exact=True).click()
    page.locator("p.total").wait_for()


@pytest.mark.parametrize("visitor", LOOKS, ids=lambda v: v.name)
def test_a_scan_keeps_nobody_out(visit: Visit, visitor: Visitor) -> None:
    with visit(visitor) as page:
        scanned(page)
        assert violations(page) == []


def test_a_scan_works_without_script_and_fits_a_small_screen(visit: Visit) -> None:
    with visit(WITHOUT_SCRIPT) as page:
        scanned(page)
        assert page.url.endswith(urls.SCAN)
        assert "3.6.1" in page.locator("li.card h3").first.inner_text()
        page.set_viewport_size({"width": 320, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_scan_is_taken_along_as_a_file(visit: Visit) -> None:
    with visit(WITHOUT_SCRIPT) as page:
        page.goto(urls.SCAN)
        page.get_by_label("El texto").fill(NOTE)
        with page.expect_download() as found:
            page.get_by_role("button", name="Revisar y bajar en CSV").click()
        assert found.value.suggested_filename == "lo-que-toca-el-texto.csv"


def test_a_quotation_is_checked_with_the_keyboard_alone(visit: Visit) -> None:
    with visit(VISITORS[0]) as page:
        page.goto(urls.HELP)
        page.get_by_role("main").get_by_role("link", name="¿Lo dice el programa?").press("Enter")
        page.get_by_label("La cita").focus()
        page.keyboard.type("Consolidar el Servicio Profesional y/o Especial de Carrera Migratoria")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{urls.VERIFY}?*")
        assert page.locator("p.verdict").inner_text().startswith("Casi.")
        page.set_viewport_size({"width": 320, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
