"""The files behind the buttons: each is downloaded, opened, and has every hit."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest

from tests.browser.conftest import Visit
from tests.browser.test_search import total
from tests.browser.visit import VISITORS, Visitor

pytestmark = pytest.mark.browser

QUERY = "/?q=derechos+humanos&response=yes"


def _csv(path: Path) -> int:
    text = path.read_text("utf-8")
    assert text.startswith("\ufeff")
    return len(list(csv.reader(io.StringIO(text)))) - 1


def _xlsx(path: Path) -> int:
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    assert sheet.freeze_panes == "A2"
    return sheet.max_row - 1


def _json(path: Path) -> int:
    return len(json.loads(path.read_text("utf-8"))["rows"])


def _ndjson(path: Path) -> int:
    return len([json.loads(line) for line in path.read_text("utf-8").splitlines()])


ROWS: dict[str, Callable[[Path], int]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "json": _json,
    "ndjson": _ndjson,
}


@pytest.mark.parametrize("visitor", VISITORS, ids=lambda v: v.name)
@pytest.mark.parametrize("suffix", ROWS)
def test_download_has_every_hit(
    visit: Visit, visitor: Visitor, suffix: str, tmp_path: Path
) -> None:
    with visit(visitor) as page:
        page.goto(QUERY)
        with page.expect_download() as pending:
            page.locator(f'.take a[href^="/export.{suffix}"]').click()
        file = tmp_path / pending.value.suggested_filename
        pending.value.save_as(file)
        assert file.suffix == f".{suffix}"
        assert ROWS[suffix](file) == total(page)


def test_feed_is_offered_to_readers(visit: Visit) -> None:
    with visit(VISITORS[0]) as page:
        page.goto(QUERY)
        address = page.locator('link[type="application/atom+xml"]').get_attribute("href")
        assert address is not None
        answer = page.request.get(address)
        assert answer.ok
        feed = ET.fromstring(answer.text())  # noqa: S314  our own server
        assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
