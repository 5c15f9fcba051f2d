"""One report gives the same records, however its file is written."""

from pathlib import Path
from unicodedata import normalize

import openpyxl
import pytest

from search.model import Record
from tests.support import reports

TEXTS = {
    "plain": (reports.tabbed(reports.block()), "utf-8"),
    "with a byte order mark": (reports.tabbed(reports.block()), "utf-8-sig"),
    "UTF-16": (reports.tabbed(reports.block()), "utf-16"),
    "Windows-1252": (reports.tabbed(reports.block()), "cp1252"),
    "CRLF": (reports.tabbed(reports.block()).replace("\n", "\r\n"), "utf-8"),
    "CR": (reports.tabbed(reports.block()).replace("\n", "\r"), "utf-8"),
    "decomposed accents": (normalize("NFD", reports.tabbed(reports.block())), "utf-8"),
    "no-break spaces": (reports.tabbed(reports.block()).replace(" ", "\u00a0"), "utf-8"),
    "no last line end": (reports.tabbed(reports.block()).rstrip("\n"), "utf-8"),
    "form feed": ("\f" + reports.tabbed(reports.block()), "utf-8"),
    "trailing tabs cut": (reports.tabbed(reports.block()).replace("\t\n", "\n"), "utf-8"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_text_files_read_the_same(tmp_path: Path, name: str, expected: list[Record]) -> None:
    path = reports.write(tmp_path / "report.txt", *TEXTS[name])
    found, records = reports.compiled(path)
    assert records == expected
    assert not [each for each in found.survey.findings() if each.severity == "error"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv_reads_the_same_under_any_delimiter(
    tmp_path: Path, delimiter: str, expected: list[Record]
) -> None:
    text = reports.separated(reports.block(), delimiter)
    path = reports.write(tmp_path / "report.csv", text, "utf-8-sig")
    assert reports.compiled(path)[1] == expected


def test_a_workbook_reads_the_same(tmp_path: Path, expected: list[Record]) -> None:
    path = reports.workbook(tmp_path / "report.xlsx", {"Hoja 1": reports.block()})
    assert reports.compiled(path)[1] == expected


def test_a_workbook_with_shared_strings_reads_the_same(
    tmp_path: Path, expected: list[Record]
) -> None:
    path = reports.share_strings(reports.workbook(tmp_path / "r.xlsx", {"Hoja": reports.block()}))
    assert reports.compiled(path)[1] == expected


def test_a_hidden_sheet_is_left_out_and_told(tmp_path: Path, expected: list[Record]) -> None:
    path = reports.workbook(tmp_path / "r.xlsx", {"Uno": reports.block(), "Vieja": reports.block()})
    book = openpyxl.load_workbook(path)
    book["Vieja"].sheet_state = "hidden"
    book.save(path)
    found, records = reports.compiled(path)
    assert records == expected
    assert ("unread-text", 1, "") in reports.rules(found.survey)


def test_legacy_bytes_are_told_once(tmp_path: Path) -> None:
    mixed = TEXTS["plain"][0].encode().replace(b"Atender", "Atenció".encode("cp1252"))
    path = tmp_path / "r.txt"
    path.write_bytes(mixed + b"\n")
    found, records = reports.compiled(path)
    told = [each for each in reports.rules(found.survey) if each[0] == "other-encoding"]
    assert told == [("other-encoding", 10, "")]
    assert next(r for r in records if r.code == "1.1.2").text.startswith("Atenció las quejas")
