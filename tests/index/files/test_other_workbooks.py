"""Workbooks of other programs are read as those of Excel are."""

import random
from datetime import date
from pathlib import Path

import pytest
import xlwt

from index.files import source
from index.files.row import Row
from search.model import Finding, Record
from tests.support import documents, reports
from tests.support.documents import cell, document, old_workbook, row, table
from tests.support.reports import ROWS
from tests.support.weighed import weighed


def rows(path: Path) -> list[Row]:
    return list(source.look(path).rows())


def told(path: Path, rule: str) -> list[Finding]:
    return [each for each in reports.surveyed(path).findings() if each.rule == rule]


def test_an_old_workbook_reads_the_same(tmp_path: Path, expected: list[Record]) -> None:
    path = old_workbook(tmp_path / "r.xls", {"Hoja 1": reports.block()})
    assert reports.compiled(path)[1] == expected


def test_a_document_reads_the_same(tmp_path: Path, expected: list[Record]) -> None:
    path = document(tmp_path / "r.ods", table(documents.rows_of(reports.block())))
    assert reports.compiled(path)[1] == expected


# .xls


@pytest.mark.parametrize(
    ("value", "code", "seen"),
    [
        (0.125, "0.0%", "12.5%"),
        (1_500_000, '"$"#,##0.00', "$1,500,000.00"),
        (date(2018, 12, 18), "dd/mm/yyyy", "18/12/2018"),
        (date(2018, 12, 18), "M/D/YY", "18/12/2018"),  # as Excel numbers it
        (2018, "General", "2018"),
        (True, "General", "VERDADERO"),
    ],
)
def test_a_cell_of_an_old_workbook_is_read_as_it_is_seen(
    tmp_path: Path, value: object, code: str, seen: str
) -> None:
    def change(book: xlwt.Workbook) -> None:
        book.get_sheet(0).write(0, 0, value, xlwt.easyxf(num_format_str=code))

    path = old_workbook(tmp_path / "r.xls", {"H": []}, change)
    assert [each.cells for each in rows(path)] == [(seen,)]


def test_what_an_old_workbook_hides_and_strikes_is_left_out_and_told(tmp_path: Path) -> None:
    def change(book: xlwt.Workbook) -> None:
        sheet = book.get_sheet(0)
        struck = xlwt.easyxf("font: struck_out on")
        sheet.write(7, 4, ROWS[0][4], struck)
        sheet.write_rich_text(
            9, 4, ["La STPS dará ", ("dos ", struck.font), ("tres", xlwt.Font()), " talleres"]
        )
        sheet.row(10).set_cell_error(4, "#REF!")
        sheet.row(8).hidden = True
        sheet.write(5, 7, "Notas")
        sheet.write(7, 7, "No publicar")
        sheet.col(7).hidden = True
        book.get_sheet(1).visibility = 1

    path = old_workbook(
        tmp_path / "r.xls", {"Uno": reports.block(), "Vieja": reports.block()}, change
    )
    found = reports.lines(path)
    assert [line.heading.code for line in found] == ["1.1.1", "1.1.2", "1.2.1", "2.1.1"]
    assert [[a.text for a in line.activities] for line in found][:3] == [
        [ROWS[0][5]],
        ["La STPS dará tres talleres"],
        [],
    ]
    (struck_finding,) = told(path, "struck-through")
    assert (struck_finding.row, struck_finding.column) == (8, "E")
    assert "Son 2 celdas" in struck_finding.message
    assert [each.row for each in told(path, "cell-error")] == [11]
    assert [each.row for each in told(path, "hidden-rows")] == [9]
    assert [each.column for each in told(path, "hidden-columns")] == ["H"]
    assert [each.value for each in told(path, "unread-text")] == ["Vieja"]


def test_an_old_workbook_with_any_byte_changed_is_read_or_refused(tmp_path: Path) -> None:
    path = old_workbook(tmp_path / "whole.xls", {"Hoja 1": reports.block()})
    whole, chance = path.read_bytes(), random.Random(7)
    refused = 0
    for n in range(150):
        content = bytearray(whole)
        for _ in range(1 + n % 8):
            content[chance.randrange(len(content))] = chance.randrange(256)
        cut = len(content) if n % 3 else chance.randrange(600, len(content))
        (tmp_path / "r.xls").write_bytes(content[:cut])
        found = reports.surveyed(tmp_path / "r.xls")
        refused += not found.files[0].usable
    assert 0 < refused < 150


def test_an_old_workbook_too_large_for_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.files.old_workbook.MOST_OLD_BYTES", 5_000)
    path = old_workbook(tmp_path / "r.xls", {"Hoja 1": reports.block()})
    (finding,) = told(path, "too-large")
    assert "guárdelo como .xlsx" in finding.message


# .ods


@pytest.mark.parametrize(
    ("held", "seen", "rules"),
    [
        (cell("12.5%", ' office:value-type="percentage" office:value="0.125"'), "12.5%", []),
        (cell("18/12/18", ' office:date-value="2018-12-18"'), "18/12/18", []),
        (cell("TRUE", ' office:value-type="boolean" office:boolean-value="true"'), "VERDADERO", []),
        ('<table:table-cell office:value-type="float" office:value="7.50"/>', "7.5", []),
        (
            "<table:table-cell><text:p>Uno<text:s text:c='2'/>dos</text:p><text:p>tres<text:span>"
            " cuatro</text:span></text:p></table:table-cell>",
            "Uno  dos\ntres cuatro",
            [],
        ),
        (
            "<table:table-cell><office:annotation><text:p>nota</text:p></office:annotation>"
            "<text:p>texto</text:p><draw:frame><text:p>caja</text:p></draw:frame></table:table-cell>",
            "texto",
            [],
        ),
        (cell("#¡REF!"), "", ["cell-error"]),
        (cell("Err:502"), "", ["cell-error"]),
        (cell("viejo", ' table:style-name="gone"'), "", ["struck-through"]),
        (
            "<table:table-cell><text:p>dos<text:span text:style-name='gone'> tres</text:span>"
            " talleres</text:p></table:table-cell>",
            "dos talleres",
            ["struck-through"],
        ),
        (
            "<table:table-cell table:style-name='gone'><text:p>dos<text:span "
            "text:style-name='kept'>tres</text:span></text:p></table:table-cell>",
            "tres",
            ["struck-through"],
        ),
    ],
)  # fmt: skip
def test_a_cell_of_a_document_is_read_as_it_is_seen(
    tmp_path: Path, held: str, seen: str, rules: list[str]
) -> None:
    path = document(tmp_path / "r.ods", table(row(cell("1"), held, cell("3"))))
    (found,) = rows(path)
    assert found.cells == ("1", seen, "3")
    assert [(note.rule, note.column) for note in found.notes] == [(rule, "B") for rule in rules]


def test_repeated_rows_and_cells_of_a_document_are_as_many(tmp_path: Path) -> None:
    rows_ = (
        row(cell("a", ' table:number-columns-repeated="2"'), cell("b"))
        + row("<table:table-cell/>", more=' table:number-rows-repeated="5"')
        + row(
            '<table:table-cell table:number-columns-repeated="2"/>',
            cell("c"),
            '<table:table-cell table:number-columns-repeated="16381"/>',
            more=' table:number-rows-repeated="3"',
        )
        + row("<table:table-cell/>", more=' table:number-rows-repeated="1048567"')
    )
    path = document(tmp_path / "r.ods", table(rows_))
    assert [(each.number, each.cells) for each in rows(path)] == [
        (1, ("a", "a", "b")),
        (2, ()),
        (7, ("", "", "c")),
        (8, ("", "", "c")),
        (9, ("", "", "c")),
    ]


def test_what_a_document_hides_is_left_out_and_told(tmp_path: Path) -> None:
    columns = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="collapse"/><table:table-column/>'
    )
    spanned = ' table:number-rows-spanned="2" table:number-columns-spanned="1"'
    filtered = ' table:visibility="filter"'
    sheet = columns + (
        row(cell("a"), cell("b"), cell("oculta"), cell("d"))
        + row(cell("objetivo", spanned), cell("fuera"), more=filtered)
        + row("<table:covered-table-cell/>", cell("dentro"))
    )
    gone = table(row(cell("vieja")), "Vieja", ' table:style-name="away"')
    path = document(tmp_path / "r.ods", gone + table(sheet))
    found = rows(path)
    assert [each.cells for each in found if each.cells] == [
        ("a", "b", "d"),
        ("objetivo", "dentro", ""),
    ]
    assert [(note.rule, note.column) for each in found for note in each.notes] == [
        ("unread-text", ""),
        ("hidden-rows", ""),
        ("hidden-columns", "C"),
    ]


REPEATED = ' table:number-rows-repeated="1048576"'
BLANKS = '<text:s text:c="999999999"/>'
THOUSAND = ' table:number-columns-repeated="1000"'
WIDE = ' table:number-columns-repeated="16384"'
BOMBS = {
    "a row repeated": (row(cell("x"), more=REPEATED), "not-a-table"),
    "wide rows repeated": (
        row(cell("x" * 900, THOUSAND), more=REPEATED), "too-large"),
    "a cell repeated": (row(cell("x", WIDE)), "too-many-columns"),
    "many wide rows": (row(cell("x", THOUSAND)) * 60_000, "too-large"),
    "merged cells out of sight": (
        row(cell("x", ' table:number-rows-spanned="9"'), more=' table:visibility="collapse"')
        * 300_000, "too-large"),
    "spaces": (
        row(f"<table:table-cell><text:p>{BLANKS * 9}</text:p></table:table-cell>") * 999,
        "not-a-table"),
    "nesting": ("<a>" * 99_999, "too-large"),
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_a_document_is_read_or_refused_with_little_memory(tmp_path: Path, name: str) -> None:
    content, rule = BOMBS[name]
    found = weighed(document(tmp_path / "r.ods", table(content)))
    assert found.memory < 500
    assert rule in found.errors
