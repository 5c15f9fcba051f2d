"""`[table]` of a sidecar: what is taken, and what each wrong thing is called."""

from pathlib import Path

import pytest

from index.files import source
from index.files.sidecar import SIDECAR_BYTES, Metadata
from index.plain_text import plain
from index.problem import Problem
from index.table.layout import EMPTY, UNTOLD, Layout
from tests.support import reports

WHOLE = """
title = "Plan de Riego 2024-2030"
branch = "Gobierno de Sonora"
year = 2025

[table]
levels = ["axis", "objective", "line"]
sheets = ["Líneas 2025", "PDM"]
sheet_is = "agency"
numbering = "given"
empty = ["-", "Sin dato", "N/A"]
rows = "activity"

[table.columns]
line = "LÍNEA DE ACCIÓN*"
axis = "Eje"
objective = ["Propuesta  Objetivo", "Objetivo"]
activity = ["Actividades 2018", "Descripción"]
response = "Estatus"
agency = "Dependencia responsable"
year = "Ejercicio"
extra = ["Meta 2018", "% de avance"]

[table.responses]
yes = ["Concluida", "En proceso"]
no = ["No se realizará"]
"""
LAID_OUT = Layout(
    titled=True,
    levels=("axis", "objective", "line"),
    sheets=("lineas 2025", "pdm"),
    sheet_is="agency",
    numbering="given",
    empty=frozenset({"", "sin dato", "n a"}),
    rows="activity",
    columns={
        "line": ("linea de accion",),
        "axis": ("eje",),
        "objective": ("propuesta objetivo", "objetivo"),
        "activity": ("actividades 2018", "descripcion"),
        "response": ("estatus",),
        "agency": ("dependencia responsable",),
        "year": ("ejercicio",),
        "extra": ("meta 2018", "de avance"),
    },
    responses={"concluida": "yes", "en proceso": "yes", "no se realizara": "no"},
    written={
        "lineas 2025": "Líneas 2025",
        "pdm": "PDM",
        "linea de accion": "LÍNEA DE ACCIÓN*",
        "eje": "Eje",
        "propuesta objetivo": "Propuesta  Objetivo",
        "objetivo": "Objetivo",
        "actividades 2018": "Actividades 2018",
        "descripcion": "Descripción",
        "estatus": "Estatus",
        "dependencia responsable": "Dependencia responsable",
        "ejercicio": "Ejercicio",
        "meta 2018": "Meta 2018",
        "de avance": "% de avance",
        "concluida": "Concluida",
        "en proceso": "En proceso",
        "no se realizara": "No se realizará",
    },
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return reports.write(tmp_path / "r.txt", reports.tabbed(reports.block()))


def laid_out(report: Path, text: str) -> Layout:
    report.with_suffix(".toml").write_text(text, "utf-8")
    looked = source.look(report)
    assert looked.problems == ()
    return looked.layout


def flaws(report: Path, text: str) -> list[Problem]:
    report.with_suffix(".toml").write_text(text, "utf-8")
    looked = source.look(report)
    assert {each.rule for each in looked.problems} == {"bad-sidecar"}
    assert looked.layout == UNTOLD
    assert looked.metadata == Metadata()
    return list(looked.problems)


def test_everything_that_may_be_said_is_read_in_its_order(report: Path) -> None:
    found = laid_out(report, WHOLE)
    assert found == LAID_OUT
    assert list(found.columns) == list(LAID_OUT.columns)


def test_without_a_table_nothing_is_told(report: Path) -> None:
    assert laid_out(report, 'title = "Plan"') is UNTOLD
    assert source.look(reports.write(report.with_name("o.txt"), "x")).layout is UNTOLD


def test_a_table_may_say_only_what_its_header_does_not(report: Path) -> None:
    found = laid_out(report, '[table]\nsheets = ["PDM"]\n[table.responses]\nyes = ["Hecho"]')
    assert (found.levels, found.sheets, found.responses) == ((), ("pdm",), {"hecho": "yes"})
    assert found.empty == EMPTY


def test_the_code_of_the_line_has_three_names(report: Path) -> None:
    for name in ("code", "line_code", "punto_code"):
        found = laid_out(
            report,
            '[table]\nlevels = ["eje", "punto"]\n[table.columns]\neje = "Eje"\npunto = "Punto"\n'
            f'{name} = "Clave"\neje_code = "No."',
        )
        assert found.columns["punto_code"] == ("clave",)
        assert found.columns["eje_code"] == ("no",)
        assert found.numbering == "column"


def test_a_header_said_twice_for_one_field_counts_once(report: Path) -> None:
    found = laid_out(
        report,
        '[table]\nlevels = ["line"]\n[table.columns]\nline = "Línea"\nextra = ["Meta", "META*"]',
    )
    assert found.columns["extra"] == ("meta",)


def test_sixty_columns_fit(report: Path) -> None:
    headers = [
        f"{n:02d} {'Avance acumulado de la meta del programa presupuestario ' * 2}"[:100]
        for n in range(60)
    ]
    listed = ",\n".join(f'"{header}"' for header in headers)
    text = f'[table]\nlevels = ["line"]\n[table.columns]\nline = "Línea"\nextra = [{listed}]'
    assert len(text.encode()) < SIDECAR_BYTES
    assert laid_out(report, text).columns["extra"] == tuple(map(plain, headers))


BASE = '[table]\nlevels = ["eje", "line"]\n{}[table.columns]\neje = "Eje"\nline = "Línea"\n{}'


def with_key(text: str) -> str:
    return BASE.format(f"{text}\n", "")


def with_column(text: str) -> str:
    return BASE.format("", f"{text}\n")


FLAWS = {
    "no section": ("table = 3", "table", "sección"),
    "sections": ("[[table]]\nlevels = []", "table", "sección"),
    "an unknown key": (with_key('nivels = ["a"]'), "table.nivels", "¿levels?"),
    "no list": ('[table]\nlevels = "line"', "table.levels", "lista"),
    "no levels": ("[table]\nlevels = []", "table.levels", "de 1 a 5"),
    "six levels": (
        '[table]\nlevels = ["a", "b", "c", "d", "e", "f"]',
        "table.levels",
        "de 1 a 5",
    ),
    "a level twice": ('[table]\nlevels = ["a", "a"]', "table.levels", "dos veces"),
    "a level that is no key": ('[table]\nlevels = ["línea"]', "table.levels", "sin acentos"),
    "a level called like a field": ('[table]\nlevels = ["year"]', "table.levels", "«year»"),
    "a level called like a code": ('[table]\nlevels = ["a_code"]', "table.levels", "«a_code»"),
    "a level that is a number": ("[table]\nlevels = [1]", "table.levels", "textos"),
    "a level without its column": (
        '[table]\nlevels = ["eje", "line"]\n[table.columns]\nline = "Línea"',
        "table.columns.eje",
        "Falta",
    ),
    "columns without levels": ('[table.columns]\nline = "Línea"', "table.levels", "Falta"),
    "sheets": (with_key('sheets = "PDM"'), "table.sheets", "lista"),
    "a sheet of nothing": (with_key('sheets = [" "]'), "table.sheets", "vacío"),
    "what a sheet is": (with_key('sheet_is = "agencia"'), "table.sheet_is", "¿agency?"),
    "what a sheet is not": (with_key("sheet_is = true"), "table.sheet_is", "agency, year"),
    "numbering": (with_key('numbering = "1.1"'), "table.numbering", "given, column u order"),
    "numbering by no column": (with_key('numbering = "column"'), "table.numbering", "code"),
    "numbering twice": (
        BASE.format('numbering = "order"\n', 'code = "Clave"\n'),
        "table.numbering",
        "column",
    ),
    "rows": (with_key('rows = "linea"'), "table.rows", "line o activity"),
    "empty": (with_key('empty = "-"'), "table.empty", "lista"),
    "an empty number": (with_key("empty = [0]"), "table.empty", "textos"),
    "a long text": (with_key(f'empty = ["{"a" * 301}"]'), "table.empty", "300"),
    "an escape": (with_key('empty = ["\\u001b[2J"]'), "table.empty", "control"),
    "no columns": ('[table]\nlevels = ["line"]\ncolumns = "x"', "table.columns", "sección"),
    "an unknown field": (with_column('respone = "Estatus"'), "table.columns.respone", "¿response?"),
    "a field far from all": (with_column('zzz = "Estatus"'), "table.columns.zzz", "agency"),
    "an empty header": (with_column('agency = ""'), "table.columns.agency", "vacío"),
    "a header of signs": (with_column('agency = "—"'), "table.columns.agency", "letras"),
    "a header that is a number": (with_column("extra = 2018"), "table.columns.extra", "textos"),
    "a section for a header": (with_column("extra = {a = 1}"), "table.columns.extra", "textos"),
    "no header": (with_column("extra = []"), "table.columns.extra", "vacía"),
    "a header of two fields": (
        with_column('agency = "Instancia"\nextra = ["Meta", "INSTANCIA*"]'),
        "table.columns.extra",
        "agency",
    ),
    "a code of two columns": (
        with_column('code = "Clave"\nline_code = "Número"'),
        "table.columns.line_code",
        "code",
    ),
    "no responses": ('[table]\nresponses = ["x"]', "table.responses", "sección"),
    "an unknown response": ('[table.responses]\nsi = ["x"]', "table.responses.si", "yes"),
    "no list of responses": ('[table.responses]\nyes = "x"', "table.responses.yes", "lista"),
    "a response that is both": (
        '[table.responses]\nyes = ["Hecha"]\nno = ["HECHA"]',
        "table.responses.no",
        "yes",
    ),
    "responses of no column": (
        with_column('[table.responses]\nyes = ["Hecha"]'),
        "table.responses",
        "response",
    ),
}


@pytest.mark.parametrize(("text", "place", "said"), FLAWS.values(), ids=FLAWS)
def test_a_wrong_thing_is_one_error_that_names_it(
    text: str, place: str, said: str, report: Path
) -> None:
    (flaw,) = flaws(report, text)
    assert flaw.column == place
    assert said in flaw.value
    assert flaw.value.endswith(".")
    assert flaw.detail == "En r.toml."


def test_each_wrong_thing_has_its_error(report: Path) -> None:
    text = 'titel = "x"\nyear = 18\n' + with_column('respone = "Estatus"\nextra = [3]')
    assert [each.column for each in flaws(report, text)] == [
        "titel",
        "year",
        "table.columns.respone",
        "table.columns.extra",
    ]


SYNTAX = {
    "a quote": ('title = "Plan\nyear = 2018', "línea 1, columna 14", "comillas"),
    "no value": ("title =\nyear = 2018", "línea 1, columna 8", "valor"),
    "a bare text": ("year = 2018\ntitle = Plan", "línea 2, columna 9", "comillas"),
    "an accent": ("año = 2018", "línea 1, columna 2", "="),
    "no sign": ("title 3", "línea 1, columna 7", "="),
    "twice": ("year = 2018\nyear = 2019\n", "línea 2", "dos veces"),
    "a section twice": ("[table]\n[table]", "línea 2", "dos veces"),
    "a list": ('[table]\nlevels = ["a"', "al final", "corchete"),
    "a tail": ('title = "Plan" de riego', "línea 1, columna 16", "sobra"),
}


@pytest.mark.parametrize(("text", "where", "said"), SYNTAX.values(), ids=SYNTAX)
def test_what_is_no_toml_is_told_in_spanish_with_its_place(
    text: str, where: str, said: str, report: Path
) -> None:
    (flaw,) = flaws(report, text)
    assert where in flaw.value
    assert said in flaw.value
    assert "at line" not in flaw.value


def test_a_year_of_0_is_yet_to_be_filled_in(report: Path) -> None:
    laid_out(report, 'title = ""\nbranch = ""\nyear = 0')
    assert source.look(report).metadata == Metadata()
