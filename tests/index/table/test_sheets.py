"""Sheets: tables of bodies, and sheets that have no table."""

from tests.support.tables import Cells, read

TABLE: list[Cells] = [("Objetivo", "Línea de acción", "Respuesta"), ("1. Agua", "1.1. Medir", "Sí")]


def test_a_sheet_that_is_called_as_a_body_is_its() -> None:
    sheets = {"CONAGUA": TABLE, "Comisión Nacional del Agua": TABLE, "Líneas": TABLE}
    found = read(sheets=sheets, bodies=("CONAGUA", "Comisión Nacional del Agua"))
    assert [block.given for block in found.blocks] == [
        ("CONAGUA",),
        ("Comisión Nacional del Agua",),
        (),
    ]


def test_sheets_without_a_table_are_told_once_and_block_nothing() -> None:
    sheets: dict[str, list[Cells]] = {
        "Portada": [("Programa Hídrico 2020",), ("Informe",)],
        "Líneas": TABLE,
        "Resumen": [("Objetivo", "Estrategias", "Líneas"), ("1", "3", "12"), ("2", "4", "20")],
        "Avance": [("Objetivo", "Avance"), ("1. Agua", "45%")],
        "Catálogo": [("No.", "Sigla", "Nombre"), ("1", "IMTA", "Instituto"), ("2", "SEP", "x")],
        "Vacía": [],
    }
    found = read(sheets=sheets)
    assert len(found.rows) == 1
    assert [(each.rule, each.value) for each in found.problems] == [
        ("unread-sheet", "Portada, Resumen, Avance, Catálogo")
    ]


def test_a_workbook_that_has_but_such_sheets_is_refused_with_its_titles() -> None:
    found = read(sheets={"Avance": [("Objetivo", "Avance"), ("1. Agua", "45%")], "b": [("x",)]})
    assert found.errors == [("missing-column", 2, "línea de acción")]
    assert "«Objetivo», «Avance»" in found.problems[0].detail


def test_a_further_sheet_whose_header_lacks_a_column_is_an_error() -> None:
    lacking = [("Objetivo", "", "Respuesta"), ("1. Agua", "1.1. Medir el caudal", "Sí")]
    found = read(sheets={"Uno": TABLE, "Dos": lacking})
    assert found.errors == [("missing-column", 2, "columna 2")]


def test_rows_of_a_further_sheet_that_lack_their_header_are_an_error() -> None:
    found = read(sheets={"Uno": TABLE, "Dos": TABLE[1:]})
    assert [each[0] for each in found.errors] == ["stray-text"]


def test_a_table_that_begins_far_from_the_corner() -> None:
    front = [
        ("", "GOBIERNO DE MÉXICO"),
        ("", "SECRETARÍA DE MEDIO AMBIENTE"),
        ("", "Seguimiento al Programa Hídrico 2020-2024"),
        ("", "Ramo 16"),
        (),
    ]
    found = read(sheets={"h": [*front, *((("", "", *row)) for row in TABLE)]})
    (block,) = found.blocks
    assert (block.title, block.branch) == ("Programa Hídrico 2020-2024", "Ramo 16")
    assert [level.position for level in block.columns.levels] == [2, 3]
    assert not found.errors


def test_a_summary_without_a_known_header_blocks_nothing() -> None:
    summary = [("Rubro", "Obras"), ("01. Agua", "25", "=A1"), ("02. Aire", "31", "45%")]
    found = read(sheets={"Uno": TABLE, "Consolidado": summary})
    assert [(each.rule, each.value) for each in found.problems] == [("unread-sheet", "Consolidado")]
