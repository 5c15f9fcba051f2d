"""`buscador-index list` and `rollback`, and how many builds `build` keeps."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from index.cli import main
from search.store import manifest
from search.store.builds import current
from tests.support import reports


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BUSCADOR_INDEX_DIR", str(tmp_path / "index"))
    return tmp_path / "index"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return reports.write(tmp_path / "good.txt", reports.tabbed(reports.block()))


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def build(home: Path, good: Path, *options: object) -> str:
    """The name of a new build."""
    assert run("build", good, *options).exit_code == 0
    return current(home).name


def listed() -> list[dict[str, object]]:
    found = json.loads(run("list", "--format", "json").stdout)
    assert isinstance(found, list)
    return found


def test_back_and_forward(home: Path, good: Path) -> None:
    first, second = (build(home, good) for _ in range(2))
    result = run("rollback")
    assert result.exit_code == 0
    assert re.fullmatch(
        rf"Está en servicio {first} en lugar de {second}: 9 registros, de \S+\.\n", result.stdout
    )
    assert current(home).name == first
    assert run("rollback", second).exit_code == 0
    assert current(home).name == second
    result = run("rollback", second)
    assert (result.exit_code, result.stdout) == (
        0,
        f"{second} ya estaba en servicio; está completo.\n",
    )


def test_nothing_to_go_back_to_is_one_line(home: Path, good: Path) -> None:
    result = run("rollback")
    assert (result.exit_code, result.stdout) == (1, "")
    assert re.fullmatch(
        r"No hay ningún índice en .*\. Ejecute `buscador-index build`\.\n", result.stderr
    )
    only = build(home, good)
    result = run("rollback")
    assert (result.exit_code, result.stdout, result.stderr) == (
        1,
        "",
        f"No hay ningún índice anterior a {only} al que volver. Los que hay se ven con "
        f"`buscador-index list`. Sigue en servicio {only}.\n",
    )


@pytest.mark.parametrize("name", ["ayer", "../builds", "a\nb\x1b[2J"])
def test_an_unknown_build_is_one_line(home: Path, good: Path, name: str) -> None:
    only = build(home, good)
    result = run("rollback", name)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("No hay ningún índice ")
    assert result.stderr.endswith(f"Sigue en servicio {only}.\n")
    assert len(result.stderr.splitlines()) == 1
    assert "\x1b" not in result.stderr


def test_a_damaged_build_is_one_line(home: Path, good: Path) -> None:
    first, second = (build(home, good) for _ in range(2))
    (home / "builds" / first / "tables.json").write_text("{}")
    result = run("rollback")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"El índice {first} está dañado. Ejecute `buscador-index build`. "
        f"Sigue en servicio {second}.\n"
    )


def test_a_table_of_builds(home: Path, good: Path) -> None:
    first, second = (build(home, good) for _ in range(2))
    (home / "builds" / first / "tables.json").write_text("{}")
    result = run("list")
    heading, *rows = result.stdout.splitlines()
    assert result.exit_code == 0
    assert re.split(" {2,}", heading) == [
        "Índice",
        "Creado (UTC)",
        "Registros",
        "Programas",
        "Motor",
        "Tamaño",
        "Estado",
    ]
    cells = [re.split(" {2,}", row) for row in rows]
    assert [(row[0], row[2], row[3], row[4], row[6]) for row in cells] == [
        (second, "9", "1", "whoosh", "en servicio"),
        (first, "9", "1", "whoosh", "dañado"),
    ]


def test_builds_as_json(home: Path, good: Path) -> None:
    first, second = (build(home, good) for _ in range(2))
    (home / "builds" / first / manifest.MANIFEST).write_text("{}")
    whole, lost = listed()
    held = current(home)
    assert {name: whole[name] for name in whole if name != "bytes"} == {
        "build": second,
        "live": True,
        "state": "ready",
        "created": held.created,
        "engine": "whoosh",
        "records": 9,
        "lines": held.lines,
        "programmes": [each.report for each in held.programmes],
    }
    assert isinstance(whole["bytes"], int)
    assert (lost["build"], lost["live"], lost["records"]) == (first, False, None)


def test_a_live_build_that_is_damaged_is_both(home: Path, good: Path) -> None:
    only = build(home, good)
    (home / "builds" / only / "tables.json").write_text("{}")
    assert run("list").stdout.splitlines()[1].endswith("en servicio, dañado")


def test_no_builds_to_list(home: Path) -> None:
    result = run("list")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "No hay ningún índice. Ejecute `buscador-index build`.\n"
    result = run("list", "--format", "json")
    assert (result.exit_code, json.loads(result.stdout)) == (1, [])
    assert not home.exists()


def test_as_many_are_kept_as_option_or_setting_says(
    home: Path, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [build(home, good, "--keep", 3) for _ in range(4)]
    assert [each["build"] for each in listed()] == names[:0:-1]
    monkeypatch.setenv("BUSCADOR_KEEP", "4")
    names.append(build(home, good))
    assert [each["build"] for each in listed()] == names[:0:-1]
    names.append(build(home, good, "--keep", 2))
    assert [each["build"] for each in listed()] == names[:-3:-1]


@pytest.mark.parametrize("keep", ["1", "0", "-1", "101", "x", "2.5", "²"])
def test_too_few_or_too_many_are_refused(
    home: Path, good: Path, keep: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("build", good, f"--keep={keep}").exit_code == 2
    monkeypatch.setenv("BUSCADOR_KEEP", keep)
    for command in (("build", good), ("rollback",), ("list",)):
        result = run(*command)
        assert result.exit_code == 2
        assert f"BUSCADOR_KEEP es «{keep}»" in result.stderr
    assert not home.exists()
