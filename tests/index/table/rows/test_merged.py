"""Bodies and responses that are given once for several lines are those of all of them."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from index.table.rows.open_line import Line
from tests.support import documents, reports
from tests.support.documents import cell, row

HEADER = ("Objetivo", "Línea de acción", "Dependencia responsable")
ANSWERED = ("Objetivo", "Línea de acción", "Tipo de respuesta")
THREE = ("1.1. Medir", "1.2. Limpiar", "1.3. Abrir")


def given(lines: Sequence[Line]) -> list[tuple[str, ...]]:
    return [line.given for line in lines]


def merged(path: Path, rows: Sequence[Sequence[str]], *ranges: str) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for cells in rows:
        sheet.append([text or None for text in cells])
    for each in ranges:
        sheet.merge_cells(each)
    book.save(path)
    return path


def test_a_body_over_merged_rows_acts_in_all_their_lines(tmp_path: Path) -> None:
    rows = (
        HEADER,
        ("1. Agua", THREE[0], "SEP"),
        ("1. Agua", THREE[1], ""),
        ("2. Suelo", "2.1. Arar", ""),
    )
    path = merged(tmp_path / "r.xlsx", rows, "C2:C4")
    assert given(reports.lines(path)) == [("SEP",)] * 3
    told = reports.rules(reports.surveyed(path))
    assert ("filled-from-above", 3, "dependencia") in told


def test_a_cell_beside_merged_headings_that_is_blank_itself_gives_nobody(tmp_path: Path) -> None:
    rows = (HEADER, ("1. Agua", THREE[0], "SEP"), ("", THREE[1], ""), ("", THREE[2], ""))
    path = merged(tmp_path / "r.xlsx", rows, "A2:A4", "C2:C3")
    assert given(reports.lines(path)) == [("SEP",), ("SEP",), ()]


def test_one_of_two_columns_of_bodies_may_be_merged(tmp_path: Path) -> None:
    header = ("Objetivo", "Línea de acción", "Responsable", "Corresponsable")
    rows = (header, ("1. Agua", THREE[0], "SEP", "STPS"), ("", THREE[1], "", ""))
    path = merged(tmp_path / "r.xlsx", rows, "A2:A3", "C2:C3")
    assert given(reports.lines(path)) == [("SEP", "STPS"), ("SEP",)]


def test_a_merged_cell_of_a_hidden_row_and_behind_a_hidden_column_reaches_down(
    tmp_path: Path,
) -> None:
    rows = (
        ("Nota", *HEADER),
        ("", "1. Agua", THREE[0], "SEP"),
        ("", "1. Agua", THREE[1], ""),
        ("", "1. Agua", THREE[2], ""),
    )
    path = merged(tmp_path / "r.xlsx", rows, "D2:D4")
    book = openpyxl.load_workbook(path)
    book.worksheets[0].row_dimensions[2].hidden = True
    book.worksheets[0].column_dimensions["A"].hidden = True
    book.save(path)
    assert given(reports.lines(path)) == [("SEP",), ("SEP",)]


@pytest.mark.parametrize("answer", ["Sí", "X", "No"])
def test_a_response_over_merged_rows_is_that_of_all_their_lines(
    tmp_path: Path, answer: str
) -> None:
    rows = (
        ANSWERED,
        ("1. Agua", THREE[0], answer),
        ("1. Agua", THREE[1], ""),
        ("2. Suelo", "2.1. Arar", ""),
    )
    path = merged(tmp_path / "r.xlsx", rows, "C2:C4")
    assert len({line.response for line in reports.lines(path)} - {""}) == 1
    assert len(reports.lines(path)) == 3


def test_merged_cells_of_a_document_reach_down(tmp_path: Path) -> None:
    spanned = cell("SEP", ' table:number-rows-spanned="2"')
    rows = [
        documents.rows_of([HEADER]),
        row(cell("1. Agua"), cell(THREE[0]), spanned),
        row(cell("1. Agua"), cell(THREE[1])),
        row(cell("1. Agua"), cell(THREE[2])),
    ]
    path = documents.document(tmp_path / "r.ods", documents.table("".join(rows)))
    assert given(reports.lines(path)) == [("SEP",), ("SEP",), ()]


TEXTS = {
    "blank below a blank heading": (
        (("1. Agua", THREE[0], "SEP"), ("", THREE[1], ""), ("2. Suelo", "2.1. Arar", "")),
        [("SEP",), ("SEP",), ()],
    ),
    "blank beside a heading that is repeated": (
        (("1. Agua", THREE[0], "SEP"), ("1. Agua", THREE[1], "")),
        [("SEP",), ()],
    ),
    "blank below a heading with a row of its own": (
        (("1. Agua", "", ""), ("", THREE[0], "SEP"), ("", THREE[1], ""), ("", THREE[2], "STPS")),
        [("SEP",), (), ("STPS",)],
    ),
    "a word that says that there is none": (
        (("1. Agua", THREE[0], "SEP"), ("", THREE[1], "N/A")),
        [("SEP",), ()],
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_in_a_text_file_a_blank_body_is_merged_where_the_heading_over_it_is(
    tmp_path: Path, name: str
) -> None:
    rows, bodies = TEXTS[name]
    path = reports.write(tmp_path / "r.csv", reports.separated([HEADER, *rows]))
    assert given(reports.lines(path)) == bodies
