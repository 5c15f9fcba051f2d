"""Bad input is told with its place, whatever it is, and the rows beside it are kept."""

import csv
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from index.files import source
from index.files.row import Row
from index.files.source import Metadata
from index.survey import read
from index.table.lines import Line
from search.errors import FixSource
from tests.support import reports
from tests.support.reports import GOALS, HEADER, NO, ROWS

FIRST = ROWS[0]
Told = list[tuple[str, int | None, str]]


def changed(**cells: str) -> tuple[str, ...]:
    """The second row of the report with other cells."""
    names = ("goal", "plan", "line", "kind", "one", "two")
    return tuple(cells.get(name, ROWS[2][n]) for n, name in enumerate(names))


LINE, KIND = "línea de acción", "tipo de respuesta"
# The row stands in line 9 of the file, under one that is good.
BAD_ROWS: dict[str, tuple[tuple[str, ...], Told]] = {
    "no code": (changed(line="Atender las quejas"), [("missing-code", 9, LINE)]),
    "no strategy code": (changed(plan="Vigilar"), [("missing-code", 9, "estrategia")]),
    "no objective code": (changed(goal="Erradicar"), [("missing-code", 9, "objetivo")]),
    "no line, other response": (changed(line="", kind=NO), [("missing-code", 9, LINE)]),
    "no line, no activity": (changed(line="", one=""), [("missing-code", 9, LINE)]),
    "two numbers": (changed(line="1.1. Atender"), [("malformed-code", 9, LINE)]),
    "four numbers": (changed(line="1.1.2.1. Atender"), [("malformed-code", 9, LINE)]),
    "a letter": (changed(line="1.1.x. Atender"), [("malformed-code", 9, LINE)]),
    "commas": (changed(line="1,1,2 Atender"), [("malformed-code", 9, LINE)]),
    "a gap": (changed(line="1.1. 2. Atender"), [("malformed-code", 9, LINE)]),
    "an O": (changed(line="1.1.O. Atender"), [("malformed-code", 9, LINE)]),
    "only a code": (changed(line="1.1.2."), [("malformed-code", 9, LINE)]),
    "long numbers": (changed(line="1.1.99999. Atender"), [("malformed-code", 9, LINE)]),
    "strategy as a line": (changed(plan="1.1.1. Vigilar"), [("malformed-code", 9, "estrategia")]),
    "code seen": (changed(line="1.1.1. Atender"), [("duplicate-code", 9, LINE)]),
    "code seen, other zeros": (changed(line="1.01.1. Atender"), [("duplicate-code", 9, LINE)]),
    "other strategy": (changed(line="1.2.2. Atender"), [("code-mismatch", 9, LINE)]),
    "like by its first digit": (changed(line="1.11.2. Atender"), [("code-mismatch", 9, LINE)]),
    "other objective": (changed(goal=GOALS[1]), [("code-mismatch", 9, "estrategia")]),
    "no response": (changed(kind=""), [("unknown-response", 9, KIND)]),
    "another response": (changed(kind="Pendiente"), [("unknown-response", 9, KIND)]),
    "half a response": (changed(kind="No se realizarán"), [("unknown-response", 9, KIND)]),
    "activity as a response": (changed(kind="a" * 999), [("unknown-response", 9, KIND)]),
    "last cell cut off": (ROWS[2][:5], [("too-few-columns", 9, "")]),
    "three cells": (ROWS[2][:3], [("too-few-columns", 9, "")]),
    "one cell": (("continúa el texto de arriba",), [("too-few-columns", 9, "")]),
    "a tab in a text": ((*ROWS[2][:5], "una", "dos"), [("too-many-columns", 9, "")]),
    "a NUL": (changed(one="La STPS\0 hará"), [("nul-byte", 9, "")]),
    "two at once": (
        changed(line="1.1.x. Atender", goal="Erradicar"),
        [("malformed-code", 9, LINE), ("missing-code", 9, "objetivo")],
    ),
}


@pytest.mark.parametrize("name", BAD_ROWS)
def test_a_bad_row_is_told_and_the_others_are_read(tmp_path: Path, name: str) -> None:
    row, expected = BAD_ROWS[name]
    page = reports.block([FIRST, row, ROWS[4]])
    found = reports.surveyed(path := reports.write(tmp_path / "r.txt", reports.tabbed(page)))
    assert reports.rules(found, "error") == expected
    assert found.reports[0].usable
    assert [line.heading.code for line in reports.lines(path)] == ["1.1.1", "2.1.1"]


def test_rows_of_a_bad_line_do_not_go_to_the_line_before(tmp_path: Path) -> None:
    bad = changed(line="1.1.x. Atender")
    more = ("", "", "", "", "La STPS hará otra obra.", "")
    path = reports.write(tmp_path / "r.txt", reports.tabbed(reports.block([FIRST, bad, more])))
    assert reports.rules(reports.surveyed(path), "error") == [
        ("malformed-code", 9, LINE),
        ("missing-code", 10, LINE),
    ]
    assert [len(line.activities) for line in reports.lines(path)] == [2]


def test_text_between_rows_is_an_error_for_it_may_be_part_of_a_cell(tmp_path: Path) -> None:
    page = reports.block([FIRST, (), ("y sigue aquí.",), ROWS[4]])
    path = reports.write(tmp_path / "r.txt", reports.tabbed(page))
    assert reports.rules(reports.surveyed(path), "error") == [("stray-text", 10, "")]


def test_text_around_the_table_is_told_but_no_error(tmp_path: Path) -> None:
    page = [("Anexo 3",), *reports.block(), (), ("Fuente: STPS",)]
    found = reports.surveyed(reports.write(tmp_path / "r.txt", reports.tabbed(page)))
    assert [each for each in reports.rules(found) if each[0] == "unread-text"] == [
        ("unread-text", 1, ""),
        ("unread-text", 15, ""),
    ]
    assert not reports.rules(found, "error")


def test_an_unknown_column_is_told_once(tmp_path: Path) -> None:
    header = ((*reports.SHAPES["one row"][0], "Observaciones"),)
    rows = [(*row, "ninguna") for row in ROWS]
    page = [*reports.block(rows[:2], header), *reports.block(rows[2:], header)]
    found = reports.surveyed(reports.write(tmp_path / "r.txt", reports.tabbed(page)))
    told = [each.value for each in found.findings() if each.rule == "unread-column"]
    assert told == ["Observaciones"]
    assert not reports.rules(found, "error")


def _unzipped(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + bytes(300))


def _other_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("carta.txt", "hola")


def _cut_workbook(path: Path) -> None:
    reports.workbook(path, {"Hoja": reports.block()})
    path.write_bytes(path.read_bytes()[:2000])


def _broken_sheet(path: Path) -> None:
    _remade(path, "sheet1", lambda part: part[:-90])


def _far_row(path: Path) -> None:
    _remade(path, "sheet1", lambda part: part.replace(b'r="9"', b'r="2000000"'))


def _laughs(path: Path) -> None:
    entities = b'<!DOCTYPE s [<!ENTITY a "ja">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 99) for n in range(9)
    )
    _remade(path, "sheet1", lambda part: entities + b"]>" + part.replace(b"STPS", b"&j;"))


def _remade(path: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    """A workbook with one of its parts changed."""
    whole = reports.workbook(path.with_name("whole.xlsx"), {"Hoja": reports.block()})
    with zipfile.ZipFile(whole) as before, zipfile.ZipFile(path, "w") as after:
        for part in before.namelist():
            content = before.read(part)
            after.writestr(part, change(content) if name in part else content)


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", b" " * (80 << 20))


def _text(text: str, encoding: str = "utf-8") -> Callable[[Path], object]:
    return lambda path: path.write_bytes(text.encode(encoding))


BAD_FILES: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "empty": ("r.txt", _text(""), "empty-file"),
    "empty workbook": ("r.xlsx", _text(""), "empty-file"),
    "blank": ("r.txt", _text("\n\n \n"), "not-a-table"),
    "prose": ("r.txt", _text("Había una vez.\n\n1. Fin\n" * 40), "not-a-table"),
    "prose as CSV": ("r.csv", _text("Había, una vez, un barco\n" * 40), "not-a-table"),
    "header alone": ("r.txt", _text(reports.tabbed(reports.block([]))), "empty-file"),
    "another table": ("r.csv", _text("a,b\n1,2\n" * 90), "not-a-table"),
    "binary": ("r.txt", lambda path: path.write_bytes(bytes(range(256)) * 9), "not-a-table"),
    "UTF-16 without a mark": ("r.txt", _text("OBJETIVO", "utf-16-le"), "not-a-table"),
    "PDF": ("r.txt", _text("%PDF-1.7\n" + "a" * 999), "not-a-table"),
    "workbook called CSV": (
        "r.csv",
        lambda path: reports.workbook(path.with_suffix(".xlsx"), {"H": ROWS}).rename(path),
        "not-a-table",
    ),
    "old workbook": ("r.xls", _text("x"), "not-a-table"),
    "no ending": ("r", _text("x"), "not-a-table"),
    "text called workbook": ("r.xlsx", _text("hola"), "not-a-table"),
    "not a real ZIP": ("r.xlsx", _unzipped, "not-a-table"),
    "another ZIP": ("r.xlsx", _other_zip, "not-a-table"),
    "workbook cut short": ("r.xlsx", _cut_workbook, "not-a-table"),
    "sheet cut short": ("r.xlsx", _broken_sheet, "not-a-table"),
    "a row far away": ("r.xlsx", _far_row, "not-a-table"),
    "entities that multiply": ("r.xlsx", _laughs, "not-a-table"),
    "ZIP bomb": ("r.xlsx", _bomb, "not-a-table"),
    "workbook without a table": (
        "r.xlsx",
        lambda path: reports.workbook(path, {"H": [("hola",), ("a", "b")]}),
        "not-a-table",
    ),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_is_no_report_is_refused_whole(tmp_path: Path, name: str) -> None:
    file, make, rule = BAD_FILES[name]
    make(tmp_path / file)
    found = reports.surveyed(tmp_path / file)
    assert [each[0] for each in reports.rules(found, "error")] == [rule]
    assert not found.reports[0].usable
    assert not found.programmes


@pytest.mark.parametrize(
    ("header", "missing"),
    [
        ((reports.GOAL, reports.PLAN, "", reports.KIND, reports.ONE, ""), "línea de acción"),
        ((reports.GOAL, "", "", reports.KIND, reports.ONE, ""), "estrategia, línea de acción"),
        ((reports.GOAL, reports.PLAN, reports.LINE, "", reports.ONE, ""), "tipo de respuesta"),
    ],
)
def test_a_header_without_a_column_is_named(
    tmp_path: Path, header: tuple[str, ...], missing: str
) -> None:
    page = reports.block(ROWS, [header])
    found = reports.surveyed(reports.write(tmp_path / "r.txt", reports.tabbed(page)))
    errors = [each for each in found.findings() if each.severity == "error"]
    assert [(each.rule, each.value) for each in errors] == [("missing-column", missing)]


def test_no_file_and_no_regular_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FixSource, match="No existe"):
        source.look(tmp_path / "nada.txt")
    with pytest.raises(FixSource, match="No es un archivo"):
        source.look(tmp_path)


def test_a_file_that_changes_between_the_readings_is_refused(tmp_path: Path) -> None:
    path = reports.write(tmp_path / "r.txt", reports.tabbed(reports.block()))
    looked = source.look(path)
    reports.write(path, reports.tabbed(reports.block(ROWS[:1])))
    with pytest.raises(FixSource, match="cambió"):
        list(looked.rows())


def test_quotes_in_tab_separated_text_swallow_nothing(tmp_path: Path) -> None:
    rows = [(*ROWS[0][:4], '"La STPS hará', 'la obra"'), *ROWS[1:]]
    path = reports.write(tmp_path / "r.tsv", reports.tabbed(reports.block(rows)))
    found = reports.lines(path)
    assert len(found) == len(ROWS)
    assert [a.text for a in found[0].activities] == ['"La STPS hará', 'la obra"']


def test_a_quote_that_swallows_rows_of_a_csv_is_told(tmp_path: Path) -> None:
    text = reports.separated(reports.block()).replace("El Servicio", '"El Servicio')
    text = text.replace("La STPS difundirá", 'La STPS" difundirá')
    found = reports.surveyed(reports.write(tmp_path / "r.csv", text))
    assert ("swallowed-rows", 10, "") in reports.rules(found, "error")


def test_line_breaks_and_lists_in_a_quoted_cell_are_kept(tmp_path: Path) -> None:
    text = "La STPS hará:\n1. visitas, talleres, y más, en 1.5 años\n2. obras, a, b, c"
    rows = [(*ROWS[0][:4], text, ""), *ROWS[1:]]
    path = reports.write(tmp_path / "r.csv", reports.separated(reports.block(rows)))
    assert reports.lines(path)[0].activities[0].text == text
    assert not reports.rules(reports.surveyed(path), "error")


HUGE = "La STPS hará " + "mucho " * (1 << 19)
KEPT = {
    "megabytes": HUGE.strip(),
    "formula": '=HYPERLINK("http://x","y")',
    "command": "@SUM(1+1)*cmd|' /C calc'!A0",
    "script": "<script>alert(1)</script>",
    "image": '<img src=x onerror="alert(1)">',
    "comparison": "menores de <18 años y > 5",
    "entity": "Ley &amp; orden",
    "terminal": "La STPS \x1b[31m hará",
    "line separator": "La STPS\u2028hará\u0085 obra",
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


def test_a_line_too_long_to_hold_is_told_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.files.decoding.LONGEST_LINE", 2000)
    rows = [FIRST, changed(one="x" * 9000), ROWS[4]]
    path = reports.write(tmp_path / "r.txt", reports.tabbed(reports.block(rows)))
    assert reports.rules(reports.surveyed(path), "error") == [("row-too-long", 9, "")]
    assert [line.heading.code for line in reports.lines(path)] == ["1.1.1", "2.1.1"]


def test_a_header_that_comes_again_inside_a_page_is_no_row(tmp_path: Path) -> None:
    page = [*reports.block(ROWS[:2]), *HEADER, *ROWS[2:]]
    path = reports.write(tmp_path / "r.txt", reports.tabbed(page))
    assert len(reports.lines(path)) == len(ROWS)
    assert not reports.rules(reports.surveyed(path), "error")


def test_unknown_metadata_is_an_error_and_the_sidecar_mends_it(tmp_path: Path) -> None:
    undated = [tuple(cell.replace(" en 2020", "") for cell in row) for row in ROWS]
    bare = [*reports.SHAPES["one row"], *undated]
    path = reports.write(tmp_path / "r.csv", reports.separated(bare))
    assert reports.rules(reports.surveyed(path), "error") == [
        ("missing-metadata", None, "título"),
        ("missing-metadata", None, "ramo"),
        ("missing-metadata", None, "año"),
    ]
    given = Metadata(title="Plan de Riego", branch="Agua", year=2021)
    assert list(reports.surveyed(path, given=given).programmes) == ["pr-2021"]
    (tmp_path / "r.toml").write_text('title = "Plan de Riego"\nbranch = "Agua"\nyear = 2021\n')
    found = reports.surveyed(path)
    assert list(found.programmes) == ["pr-2021"]
    assert not reports.rules(found, "error")


@pytest.mark.parametrize("ending", ["txt", "csv", "xlsx"])
def test_reading_streams(tmp_path: Path, ending: str) -> None:
    rows = [(*ROWS[0][:2], f"1.1.{n}. Inspeccionar", *ROWS[0][3:]) for n in range(1, 400)]
    path = tmp_path / f"r.{ending}"
    if ending == "xlsx":
        reports.workbook(path, {"Hoja": reports.block(rows)})
    else:
        text = (reports.tabbed if ending == "txt" else reports.separated)(reports.block(rows))
        reports.write(path, text)
    taken = 0

    def counting(all_rows: Iterable[Row], document: str) -> Iterator[Row]:
        nonlocal taken
        for row in all_rows:
            taken += 1
            yield row

    first = next(iter(read(source.look(path), counting)))
    assert isinstance(first, Line)
    assert (first.heading.code, taken) == ("1.1.1", 9)


def test_a_csv_that_never_closes_a_quote_is_refused_with_little_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.files.decoding.LONGEST_LINE", 5000)
    text = reports.separated(reports.block()) + '"1. Erradicar,' + "x\n" * 9000
    found = reports.surveyed(reports.write(tmp_path / "r.csv", text))
    assert reports.rules(found, "error") == [("swallowed-rows", 13, "")]
    assert not found.reports[0].usable


def test_rows_under_a_bad_header_are_not_read_under_the_one_before(tmp_path: Path) -> None:
    bad = ((reports.GOAL, reports.PLAN, "", reports.KIND, reports.ONE, ""),)
    page = [*reports.block(ROWS[:2]), *reports.block(ROWS[2:4], bad), *reports.block(ROWS[4:])]
    path = reports.write(tmp_path / "r.txt", reports.tabbed(page))
    assert reports.rules(reports.surveyed(path), "error") == [("missing-column", 16, "")]
    assert [line.heading.code for line in reports.lines(path)] == ["1.1.1", "1.1.10", "2.1.1"]


def test_a_long_text_above_the_table_is_told_with_little_memory(tmp_path: Path) -> None:
    page = [*[("Presentación del informe",)] * 300, *reports.block()]
    found = reports.surveyed(reports.write(tmp_path / "r.txt", reports.tabbed(page)))
    assert list(found.programmes) == ["pntd-2019-2024"]
    assert len([each for each in reports.rules(found) if each[0] == "unread-text"]) < 60
