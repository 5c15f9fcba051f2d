"""Further columns of a source in files: each has a column of its own, figures are figures."""

import csv
import io
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from flask.testing import FlaskClient

from search.model import Cell
from search.output import rows
from search.output.rows import ADDRESS, COLUMNS
from search.settings import Settings
from search.store.builds import publish
from tests.support.invented import COASTS, coasts
from web import create_app
from web.downloads.xlsx import number_format

FIRST = "pcm-2024-2030/2024/1.1.1.1"
OWN = ["Indicador", "Meta 2024", "Avance", "Presupuesto", "Fecha de término"]


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    home: Path = tmp_path_factory.mktemp("coast")
    publish(home, coasts())
    return create_app(Settings(index_dir=home)).test_client()


def of_csv(visitor: FlaskClient, address: str) -> dict[str, str]:
    table = csv.DictReader(io.StringIO(visitor.get(address).data.decode("utf-8-sig"), newline=""))
    return next(row for row in table if FIRST in row.values())


def test_a_column_is_told_apart_from_those_that_all_have(visitor: FlaskClient) -> None:
    for address in ("/api/v1/search.csv", "/export.csv"):
        header = visitor.get(address).data.decode("utf-8-sig").splitlines()[0].split(",")
        assert len(set(header)) == len(header)
        assert [name for name in header if name in OWN] == OWN
        assert "Texto (documento)" in header


def test_a_csv_has_numbers_and_days(visitor: FlaskClient) -> None:
    row = of_csv(visitor, "/api/v1/search.csv")
    assert [row[name] for name in OWN] == [
        "Hectáreas con sombra",
        "2400",
        "0.45",
        "1250000",
        "2024-12-31",
    ]
    assert row["Texto (documento)"] == "'=SUMA(A1)"


def test_headers_are_guarded_too(visitor: FlaskClient) -> None:
    assert ",'=Nota," in visitor.get("/export.csv").data.decode("utf-8-sig").splitlines()[0]


def test_levels_are_called_as_the_programme_does(visitor: FlaskClient) -> None:
    row = of_csv(visitor, "/export.csv?sort=code")
    assert row["Clave de eje"] == "1"
    assert row["Eje"] == "Rumbo a"
    assert row["Clave de objetivo prioritario"] == "1.1"
    assert row["Estrategia prioritaria"] == "Rumbo c"
    assert row["Clave de acción puntual"] == "1.1.1.1"
    assert row["Acción puntual"] == "Plantar mangle rojo"
    assert row["Clave en el documento"] == "I.1.1.1"
    assert row["Tipo de texto"] == "Acción puntual"
    assert row["Respuesta"] == "Concluida"
    assert row["Actúan según la tabla"] == "INM; SRE"


def test_json_has_them_typed(visitor: FlaskClient) -> None:
    found = json.loads(visitor.get("/api/v1/search.json").data)
    row = next(each for each in found["rows"] if each["id"] == FIRST)
    assert [row[name] for name in OWN] == [
        "Hectáreas con sombra",
        2400,
        0.45,
        1250000,
        "2024-12-31",
    ]
    assert row["given"] == "INM; SRE"
    assert row["line_written"] == "I.1.1.1"
    assert found["sources"][0]["columns"] == list(COASTS.columns)


def test_a_workbook_has_them_typed_and_formatted(visitor: FlaskClient) -> None:
    book = openpyxl.load_workbook(io.BytesIO(visitor.get("/export.xlsx").data))
    sheet: Any = book["Resultados"]
    header = [cell.value for cell in sheet[1]]
    cells = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == FIRST)
    by_name = dict(zip(header, cells, strict=True))
    found = [(by_name[name].value, by_name[name].number_format) for name in OWN]
    assert found == [
        ("Hectáreas con sombra", "General"),
        (2400, "#,##0"),
        (0.45, "0%"),
        (1_250_000, '"$"#,##0.00'),
        (datetime(2024, 12, 31), "dd/mm/yyyy"),
    ]
    text = by_name["Texto (documento)"]
    assert (text.value, text.data_type) == ("=SUMA(A1)", "s")
    assert sheet.cell(1, header.index("=Nota") + 1).data_type == "s"


@pytest.mark.parametrize(
    ("text", "value", "found"),
    [
        ("12", 12.0, "General"),
        ("2,400", 2400.0, "#,##0"),
        ("1,250.50", 1250.5, "#,##0.00"),
        ("45%", 0.45, "0%"),
        ("7.5 %", 0.075, "0.0%"),
        ("$ 1,250", 1250.0, '"$"#,##0'),
        ("-$1,250.00", -1250.0, '"$"#,##0.00'),
        ("450 hectáreas", 450.0, ""),
        ("45%", 45.0, ""),
        ("12", 13.0, ""),
        ("31/12/2024", "2024-12-31", "dd/mm/yyyy"),
        ("1/1/1850", "1850-01-01", ""),
        ("sin dato", None, ""),
    ],
)
def test_a_figure_keeps_its_look(text: str, value: float | str | None, found: str) -> None:
    """No format: the cell is its text, which says more than its number."""
    assert number_format(Cell("Meta", text, value)) == found


def test_names_that_are_taken_are_told_apart() -> None:
    taken = [column.name for column in COLUMNS] + [column.label for column in COLUMNS]
    own = ["Meta", *taken, *ADDRESS, "Texto (documento)", "Meta"]
    found = [name for _, name in rows.own_names(own)]
    assert found[0] == "Meta"
    every = [each.casefold() for each in (*taken, *ADDRESS)]
    assert not {each.casefold() for each in found} & set(every)
    assert len(set(found)) == len(found)


def test_a_build_without_them_has_the_columns_of_before(client: FlaskClient) -> None:
    header = client.get("/api/v1/search.csv").data.decode().splitlines()[0].split(",")
    assert header == [*(column.name for column in COLUMNS), ADDRESS[0]]
