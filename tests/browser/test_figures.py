"""Figures as people see them: the same on every page, named on a phone, whole on paper."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Visit
from tests.browser.test_pages import violations
from tests.browser.visit import DESKTOP, PHONE, Visitor
from tests.support.serving import Server
from web import urls

pytestmark = pytest.mark.browser

BODIES = ("PGR", "INM", "SRE", "SDH", "STPS")
READER = Visitor("desktop without scripts", DESKTOP, scripts=False)
NARROW = [
    Visitor(f"{width} pixels, {colours}", {"width": width, "height": 740}, colours=colours)
    for width in (320, 360)
    for colours in ("light", "dark")
]
FIGURES = (
    urls.OVERVIEW,
    "/overview?all=1",
    urls.AGENCIES,
    urls.agencies("name"),
    urls.agency("INM"),
    urls.agency("PGR", heading="5"),
    urls.FINDINGS,
    "/findings?rule=no-with-activities",
    urls.SEARCH,
)


def numbers(text: str) -> list[int]:
    return [int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*", text)]


def followed(page: Page, selector: str) -> None:
    """Click, and wait for where it leads."""
    with page.expect_navigation():
        page.locator(selector).first.click()


@pytest.mark.parametrize("body", BODIES)
def test_a_body_has_one_set_of_numbers_on_the_way_through_the_site(visit: Visit, body: str) -> None:
    with visit(READER) as page:
        page.goto(urls.AGENCIES)
        row = page.locator(f'tbody tr:has(a[href="{urls.agency(body)}"])')
        activities, lines, named = [int(td) for td in row.locator("td.n").all_inner_texts()]
        followed(page, f'tbody a[href="{urls.agency(body)}"]')
        lead = page.locator(".lead").inner_text()
        assert numbers(lead)[:2] == [activities, lines]
        assert sum(numbers(lead)[2:]) == named
        followed(page, '.beside a:text("Verlo en el buscador")')
        total = page.locator(".total").inner_text()
        assert set(numbers(total.partition(":")[2])) == {activities, lines}
        page.goto("/overview?all=1")
        row = page.locator(f'#dependencias ~ * tr:has(a[href="{urls.agency(body)}"])')
        *cells, whole = [numbers(text)[0] for text in row.locator("td").all_inner_texts()]
        assert sum(cells) == whole == activities
        page.goto(urls.SEARCH)
        item = page.locator(f'.most li:has(a[href="{urls.agency(body)}"])')
        assert numbers(item.locator(".quiet").inner_text()) == [activities, lines]


def test_which_body_does_most_is_one_click_away(visit: Visit) -> None:
    with visit(READER) as page:
        page.goto(urls.SEARCH)
        followed(page, 'nav a:text("Dependencias")')
        first = page.locator("tbody tr").first.inner_text()
        assert "Procuraduría General de la República" in first
        assert 24 in numbers(first)


def test_the_order_of_bodies_changes_without_script(visit: Visit) -> None:
    with visit(READER) as page:
        page.goto(urls.AGENCIES)
        followed(page, 'thead a:text("Nombre")')
        assert page.locator("th[aria-sort]").inner_text().startswith("Nombre")
        names = page.locator("tbody th a").all_inner_texts()
        assert names[0].startswith("A")
        assert "sort=name" in page.url


@pytest.mark.parametrize("visitor", NARROW, ids=lambda v: v.name)
def test_columns_are_named_on_a_phone(visit: Visit, visitor: Visitor) -> None:
    with visit(visitor) as page:
        page.goto(urls.OVERVIEW)
        for table in page.locator("table.matrix").all():
            heads = table.locator("thead th.n > span").all()
            assert heads
            for head in heads:
                letters = re.sub(r"[\d\s…]", "", head.inner_text())
                box, cell = head.bounding_box(), head.locator("..").bounding_box()
                assert len(letters) > 4
                assert box is not None
                assert cell is not None
                assert min(box["width"], box["height"]) >= 11
                # Nothing of it is cut off: it lies within its own cell.
                assert box["x"] >= cell["x"] - 1
                assert box["x"] + box["width"] <= cell["x"] + cell["width"] + 1
                assert box["y"] >= cell["y"] - 1
                assert box["y"] + box["height"] <= cell["y"] + cell["height"] + 1


@pytest.mark.parametrize("visitor", NARROW, ids=lambda v: v.name)
@pytest.mark.parametrize("path", FIGURES)
def test_figures_fit_a_phone_in_light_and_dark(visit: Visit, visitor: Visitor, path: str) -> None:
    with visit(visitor) as page:
        page.goto(path)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= visitor.size["width"]
        assert violations(page) == []


def test_the_numbers_of_bodies_fit_the_narrowest_phone(visit: Visit) -> None:
    with visit(NARROW[0]) as page:
        page.goto(urls.AGENCIES)
        inside = page.locator(".scroll").evaluate("e => [e.scrollWidth, e.clientWidth]")
        assert inside[0] <= inside[1]
        assert page.locator("tbody tr").first.locator("td.n").last.is_visible()


def test_a_zero_is_text(visit: Visit) -> None:
    with visit(READER) as page:
        page.goto(urls.OVERVIEW)
        zeros = page.locator(".matrix td:not([class])")
        assert zeros.count() > 5
        assert set(zeros.all_inner_texts()) == {"0"}
        assert zeros.locator("a").count() == 0


def test_contradictions_are_read_first(visit: Visit) -> None:
    for size in (DESKTOP, PHONE):
        with visit(Visitor("reader", size, scripts=False)) as page:
            page.goto(urls.FINDINGS)
            first = page.locator(".results .card").first
            assert "pero describe" in first.inner_text()
            closed = page.locator("section:has(> details) .card").first
            assert not closed.is_visible()
            page.locator("section > details > summary").first.click()
            assert closed.is_visible()


# Paper


@contextmanager
def on_paper(browser: Browser, server: Server, path: str) -> Iterator[Page]:
    """A page as it is printed, without the backgrounds that browsers leave out."""
    context = browser.new_context(base_url=server.address, viewport=DESKTOP)
    page = context.new_page()
    page.emulate_media(media="print")
    page.goto(path)
    yield page
    context.close()


def test_every_number_is_printed_dark_and_unshaded(browser: Browser, server: Server) -> None:
    with on_paper(browser, server, "/overview?all=1") as page:
        cells = page.locator("table.matrix td")
        seen = cells.evaluate_all(
            """all => all.map(e => {
                const s = getComputedStyle(e.querySelector("a") || e)
                return [s.color, getComputedStyle(e).backgroundColor, e.innerText.trim()]
            })"""
        )
        assert len(seen) > 100
        dark = {"rgb(0, 0, 0)", "rgb(51, 51, 51)"}
        assert {color for color, *_ in seen} <= dark
        assert {background for _, background, _ in seen} == {"rgba(0, 0, 0, 0)"}
        assert all(text for *_, text in seen)


def test_the_signs_of_yes_and_no_differ_on_paper(browser: Browser, server: Server) -> None:
    borders = {}
    for path, sign in ((urls.agency("INM"), "yes"), (urls.agency("PGR"), "no")):
        with on_paper(browser, server, path) as page:
            badge = page.locator(f".badge.{sign}").first
            assert badge.is_visible()
            borders[sign] = badge.evaluate(
                """e => {
                    const s = getComputedStyle(e, "::before")
                    return [parseFloat(s.borderTopWidth), parseFloat(s.width), s.borderTopColor]
                }"""
            )
    width, whole, colour = borders["yes"]
    assert width * 2 >= whole - 0.5  # filled by its border alone
    assert borders["no"][0] * 2 < borders["no"][1]
    assert colour == borders["no"][2] == "rgb(0, 0, 0)"


def test_what_is_closed_is_printed_and_what_needs_a_hand_is_not(
    browser: Browser, server: Server
) -> None:
    with on_paper(browser, server, urls.FINDINGS) as page:
        assert page.locator("section:has(> details) .card").first.is_visible()
        assert not page.locator(".side").is_visible()
    with on_paper(browser, server, urls.agency("INM")) as page:
        assert page.locator(".contents").is_visible()
        assert not page.locator(".contents .only").first.is_visible()
