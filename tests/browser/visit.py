"""Visitors with their devices, and a watch on what a page does behind their backs."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, ViewportSize

Colours = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who looks at a page, and through what."""

    name: str
    size: ViewportSize
    scripts: bool = True
    colours: Colours = "light"
    touch: bool = False


PATIENCE = 60_000  # milliseconds for what must happen; only a failure takes them

DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}

VISITORS = (
    Visitor("desktop", DESKTOP),
    Visitor("phone", PHONE, touch=True),
    Visitor("desktop without scripts", DESKTOP, scripts=False),
    Visitor("phone without scripts", PHONE, scripts=False, touch=True),
)
# Colours are looked at on each kind of screen.
LOOKS = (
    Visitor("desktop, light", DESKTOP),
    Visitor("desktop, dark", DESKTOP, colours="dark"),
    Visitor("phone, light", PHONE, touch=True),
    Visitor("phone, dark", PHONE, colours="dark", touch=True),
)


@dataclass  # without slots: Playwright keeps its own on the object of a handler
class Watch:
    """What should not have happened while a page was open."""

    host: str
    incidents: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        """Note what this page does from now on."""
        page.on("request", self._request)
        page.on("response", self._response)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.incidents.append(f"script: {error}"))

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https") and parts.netloc != self.host:
            self.incidents.append(f"left the host: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.incidents.append(f"{response.status}: {response.url}")

    def _console(self, message: ConsoleMessage) -> None:
        # The browser's own word for a page that answers 404 on purpose.
        expected = "Failed to load resource" in message.text
        if message.type in ("error", "warning") and not expected:
            self.incidents.append(f"console: {message.text}")


def stay(page: Page) -> None:
    """Let a page keep what it says for a moment, however late it is looked at."""
    page.evaluate("window.setTimeout = () => 0")


@contextmanager
def visiting(browser: Browser, address: str, visitor: Visitor) -> Iterator[Page]:
    """A page of a fresh visitor; afterwards nothing untoward may have happened."""
    context = browser.new_context(
        base_url=address,
        locale="es-MX",
        viewport=visitor.size,
        java_script_enabled=visitor.scripts,
        color_scheme=visitor.colours,
        has_touch=visitor.touch,
        is_mobile=visitor.touch,
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE)
    watch = Watch(urlsplit(address).netloc)
    try:
        page = context.new_page()
        watch.over(page)
        yield page
    finally:
        context.close()
    assert watch.incidents == []
