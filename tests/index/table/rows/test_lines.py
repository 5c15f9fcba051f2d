"""Rows to lines: merged cells, and rows that add to the line above."""

from pathlib import Path

from search.model import Record
from tests.support import reports
from tests.support.reports import ROWS


def test_merged_cells_are_filled_from_above(tmp_path: Path, expected: list[Record]) -> None:
    merged = [
        (*ROWS[0],),
        ("", "", *ROWS[1][2:]),
        ("", "", *ROWS[2][2:]),
        ("", *ROWS[3][1:]),
        (*ROWS[4],),
    ]
    path = reports.workbook(tmp_path / "r.xlsx", {"Hoja": reports.block(merged)})
    found, records = reports.compiled(path)
    assert records == expected
    filled = [each for each in found.survey.findings() if each.rule == "filled-from-above"]
    assert [(each.row, each.column) for each in filled] == [(9, "objetivo")]
    assert "Son 5 celdas del archivo; esta es la primera." in filled[0].message


def test_one_cell_filled_from_above_is_told_without_a_number(tmp_path: Path) -> None:
    merged = [ROWS[0], ("", *ROWS[1][1:]), *ROWS[2:]]
    path = reports.workbook(tmp_path / "r.xlsx", {"Hoja": reports.block(merged)})
    found, _ = reports.compiled(path)
    filled = [each for each in found.survey.findings() if each.rule == "filled-from-above"]
    assert [(each.row, "Son" in each.message) for each in filled] == [(9, False)]


def test_a_line_without_activities_is_told_once_where_it_contradicts_itself(tmp_path: Path) -> None:
    path = reports.write(tmp_path / "r.txt", reports.tabbed(reports.block(ROWS)))
    _, records = reports.compiled(path)
    silent = {each.line.code: each.findings for each in records if {*each.findings} - {"unspoken"}}
    assert silent == {
        "1.1.10": ("no-activities",),
        "1.2.1": ("no-with-activities",),
        "2.1.1": ("yes-without-activities",),
    }


def test_rows_under_a_merged_line_add_activities_to_it(tmp_path: Path) -> None:
    more = ("", "", "", "", "La STPS hará otra obra.", "El SAT la revisará.")
    path = reports.write(tmp_path / "r.txt", reports.tabbed(reports.block([ROWS[0], more])))
    found, records = reports.compiled(path)
    assert [str(record.id) for record in records] == [
        "pntd-2019-2024/2020/1.1.1",
        *(f"pntd-2019-2024/2020/1.1.1/{n}" for n in (1, 2, 3, 4)),
    ]
    assert not [each for each in found.survey.findings() if each.severity == "error"]


def test_an_empty_first_activity_keeps_the_number_of_the_second(tmp_path: Path) -> None:
    row = (*ROWS[0][:4], "", "La STPS hará la obra.")
    path = reports.write(tmp_path / "r.txt", reports.tabbed(reports.block([row])))
    assert [activity.number for activity in reports.lines(path)[0].activities] == [2]


def test_rows_of_a_bad_line_do_not_go_to_the_line_before(tmp_path: Path) -> None:
    bad = reports.changed(line="1.1.x. Atender")
    more = ("", "", "", "", "La STPS hará otra obra.", "")
    path = reports.write(tmp_path / "r.txt", reports.tabbed(reports.block([ROWS[0], bad, more])))
    assert reports.rules(reports.surveyed(path), "error") == [
        ("malformed-code", 9, "línea de acción"),
        ("missing-code", 10, "línea de acción"),
    ]
    assert [len(line.activities) for line in reports.lines(path)] == [2]


def test_what_is_told_of_an_activity_needs_no_code_of_its_line(tmp_path: Path) -> None:
    row = (*reports.changed(line="Atender sin clave")[:4], 'La <b>STPS</b> hará la "obra.', "")
    path = reports.write(tmp_path / "r.txt", reports.tabbed(reports.block([ROWS[0], row])))
    found = [f for f in reports.surveyed(path).findings() if f.row == 9]
    assert ("missing-code", "línea de acción") in [(f.rule, f.column) for f in found]
    assert [(f.rule, f.record) for f in found if f.column.startswith("actividad")] == [
        ("markup-removed", None),
        ("unbalanced-quotes", None),
    ]
