"""One report gives the same records under every header, and a bad header is told."""

from dataclasses import replace
from pathlib import Path

import pytest

from index.files.sidecar import Metadata
from search.model import Record
from tests.support import reports
from tests.support.reports import BRANCH, HEADER, ROWS, SHAPES, TITLE


@pytest.mark.parametrize("name", SHAPES)
def test_every_header_shape_reads_the_same(
    tmp_path: Path, name: str, expected: list[Record]
) -> None:
    page = reports.block(header=SHAPES[name])
    path = reports.write(tmp_path / "report.tsv", reports.tabbed(page))
    records = reports.compiled(path)[1]
    assert records == expected


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


def test_an_unknown_column_is_told_once(tmp_path: Path) -> None:
    header = ((*reports.SHAPES["one row"][0], "Observaciones"),)
    rows = [(*row, "ninguna") for row in ROWS]
    page = [*reports.block(rows[:2], header), *reports.block(rows[2:], header)]
    found = reports.surveyed(reports.write(tmp_path / "r.txt", reports.tabbed(page)))
    told = [each.value for each in found.findings() if each.rule == "further-column"]
    assert told == ["Observaciones"]  # kept with its records, and told
    assert not reports.rules(found, "error")


@pytest.mark.parametrize(
    ("header", "missing"),
    [
        ((reports.GOAL, reports.PLAN, "", reports.KIND, reports.ONE, ""), "columna 3"),
        ((reports.GOAL, "", "", reports.KIND, reports.ONE, ""), "columna 2"),
        ((reports.GOAL, reports.PLAN, reports.LINE, "", reports.ONE, ""), "columna 4"),
    ],
)
def test_a_header_without_a_column_is_named(
    tmp_path: Path, header: tuple[str, ...], missing: str
) -> None:
    page = reports.block(ROWS, [header])
    found = reports.surveyed(reports.write(tmp_path / "r.txt", reports.tabbed(page)))
    errors = [each for each in found.findings() if each.severity == "error"]
    assert [(each.rule, each.value) for each in errors] == [("missing-column", missing)]
