"""`buscador-index diff`: two files, two reports of the index, one of each."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from index.cli import main
from search.output.comparison import COLUMNS
from search.store.builds import publish
from tests.support import reports
from tests.support.corpus import contents, record
from tests.support.reports import ACTIONS, HEADER, NO, ROWS, YES

BODIES = ("FGR", "PGR")
OLD, NEW = "pntd-2019-2024/2020", "pntd-2019-2024/2021"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BUSCADOR_INDEX_DIR", str(tmp_path / "index"))
    return tmp_path / "index"


def later(text: str) -> str:
    """The same words a year later."""
    return (
        text.replace(ACTIONS, ACTIONS.replace("2020", "2021"))
        .replace(YES, YES.replace("2020", "2021"))
        .replace(NO, NO.replace("2020", "2021"))
    )


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return reports.write(tmp_path / "old.txt", reports.tabbed(reports.block()))


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """A line turned to yes, a word changed in another, the last one gone."""
    rows = [list(row) for row in ROWS[:-1]]
    rows[1][3] = YES
    rows[3][2] = "1.2.1. Difundir la norma de igualdad salarial"
    text = reports.tabbed(reports.block(rows, HEADER))
    return reports.write(tmp_path / "new.txt", later(text))


@pytest.fixture
def again(tmp_path: Path) -> Path:
    """Nothing but the year is another."""
    return reports.write(tmp_path / "again.txt", later(reports.tabbed(reports.block())))


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_two_files(old: Path, new: Path) -> None:
    told = run("diff", old, new)
    assert told.exit_code == 1, told.output
    assert told.stdout.startswith(f"De {OLD} a {NEW}: ")
    assert "1.1.10  Pasó de no a sí" in told.stdout
    assert "Antes: no se realizarán acciones. Ahora: se realizarán acciones." in told.stdout
    assert "Difundir la norma de igualdad {+salarial+}" in told.stdout
    assert "2.1.1  Ya no está" in told.stdout
    assert run("diff", new, old).stdout == told.stdout


def test_who_took_over_is_told(tmp_path: Path) -> None:
    by = {body: [list(row) for row in ROWS] for body in ("PGR", "FGR")}
    for body, rows in by.items():
        rows[0][4] = f"La {body} realizará 1,200 inspecciones en campos agrícolas del país."
    before, after = (
        reports.write(tmp_path / f"{body}.txt", text)
        for body, text in (
            ("PGR", reports.tabbed(reports.block(by["PGR"], HEADER))),
            ("FGR", later(reports.tabbed(reports.block(by["FGR"], HEADER)))),
        )
    )
    told = run("diff", before, after)
    assert "    Es sucesión: hoy FGR, antes PGR (desde 2018).\n" in told.stdout
    table = run("diff", "--format", "csv", before, after).stdout
    said = [row["Sucesiones"] for row in csv.DictReader(io.StringIO(table))]
    assert said == ["hoy FGR, antes PGR (desde 2018)", ""]


def test_bodies_that_took_over_and_activities_that_moved(home: Path) -> None:
    moved = "Abrir diez camas de terapia en los hospitales"
    found = contents(
        record("agua/2017/1.1.1", "Cuidar las playas de la costa", acts=("PGR",)),
        record("agua/2017/1.1.2", "Ampliar las clínicas"),
        record("agua/2017/1.1.2/1", moved),
        record("agua/2018/1.1.1", "Cuidar las playas de la costa", acts=("FGR",)),
        record("agua/2018/1.1.3", "Cerrar pabellones en ruinas"),
        record("agua/2018/1.1.3/1", moved),
    )
    publish(home, found)
    said = run("diff", "agua/2017", "agua/2018").stdout
    called = {id_: found.agencies[id_].name if id_ in found.agencies else id_ for id_ in BODIES}
    assert f"    Ahora actúa: {called['FGR']}\n    Ya no actúa: {called['PGR']}\n" in said
    assert f"    Es sucesión: hoy {called['FGR']}, antes {called['PGR']} (desde 2018).\n" in said
    assert f"    Actividad que vino de otra línea (antes en 1.1.2)\n      {moved}\n" in said
    assert f"    Actividad que pasó a otra línea (ahora en 1.1.3)\n      {moved}\n" in said


def test_nothing_changed(old: Path, again: Path) -> None:
    told = run("diff", old, again)
    assert told.exit_code == 0, told.output
    assert f"Nada cambió de {OLD} a {NEW}." in told.stderr
    assert run("diff", "--quiet", old, again).stderr == ""


def test_rows_and_objects(old: Path, new: Path) -> None:
    rows = list(csv.reader(io.StringIO(run("diff", "--format", "csv", old, new).stdout)))
    assert rows[0] == list(COLUMNS.values())
    found = json.loads(run("diff", "--format", "json", old, new).stdout)
    assert (found["before"]["year"], found["after"]["year"]) == (2020, 2021)
    lines = [each for each in rows if each[0] == "Línea de acción"]
    assert len(lines) == len(found["lines"]) == 3


def test_reports_of_the_index_and_files(old: Path, new: Path) -> None:
    assert run("build", old, new).exit_code == 0
    told = run("diff", OLD, NEW)
    assert told.exit_code == 1
    assert told.stdout == run("diff", old, new).stdout == run("diff", OLD, new).stdout


def test_what_cannot_be_compared(old: Path, new: Path, tmp_path: Path) -> None:
    other = reports.write(
        tmp_path / "other.txt",
        later(reports.tabbed(reports.block(title="Programa Nacional del Agua 2019-2024"))),
    )
    bad = reports.write(tmp_path / "bad.txt", "nada")
    both = {
        (old, old): "mismo informe",
        (old, other): 'id = "pntd-2019-2024"',
        (old, tmp_path / "none.txt"): "no es un archivo ni un informe",
        (old, bad): "tiene errores: véalos con buscador-index check",
        (OLD, new): "buscador-index build",
    }
    for pair, said in both.items():
        told = run("diff", *pair)
        assert (told.exit_code, told.stdout) == (2, ""), pair
        assert said in told.stderr
    assert run("build", old).exit_code == 0
    assert f"No hay ningún informe {NEW} en el índice" in run("diff", OLD, NEW).stderr


def test_a_sidecar_says_that_two_titles_are_one_programme(old: Path, tmp_path: Path) -> None:
    renamed = reports.write(
        tmp_path / "renamed.txt",
        later(reports.tabbed(reports.block(title="Programa de Trabajo Digno 2019 a 2024"))),
    )
    assert run("diff", old, renamed).exit_code == 2
    renamed.with_suffix(".toml").write_text('id = "pntd-2019-2024"\n', "utf-8")
    assert run("diff", old, renamed).exit_code == 0


def test_no_cell_is_obeyed_by_a_terminal(tmp_path: Path) -> None:
    paths = [
        reports.write(tmp_path / f"plan-{year}.csv", f"Eje,Acción\n1. Uno,1.1. Limpiar {word}\n")
        for year, word in ((2017, "la playa"), (2018, "la \x1b[2Jcosta"))
    ]
    for path, year in zip(paths, (2017, 2018), strict=True):
        about = f'id = "plan"\ntitle = "Plan"\nbranch = "Mar"\nyear = {year}\n'
        reports.write(path.with_suffix(".toml"), about)
    for form in ("table", "csv", "json"):
        order = ["diff", *map(str, paths), "--format", form]
        result = CliRunner().invoke(main, order)
        assert result.exit_code == 1, result.output
        assert "\x1b" not in result.stdout
