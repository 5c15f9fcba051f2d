"""`buscador-index`: what it prints where, how it ends, and what it leaves alone."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from index.cli import main
from search.findings import BY_ID
from search.store import builds
from tests.support import reports
from tests.support.pseudo_terminal import on_a_terminal
from tests.support.reports import ROWS

BAD = (*ROWS[0][:2], "1.1.x. Inspeccionar", *ROWS[0][3:])


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BUSCADOR_INDEX_DIR", str(tmp_path / "index"))
    return tmp_path / "index"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return reports.write(tmp_path / "good.txt", reports.tabbed(reports.block()))


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    text = reports.tabbed(reports.block([*ROWS[1:], BAD, (*BAD[:2], *ROWS[1][2:])]))
    return reports.write(tmp_path / "bad.txt", text)


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_check_of_a_good_file_ends_with_0(good: Path) -> None:
    result = run("check", good)
    assert result.exit_code == 0
    assert "no-with-activities" in result.stdout
    assert result.stderr == "0 errores, 1 advertencia, 2 contradicciones; 9 registros.\n"


def test_check_of_a_bad_file_ends_with_1_and_touches_no_index(bad: Path, home: Path) -> None:
    result = run("check", bad)
    assert result.exit_code == 1
    assert "malformed-code" in result.stdout
    assert "duplicate-code" in result.stdout
    assert result.stderr.startswith("2 errores, ")
    assert not home.exists()


def test_check_as_json(bad: Path) -> None:
    found = json.loads(run("check", bad, "--format", "json").stdout)
    assert [each for each in found if each["rule"] == "malformed-code"] == [
        {
            "rule": "malformed-code",
            "severity": "error",
            "document": "bad.txt",
            "page": 1,
            "row": 12,
            "column": "línea de acción",
            "value": "1.1.x. Inspeccionar",
            "message": "Clave mal formada. Las claves se escriben «1. texto», «1.1. texto» y "
            "«1.1.1. texto».",
            "record": "",
        }
    ]
    assert {each["rule"] for each in found} <= set(BY_ID)


# All that its line promises its activities speak of.
KEPT = (*ROWS[0][:2], "1.1.1. Inspeccionar campos agrícolas", *ROWS[0][3:])


def test_check_as_csv_is_harmless_in_a_spreadsheet(tmp_path: Path) -> None:
    row = (*ROWS[0][:2], "=1+1", *ROWS[0][3:])
    path = reports.write(tmp_path / "r.txt", reports.tabbed(reports.block([KEPT, row])))
    result = run("check", path, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(each["rule"], each["row"], each["value"]) for each in rows] == [
        ("missing-code", "9", "'=1+1")
    ]


def test_a_value_that_looks_like_markup_or_a_terminal_code_is_shown_as_text(
    tmp_path: Path,
) -> None:
    row = (*ROWS[0][:2], "[red]\x1b[31mfin[/nada]", *ROWS[0][3:])
    path = reports.write(tmp_path / "r.txt", reports.tabbed(reports.block([row])))
    shown = run("check", path).stdout
    assert "[red]␛[31mfin[/nada]" in shown
    assert "\x1b" not in shown


def test_build_publishes_and_says_what(good: Path, home: Path) -> None:
    result = run("build", good)
    assert result.exit_code == 0, result.stderr
    assert "9 registros: 5 líneas de acción, 4 actividades." in result.stdout
    assert builds.current(home).records == 9


def test_build_ends_with_where_its_findings_are_read(
    good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = "Los hallazgos se leen en {}/findings, con buscador-serve."
    assert run("build", good).stderr.splitlines()[-1] == told.format("http://127.0.0.1:8000")
    monkeypatch.setenv("BUSCADOR_PUBLIC_URL", "https://buscador.example.org/")
    assert run("build", good).stderr.splitlines()[-1] == told.format("https://buscador.example.org")


def test_build_without_findings_points_nowhere(tmp_path: Path) -> None:
    plain = reports.write(tmp_path / "r.txt", reports.tabbed(reports.block([KEPT])))
    result = run("build", plain)
    assert result.exit_code == 0
    assert result.stderr == "0 errores, 0 advertencias, 0 contradicciones\n"


def test_build_without_files_takes_the_report_that_ships(home: Path) -> None:
    result = run("build")
    assert result.exit_code == 0, result.stderr
    assert "335 registros: 195 líneas de acción, 140 actividades." in result.stdout


def test_build_takes_several_programmes(good: Path, tmp_path: Path, home: Path) -> None:
    other = reports.write(
        tmp_path / "other.txt",
        reports.tabbed(reports.block(title="Programa de Cultura 2019-2024", branch="Cultura")),
    )
    assert run("build", good, other).exit_code == 0
    built = builds.current(home)
    assert (built.records, [p.id for p in built.programmes]) == (
        18,
        ["pntd-2019-2024", "pc-2019-2024"],
    )


def test_build_refuses_errors_and_leaves_the_index_alone(good: Path, bad: Path, home: Path) -> None:
    run("build", good)
    before = builds.current(home)
    result = run("build", bad)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "2 errores en 1 archivo" in result.stderr
    assert "bad.txt, página 1, fila 12, columna línea de acción: Clave mal formada" in result.stderr
    assert "--skip-bad-rows" in result.stderr
    assert builds.current(home) == before


def test_skip_bad_rows_builds_the_rest_and_lists_what_it_left_out(bad: Path, home: Path) -> None:
    result = run("build", bad, "--skip-bad-rows")
    assert result.exit_code == 0, result.stderr
    assert "6 registros: 4 líneas de acción, 2 actividades." in result.stdout
    assert "bad.txt, página 1, fila 12" in result.stderr
    built = builds.current(home)
    assert built.lines == 4
    rules = {finding.rule for finding in built.tables.findings}
    assert {"malformed-code", "duplicate-code"} <= rules


def test_skip_bad_rows_leaves_out_a_file_that_is_no_report(
    good: Path, tmp_path: Path, home: Path
) -> None:
    binary = tmp_path / "b.txt"
    binary.write_bytes(bytes(range(256)))
    result = run("build", good, binary, "--skip-bad-rows")
    assert result.exit_code == 0, result.stderr
    assert "b.txt: No es una tabla de programa. Es un archivo binario." in result.stderr
    assert builds.current(home).records == 9


def test_skip_bad_rows_with_nothing_left_is_refused(tmp_path: Path, home: Path) -> None:
    path = reports.write(tmp_path / "r.txt", "hola\n")
    result = run("build", path, "--skip-bad-rows")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "No hay nada que indexar" in result.stderr
    assert not (home / "current").exists()


def test_info_says_what_the_index_holds(good: Path, home: Path) -> None:
    run("build", good)
    result = run("info")
    assert result.exit_code == 0
    assert f"pntd-2019-2024/2020  {reports.TITLE} ({reports.BRANCH}, 2020)" in result.stdout
    assert "Hallazgos: 0 errores, 1 advertencia, 2 contradicciones." in result.stdout
    told = json.loads(run("info", "--format", "json").stdout)
    assert (told["records"], told["lines"], told["activities"]) == (9, 5, 4)


def test_info_without_an_index_ends_with_1() -> None:
    result = run("info")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "buscador-index build" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "nada.txt"), "No existe: nada.txt"),
        (("build", "nada.txt"), "No existe: nada.txt"),
        (("check", "."), "No es un archivo: ."),
        (("check",), "Falta ARCHIVO…"),
        (("check", "a.txt", "b.txt", "--title", "X"), "un solo archivo"),
        (("check", "a.txt", "--year", "18"), "--year"),
        (("info", "--format", "xml"), "xml"),
    ],
)
def test_an_order_that_cannot_be_carried_out_ends_with_2(
    arguments: tuple[str, ...], said: str
) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_a_misspelt_setting_ends_with_2(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BUSCADOR_INDEXDIR", "x")
    assert run("build", good).exit_code == 2


def test_options_describe_a_file_without_a_title(tmp_path: Path, home: Path) -> None:
    path = tmp_path / "r.csv"
    reports.write(path, reports.separated((*reports.SHAPES["one row"], *ROWS)))
    assert run("check", path).exit_code == 1
    options = ("--title", "Programa de Riego 2020", "--branch", "Agua", "--year", "2020")
    assert run("check", path, *options).exit_code == 0
    assert run("build", path, *options).exit_code == 0
    assert [p.id for p in builds.current(home).programmes] == ["pr-2020"]


def test_progress_is_shown_on_a_terminal_only(good: Path) -> None:
    order = [sys.executable, "-c", "from index.cli import main; main()", "check", str(good)]
    piped = subprocess.run(order, capture_output=True, text=True, check=True)
    assert piped.stderr == "0 errores, 1 advertencia, 2 contradicciones; 9 registros.\n"
    status, shown = on_a_terminal(order, stdout=subprocess.DEVNULL)
    assert status == 0
    assert "good.txt" in shown
