"""A file that is no report is refused whole, and hostile cells are text."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import reports
from tests.support.reports import ROWS


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
    assert not found.files[0].usable
    assert not found.programmes


def test_a_csv_that_never_closes_a_quote_is_refused_with_little_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.files.limits.LONGEST_LINE", 5000)
    text = reports.separated(reports.block()) + '"1. Erradicar,' + "x\n" * 9000
    found = reports.surveyed(reports.write(tmp_path / "r.csv", text))
    assert reports.rules(found, "error") == [("swallowed-rows", 13, "")]
    assert not found.files[0].usable


def test_a_quote_that_swallows_rows_of_a_csv_is_told(tmp_path: Path) -> None:
    text = reports.separated(reports.block()).replace("El Servicio", '"El Servicio')
    text = text.replace("La STPS difundirá", 'La STPS" difundirá')
    found = reports.surveyed(reports.write(tmp_path / "r.csv", text))
    assert ("swallowed-rows", 10, "") in reports.rules(found, "error")


def test_a_line_too_long_to_hold_is_told_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.files.limits.LONGEST_LINE", 2000)
    rows = [ROWS[0], reports.changed(one="x" * 9000), ROWS[4]]
    path = reports.write(tmp_path / "r.txt", reports.tabbed(reports.block(rows)))
    assert reports.rules(reports.surveyed(path), "error") == [("row-too-long", 9, "")]
    assert [line.heading.code for line in reports.lines(path)] == ["1.1.1", "2.1.1"]
