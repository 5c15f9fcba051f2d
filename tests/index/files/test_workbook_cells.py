"""A workbook is read as its reader sees it, and what is left out is told."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from index.files import source
from index.files.row import Row
from search.model import Finding
from tests.support import bombs, reports
from tests.support.reports import ROWS

HEADER_ROWS = 7  # of reports.block


def rows(path: Path) -> list[Row]:
    return list(source.look(path).rows())


def texts(path: Path) -> list[tuple[str, ...]]:
    return [row.cells for row in rows(path) if row.cells]


def told(path: Path, *rules: str) -> list[Finding]:
    return [each for each in reports.surveyed(path).findings() if each.rule in rules]


def made(path: Path, change: Callable[[Worksheet], object], sheets: int = 1) -> Path:
    """A workbook of a report, its last sheet changed."""
    names = [f"Hoja {n}" for n in range(1, sheets + 1)]
    reports.workbook(path, dict.fromkeys(names, reports.block()))
    book = openpyxl.load_workbook(path)
    change(book[names[-1]])
    book.save(path)
    return path


SEEN = [
    (0.125, "0.0%", "12.5%"),
    (1_500_000, '"$"#,##0.00', "$1,500,000.00"),
    (1_500_000, '_-"$"* #,##0.00_-;-"$"* #,##0.00_-;_-"$"* "-"??_-;_-@_-', "$1,500,000.00"),
    (-250, "#,##0;(#,##0)", "(250)"),
    (date(2018, 12, 18), "dd/mm/yyyy", "18/12/2018"),
    (date(2018, 12, 18), "mm-dd-yy", "18/12/2018"),  # as Excel numbers it: the day of its place
    (datetime(2018, 12, 18, 9, 5), "dd/mm/yyyy hh:mm", "18/12/2018 09:05"),
    (time(17, 30), "h:mm AM/PM", "5:30 p. m."),
    (timedelta(hours=30), "[h]:mm", "30:00"),
    (True, "General", "VERDADERO"),
    (False, "General", "FALSO"),
    (2018, "General", "2018"),
    ("12 becas", "0.00", "12 becas"),
    ("becas", '0;0;0;"Meta: "@', "Meta: becas"),
]


@pytest.mark.parametrize(("value", "code", "seen"), SEEN)
def test_a_cell_is_read_as_it_is_seen(tmp_path: Path, value: object, code: str, seen: str) -> None:
    book = openpyxl.Workbook()
    (sheet,) = book.worksheets
    sheet.append([value])
    sheet["A1"].number_format = code
    book.save(tmp_path / "r.xlsx")
    assert rows(tmp_path / "r.xlsx") == [Row(1, (seen,), "Sheet")]


def test_the_epoch_of_1904_is_that_of_the_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    (sheet,) = book.worksheets
    sheet.append([date(2018, 12, 18)])
    sheet["A1"].number_format = "dd/mm/yyyy"
    book.save(tmp_path / "r.xlsx")
    assert texts(tmp_path / "r.xlsx") == [("18/12/2018",)]


def test_a_moment_that_is_written_out_is_shown_by_its_format(tmp_path: Path) -> None:
    styles = '<styleSheet><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>'
    cells = (
        '<row><c t="d" s="1"><v>2018-12-18T00:00:00Z</v></c><c t="d"><v>1900-01-02</v></c></row>'
    )
    bombs.book(sheet=bombs.sheet(cells), styles=styles)(tmp_path / "r.xlsx")
    assert texts(tmp_path / "r.xlsx") == [("18/12/2018", "3")]


def test_an_unknown_format_leaves_the_number_and_is_told_once(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        for row in (8, 10, 12):
            sheet.cell(row, 6, 7.5).number_format = "[DBNum1]0.0"

    path = made(tmp_path / "r.xlsx", change)
    assert [r.cells[5] for r in rows(path) if r.number in (8, 10, 12)] == ["7.5"] * 3
    (finding,) = told(path, "number-format")
    assert (finding.row, finding.column, finding.value) == (8, "F", "[DBNum1]0.0")
    assert "Está en 3 celdas" in finding.message


def test_styles_that_cannot_be_read_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    bombs.book(styles="<styleSheet><cellXfs><xf numFmtId='x'/></cellXfs></styleSheet>")(
        tmp_path / "r.xlsx"
    )
    assert len(reports.lines(tmp_path / "r.xlsx")) == len(ROWS)
    assert len(told(tmp_path / "r.xlsx", "unread-styles")) == 1


# Formulas and errors


FORMULAS = [
    ('<c><f>A2*2</f><v>0.5</v></c>', "0.5", []),
    ('<c s="1"><f>A2*2</f><v>0.5</v></c>', "50%", []),
    ('<c t="str"><f>A2&amp;B2</f><v>La STPS</v></c>', "La STPS", []),
    ('<c t="str"><f>IF(A2,1,"")</f><v></v></c>', "", []),
    ('<c t="b"><f>A2&gt;1</f><v>1</v></c>', "VERDADERO", []),
    ("<c><f>SUM(A1:A2)</f></c>", "=SUM(A1:A2)", ["formula"]),
    ('<c><f t="shared" si="0"/></c>', "", ["formula"]),
    ('<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', "", ["cell-error"]),
    ('<c t="e"><v>#REF!</v></c>', "", ["cell-error"]),
    ('<c t="str"><f>B9</f><v>#N/D</v></c>', "", ["cell-error"]),
    ('<c t="inlineStr"><is><t>#¡VALOR!</t></is></c>', "", ["cell-error"]),
    ('<c t="inlineStr"><is><t>#REF! se corrige</t></is></c>', "#REF! se corrige", []),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "seen", "rules"), FORMULAS)
def test_a_formula_is_its_result_and_an_error_is_no_text(
    tmp_path: Path, cell: str, seen: str, rules: list[str]
) -> None:
    styles = '<styleSheet><cellXfs><xf/><xf numFmtId="9"/></cellXfs></styleSheet>'
    row = f"<row><c><v>1</v></c>{cell}<c><v>3</v></c></row>"
    bombs.book(sheet=bombs.sheet(row), styles=styles)(tmp_path / "r.xlsx")
    (found,) = rows(tmp_path / "r.xlsx")
    assert found.cells == ("1", seen, "3")
    assert [(note.rule, note.column) for note in found.notes] == [(rule, "B") for rule in rules]


@pytest.mark.parametrize("ending", ["xlsx", "csv", "txt"])
def test_errors_are_told_once_each_with_their_number(tmp_path: Path, ending: str) -> None:
    page = reports.block(
        [
            (*ROWS[0][:4], "#REF!", ""),
            (*ROWS[1][:4], "#¡VALOR!", ""),
            (*ROWS[2][:4], "La STPS hará dos talleres.", "#REF!"),
        ]
    )
    path = tmp_path / f"r.{ending}"
    if ending == "xlsx":
        reports.book_of(path, page)
    else:
        reports.write(path, (reports.tabbed if ending == "txt" else reports.separated)(page))
    found = told(path, "cell-error")
    assert [(each.value, each.row, each.column) for each in found] == [
        ("#REF!", 8, "E"),
        ("#¡VALOR!", 9, "E"),
    ]
    assert ["Está en 2 celdas" in each.message for each in found] == [True, False]
    assert [len(line.activities) for line in reports.lines(path)] == [0, 0, 1]


# Struck through


def test_a_struck_cell_is_left_out_and_told(tmp_path: Path) -> None:
    path = made(tmp_path / "r.xlsx", lambda sheet: setattr(sheet["E8"], "font", Font(strike=True)))
    assert [a.text for a in reports.lines(path)[0].activities] == [ROWS[0][5]]
    (finding,) = told(path, "struck-through")
    assert (finding.row, finding.column, finding.value) == (8, "E", ROWS[0][4])


@pytest.mark.parametrize("shared", [False, True])
def test_struck_runs_are_left_out_and_told(tmp_path: Path, shared: bool) -> None:
    def change(sheet: Worksheet) -> None:
        struck = TextBlock(InlineFont(strike=True), "dos ")
        bold = TextBlock(InlineFont(b=True), "talleres")
        sheet["E8"] = CellRichText("La STPS dará ", struck, "tres ", bold)
        sheet["F8"] = None

    path = made(tmp_path / "r.xlsx", change)
    if shared:
        reports.share_strings(path)
    assert [a.text for a in reports.lines(path)[0].activities] == ["La STPS dará tres talleres"]
    (finding,) = told(path, "struck-through")
    assert (finding.row, finding.column, finding.value) == (8, "E", "dos")


def test_a_run_that_says_so_stays_in_a_struck_cell(tmp_path: Path) -> None:
    styles = (
        "<styleSheet><fonts><font/><font><strike/></font></fonts>"
        '<cellXfs><xf/><xf fontId="1"/></cellXfs></styleSheet>'
    )
    text = "<is><r><t>Dos </t></r><r><rPr><b/></rPr><t>tres</t></r></is>"
    cells = f'<row><c s="1" t="inlineStr">{text}</c><c s="1"><v>7</v></c><c><v>8</v></c></row>'
    bombs.book(sheet=bombs.sheet(cells), styles=styles)(tmp_path / "r.xlsx")
    (found,) = rows(tmp_path / "r.xlsx")
    assert found.cells == ("tres", "", "8")
    assert [(n.rule, n.column, n.value) for n in found.notes] == [
        ("struck-through", "A", "Dos"),
        ("struck-through", "B", "7"),
    ]


def test_what_a_format_hides_is_left_out_and_told(tmp_path: Path) -> None:
    path = made(tmp_path / "r.xlsx", lambda sheet: setattr(sheet["E8"], "number_format", ";;;"))
    assert [a.text for a in reports.lines(path)[0].activities] == [ROWS[0][5]]
    assert [each.value for each in told(path, "hidden-cell")] == [ROWS[0][4]]


# Hidden


def test_hidden_rows_are_left_out_and_told_once_a_sheet(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        for row in (9, 11, 40):  # the last one is empty
            sheet.row_dimensions[row].hidden = True

    path = made(tmp_path / "r.xlsx", change)
    assert [line.heading.code for line in reports.lines(path)] == ["1.1.1", "1.1.2", "2.1.1"]
    (finding,) = told(path, "hidden-rows")
    assert finding.row == 9
    assert "Son 2 filas: 9, 11." in finding.message
    assert "Hoja «Hoja 1»" in finding.message


def test_filtered_rows_are_hidden_rows(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.auto_filter.ref = "A7:F12"
        sheet.row_dimensions[12].hidden = True

    path = made(tmp_path / "r.xlsx", change)
    assert [line.heading.code for line in reports.lines(path)][-1] == "1.2.1"
    assert "Es una fila: 12." in told(path, "hidden-rows")[0].message


def test_hidden_columns_are_as_if_not_there_and_told(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.insert_cols(2)
        sheet["B6"], sheet["B8"] = "Notas internas", "No publicar"
        sheet.column_dimensions["B"].hidden = True
        sheet.column_dimensions["G"].hidden = True
        sheet.column_dimensions["J"].hidden = True  # empty

    path = made(tmp_path / "r.xlsx", change)
    found = reports.lines(path)
    assert [len(line.activities) for line in found] == [1, 0, 1, 1, 0]
    (finding,) = told(path, "hidden-columns")
    assert (finding.row, finding.column) == (None, "B")
    assert "Son 2 columnas: B, G." in finding.message


def test_a_hidden_column_is_read_where_a_sidecar_names_its_columns(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.column_dimensions["E"].hidden = True  # the first activities

    path = made(tmp_path / "r.xlsx", change)
    assert [len(line.activities) for line in reports.lines(path)] != [2, 0, 1, 1, 0]
    named = """[table]
levels = ["goal", "plan", "line"]
[table.columns]
goal = "Objetivo"
plan = "Estrategia"
line = "Línea de acción"
response = "Tipo de respuesta"
activity = ["Actividad 1", "Actividad 2"]
"""
    path.with_suffix(".toml").write_text(named, "utf-8")
    assert [len(line.activities) for line in reports.lines(path)] == [2, 0, 1, 1, 0]
    assert told(path, "hidden-columns") == []


def test_no_width_and_no_height_hide_too(tmp_path: Path) -> None:
    data = "".join(
        f"<row{more}><c><v>1</v></c><c><v>2</v></c></row>" for more in ("", ' ht="0"', ' ht="15"')
    )
    columns = '<cols><col min="2" max="2" width="0" customWidth="1"/></cols>'
    bombs.book(sheet=bombs.sheet(data, before=columns))(tmp_path / "r.xlsx")
    assert [(row.number, row.cells) for row in rows(tmp_path / "r.xlsx") if row.cells] == [
        (1, ("1",)),
        (3, ("1",)),
    ]


def test_errors_and_struck_text_that_nobody_sees_are_not_told(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["E9"], sheet["H8"] = "#REF!", "#REF!"
        sheet.row_dimensions[9].hidden = True
        sheet.column_dimensions["H"].hidden = True

    assert told(made(tmp_path / "r.xlsx", change), "cell-error") == []


def test_a_merged_cell_that_begins_in_a_hidden_row_shows_in_the_next(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        for row in (9, 10, 11):
            sheet.cell(row, 1).value = None
        sheet["A8"] = "1. Otro objetivo"
        sheet.merge_cells("A8:A11")
        sheet.row_dimensions[8].hidden = True

    path = made(tmp_path / "r.xlsx", change)
    first = next(row for row in rows(path) if row.number == 9)
    assert first.cells[0] == "1. Otro objetivo"
    assert reports.lines(path)[0].headings[0].text == "Otro objetivo"


def test_a_merged_header_that_begins_in_a_hidden_column_stays(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.insert_cols(3)
        for row in range(1, 13):
            sheet.cell(row, 3).value = sheet.cell(row, 4).value
            if row > HEADER_ROWS - 2:
                sheet.merge_cells(start_row=row, start_column=3, end_row=row, end_column=4)
        sheet.column_dimensions["C"].hidden = True

    path = made(tmp_path / "r.xlsx", change)
    assert len(reports.lines(path)) == len(ROWS)
    assert told(path, "hidden-columns") == []


def test_a_hidden_sheet_says_that_it_is_hidden(tmp_path: Path) -> None:
    path = made(tmp_path / "r.xlsx", lambda sheet: setattr(sheet, "sheet_state", "hidden"), 2)
    (finding,) = told(path, "unread-text")
    assert "La hoja está oculta." in finding.message
    assert finding.value == "Hoja 2"
