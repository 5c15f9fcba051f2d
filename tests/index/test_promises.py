"""What is told of lines whose activities leave a part of the promise unmentioned."""

import csv
from pathlib import Path

from index import pipeline
from index.files import source
from tests.support import reports

HEADER = ("Objetivo", "Estrategia", "Línea de acción", "Tipo de respuesta", "Actividad")
YES, NO = "Se realizarán acciones en 2020", "No se realizarán acciones en 2020"
SIDECAR = 'title = "Programa Nacional de Agua 2019-2024"\nbranch = "Agua"\nyear = 2020\n'
OVER = ("1. Uno", "1.1. Dos")
ROWS = (
    (*OVER, "1.1.1. Reparar pozos, bardas y presas", YES, "Se repararán diez bardas."),
    ("", "", "", "", "Se pintarán las bardas."),
    (*OVER, "1.1.2. Reparar pozos y tuberías", YES, "Se reparan pozos y tuberías."),
    (*OVER, "1.1.3. Reparar pozos y acueductos", NO, "Se repararán pozos."),
    (*OVER, "1.1.4. Reparar pozos y bombas", YES, ""),
    (*OVER, "1.1.5. Limpiar pozos", YES, "Se harán reuniones."),
    (*OVER, "1.1.6. Limpiar cauces y canales", "", "Se limpiarán canales."),
)


def test_a_line_says_what_of_its_promise_no_activity_mentions(tmp_path: Path) -> None:
    """Not where it has none or answers no, and no word that most lines have."""
    with (tmp_path / "r.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows((HEADER, *ROWS))
    reports.write(tmp_path / "r.toml", SIDECAR)
    found = pipeline.records([source.look(tmp_path / "r.csv")], lambda rows, _: rows)
    records = {each.code: each for each in found if each.kind == "line"}
    told = {f.record.code: f for f in found.findings() if f.rule == "unspoken" and f.record}
    assert {code: each.value for code, each in told.items()} == {
        "1.1.1": "presas",
        "1.1.6": "cauces",
    }
    assert {code for code, each in records.items() if "unspoken" in each.findings} == {*told}
    assert told["1.1.1"].row == 2
    assert told["1.1.1"].message.startswith(
        "Palabras que ninguna actividad menciona. De lo que promete, ninguna actividad menciona: "
        "presas. Es una lectura automática:"
    )
