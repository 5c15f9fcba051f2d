"""Finds Chromium, or installs Debian's where that is allowed: python -m tests.browser.chromium."""

import os
import shutil
import subprocess
from pathlib import Path

from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = (
    "The browser tests need Chromium and there is none. Install it (on Debian or Ubuntu: "
    "apt-get install chromium); running as root, make test installs it by itself."
)


class NoBrowser(Exception):
    """There is no Chromium, and none could be installed."""


def executable() -> Path:
    """Where Chromium is, once it is there. Raises NoBrowser."""
    found = _found()
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        _install()
        found = _found()
    if found is None:
        raise NoBrowser(MISSING)
    return found


def launch(playwright: Playwright) -> Browser:
    """A browser that talks to nobody but the pages under test."""
    return playwright.chromium.launch(executable_path=executable(), args=list(FLAGS))


def _found() -> Path | None:
    return next((Path(path) for name in NAMES if (path := shutil.which(name))), None)


def _install() -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    get = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
    subprocess.run([*get, "update"], check=False, env=quiet)
    subprocess.run(
        [*get, "install", "-y", "--no-install-recommends", "chromium"], check=False, env=quiet
    )


if __name__ == "__main__":
    try:
        print(executable())  # noqa: T201
    except NoBrowser as error:
        raise SystemExit(str(error)) from None
