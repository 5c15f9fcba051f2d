"""What stands in a cell is kept as it is, whatever the format."""

import csv
from pathlib import Path

import pytest

from tests.support import reports
from tests.support.reports import ROWS

HUGE = "La STPS hará " + "mucho " * (1 << 19)
KEPT = {
    "megabytes": HUGE.strip(),
    "formula": '=HYPERLINK("http://x","y")',
    "command": "@SUM(1+1)*cmd|' /C calc'!A0",
    "script": "<script>alert(1)</script>",
    "image": '<img src=x onerror="alert(1)">',
    "comparison": "menores de <18 años y > 5",
    "entity": "Ley &amp; orden",
    "rich markup": "[bold]La STPS[/bold] hará",
}
# No workbook can hold control characters, or more than 32,767 characters in a cell.
NOT_IN_WORKBOOKS = ("megabytes", "terminal")


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        (name, ending)
        for name in KEPT
        for ending in ("txt", "csv", "xlsx")
        if ending != "xlsx" or name not in NOT_IN_WORKBOOKS
    ],
)
def test_odd_cells_are_kept_as_text(tmp_path: Path, name: str, ending: str) -> None:
    csv.field_size_limit(1 << 17)  # as in a new process: files read before this one raise it
    page = reports.block([(*ROWS[0][:4], KEPT[name], ""), *ROWS[1:]])
    path = tmp_path / f"r.{ending}"
    if ending == "xlsx":
        reports.workbook(path, {"Hoja": page})
    else:
        reports.write(path, (reports.tabbed if ending == "txt" else reports.separated)(page))
    found = reports.lines(path)
    assert [activity.text for activity in found[0].activities] == [KEPT[name]]
    assert len(found) == len(ROWS)
    assert not reports.rules(reports.surveyed(path), "error")


def test_a_workbook_s_escapes_are_undone(tmp_path: Path) -> None:
    rows = [(*ROWS[0][:4], "La STPS_x000D_\nhará", ""), (*ROWS[2][:4], "La_x0000_ STPS", "")]
    path = reports.workbook(tmp_path / "r.xlsx", {"Hoja": reports.block(rows)})
    assert [a.text for a in reports.lines(path)[0].activities] == ["La STPS\nhará"]
    assert reports.rules(reports.surveyed(path), "error") == [("nul-byte", 9, "")]


def test_quotes_in_tab_separated_text_swallow_nothing(tmp_path: Path) -> None:
    rows = [(*ROWS[0][:4], '"La STPS hará', 'la obra"'), *ROWS[1:]]
    path = reports.write(tmp_path / "r.tsv", reports.tabbed(reports.block(rows)))
    found = reports.lines(path)
    assert len(found) == len(ROWS)
    assert [a.text for a in found[0].activities] == ['"La STPS hará', 'la obra"']


def test_line_breaks_and_lists_in_a_quoted_cell_are_kept(tmp_path: Path) -> None:
    text = "La STPS hará:\n1. visitas, talleres, y más, en 1.5 años\n2. obras, a, b, c"
    rows = [(*ROWS[0][:4], text, ""), *ROWS[1:]]
    path = reports.write(tmp_path / "r.csv", reports.separated(reports.block(rows)))
    assert reports.lines(path)[0].activities[0].text == text
    assert not reports.rules(reports.surveyed(path), "error")
