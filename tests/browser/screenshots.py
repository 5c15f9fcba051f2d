"""Makes the pictures of the documentation: python -m tests.browser.screenshots."""

import io
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser.chromium import launch
from tests.browser.paths import LINE
from tests.browser.visit import DESKTOP, PHONE, Visitor, visiting
from tests.support.serving import serving
from tests.support.shipped import publish_shipped
from web import urls

FOLDER = Path(__file__).parent.parent.parent / "docs" / "screenshots"

COLOURS = 128

SEARCH = "/?q=trata+de+personas"
# File name -> who looks at what.
PICTURES = {
    "home": (Visitor("desktop", DESKTOP), "/"),
    "search": (Visitor("desktop", DESKTOP), SEARCH),
    "search-dark": (Visitor("desktop, dark", DESKTOP, colours="dark"), SEARCH),
    "search-phone": (Visitor("phone", PHONE, touch=True), SEARCH),
    "line": (Visitor("desktop", DESKTOP), urls.line(LINE)),
    "agency": (Visitor("desktop", DESKTOP), "/agencies/SRE"),
    "overview": (Visitor("desktop", DESKTOP), "/overview"),
    "findings": (Visitor("desktop", DESKTOP), "/findings"),
}


def save(picture: bytes, path: Path) -> None:
    """A PNG with a palette: a third of the size, and no eye tells the difference."""
    colours = Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS)
    colours.save(path, optimize=True)


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
                    save(page.screenshot(scale="css"), FOLDER / f"{name}.png")
            browser.close()


if __name__ == "__main__":
    main()
