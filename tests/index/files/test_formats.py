"""One report gives the same records, however its file is written."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from unicodedata import normalize

import openpyxl
import pytest

from index.files.source import Metadata
from search.model import Programme, Record
from tests.support import reports
from tests.support.reports import BRANCH, HEADER, ROWS, SHAPES, TITLE

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


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> list[Record]:
    path = tmp_path_factory.mktemp("expected") / "plain.txt"
    return reports.compiled(reports.write(path, TEXTS["plain"][0]))[1]


@pytest.mark.parametrize("name", TEXTS)
def test_text_files_read_the_same(tmp_path: Path, name: str, expected: list[Record]) -> None:
    path = reports.write(tmp_path / "report.txt", *TEXTS[name])
    found, records = reports.compiled(path)
    assert records == expected
    assert not [each for each in found.survey.findings() if each.severity == "error"]


@pytest.mark.parametrize("name", SHAPES)
def test_every_header_shape_reads_the_same(
    tmp_path: Path, name: str, expected: list[Record]
) -> None:
    page = reports.block(header=SHAPES[name])
    path = reports.write(tmp_path / "report.tsv", reports.tabbed(page))
    records = reports.compiled(path)[1]
    assert records == expected


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


def test_columns_are_found_in_any_order(tmp_path: Path, expected: list[Record]) -> None:
    order = (3, 5, 2, 0, 4, 1)
    turned = [tuple(row[n] for n in order) for row in (*SHAPES["one row"], *ROWS)]
    page = [(TITLE,), (f"Ramo: {BRANCH}",), *turned]
    path = reports.write(tmp_path / "report.csv", reports.separated(page))
    assert reports.compiled(path)[1] == expected


def test_plain_column_names_serve_as_a_header(tmp_path: Path, expected: list[Record]) -> None:
    names = ("objetivo", "estrategia", "linea_de_accion", "respuesta", "actividad_1", "actividad2")
    path = reports.write(tmp_path / "report.csv", reports.separated((names, *ROWS), ";"))
    given = Metadata(title=TITLE, branch=BRANCH)
    unpaged = [replace(record, page=None) for record in expected]
    assert reports.compiled(path, given=given)[1] == unpaged


@pytest.mark.parametrize(("columns", "ids"), [(1, [1]), (3, [1, 2, 3]), (12, list(range(1, 13)))])
def test_any_number_of_activity_columns(tmp_path: Path, columns: int, ids: list[int]) -> None:
    titles = [f"Actividad {n}" for n in range(1, columns + 1)]
    header = (*SHAPES["one row"][0][:4], *titles)
    row = (*ROWS[0][:4], *(f"La STPS hará la obra {n}." for n in range(1, columns + 1)))
    path = reports.write(tmp_path / "r.txt", reports.tabbed(reports.block([row], [header])))
    assert [activity.number for activity in reports.lines(path)[0].activities] == ids


def test_activities_without_titles_stand_under_the_actions(tmp_path: Path) -> None:
    header = ((*HEADER[0][:4], "Acciones relevantes a realizar en 2020", ""),)
    path = reports.write(tmp_path / "r.txt", reports.tabbed(reports.block(ROWS[:1], header)))
    assert [activity.number for activity in reports.lines(path)[0].activities] == [1, 2]


def test_an_empty_first_activity_keeps_the_number_of_the_second(tmp_path: Path) -> None:
    row = (*ROWS[0][:4], "", "La STPS hará la obra.")
    path = reports.write(tmp_path / "r.txt", reports.tabbed(reports.block([row])))
    assert [activity.number for activity in reports.lines(path)[0].activities] == [2]


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


def test_each_sheet_is_read_under_its_own_header(tmp_path: Path, expected: list[Record]) -> None:
    sheets: dict[str, Iterable[reports.Cells]] = {
        "Uno": reports.block(ROWS[:3]),
        "Notas": [("Elaboró: la Dirección General",), ("tel.", "5555")],
        "Dos": [*SHAPES["response below"], *ROWS[3:]],
    }
    path = reports.workbook(tmp_path / "r.xlsx", sheets)
    found, records = reports.compiled(path)
    assert [r.id for r in records] == [r.id for r in expected]
    told = [each for each in found.survey.findings() if each.rule == "unread-text"]
    assert [(each.value, "«Notas»" in each.message) for each in told] == [
        ("Elaboró: la Dirección General", True),
        ("tel. 5555", True),
    ]


def test_a_hidden_sheet_is_left_out_and_told(tmp_path: Path, expected: list[Record]) -> None:
    path = reports.workbook(tmp_path / "r.xlsx", {"Uno": reports.block(), "Vieja": reports.block()})
    book = openpyxl.load_workbook(path)
    book["Vieja"].sheet_state = "hidden"
    book.save(path)
    found, records = reports.compiled(path)
    assert records == expected
    assert ("unread-text", 1, "") in reports.rules(found.survey)


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
    filled = [each for each in reports.rules(found.survey) if each[0] == "filled-from-above"]
    assert [(row, column) for _, row, column in filled] == [
        (9, "objetivo"),
        (9, "estrategia"),
        (10, "objetivo"),
        (10, "estrategia"),
        (11, "objetivo"),
    ]


def test_rows_under_a_merged_line_add_activities_to_it(tmp_path: Path) -> None:
    more = ("", "", "", "", "La STPS hará otra obra.", "El SAT la revisará.")
    path = reports.write(tmp_path / "r.txt", reports.tabbed(reports.block([ROWS[0], more])))
    found, records = reports.compiled(path)
    assert [record.id for record in records] == [
        "pntd-2019-2024/1.1.1",
        *(f"pntd-2019-2024/1.1.1/{n}" for n in (1, 2, 3, 4)),
    ]
    assert not [each for each in found.survey.findings() if each.severity == "error"]


def test_the_programme_is_what_the_file_says(tmp_path: Path) -> None:
    path = reports.write(tmp_path / "report.txt", TEXTS["plain"][0])
    found = reports.surveyed(path)
    sha256 = found.reports[0].source.sha256
    name = "pntd-2019-2024"
    assert found.programmes == {
        name: Programme(name, TITLE, BRANCH, 2020, "report.txt", sha256),
    }


def test_legacy_bytes_are_told_once(tmp_path: Path) -> None:
    mixed = TEXTS["plain"][0].encode().replace(b"Atender", "Atenció".encode("cp1252"))
    path = tmp_path / "r.txt"
    path.write_bytes(mixed + b"\n")
    found, records = reports.compiled(path)
    told = [each for each in reports.rules(found.survey) if each[0] == "other-encoding"]
    assert told == [("other-encoding", 10, "")]
    assert next(r for r in records if r.code == "1.1.2").text.startswith("Atenció las quejas")


def test_a_page_without_rows_is_counted(tmp_path: Path) -> None:
    pages = [
        *reports.block(ROWS[:2]),
        *reports.block([], SHAPES["actions first"]),
        *reports.block(ROWS[2:], SHAPES["response below"]),
    ]
    path = reports.write(tmp_path / "r.txt", reports.tabbed(pages))
    assert [line.block.page for line in reports.lines(path)] == [1, 1, 3, 3, 3]


def test_an_activity_that_begins_like_a_branch_is_an_activity(tmp_path: Path) -> None:
    more = ("", "", "", "", "Ramo 33: se ampliará", "")
    path = reports.write(tmp_path / "r.txt", reports.tabbed(reports.block([ROWS[0], more])))
    assert [a.text for a in reports.lines(path)[0].activities][2:] == ["Ramo 33: se ampliará"]
