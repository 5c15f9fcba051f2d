"""A selection and the page of the API, on a phone and a desk, with and without script."""

import json
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.visit import Visitor, stay
from tests.support.serving import PATIENCE

pytestmark = pytest.mark.browser

SCREENS = [
    Visitor(f"{width}{', without script' if not scripts else ''}", {"width": width, "height": 740},
            scripts=scripts, touch=width < 1000)
    for width in (320, 360, 1280)
    for scripts in (True, False)
]  # fmt: skip


def choose(page: Page, count: int) -> list[str]:
    """Tick the first boxes of the results; their ids."""
    boxes = page.locator('.card input[name="id"]')
    for place in range(count):
        boxes.nth(place).check()
    return [str(boxes.nth(place).get_attribute("value")) for place in range(count)]


def fits(page: Page) -> bool:
    """Nothing sticks out of the screen."""
    return bool(
        page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        )
    )


@pytest.mark.parametrize("visitor", SCREENS, ids=lambda v: v.name)
def test_choose_search_again_choose_more_and_take_along(
    visit: Visit, visitor: Visitor, tmp_path: Path
) -> None:
    with visit(visitor) as page:
        page.goto("/?q=frontera")
        first = choose(page, 2)
        page.get_by_role("searchbox").or_(page.get_by_role("combobox")).first.fill("salud")
        page.get_by_role("button", name="Buscar", exact=True).click()
        page.wait_for_url(lambda url: "q=salud" in url)
        second = choose(page, 1)
        page.get_by_role("button", name="Ver su selección (2)").first.click()
        page.wait_for_url("**/selection?*")
        expect(page.locator(".card")).to_have_count(3)
        assert fits(page)

        with page.expect_download() as pending:
            page.get_by_role("button", name="JSON", exact=True).click()
        file = tmp_path / "selection.json"
        pending.value.save_as(file)
        rows = json.loads(file.read_text("utf-8"))["rows"]
        assert {row["id"] for row in rows} == {*first, *second}

        page.get_by_role("button", name="Quitar").first.click()
        expect(page.locator(".card")).to_have_count(2)
        page.get_by_role("link", name="Volver a los resultados").click()
        page.wait_for_url(lambda url: "q=salud" in url)
        expect(page.get_by_role("button", name="Ver su selección (2)").first).to_be_visible()
        page.go_back()
        expect(page.locator(".card")).to_have_count(2)


@pytest.mark.parametrize("visitor", SCREENS, ids=lambda v: v.name)
def test_calls_of_the_api_can_be_read_and_copied(visit: Visit, visitor: Visitor) -> None:
    with visit(visitor) as page:
        page.goto("/api")
        assert fits(page)
        blocks = page.locator("pre")
        assert blocks.count() >= 5
        for place in range(blocks.count()):
            blocks.nth(place).focus()
            expect(blocks.nth(place)).to_be_focused()  # it can be scrolled with the keyboard
        buttons = page.get_by_role("button", name="Copiar el ejemplo")
        assert buttons.count() == (blocks.count() if visitor.scripts else 0)
        if visitor.scripts:
            page.context.grant_permissions(["clipboard-read", "clipboard-write"])
            stay(page)
            buttons.first.click()
            expect(buttons.or_(page.get_by_text("Copiado")).first).to_have_text("Copiado")
            copied = str(page.evaluate("navigator.clipboard.readText()"))
            address = copied.splitlines()[0].split('"')[1]
            with urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310  our own server
                assert json.load(answer)["total"] > 0


def test_citations_are_copied_one_a_line(visit: Visit) -> None:
    with visit(SCREENS[-2]) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto("/selection?id=pem-2014-2018/2018/1.5.10&id=pem-2014-2018/2018/1.1.1")
        stay(page)
        page.get_by_role("button", name="Copiar las citas").click()
        expect(page.get_by_text("Copiado")).to_be_visible()
        lines = str(page.evaluate("navigator.clipboard.readText()")).split("\n")
        assert [line.partition("línea de acción ")[2].split(",")[0] for line in lines] == [
            "1.1.1",
            "1.5.10",
        ]
