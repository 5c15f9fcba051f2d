"""The figures of a column, or else those of its file, tell what parts their decimals."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from index.files.sidecar import Metadata
from tests.support import reports

GIVEN = Metadata(title="Plan de Agua 2020-2024", branch="Agua", year=2022)
Told = list[tuple[str, str]]


def read(path: Path) -> tuple[list[list[float | str | None]], Told]:
    """The values of each line's further columns, and (column, value) of the doubtful figures."""
    found, records = reports.compiled(path, given=GIVEN)
    doubtful = [(f.column, f.value) for f in found.findings() if f.rule == "doubtful-figure"]
    return [[cell.value for cell in record.columns] for record in records], doubtful


def rows_of(titles: Sequence[str], *figures: Sequence[str]) -> list[tuple[str, ...]]:
    lines = (("1. Agua", f"1.{n}. Línea {n} de agua", *cells) for n, cells in enumerate(figures, 1))
    return [("Objetivo", "Línea de acción", *titles), *lines]


@pytest.mark.parametrize(
    ("texts", "values", "doubtful"),
    [
        (("30,5", "2.000"), [30.5, 2000.0], []),
        (("2.000", "1.250.000"), [2000.0, 1250000.0], []),
        (("30.5", "2.000", "2,000"), [30.5, 2.0, 2000.0], []),
        (("30,5", "12.5", "2.000"), [30.5, 12.5, None], [("Costo", "2.000")]),
        (("40", "2.000", "3.500"), [40.0, 2.0, 3.5], [("Costo", "2.000")]),
        (("40", "2,000"), [40.0, 2000.0], []),
        (("Sin dato alguno", "2.000 obras"), [None, None], []),
    ],
)
def test_the_figures_of_a_column_settle_one_another(
    tmp_path: Path, texts: Sequence[str], values: list[float | None], doubtful: Told
) -> None:
    rows = rows_of(("Costo",), *((text,) for text in texts))
    path = reports.write(tmp_path / "r.csv", reports.separated(rows, ";"))
    assert read(path) == ([[value] for value in values], doubtful)


def test_a_figure_far_below_settles_those_above_it(tmp_path: Path) -> None:
    rows = rows_of(("Costo",), *[("2.000",)] * 90, ("30,5",))
    path = reports.write(tmp_path / "r.csv", reports.separated(rows, ";"))
    assert read(path)[0] == [*[[2000.0]] * 90, [30.5]]


def test_where_a_column_shows_nothing_others_do_and_it_is_told(tmp_path: Path) -> None:
    rows = rows_of(("Avance", "Costo"), ("30,5 %", "2.000"), ("12,5 %", "3.000"))
    path = reports.write(tmp_path / "r.csv", reports.separated(rows, ";"))
    assert read(path) == ([[0.305, 2000.0], [0.125, 3000.0]], [("Costo", "2.000")])


def test_a_number_of_a_workbook_is_shown_with_a_point_and_not_told(tmp_path: Path) -> None:
    path = reports.workbook(tmp_path / "r.xlsx", {"Plan": rows_of(("Costo",), ("2.125",))})
    assert read(path) == ([[2.125]], [])
