"""What stands in a cell is kept as it is, whatever the format."""

from pathlib import Path

import pytest

from tests.support import reports
from tests.support.reports import NO, ROWS

LONG = ("La STPS hará " + "mucho " * 5_459)[:32_766] + "o"
KEPT = {
    "as long as a cell can be": LONG,
    "formula": '=HYPERLINK("http://x","y")',
    "command": "@SUM(1+1)*cmd|' /C calc'!A0",
    "script": "<script>alert(1)</script>",
    "image": '<img src=x onerror="alert(1)">',
    "comparison": "menores de <18 años y > 5",
    "entity": "Ley &amp; orden",
    "rich markup": "[bold]La STPS[/bold] hará",
}
NOT_IN_WORKBOOKS = ("terminal",)  # XML holds no control characters


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


def test_half_a_character_of_a_workbook_is_shown_as_one_that_is_missing(tmp_path: Path) -> None:
    rows = [(*ROWS[0][:4], "La STPS_xD83D__xDE00_ hará_xD800_", "")]
    path = reports.book_of(tmp_path / "r.xlsx", reports.block(rows))
    assert [a.text for a in reports.lines(path)[0].activities] == ["La STPS😀 hará\ufffd"]


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


@pytest.mark.parametrize("ending", ["txt", "csv", "xlsx"])
def test_a_long_cell_is_told_with_its_row_and_a_longer_one_refused(
    tmp_path: Path, ending: str
) -> None:
    rows = [
        (*ROWS[0][:4], "x" * 20_000, ""),
        (*ROWS[1][:4], "", ""),
        (*ROWS[2][:4], "x" * 20_001, ""),
        (*ROWS[3][:3], NO, "x" * 32_768, ""),
        (*ROWS[4][:4], "x" * 40_000, "y" * 21_000),
    ]
    page = reports.block(rows)
    path = tmp_path / f"r.{ending}"
    if ending == "xlsx":
        reports.book_of(path, page)
    else:
        reports.write(path, (reports.tabbed if ending == "txt" else reports.separated)(page))
    found = [each for each in reports.rules(reports.surveyed(path)) if "cell" in each[0]]
    assert found == [("long-cell", 10, ""), ("cell-too-long", 11, ""), ("cell-too-long", 12, "")]
    assert [line.heading.code for line in reports.lines(path)] == ["1.1.1", "1.1.10", "1.1.2"]
