"""The row of its file that each record says it stands in."""

import csv
from pathlib import Path

import openpyxl

import data
from index import pipeline
from index.files import source
from index.files.decoding import text_lines
from search.model import Record
from tests.support import reports

HEADER = ("Objetivo", "Estrategia", "Línea de acción", "Tipo de respuesta", "Actividad")
YES = "Se realizarán acciones en 2020"
ROWS = (
    HEADER,
    ("1. Uno", "1.1. Dos", "1.1.1. Promover la salud", YES, "La SEP dará cursos."),
    ("", "", "", "", "La SRE dará becas."),
    ("1. Uno", "1.1. Dos", "1.1.2. Promover el agua", YES, "La SEP dará agua."),
)
SIDECAR = 'title = "Programa Nacional de Agua 2019-2024"\nbranch = "Agua"\nyear = 2020\n'


def read(path: Path) -> list[Record]:
    found = pipeline.records([source.look(path)], lambda rows, _: rows)
    records = list(found)
    assert records, list(found.findings())
    return records


def places(path: Path) -> dict[str, tuple[int | None, str]]:
    return {str(each.id).split("/", 2)[2]: (each.row, each.sheet) for each in read(path)}


def test_an_activity_has_its_own_row_and_not_its_line_s(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(ROWS)
    reports.write(tmp_path / "r.toml", SIDECAR)
    assert places(path) == {
        "1.1.1": (2, ""),
        "1.1.1/1": (2, ""),
        "1.1.1/2": (3, ""),
        "1.1.2": (4, ""),
        "1.1.2/1": (4, ""),
    }


def test_a_workbook_has_sheets_and_their_rows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.remove(book.active)
    for name, rows, skipped in (("Parte A", ROWS[:3], 2), ("Parte B", (HEADER, ROWS[3]), 0)):
        sheet = book.create_sheet(name)
        for _ in range(skipped):
            sheet.append([])
        for row in rows:
            sheet.append(row)
    path = tmp_path / "r.xlsx"
    book.save(path)
    reports.write(tmp_path / "r.toml", SIDECAR)
    found = places(path)
    assert {sheet for _, sheet in found.values()} == {"Parte A", "Parte B"}
    written = openpyxl.load_workbook(path)
    for record in read(path):
        assert record.row
        cells = [cell.value or "" for cell in written[record.sheet][record.row]]
        assert any(record.text in str(cell) for cell in cells), record.id


def test_the_row_of_each_shipped_record_begins_with_its_line() -> None:
    (path,) = pipeline.shipped()
    assert path.parent == data.folder()
    rows = [line.text for line in text_lines(path)]
    records = read(path)
    for record in records:
        assert record.row
        assert f"{record.line.code}. " in rows[record.row - 1], record.id
