"""Draws what is shown beside a shared link: python -m tests.browser.share_picture."""

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.chromium import launch
from tests.browser.screenshots import save

FILE = Path(__file__).parents[2] / "web" / "static" / "share.png"
WIDTH, HEIGHT = 1200, 630

# What matters stands in the middle: some show a square of it.
PICTURE = """
<body style="margin:0; height:630px; display:grid; place-content:center; text-align:center;
  color:#1b1c1d; background:#fdfcf9; box-sizing:border-box; border-top:24px solid #0a5a60;
  font-family:Charter,'Noto Serif','DejaVu Serif',serif">
<p style="margin:0; font-size:200px; line-height:1; color:#0a5a60">¶</p>
<p style="margin:32px 0 0; font-size:56px">Buscador de programas</p>
<p style="margin:16px 0 0; font-size:32px; color:#595953">Qué se comprometió a hacer el gobierno</p>
"""


def main() -> None:
    """Write web/static/share.png."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.set_content(PICTURE)
        save(page.screenshot(), FILE)
        browser.close()


if __name__ == "__main__":
    main()
