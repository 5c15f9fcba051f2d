"""A sidecar is drafted for a table of any form, and taken once its blanks are filled in."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from index import pipeline
from index.cli import main
from index.drafts.draft_text import listing_of, sidecar_text
from index.drafts.drafting import draft_of
from index.files import source
from index.files.sidecar import SIDECAR_BYTES
from tests.support import reports

Sheets = Mapping[str, Sequence[Sequence[str]]]

FRONT = (("Programa Hídrico 2020-2024",), (), ("Ramo: Agua",), ())
GOAL = "1. Llevar agua a cada barrio"
PLAN = "1.1. Renovar la red de distribución"
LINES = ("1.1.1. Cambiar las tuberías de asbesto", "1.1.2. Reparar las fugas mayores")
YES, NO = "Se realizarán acciones en 2023", "No se realizarán acciones en 2023"
DONE = ("La CONAGUA cambiará 12 kilómetros de tubería.", "El municipio supervisará las obras.")
HEAD = ("OBJETIVO", "ESTRATEGIA", "LÍNEA DE ACCIÓN")
PLAIN = (*HEAD, "Tipo de respuesta", "Actividad 1")
BODY = ((GOAL, PLAN, LINES[0], YES, DONE[0]), (GOAL, PLAN, LINES[1], NO, ""))


def textual(*rows: Sequence[str]) -> Sheets:
    return {"": rows}


@dataclass(frozen=True)
class Kind:
    """A table of a form, and what its draft says."""

    sheets: Sheets
    levels: tuple[str, ...]
    fields: Mapping[str, str | list[str]] = field(default_factory=dict)
    table: Mapping[str, object] = field(default_factory=dict)  # further keys of [table]
    said: Mapping[str, object] = field(default_factory=dict)  # of the programme


THREE = ("objetivo", "estrategia", "linea")
SAID = {"title": "Programa Hídrico 2020-2024", "branch": "Agua", "year": 2023}
ANSWERED: dict[str, str | list[str]] = {
    "response": "Tipo de respuesta",
    "activity": "Actividad 1",
}
KINDS = {
    "one row an activity": Kind(
        textual(
            *FRONT,
            (*HEAD, "Tipo de respuesta", "Actividad"),
            (GOAL, PLAN, LINES[0], YES, DONE[0]),
            (GOAL, PLAN, LINES[0], YES, DONE[1]),
            (GOAL, PLAN, LINES[1], NO, ""),
        ),
        THREE,
        {"response": "Tipo de respuesta", "activity": "Actividad"},
        {"rows": "activity"},
        SAID,
    ),
    "blank cells below a line": Kind(
        textual(
            *FRONT,
            (*HEAD, "Tipo de respuesta", "Actividad"),
            (GOAL, PLAN, LINES[0], YES, DONE[0]),
            ("", "", "", "", DONE[1]),
        ),
        THREE,
        {"response": "Tipo de respuesta", "activity": "Actividad"},
        {"rows": "activity"},
        SAID,
    ),
    "no response": Kind(
        textual(*FRONT, HEAD, (GOAL, PLAN, LINES[0]), (GOAL, PLAN, LINES[1])),
        THREE,
        said={**SAID, "year": 0},
    ),
    "who acts": Kind(
        textual(
            *FRONT,
            (*HEAD, "Dependencia responsable", "Tipo de respuesta", "Actividad 1"),
            (GOAL, PLAN, LINES[0], "CONAGUA, IMTA", YES, "Cambiará tuberías."),
        ),
        THREE,
        {**ANSWERED, "agency": "Dependencia responsable"},
    ),
    "own responses": Kind(
        textual(
            *FRONT,
            (*HEAD, "Estatus", "Actividad 1", "Actividad 2"),
            (GOAL, PLAN, LINES[0], "Concluida", *DONE),
            (GOAL, PLAN, LINES[1], "Por iniciar", "", ""),
            (GOAL, PLAN, "1.1.3. Medir", "No se realizará", "", ""),
        ),
        THREE,
        {"response": "Estatus", "activity": ["Actividad 1", "Actividad 2"]},
        {"responses": {"yes": [], "no": ["No se realizará"]}},
    ),
    "own levels": Kind(
        textual(
            *FRONT,
            ("Objetivo prioritario", "Estrategia prioritaria", "Acción puntual", *PLAIN[3:]),
            *BODY,
        ),
        ("objetivo", "estrategia", "accion"),
        {**ANSWERED, "accion": "Acción puntual"},
    ),
    "four levels": Kind(
        textual(
            *FRONT,
            ("EJE", *PLAIN),
            ("1. Agua para todos", "1.1. Barrios", "1.1.1. Red", "1.1.1.1. Tubos", YES, DONE[0]),
        ),
        ("eje", *THREE),
        {**ANSWERED, "eje": "EJE"},
    ),
    "a column of codes": Kind(
        textual(
            ("Clave", "Objetivo", "Estrategia", "Línea de acción", *PLAIN[3:]),
            ("1.1.1", "Llevar agua", "Renovar la red", "Cambiar tuberías", YES, DONE[0]),
        ),
        THREE,
        {**ANSWERED, "code": "Clave"},
        {"numbering": "column"},
        {"title": "", "branch": "", "year": 2023},
    ),
    "two years side by side": Kind(
        textual(
            (
                *("Objetivo", "Estrategia", "Línea de acción", "Tipo de respuesta 2022"),
                *("Actividades 2022", "Tipo de respuesta 2023", "Actividades 2023"),
            ),
            (GOAL, PLAN, LINES[0], "Se realizaron", "Cambió tubos.", YES, DONE[0]),
        ),
        THREE,
        {
            "response": "Tipo de respuesta 2023",
            "activity": "Actividades 2023",
            "extra": ["Tipo de respuesta 2022", "Actividades 2022"],
        },
        said={"title": "", "branch": "", "year": 2023},
    ),
    "a column of years": Kind(
        textual(("Año", *PLAIN), ("2022", *BODY[0]), ("2023", *BODY[0])),
        THREE,
        {**ANSWERED, "year": "Año"},
    ),
    "figures": Kind(
        textual(
            (*PLAIN, "Indicador", "Meta 2023", "Avance", "Presupuesto", "Fecha de término"),
            (*BODY[0], "Kilómetros de tubería", "12", "45%", "1,250,000.00", "2023-12-31"),
        ),
        THREE,
        {
            **ANSWERED,
            "extra": ["Indicador", "Meta 2023", "Avance", "Presupuesto", "Fecha de término"],
        },
    ),
    "a total and a source": Kind(
        textual(
            *FRONT,
            PLAIN,
            *BODY,
            ("TOTAL", "", "2", "1", "1"),
            ("Fuente: CONAGUA, 2023. p/ Cifras preliminares.", "", "", "", ""),
        ),
        THREE,
        ANSWERED,
        said=SAID,
    ),
    "a note right below": Kind(
        textual(*FRONT, PLAIN, *BODY, ("Fuente: CONAGUA, con datos de diciembre.",)),
        THREE,
        ANSWERED,
        said=SAID,
    ),
    "headings as rows": Kind(
        textual(
            *FRONT,
            PLAIN,
            (GOAL, "", "", "", ""),
            ("", PLAN, "", "", ""),
            ("", "", *BODY[0][2:]),
            ("", "", *BODY[1][2:]),
        ),
        THREE,
        ANSWERED,
        said=SAID,
    ),
    "zeros before codes": Kind(
        textual(*FRONT, PLAIN, ("01 Agua", "0101 Red", "010101 Cambiar tubos", YES, DONE[0])),
        THREE,
        ANSWERED,
    ),
    "notes in the header": Kind(
        textual(
            *FRONT,
            (
                "OBJETIVO (PNH)",
                "ESTRATEGIA (PROGRAMA)",
                "LÍNEA DE ACCIÓN*",
                "Tipo de respuesta1/",
                "Actividad 1",
            ),
            *BODY,
        ),
        THREE,
        {"response": "Tipo de respuesta1/", "activity": "Actividad 1", "linea": "LÍNEA DE ACCIÓN*"},
    ),
    "responses of the past": Kind(
        textual(
            *FRONT,
            PLAIN,
            (GOAL, PLAN, LINES[0], "Se realizaron acciones en 2022", DONE[0]),
            (GOAL, PLAN, LINES[1], "X", ""),
        ),
        THREE,
        ANSWERED,
        said={**SAID, "year": 2022},
    ),
    "a sheet for each body": Kind(
        {
            "CONAGUA": (PLAIN, (GOAL, PLAN, LINES[0], YES, "Cambiará tuberías.")),
            "IMTA": (PLAIN, (GOAL, PLAN, LINES[1], NO, "")),
        },
        THREE,
        ANSWERED,
    ),
    "further sheets": Kind(
        {
            "Líneas": (PLAIN, *BODY),
            "Catálogo": (("Sigla", "Nombre"), ("IMTA", "Instituto Mexicano del Agua")),
            "Resumen": (("Objetivo", "Estrategias", "Líneas"), ("1", "3", "12")),
        },
        THREE,
        ANSWERED,
        {"sheets": ["Líneas"]},
    ),
    "what was to be done beside what was done": Kind(
        textual(
            (*HEAD[1:], "Programado", "Realizado"),
            (PLAN, LINES[0], DONE[1], DONE[0]),
            (PLAN, LINES[1], DONE[1], ""),
        ),
        THREE[1:],
        {"activity": "Realizado", "extra": ["Programado"]},
        {},
    ),
    "merged cells": Kind(
        {"Hoja1": (PLAIN, BODY[0], ("", "", "", "", DONE[1]), BODY[1])},
        THREE,
        ANSWERED,
        {"rows": "activity"},
    ),
    "sectors, programmes and products": Kind(
        textual(
            ("Ramo de obra", "Programa", "Producto", "Meta"),
            ("Vivienda", "Agua potable", "Acueductos construidos", "4"),
            ("Vivienda", "Agua potable", "Alcantarillas ampliadas", "6"),
            ("Educación", "Aulas dignas", "Sedes dotadas", "8"),
        ),
        ("ramo", "programa", "producto"),
        {"extra": ["Meta"]},
        {"numbering": "order"},
    ),
    "measures": Kind(
        textual(
            ("Objetivo", "Medida", "Actuación", "Responsable"),
            ("Agua limpia", "Menos fugas", "Cambiar tuberías", "CONAGUA"),
            ("Agua limpia", "Menos fugas", "Revisar medidores", "CONAGUA"),
        ),
        ("objetivo", "medida", "actuacion"),
        {"agency": "Responsable"},
        {"numbering": "order"},
    ),
    "an action plan": Kind(
        textual(
            (
                "Objetivo específico",
                "Línea de acción",
                "Acción",
                "Entidad responsable",
                "Fecha de inicio",
                "Indicador",
                "Meta",
                "Costo (millones)",
            ),
            (GOAL, PLAN, LINES[0], "Instituto del Agua", "01/01/2022", "Ruta", "1", "120"),
        ),
        ("objetivo", "linea", "accion"),
        {
            "agency": "Entidad responsable",
            "extra": ["Fecha de inicio", "Indicador", "Meta", "Costo (millones)"],
        },
    ),
    "activities of a year": Kind(
        textual((*PLAIN[:4], "Actividades 2023"), *BODY),
        THREE,
        {"response": "Tipo de respuesta", "activity": "Actividades 2023"},
        said={"title": "", "branch": "", "year": 2023},
    ),
    "yes and no": Kind(
        textual(
            (*HEAD, "¿Se realizarán acciones?", "Actividad 1"),
            (GOAL, PLAN, LINES[0], "Sí", DONE[0]),
            (GOAL, PLAN, LINES[1], "No", ""),
        ),
        THREE,
        {"response": "¿Se realizarán acciones?", "activity": "Actividad 1"},
    ),
    "marks of nothing": Kind(
        textual(
            (*PLAIN, "Actividad 2"),
            (*BODY[0], "-"),
            (GOAL, PLAN, LINES[1], NO, "N/A", "No aplica"),
        ),
        THREE,
        {"response": "Tipo de respuesta", "activity": ["Actividad 1", "Actividad 2"]},
    ),
    "codes of all levels": Kind(
        {
            "Hoja1": (
                ("GOBIERNO DE SONORA",),
                ("Seguimiento al Programa Hídrico 2020-2024",),
                ("Ramo 04",),
                (),
                (
                    "Clave Objetivo",
                    "Objetivo",
                    "Clave Estrategia",
                    "Estrategia",
                    "Clave Línea",
                    "Línea de acción",
                    "Tipo de respuesta",
                    "Actividad 1",
                ),
                ("1", "Llevar agua", "1.1", "Renovar", "1.1.1", "Cambiar", YES, DONE[0]),
            )
        },
        THREE,
        {
            **ANSWERED,
            "objetivo_code": "Clave Objetivo",
            "estrategia_code": "Clave Estrategia",
            "linea_code": "Clave Línea",
        },
        {"numbering": "column"},
    ),
    # As whole programmes are published
    "a state plan": Kind(
        textual(
            ("Eje", "Propuesta Objetivo", "Estrategia", "Linea de acción"),
            ("EG01", "1.1 Impulsar", "1.1.1 Fortalecer", "1.1.1.1 Planear con datos"),
            ("EG01", "1.1 Impulsar", "1.1.1 Fortalecer", "1.1.1.2 Medir cada año"),
        ),
        ("eje", "propuesta", "estrategia", "linea"),
    ),
    "a plan by components": Kind(
        {
            "SEC. OBRAS": (
                ("AVANCE DEL PLAN DE DESARROLLO",),
                (
                    "COMPONENTE",
                    "PROGRAMA",
                    "CÓDIGO DE PRODUCTO ",
                    "INDICADOR DE PRODUCTO",
                    "LINEA BASE",
                    "META 2024",
                    "AVANCE \nMETA 2024",
                ),
                ("0101\n Calles", "010101\nPavimentar", "4501", "Metros", "0", "10", "4"),
                ("", "010102\nIluminar", "4502", "Lámparas", "0", "50", "20"),
            ),
            "SEC. AGUA": (
                ("AVANCE DEL PLAN DE DESARROLLO",),
                (
                    "LÍNEA ESTRATÉGICA",
                    "COMPONENTE",
                    "PROGRAMA",
                    "INDICADOR DE PRODUCTO",
                    "META 2024",
                    "AVANCE META 2024",
                    "LINEA BASE",
                ),
                ("02. Agua", "0201\n Red", "020101\nEntubar", "Metros", "0", "10", "4"),
            ),
            "SEC. CAMPO": (
                ("AVANCE DEL PLAN DE DESARROLLO",),
                (
                    "COMPONENTE",
                    "PROGRAMA",
                    "INDICADOR DE PRODUCTO",
                    "META 2024",
                    "AVANCE META 2024",
                ),
                ("0301\n Riego", "030101\nNivelar", "Hectáreas", "10", "4"),
            ),
            "CONSOLIDADO": (("AVANCE",), ("LÍNEA", "PROGRAMAS"), ("01. Calles", "25")),
        },
        ("componente", "programa"),
        {
            "extra": [
                "LÍNEA ESTRATÉGICA",
                "INDICADOR DE PRODUCTO",
                "META 2024",
                "AVANCE META 2024",
                "LINEA BASE",
                "CÓDIGO DE PRODUCTO",
            ],
        },
        {"sheets": ["SEC. OBRAS", "SEC. AGUA", "SEC. CAMPO"]},
        {"year": 0},
    ),
    "stages with months": Kind(
        {
            "Cronograma": (
                ("IV PLAN", "", "", "", "", "JULIO", "AGOSTO", "SEPTIEMBRE"),
                (
                    "Etapa",
                    "Actividad",
                    "Responsable",
                    "Se terminó",
                    "Observaciones",
                    "S 3 y 4",
                    "S 1-2",
                    "S 3-4-5",
                ),
                ("Etapa I.\n\nTemas", "1. Reunir propuestas", "Comité", "x", "", "x", "", ""),
                ("", "2. Publicarlas", "Secretaría", "", "Falta la página", "", "x", ""),
            )
        },
        ("etapa", "actividad"),
        {"agency": "Responsable"},
    ),
    # Nothing in the header is known
    "words of its own": Kind(
        textual(
            ("Cuadro de control interno",),
            ("Familia", "Hallazgo", "Remedio", "Cantidad"),
            ("Agua", "Tubos rotos en el centro", "Cambiar los tubos de la plaza", "12"),
            ("Agua", "Tubos rotos en el centro", "Cerrar la toma clandestina", "3"),
            ("Luz", "Faroles apagados", "Cambiar los focos de la avenida", "40"),
        ),
        ("familia", "hallazgo", "remedio"),
        {"extra": "Cantidad"},
        {"numbering": "order"},
    ),
    "words of its own between semicolons": Kind(
        textual(
            ("Municipio de San Jerónimo;;;",),
            ("Reto;Solución;¿Quién?;Va en",),
            ("Fugas;Cambiar los tubos, y cerrar las tomas de la calle;Obras Públicas;Empezado",),
            ("Fugas;Revisar los medidores, puesto por puesto;Obras Públicas, CONAGUA;A medias",),
            ("Lluvia;Limpiar los canales;CONAGUA;Terminado",),
        ),
        ("reto", "solucion"),
        {"extra": ["¿Quién?", "Va en"]},
        {"numbering": "order"},
    ),
    "one column": Kind(
        textual(("Compromisos",), ("Abrir la presa cada mayo",), ("Sembrar en la ribera",)),
        ("compromisos",),
        {},
        {"numbering": "order"},
    ),
}


def written(kind: Kind, folder: Path) -> Path:
    """The table as a file."""
    if "" in kind.sheets:
        rows = kind.sheets[""]
        text = reports.separated(rows)
        if max(map(len, rows)) == 1:  # as they are: some hold another delimiter
            text = "".join(f"{cell}\n" for (cell,) in rows)
        return reports.write(folder / "informe.csv", text)
    return reports.workbook(folder / "informe.xlsx", kind.sheets)


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


FILLED = (
    ('title = ""', 'title = "Programa Hídrico"'),
    ('branch = ""', 'branch = "Agua"'),
    ("year = 0", "year = 2023"),
)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_the_draft_of_a_table_is_taken_once_it_is_filled_in(kind: Kind, tmp_path: Path) -> None:
    path = written(kind, tmp_path)
    assert run("sidecar", path).exit_code == 0
    file = path.with_suffix(".toml")
    text = file.read_text("utf-8")
    said = tomllib.loads(text)
    assert tuple(said["table"]["levels"]) == kind.levels
    for name, header in kind.fields.items():
        expected = [header] if isinstance(header, str) else header
        found = said["table"]["columns"].get(name)
        headers = [found] if isinstance(found, str) else found
        if name == "extra":  # sheet after sheet, the fullest first
            headers, expected = sorted(headers), sorted(expected)
        assert headers == expected, name
    table = said["table"]
    assert {key: table.get(key) for key in kind.table} == kind.table
    assert {key: said[key] for key in kind.said} == kind.said
    for blank, filled in FILLED:
        text = text.replace(blank, filled)
    file.write_text(text, "utf-8")
    looked = source.look(path)
    assert looked.problems == ()
    assert looked.layout.levels == kind.levels
    assert all((looked.metadata.title, looked.metadata.branch, looked.metadata.year))


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_what_is_no_part_of_a_kind_is_not_said(kind: Kind, tmp_path: Path) -> None:
    table = tomllib.loads(sidecar_text(draft_of(source.look(written(kind, tmp_path)))))["table"]
    assert set(table) == {"levels", "columns", *kind.table}
    fields = {*kind.levels, *kind.fields, "extra"}
    assert set(table["columns"]) <= fields


def test_the_headers_are_told_with_their_places(tmp_path: Path) -> None:
    path = written(KINDS["a plan by components"], tmp_path)
    told = listing_of(draft_of(source.look(path)))
    first = told.index("Hoja «SEC. OBRAS», fila 2, columna A: «COMPONENTE», nivel (componente)")
    assert told[first : first + 3] == [
        "Hoja «SEC. OBRAS», fila 2, columna A: «COMPONENTE», nivel (componente)",
        "Hoja «SEC. OBRAS», fila 2, columna B: «PROGRAMA», nivel (programa)",
        "Hoja «SEC. OBRAS», fila 2, columna C: «CÓDIGO DE PRODUCTO», otra columna (extra)",
    ]
    path = written(KINDS["a column of codes"], tmp_path)
    told = listing_of(draft_of(source.look(path)))
    assert told[0] == "Fila 1, columna A: «Clave», clave de la línea (code)"
    assert told[4] == "Fila 1, columna E: «Tipo de respuesta», respuesta (response)"


def test_a_header_of_several_rows_is_read_from_below(tmp_path: Path) -> None:
    for shape in reports.SHAPES.values():
        rows = (*FRONT, *shape, *reports.ROWS)
        path = reports.write(tmp_path / "r.csv", reports.separated(rows))
        said = tomllib.loads(sidecar_text(draft_of(source.look(path))))
        assert said["table"]["levels"] == list(THREE)
        assert said["table"]["columns"]["response"] == "Tipo de respuesta"
        activity = said["table"]["columns"]["activity"]
        assert activity in (["Actividad 1", "Actividad 2"], "Actividad 1 Actividad 2")


def test_the_values_of_the_response_are_listed_wherever_they_stand(tmp_path: Path) -> None:
    lines = [(GOAL, PLAN, f"1.1.{n}. Reparar", "En proceso", "") for n in range(1, 400)]
    rows = ((*HEAD, "Estatus", "Actividad 1"), *lines, (GOAL, PLAN, "1.1.400. X", "Concluida", ""))
    path = reports.write(tmp_path / "r.csv", reports.separated(rows))
    text = sidecar_text(draft_of(source.look(path)))
    assert '"En proceso", "Concluida"' in text
    assert tomllib.loads(text)["table"]["responses"] == {"yes": [], "no": []}


def test_known_responses_need_no_list(tmp_path: Path) -> None:
    path = written(KINDS["yes and no"], tmp_path)
    assert "responses" not in tomllib.loads(sidecar_text(draft_of(source.look(path))))["table"]


def test_odd_headers_are_valid_toml(tmp_path: Path) -> None:
    odd = (
        'Línea "de" acción',
        "C:\\metas",
        "—",
        "\u202eodatse",
        "Meta\n2024",
        "meta 2024",
        "a" * 400,
    )
    rows = (odd, ("1. Abrir la presa", "x", "y", "z", "3", "4", "5"))
    path = reports.workbook(tmp_path / "r.xlsx", {'Hoja "1"': rows, "2": (("a",), ("b",))})
    text = sidecar_text(draft_of(source.look(path)))
    columns = tomllib.loads(text)["table"]["columns"]
    assert columns["linea"] == 'Línea "de" acción'
    assert columns["extra"][0] == "C:\\metas"
    assert "Meta 2024" in columns["extra"]
    assert "—" not in columns["extra"]
    assert "\u202e" not in text


def test_a_draft_is_never_longer_than_a_sidecar_may_be(tmp_path: Path) -> None:
    header = ("Objetivo", "Línea de acción", *(f"Columna {n} {'ñandú ' * 18}" for n in range(300)))
    rows = (header, ("1. Uno", "1.1. Dos", *("3" for _ in range(300))))
    path = reports.write(tmp_path / "r.csv", reports.separated(rows))
    text = sidecar_text(draft_of(source.look(path)))
    assert len(text.encode()) <= SIDECAR_BYTES
    assert "columnas más" in text
    reports.write(tmp_path / "r.toml", text)
    assert source.look(path).problems == ()


EXAMPLE = Path(__file__).parents[2] / "docs" / "example" / "programa-de-ejemplo-2025.csv"


def test_the_example_is_drafted_as_its_sidecar_has_it(tmp_path: Path) -> None:
    alone = reports.write(tmp_path / EXAMPLE.name, EXAMPLE.read_text("utf-8"))
    assert run("sidecar", alone).exit_code == 0
    drafted = tomllib.loads(alone.with_suffix(".toml").read_text("utf-8"))["table"]
    assert drafted["responses"].pop("yes") == []
    assert drafted == tomllib.loads(EXAMPLE.with_suffix(".toml").read_text("utf-8"))["table"]
    assert source.look(EXAMPLE).problems == ()


def test_the_example_is_not_built_by_default() -> None:
    assert EXAMPLE.name not in [file.name for file in pipeline.shipped()]
