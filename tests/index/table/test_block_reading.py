"""Where pages begin and end, and what stands between them."""

from collections.abc import Iterable
from pathlib import Path

from search.model import Record
from tests.support import reports
from tests.support.reports import BRANCH, HEADER, ROWS, SHAPES, TITLE


def test_pages_are_counted_by_their_blocks(tmp_path: Path) -> None:
    pages = [
        *reports.block(ROWS[:2]),
        *reports.block(ROWS[2:3], SHAPES["actions first"]),
        *reports.block(ROWS[3:], SHAPES["titles in one cell"]),
    ]
    path = reports.write(tmp_path / "r.txt", reports.tabbed(pages))
    found = [(line.heading.code, line.block.page) for line in reports.lines(path)]
    assert found == [("1.1.1", 1), ("1.1.10", 1), ("1.1.2", 2), ("1.2.1", 3), ("2.1.1", 3)]


def test_pages_that_follow_without_a_blank_row_are_told_apart(tmp_path: Path) -> None:
    front = [(TITLE,), (f"Ramo: {BRANCH}",), *HEADER]
    pages = [*front, *ROWS[:2], *front, *ROWS[2:]]
    path = reports.write(tmp_path / "r.csv", reports.separated(pages))
    assert [line.block.page for line in reports.lines(path)] == [1, 1, 2, 2, 2]


def test_a_page_without_rows_is_counted(tmp_path: Path) -> None:
    pages = [
        *reports.block(ROWS[:2]),
        *reports.block([], SHAPES["actions first"]),
        *reports.block(ROWS[2:], SHAPES["response below"]),
    ]
    path = reports.write(tmp_path / "r.txt", reports.tabbed(pages))
    assert [line.block.page for line in reports.lines(path)] == [1, 1, 3, 3, 3]


def test_each_sheet_is_read_under_its_own_header(tmp_path: Path, expected: list[Record]) -> None:
    sheets: dict[str, Iterable[reports.Cells]] = {
        "Uno": reports.block(ROWS[:3]),
        "Notas": [("Elaboró: la Dirección General",), ("tel.", "5555")],
        "Dos": [*SHAPES["response below"], *ROWS[3:]],
    }
    path = reports.workbook(tmp_path / "r.xlsx", sheets)
    found, records = reports.compiled(path)
    assert [r.id for r in records] == [r.id for r in expected]
    told = [each for each in found.survey.findings() if each.rule.startswith("unread")]
    assert [(each.rule, each.value) for each in told] == [("unread-sheet", "Notas")]


def test_an_activity_that_begins_like_a_branch_is_an_activity(tmp_path: Path) -> None:
    more = ("", "", "", "", "Ramo 33: se ampliará", "")
    path = reports.write(tmp_path / "r.txt", reports.tabbed(reports.block([ROWS[0], more])))
    assert [a.text for a in reports.lines(path)[0].activities][2:] == ["Ramo 33: se ampliará"]


def test_text_between_rows_is_an_error_for_it_may_be_part_of_a_cell(tmp_path: Path) -> None:
    page = reports.block([ROWS[0], (), ("y sigue aquí.",), ROWS[4]])
    path = reports.write(tmp_path / "r.txt", reports.tabbed(page))
    assert reports.rules(reports.surveyed(path), "error") == [("stray-text", 10, "")]


def test_text_around_the_table_is_told_but_no_error(tmp_path: Path) -> None:
    page = [("Anexo 3",), *reports.block(), (), ("Fuente: STPS",)]
    found = reports.surveyed(reports.write(tmp_path / "r.txt", reports.tabbed(page)))
    told = [each for each in reports.rules(found) if each[0] in ("unread-text", "note-row")]
    assert told == [("unread-text", 1, ""), ("note-row", 15, "")]
    assert not reports.rules(found, "error")


def test_a_long_text_above_the_table_is_told_with_little_memory(tmp_path: Path) -> None:
    page = [*[("Presentación del informe",)] * 300, *reports.block()]
    found = reports.surveyed(reports.write(tmp_path / "r.txt", reports.tabbed(page)))
    assert list(found.programmes) == ["pntd-2019-2024/2020"]
    assert len([each for each in reports.rules(found) if each[0] == "unread-text"]) < 60


def test_a_header_that_comes_again_inside_a_page_is_no_row(tmp_path: Path) -> None:
    page = [*reports.block(ROWS[:2]), *HEADER, *ROWS[2:]]
    path = reports.write(tmp_path / "r.txt", reports.tabbed(page))
    assert len(reports.lines(path)) == len(ROWS)
    assert not reports.rules(reports.surveyed(path), "error")


def test_rows_under_a_bad_header_are_not_read_under_the_one_before(tmp_path: Path) -> None:
    bad = ((reports.GOAL, reports.PLAN, "", reports.KIND, reports.ONE, ""),)
    page = [*reports.block(ROWS[:2]), *reports.block(ROWS[2:4], bad), *reports.block(ROWS[4:])]
    path = reports.write(tmp_path / "r.txt", reports.tabbed(page))
    assert reports.rules(reports.surveyed(path), "error") == [("missing-column", 16, "")]
    assert [line.heading.code for line in reports.lines(path)] == ["1.1.1", "1.1.10", "2.1.1"]
