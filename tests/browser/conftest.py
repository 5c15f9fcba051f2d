"""One server and one browser for all the tests of this folder."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.chromium import NoBrowser, launch
from tests.browser.visit import PATIENCE, Visitor, visiting
from tests.support.serving import Server, serving
from tests.support.shipped import shared_home

Visit = Callable[[Visitor], AbstractContextManager[Page]]

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="package")
def server(common: Path) -> Iterator[Server]:
    """A server of the report that ships with the project."""
    with serving(shared_home(common)) as running:
        yield running


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium; a failure that says what to do where there is none."""
    with sync_playwright() as playwright:
        try:
            running = launch(playwright)
        except NoBrowser as error:
            pytest.fail(str(error))
        yield running
        with suppress(Exception):  # gone already
            running.close()


@pytest.fixture
def visit(browser: Browser, server: Server) -> Visit:
    """Opens a page for a visitor and checks, at the end, that it behaved."""
    return lambda visitor: visiting(browser, server.address, visitor)
