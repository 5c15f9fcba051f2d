"""Makes the pictures of the documentation: python -m tests.browser.screenshots."""

from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from tests.browser.chromium import launch
from tests.browser.paths import LINE
from tests.browser.visit import DESKTOP, PHONE, Visitor, visiting
from tests.serving import serving
from tests.shipped import publish_shipped

FOLDER = Path(__file__).parent.parent.parent / "docs" / "screenshots"

SEARCH = "/?q=trata+de+personas"
# File name -> who looks at what.
PICTURES = {
    "home": (Visitor("desktop", DESKTOP), "/"),
    "search": (Visitor("desktop", DESKTOP), SEARCH),
    "search-dark": (Visitor("desktop, dark", DESKTOP, colours="dark"), SEARCH),
    "search-phone": (Visitor("phone", PHONE, touch=True), SEARCH),
    "line": (Visitor("desktop", DESKTOP), f"/lines/{LINE}"),
    "agency": (Visitor("desktop", DESKTOP), "/agencies/SRE"),
    "overview": (Visitor("desktop", DESKTOP), "/overview"),
    "findings": (Visitor("desktop", DESKTOP), "/findings"),
}


def main() -> None:
    """Build, serve, look, and write docs/screenshots/*.png."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="buscador-") as folder:
        home = Path(folder)
        publish_shipped(home)
        with serving(home) as server, sync_playwright() as playwright:
            browser = launch(playwright)
            for name, (visitor, path) in PICTURES.items():
                with visiting(browser, server.address, visitor) as page:
                    page.goto(path)
                    page.screenshot(path=FOLDER / f"{name}.png")
            browser.close()


if __name__ == "__main__":
    main()
