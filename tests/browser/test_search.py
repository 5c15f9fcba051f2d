"""A search as a person does it: ask, narrow, widen, go back; with and without scripts."""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Error, Locator, Page, Route, expect

from tests.browser.conftest import Visit
from tests.browser.visit import VISITORS, Visitor

pytestmark = pytest.mark.browser

BOX = "Palabras, una dependencia o una clave"


def total(page: Page) -> int:
    """How many texts the page says that it lists: with all that was asked, and with a part."""
    words = page.locator(".total").inner_text().partition(":")[0]
    found = re.findall(r"[\d,]*\d", words)
    assert found, words
    return sum(int(n.replace(",", "")) for n in found)


def ask(page: Page, text: str) -> None:
    """Type into the box of the home page and press Enter."""
    page.goto("/")
    page.get_by_label(BOX).fill(text)
    page.get_by_label(BOX).press("Enter")
    page.wait_for_url("**/?*")


def checkbox(page: Page, facet: str) -> Locator:
    """The first unchecked choice of a facet, brought to light where the screen folds it away."""
    box = page.locator(f'input[name="{facet}"]:not(:checked)').first
    for fold in page.locator(f"details:has(input[name='{facet}'])").all():
        if not box.is_visible() and fold.get_attribute("open") is None:
            fold.locator("summary").first.click()
    value = box.get_attribute("value")  # it stays the same when it is checked
    return page.locator(f'input[name="{facet}"][value="{value}"]')


def applied(page: Page, visitor: Visitor) -> None:
    """Apply what is ticked, where it does not apply by itself."""
    if not visitor.scripts:
        page.get_by_role("button", name="Aplicar filtros").click()


def promised(box: Locator) -> int:
    """The count in the label of a checkbox."""
    label = box.locator("xpath=ancestor::label").inner_text()
    found = re.search(r"\(([\d,]+)\)\s*$", label)
    assert found, label
    return int(found[1].replace(",", ""))


@pytest.mark.parametrize("visitor", VISITORS, ids=lambda v: v.name)
def test_ask_narrow_widen_and_back(visit: Visit, visitor: Visitor) -> None:
    with visit(visitor) as page:
        ask(page, "derechos humanos")
        everything = total(page)
        assert everything > 1
        expect(page.locator("mark").first).to_be_visible()

        box = checkbox(page, "agency")
        count = promised(box)
        box.check()
        applied(page, visitor)
        page.wait_for_url("**agency=*")
        assert total(page) == count
        narrowed = page.url

        page.locator(".chips button").first.click()
        page.wait_for_url(lambda url: "agency=" not in url)
        assert total(page) == everything

        page.go_back()
        assert page.url == narrowed
        assert total(page) == count
        expect(page.locator('input[name="agency"]:checked')).to_have_count(1)


@pytest.mark.parametrize("visitor", VISITORS, ids=lambda v: v.name)
def test_what_has_a_part_comes_below_what_has_all(visit: Visit, visitor: Visitor) -> None:
    with visit(visitor) as page:
        page.goto("/?q=menores+no+acompa%C3%B1ados&size=50")
        heading = page.get_by_role("heading", name="Contienen parte de lo buscado")
        expect(heading).to_be_visible()
        cards = page.locator("ol.cards")
        expect(cards).to_have_count(2)
        tops = [
            box["y"] for each in (cards.first, heading, cards.last) if (box := each.bounding_box())
        ]
        assert tops == sorted(tops)
        assert len(tops) == 3


@pytest.mark.parametrize("visitor", VISITORS, ids=lambda v: v.name)
def test_counts_promise_what_comes(visit: Visit, visitor: Visitor) -> None:
    """A second choice in the same facet adds, one in another facet narrows."""
    with visit(visitor) as page:
        ask(page, "derechos humanos")
        for facet in ("agency", "kind"):
            box = checkbox(page, facet)
            count = promised(box)
            box.check()
            applied(page, visitor)
            page.wait_for_url(f"**{facet}=*")
            assert total(page) == count


@pytest.mark.parametrize("visitor", VISITORS, ids=lambda v: v.name)
def test_nothing_found_helps(visit: Visit, visitor: Visitor) -> None:
    with visit(visitor) as page:
        ask(page, "xylofonos migrantes")
        page.goto("/?q=zzyzx")
        assert "zzyzx" in page.locator("main").inner_text()
        assert page.locator("main a").count() > 0


def texts(page: Page) -> list[str]:
    """The hits of a page: lines by their words, activities by theirs."""
    return page.locator(".card .text").all_inner_texts()


@pytest.mark.parametrize("visitor", VISITORS, ids=lambda v: v.name)
def test_pages_turn(visit: Visit, visitor: Visitor) -> None:
    with visit(visitor) as page:
        page.goto("/?q=migrantes")
        first = texts(page)
        page.get_by_role("button", name="Siguiente").click()
        page.wait_for_url("**page=2*")
        second = texts(page)
        assert len(first) == 10
        assert not set(first) & set(second)


def test_suggestion_is_taken_by_keyboard(visit: Visit) -> None:
    with visit(VISITORS[0]) as page:
        page.goto("/")
        box = page.get_by_label(BOX)
        box.press_sequentially("secretaria de rel", delay=20)
        # Of all that was typed, not of a part: what comes later replaces what was offered.
        expect(page.get_by_role("option").first).to_contain_text("Relaciones Exteriores")
        box.press("ArrowDown")
        chosen = page.get_by_role("option", selected=True)
        expect(chosen).to_have_count(1)
        box.press("Enter")
        page.wait_for_url("**/?*")
        assert total(page) > 0


def test_tab_never_picks_a_suggestion(visit: Visit) -> None:
    with visit(VISITORS[0]) as page:
        page.goto("/")
        box = page.get_by_label(BOX)
        box.press_sequentially("secre", delay=20)
        expect(page.get_by_role("option").first).to_be_visible()
        box.press("ArrowDown")
        box.press("Tab")
        assert box.input_value() == "secre"
        expect(page.get_by_role("option")).to_have_count(0)


def test_escape_closes_the_suggestions(visit: Visit) -> None:
    with visit(VISITORS[0]) as page:
        page.goto("/")
        box = page.get_by_label(BOX)
        box.press_sequentially("migra", delay=20)
        expect(page.get_by_role("option").first).to_be_visible()
        box.press("Escape")
        expect(page.get_by_role("option").first).to_be_hidden()
        assert box.input_value() == "migra"


def test_slash_leads_to_the_box_and_can_be_switched_off(visit: Visit) -> None:
    with visit(VISITORS[0]) as page:
        page.goto("/?q=migrantes")
        page.keyboard.press("/")
        expect(page.get_by_label(BOX)).to_be_focused()
        page.locator("#slash").click()
        page.keyboard.press("/")
        expect(page.get_by_label(BOX)).not_to_be_focused()


def test_suggestions_that_are_walked_through_stay(visit: Visit) -> None:
    with visit(VISITORS[0]) as page:
        page.goto("/")
        box = page.get_by_label(BOX)
        box.fill("migra")  # at once: for no part of it is anything offered
        expect(page.get_by_role("option").first).to_be_visible()
        before = page.get_by_role("option").all_inner_texts()
        late: list[Route] = []
        page.route("**/suggest?q=migran", lambda route: late.append(route))
        with page.expect_request("**/suggest?q=migran"):
            box.press("n")  # more are asked for, and come too late
        box.press("ArrowDown")
        for route in late:
            with suppress(Error):  # nobody waits for it any more
                route.continue_()
        page.wait_for_timeout(600)
        assert page.get_by_role("option").all_inner_texts() == before
        expect(page.get_by_role("option", selected=True)).to_have_text(before[0])
        box.press("t")  # typing goes on: they are those of what is typed
        expect(page.get_by_role("option", selected=True)).to_have_count(0)


UNSCRIPTED = [visitor for visitor in VISITORS if not visitor.scripts]


@pytest.mark.parametrize("visitor", UNSCRIPTED, ids=lambda v: v.name)
@pytest.mark.parametrize("called", ["Quitar Tipo", "Página 2", "50", "Ordenar"])
def test_a_tick_that_is_not_applied_goes_along(visit: Visit, visitor: Visitor, called: str) -> None:
    with visit(visitor) as page:
        page.goto("/?q=migrantes&kind=activity")
        box = checkbox(page, "agency")
        value = box.get_attribute("value")
        box.check()
        page.get_by_role("button", name=called).first.click()
        page.wait_for_url(f"**agency={value}*")
        expect(page.locator(f'input[name="agency"][value="{value}"]')).to_be_checked()


@pytest.mark.parametrize("visitor", UNSCRIPTED, ids=lambda v: v.name)
def test_a_tick_that_is_not_applied_is_there_on_the_way_back(
    visit: Visit, visitor: Visitor
) -> None:
    with visit(visitor) as page:
        page.goto("/?q=migrantes")
        box = checkbox(page, "agency")
        value = box.get_attribute("value")
        box.check()
        page.locator(".card h3 a").first.click()
        page.wait_for_url("**/lines/**")
        page.go_back()
        expect(page.locator(f'input[name="agency"][value="{value}"]')).to_be_checked()
