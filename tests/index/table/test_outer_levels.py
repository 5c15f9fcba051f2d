"""A sector over all levels and a product below them are levels where their table has no other."""

from collections.abc import Sequence

import pytest

from tests.support.tables import read

Cells = Sequence[str]
WATER = ("Agua para todos", "Redes de la zona norte")
TABLES: dict[str, tuple[Cells, Sequence[Cells], list[str]]] = {
    "a product under a programme alone": (
        ("Programa", "Producto", "Meta"),
        (("Agua", "Acueductos", "4"), ("Suelo", "Viveros", "2")),
        ["Programa", "Producto"],
    ),
    "products that tell the rows of a project apart": (
        ("Línea estratégica", "Proyecto", "Producto esperado"),
        ((*WATER, "Tuberías"), (*WATER, "Medidores")),
        ["Línea estratégica", "Proyecto", "Producto esperado"],
    ),
    "a product of each row": (
        ("Programa", "Proyecto", "Producto"),
        ((*WATER, "Informe"), ("Suelo sano", "Viveros del sur", "Informe")),
        ["Programa", "Proyecto"],
    ),
    "products of a line": (
        ("Objetivo", "Línea de acción", "Producto"),
        (("1. Agua", "1.1. Medir", "Mapa"), ("1. Agua", "1.2. Limpiar", "Informe")),
        ["Objetivo", "Línea de acción"],
    ),
    "products that are counted": (
        ("Programa", "Proyecto", "Productos"),
        ((*WATER, "12"), (*WATER[:1], "Pozos", "9")),
        ["Programa", "Proyecto"],
    ),
    "a product behind the activities": (
        ("Programa", "Actividad", "Producto"),
        (("Agua", "Se medirá el caudal.", "Mapa"), ("Suelo", "Se arará el campo.", "Informe")),
        ["Programa"],
    ),
    "a product over activities": (
        ("Componente", "Producto", "Actividad"),
        (("Agua", "Plan", "Se convocará."), ("Agua", "Plan", "Se redactará.")),
        ["Componente", "Producto"],
    ),
    "a sector": (
        ("Sector", "Programa", "Proyecto"),
        (("Vivienda", *WATER), ("Educación", "Escuelas dignas", "Techos")),
        ["Sector", "Programa", "Proyecto"],
    ),
    "a sector behind the levels": (
        ("Programa", "Proyecto", "Sector"),
        ((*WATER, "Vivienda"),),
        ["Programa", "Proyecto"],
    ),
    "measures and what carries them out": (
        ("Objetivo", "Medida", "Actuación"),
        (("Agua limpia", "Menos fugas", "Cambiar tuberías"),),
        ["Objetivo", "Medida", "Actuación"],
    ),
    "lines of another word": (
        ("Eje", "Línea de actuación", "Actuaciones"),
        (("1. Agua", "1.1. Fugas", "1.1.1. Cambiar tuberías"),),
        ["Eje", "Línea de actuación", "Actuación"],
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_what_is_a_level_by_its_place(name: str) -> None:
    header, rows, levels = TABLES[name]
    found = read(header, *rows)
    assert found.levels == levels
    assert found.errors == []


def test_what_was_carried_out_is_an_activity() -> None:
    found = read(
        ("Objetivo", "Medida", "Respuesta", "Actuaciones realizadas"),
        ("1. Agua", "1.1. Menos fugas", "Sí", "La CONAGUA cambió las tuberías."),
    )
    assert found.levels == ["Objetivo", "Medida"]
    assert len(found.columns.activities) == 1
