"""`buscador-index sidecar` and what `check` adds of it: where it goes and how it ends."""

import csv
import io
import json
import tomllib
from pathlib import Path

import pytest

from tests.index.test_drafting import run
from tests.support import reports

STRANGE = (
    ("Familia", "Remedio"),
    ("Agua", "Cambiar los tubos"),
    ("Luz", "Poner focos"),
    ("Luz", "Cambiar los cables"),
)


@pytest.fixture
def strange(tmp_path: Path) -> Path:
    return reports.write(tmp_path / "r.csv", reports.separated(STRANGE))


def test_it_writes_the_file_and_says_so(strange: Path) -> None:
    result = run("sidecar", strange)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Se escribió" in result.stderr
    assert tomllib.loads(strange.with_suffix(".toml").read_text("utf-8"))["title"] == ""


@pytest.mark.parametrize("there", ["", "title = 'Plan'"])
def test_it_never_writes_over_one(there: str, strange: Path) -> None:
    file = reports.write(strange.with_suffix(".toml"), there)
    result = run("sidecar", strange)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Ya existe" in result.stderr
    assert "--stdout" in result.stderr
    assert file.read_text("utf-8") == there


def test_a_link_to_nowhere_is_one_that_is_there(strange: Path) -> None:
    strange.with_suffix(".toml").symlink_to(strange.parent / "away.toml")
    assert run("sidecar", strange).exit_code == 1
    assert not (strange.parent / "away.toml").exists()


def test_it_can_be_printed(strange: Path) -> None:
    reports.write(strange.with_suffix(".toml"), 'title = "Plan de Riego"')
    result = run("sidecar", strange, "--stdout")
    assert (result.exit_code, result.stderr) == (0, "")
    assert tomllib.loads(result.stdout)["title"] == "Plan de Riego"


def test_a_file_that_cannot_be_written_is_told(strange: Path) -> None:
    long = strange.rename(strange.with_name(f"{'a' * 251}.csv"))
    result = run("sidecar", long)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "No se puede escribir" in result.stderr


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("r.txt", b"", "Archivo vac"),
        ("r.pdf", b"%PDF-1.7", "Es un PDF"),
        ("r.txt", bytes(range(256)), "binario"),
        ("r.csv", b"1,2,3\n4,5,6\n", "No se halló ningún encabezado"),
        ("r.xlsx", b"PK\x03\x04nothing", "no se puede leer"),
    ],
)
def test_a_file_without_a_table_ends_with_1(
    name: str, content: bytes, said: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    result = run("sidecar", path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr
    assert list(tmp_path.iterdir()) == [path]


def test_no_file_ends_with_2(tmp_path: Path) -> None:
    assert run("sidecar", tmp_path / "nada.csv").exit_code == 2
    assert run("sidecar").exit_code == 2


def test_check_shows_a_sidecar_for_a_table_that_cannot_be_read(strange: Path) -> None:
    result = run("check", strange)
    assert result.exit_code == 1
    assert "Fila 1, columna A: «Familia», nivel (familia)" in result.stdout
    assert "buscador-index sidecar" in result.stdout
    shown = result.stdout[result.stdout.index('title = ""') :]
    assert tomllib.loads(shown)["table"]["levels"] == ["familia", "remedio"]
    assert not strange.with_suffix(".toml").exists()


@pytest.mark.parametrize("form", ["json", "csv"])
def test_what_a_program_reads_stays_alone(form: str, strange: Path) -> None:
    result = run("check", strange, "--format", form)
    assert result.exit_code == 1
    if form == "json":
        assert {each["severity"] for each in json.loads(result.stdout)} >= {"error"}
    else:
        assert {row["document"] for row in csv.DictReader(io.StringIO(result.stdout))} == {"r.csv"}
    assert 'levels = ["familia", "remedio"]' in result.stderr


def test_check_asks_for_what_a_file_does_not_say(tmp_path: Path) -> None:
    bare = reports.separated((*reports.SHAPES["one row"], *reports.ROWS))
    path = reports.write(tmp_path / "r.csv", bare)
    result = run("check", path)
    assert result.exit_code == 1
    assert 'title = ""  # escriba' in result.stdout
    assert "year = 2020" in result.stdout


def test_check_says_nothing_of_sidecars_where_there_is_no_need(tmp_path: Path) -> None:
    good = reports.write(tmp_path / "g.txt", reports.tabbed(reports.block()))
    assert "sidecar" not in run("check", good).output
    bad = reports.tabbed(reports.block([*reports.ROWS, reports.changed(line="1.1.x. Vigilar")]))
    assert "[table]" not in run("check", reports.write(tmp_path / "b.txt", bad)).output
    reports.write(tmp_path / "g.toml", "title = 'Plan")
    assert "[table]" not in run("check", good).output


def test_check_shows_the_headers_where_the_table_of_a_sidecar_is_wrong(strange: Path) -> None:
    text = 'title = "Plan"\n[table]\nlevels = ["familia"]\n[table.columns]\nfamila = "Familia"\n'
    reports.write(strange.with_suffix(".toml"), text)
    result = run("check", strange)
    assert result.exit_code == 1
    assert "¿familia?" in result.stdout
    assert "Fila 1, columna B: «Remedio», nivel (remedio)" in result.stdout
