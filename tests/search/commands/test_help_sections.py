"""The help of every command: examples that run as they stand, exit codes, variables."""

import shlex
from importlib.metadata import version
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.support import reports
from tests.support.commands import COMMANDS, orders
from tests.support.reports import ROWS
from tests.support.shipped import shared_home

EXAMPLES = [
    (name, example.typed) for name, command in orders().items() for example in command.examples
]


@pytest.mark.parametrize("name", orders())
def test_a_help_has_examples_exit_codes_and_variables(name: str) -> None:
    first, *below = name.split()
    said = CliRunner().invoke(COMMANDS[first], [*below, "--help"], prog_name=first).stdout
    command = orders()[name]
    assert command.examples, "a command has examples=, to be copied"
    assert all(f"    {example.typed}\n" in said for example in command.examples)
    assert all(example.typed.startswith(name) for example in command.examples)
    assert [line for line in said.splitlines() if len(line) > 80] == []
    for heading in ("Opciones:", "Ejemplos:", "Al terminar:", "Variables:"):
        assert f"\n{heading}\n" in said
    assert "  130  Se interrumpió (Ctrl-C).\n" in said
    assert "  NO_COLOR " in said


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that examples speak of, and an index that may be written to."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BUSCADOR_INDEX_DIR", str(tmp_path / "index"))
    reports.workbook(tmp_path / "informe.xlsx", {"Hoja 1": reports.block()})
    other = reports.block(title="Programa de Cultura 2019-2024", branch="Cultura")
    reports.write(tmp_path / "informe.csv", reports.separated(other))
    for year in ("2017", "2018"):
        text = reports.separated(reports.block()).replace("EN 2020", f"EN {year}")
        path = tmp_path / f"informe-{year}.csv"
        reports.write(path, text.replace("en 2020", f"en {year}"))
        reports.write(path.with_suffix(".toml"), 'id = "pem-2014-2018"\n')
    return tmp_path


def run(typed: str) -> int:
    """The exit code of an example; a shell's redirections are done here."""
    name, *arguments = shlex.split(typed)
    sent = None
    if "<" in arguments:
        sent = Path(arguments[arguments.index("<") + 1]).read_bytes()
        arguments = arguments[: arguments.index("<")]
    if ">" in arguments:
        arguments = arguments[: arguments.index(">")]
    result = CliRunner().invoke(COMMANDS[name], arguments, input=sent)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code


@pytest.mark.parametrize(
    "typed", [typed for _, typed in EXAMPLES if typed.startswith("buscador-index")]
)
def test_an_example_of_the_index_does_what_it_says(desk: Path, typed: str) -> None:
    for _ in range(2):  # an index, and one before it
        assert run("buscador-index build informe.csv informe-2017.csv informe-2018.csv") == 0
    # What is on the desk is not all in the index: `verify` says so, as `diff` what changed.
    allowed = {0, 1} if typed.split()[1] in {"diff", "verify"} else {0}
    assert run(typed) in allowed


@pytest.mark.parametrize(
    "typed", [typed for _, typed in EXAMPLES if typed.startswith("buscador-search")]
)
def test_an_example_of_a_search_finds(
    common: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.setenv("BUSCADOR_INDEX_DIR", str(shared_home(common, "whoosh")))
    assert run(typed) == 0


@pytest.mark.parametrize(
    "typed",
    [typed for _, typed in EXAMPLES if typed.startswith(("buscador-serve", "buscador-mcp"))],
)
def test_an_example_of_the_server_is_understood(typed: str) -> None:
    name, *arguments = shlex.split(typed)  # it would serve for ever
    assert isinstance(COMMANDS[name].make_context(name, arguments), click.Context)


def test_what_is_no_example_of_ours_is_seen() -> None:
    assert run("buscador-index check nada.csv") == 2


# What every command has


@pytest.mark.parametrize("name", orders())
def test_the_version_is_one_line(name: str) -> None:
    first, *below = name.split()
    result = CliRunner().invoke(COMMANDS[first], [*below, "--version"], prog_name=first)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"buscador-programas {version('buscador-programas')}\n"


def quiet(*order: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(COMMANDS["buscador-index"], order)
    return result.exit_code, result.stdout, result.stderr


def test_a_quiet_build_says_nothing_unless_something_is_wrong(desk: Path) -> None:
    assert quiet("build", "--quiet", "informe.csv") == (0, "", "")
    assert quiet("--quiet", "build", "informe.csv") == (0, "", "")
    assert quiet("build", "-q", "informe.csv") == (0, "", "")
    bad = reports.separated(reports.block([*ROWS, ROWS[0]]))
    (desk / "malo.csv").write_text(bad, "utf-8")
    code, out, told = quiet("build", "--quiet", "malo.csv")
    assert (code, out) == (1, "")
    assert "malo.csv, " in told


def test_a_quiet_check_shows_its_findings_and_nothing_else(desk: Path) -> None:
    code, out, told = quiet("check", "informe.csv")
    assert told
    assert quiet("check", "--quiet", "informe.csv") == (code, out, "")


def test_a_quiet_search_shows_its_results_and_nothing_else(
    common: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BUSCADOR_INDEX_DIR", str(shared_home(common, "whoosh")))
    search = COMMANDS["buscador-search"]
    said = CliRunner().invoke(search, ["derecos humanos"])
    hushed = CliRunner().invoke(search, ["derecos humanos", "--quiet"])
    assert said.stderr
    assert (hushed.exit_code, hushed.stdout, hushed.stderr) == (0, said.stdout, "")
    wrong = CliRunner().invoke(search, ["--agency", "XYZ", "--quiet"])
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert "--agency: no hay ningún valor «XYZ»" in wrong.stderr
