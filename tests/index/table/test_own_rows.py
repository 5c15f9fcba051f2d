"""Rows of their own in a table that has a column for each of its levels."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from index.table.layout import Layout
from tests.support import reports
from tests.support.tables import read

Cells = Sequence[str]
LEVELS = ("Objetivo", "Estrategia", "Línea de acción", "Meta")


def headings(path: Path, rows: Sequence[Cells]) -> list[tuple[str, ...]]:
    """The code of each line, and the texts of the headings over it."""
    lines = reports.lines(reports.write(path / "r.csv", reports.separated(rows)))
    return [(line.heading.code, *(each.text for each in line.headings[:-1])) for line in lines]


def test_a_row_that_names_its_level_counts_under_its_title(tmp_path: Path) -> None:
    rows = (
        LEVELS,
        ("Objetivo 1. Agua", "", "", ""),
        ("Estrategia 1.1. Redes", "", "", ""),
        ("", "", "1.1.1. Medir", "4"),
        ("", "", "1.1.2. Limpiar", "5"),
        ("Objetivo 2. Suelo", "", "", ""),
        ("", "2.1. Laderas", "2.1.1. Arar", "6"),
    )
    assert headings(tmp_path, rows) == [
        ("1.1.1", "Agua", "Redes"),
        ("1.1.2", "Agua", "Redes"),
        ("2.1.1", "Suelo", "Laderas"),
    ]


def test_the_depth_of_codes_tells_the_level_of_rows_under_the_first(tmp_path: Path) -> None:
    rows = (
        LEVELS,
        ("1. Agua", "", "", ""),
        ("1.1. Redes", "", "", ""),
        ("", "", "1.1.1. Medir", "4"),
        ("1.2. Pozos", "", "", ""),
        ("", "", "1.2.1. Abrir", "5"),
    )
    assert headings(tmp_path, rows) == [("1.1.1", "Agua", "Redes"), ("1.2.1", "Agua", "Pozos")]


def test_codes_of_one_depth_are_those_of_their_column() -> None:
    found = read(
        LEVELS,
        ("1.1. Agua", "", "", ""),
        ("", "1.1.1. Redes", "1.1.1.1. Medir", "4"),
        ("1.2. Suelo", "", "", ""),
        ("", "1.2.1. Laderas", "1.2.1.1. Arar", "4"),
    )
    assert [row[0] for row in found.rows if row[0]] == ["1.1. Agua", "1.2. Suelo"]


PARTS = (
    ("GOBIERNO ABIERTO", "", ""),
    ("Agua", "Cambiar tuberías", "1"),
    ("Agua", "Revisar medidores", "2"),
    ("CIUDAD LIMPIA", "", ""),
    ("Suelo", "Plantar encinos", "3"),
)
HEADER = ("Objetivo", "Línea de acción", "Meta")


def test_texts_alone_over_several_headings_are_a_level(tmp_path: Path) -> None:
    assert headings(tmp_path, (HEADER, *PARTS)) == [
        ("1.1.1", "GOBIERNO ABIERTO", "Agua"),
        ("1.1.2", "GOBIERNO ABIERTO", "Agua"),
        ("2.1.1", "CIUDAD LIMPIA", "Suelo"),
    ]
    found = read(HEADER, *PARTS)
    assert found.levels == ["Apartado", "Objetivo", "Línea de acción"]
    assert found.errors == []


def test_blank_rows_before_them_change_nothing(tmp_path: Path) -> None:
    rows = (HEADER, *PARTS[:3], ("", "", ""), *PARTS[3:])
    assert headings(tmp_path, rows) == headings(tmp_path, (HEADER, *PARTS))


def test_codes_go_on_under_them(tmp_path: Path) -> None:
    rows = (
        HEADER,
        ("Gobierno abierto", "", ""),
        ("1. Agua", "1.1. Cambiar", "1"),
        ("Ciudad limpia", "", ""),
        ("2. Suelo", "2.1. Plantar", "3"),
    )
    assert headings(tmp_path, rows) == [
        ("1.1.1", "Gobierno abierto", "Agua"),
        ("2.2.1", "Ciudad limpia", "Suelo"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (("Agua", "", ""), ("", "Medir", "1"), ("Suelo", "", ""), ("", "Arar", "2")),
        (("Agua", "", ""), ("Agua", "Medir", "1"), ("Suelo", "", ""), ("Suelo", "Arar", "2")),
        (("Agua", "Medir", "1"), ("Aire", "", ""), ("Suelo", "Arar", "2")),
    ],
)
def test_headings_with_rows_of_their_own_are_no_parts(rows: Sequence[Cells]) -> None:
    assert read(HEADER, *rows).levels == ["Objetivo", "Línea de acción"]


def test_a_sidecar_tells_the_levels_itself() -> None:
    columns = {"objetivo": ("objetivo",), "linea": ("linea de accion",), "extra": ("meta",)}
    found = read(HEADER, *PARTS, layout=Layout(levels=("objetivo", "linea"), columns=columns))
    assert found.levels == ["Objetivo", "Línea de acción"]
