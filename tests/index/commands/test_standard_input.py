"""`-` in the place of a file: whatever the program reads, told by its content alone."""

import io
import os
import pty
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from index.cli import main
from index.commands import standard_input
from index.files import limits
from search.store import builds
from tests.support import documents, reports
from tests.support.reports import ROWS
from tests.support.serving import COMMANDS, PATIENCE, environment, heedful, until

TABLE = reports.block()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BUSCADOR_INDEX_DIR", str(tmp_path / "index"))
    return tmp_path / "index"


def run(*arguments: str, sent: bytes) -> Result:
    return CliRunner().invoke(main, arguments, input=io.BytesIO(sent))


def _written(name: str, write: Callable[[Path], object]) -> Callable[[Path], bytes]:
    def make(folder: Path) -> bytes:
        write(folder / name)
        return (folder / name).read_bytes()

    return make


def _text(text: str, encoding: str = "utf-8") -> Callable[[Path], bytes]:
    return lambda _: text.encode(encoding)


KINDS: dict[str, Callable[[Path], bytes]] = {
    "tabs": _text(reports.tabbed(TABLE)),
    "tabs in UTF-16": _text(reports.tabbed(TABLE), "utf-16"),
    "tabs in Windows-1252": _text(reports.tabbed(TABLE), "cp1252"),
    "commas": _text(reports.separated(TABLE)),
    "semicolons with a mark": _text(reports.separated(TABLE, ";"), "utf-8-sig"),
    "bars": _text(reports.separated(TABLE, "|")),
    "xlsx": _written("r.xlsx", lambda path: reports.workbook(path, {"Hoja 1": TABLE})),
    "xls": _written("r.xls", lambda path: documents.old_workbook(path, {"Hoja 1": TABLE})),
    "ods": _written(
        "r.ods", lambda path: documents.document(path, documents.table(documents.rows_of(TABLE)))
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_read_by_its_content(tmp_path: Path, kind: str) -> None:
    result = run("check", "-", sent=KINDS[kind](tmp_path))
    assert result.exit_code == 0, result.output
    assert result.stderr.endswith("; 9 registros.\n")
    assert "entrada estándar" in result.stdout
    assert "no-with-activities" in result.stdout


def test_the_report_that_ships_is_the_same_by_either_way() -> None:
    path = next(iter(Path("data").resolve().glob("programa-*.txt")))
    options = ("--format", "csv")
    file = CliRunner().invoke(main, ["check", *options, str(path)])
    sent = run("check", *options, "-", sent=path.read_bytes())
    assert sent.stdout == file.stdout.replace(path.name, "entrada estándar")
    assert (sent.exit_code, sent.stderr) == (file.exit_code, file.stderr)


def test_what_is_built_is_called_by_its_title_and_cited_as_standard_input(home: Path) -> None:
    result = run("build", "-", sent=KINDS["xlsx"](home.parent))
    assert result.exit_code == 0, result.output
    (programme,) = builds.current(home).programmes
    assert (programme.id, programme.document) == ("pntd-2019-2024", "entrada estándar")


def test_the_options_describe_it_as_they_do_a_file(home: Path) -> None:
    sent = reports.separated((*reports.SHAPES["one row"], *ROWS)).encode()
    options = ("--title", "Programa de Riego 2020", "--branch", "Agua", "--year", "2020")
    assert run("check", "-", sent=sent).exit_code == 1
    assert run("build", "-", *options, sent=sent).exit_code == 0
    assert [each.id for each in builds.current(home).programmes] == ["pr-2020"]


def test_it_may_stand_beside_files(tmp_path: Path) -> None:
    other = reports.block(title="Programa de Cultura 2019-2024", branch="Cultura")
    path = reports.write(tmp_path / "r.txt", reports.tabbed(other))
    result = run("check", str(path), "-", sent=KINDS["commas"](tmp_path))
    assert (result.exit_code, result.stderr.endswith("; 18 registros.\n")) == (0, True)


def test_a_file_of_that_name_is_named_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    reports.write(tmp_path / "-.txt", reports.tabbed(TABLE))
    result = CliRunner().invoke(main, ["check", "./-.txt"])
    assert "-.txt" in result.stdout
    assert "entrada estándar" not in result.stdout


@pytest.mark.parametrize(
    ("sent", "code", "said"),
    [
        (b"", 2, "No llegó nada por la entrada estándar"),
        (b"%PDF-1.7 ...", 1, "Es un PDF. Pida la hoja de cálculo"),
        (b"\x1f\x8b\x08\0", 1, "Es un archivo comprimido. Extraiga la tabla"),
        (b"<!DOCTYPE html><table>", 1, "Es una página HTML."),
        (bytes(range(256)), 1, "Es un archivo binario."),
        (b"PK\x05\x06" + bytes(18), 1, "Es un ZIP. Extraiga la tabla que contiene."),
        (b"hola\n", 1, "not-a-table"),
    ],
)
def test_what_cannot_be_read_is_told(sent: bytes, code: int, said: str) -> None:
    result = run("check", "--format", "csv", "-", sent=sent)
    assert result.exit_code == code
    assert said in result.output
    assert "informe" not in result.output


def test_too_much_is_refused_and_not_even_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_BYTES", 1_000)
    monkeypatch.setattr(standard_input, "BLOCK", 100)
    sent = io.BytesIO(b"a,b\n" * 1_000)
    result = CliRunner().invoke(main, ["check", "--format", "csv", "-"], input=sent)
    assert result.exit_code == 1
    assert "too-large" in result.stdout


def test_what_is_kept_meanwhile_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "meanwhile"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    for sent in (b"", b"hola\n", KINDS["commas"](tmp_path)):
        run("check", "-", sent=sent)
    assert list(folder.iterdir()) == []


def test_it_is_read_once_only() -> None:
    result = run("check", "-", "-", sent=b"x")
    assert result.exit_code == 2
    assert "La entrada estándar (-) se puede leer una sola vez." in result.stderr


def test_a_sidecar_for_it_is_shown_and_not_written(tmp_path: Path) -> None:
    sent = KINDS["commas"](tmp_path)
    assert run("sidecar", "-", sent=sent).exit_code == 2
    assert "use --stdout" in run("sidecar", "-", sent=sent).stderr
    shown = run("sidecar", "--stdout", "-", sent=sent)
    assert shown.exit_code == 0
    assert "[table]" in shown.stdout


def test_of_a_table_that_is_not_understood_it_says_where_to_keep_the_sidecar() -> None:
    result = run("check", "-", sent="Reto;Solución;Costo\nFugas;Cambiar;1\n".encode())
    assert result.exit_code == 1
    assert "Encabezados de entrada estándar:" in result.stdout
    assert "Guarde la tabla en un archivo, y junto a él esto" in result.stdout
    assert "informe.toml" not in result.output


def test_a_terminal_is_told_what_to_send(home: Path) -> None:
    own, end = pty.openpty()
    order = [str(COMMANDS / "buscador-index"), "check", "-"]
    done = subprocess.run(
        order, stdin=end, env=environment(home), capture_output=True, text=True, check=False
    )
    os.close(own)
    os.close(end)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "buscador-index check - < informe.csv" in done.stderr


def test_one_that_is_closed_is_told(home: Path) -> None:
    order = f'exec "{COMMANDS / "buscador-index"}" check - <&-'
    done = subprocess.run(
        ["sh", "-c", order], env=environment(home), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("No llegó nada por la entrada estándar")


def test_an_interruption_while_it_waits_ends_in_one_line_and_leaves_nothing(
    tmp_path: Path, home: Path
) -> None:
    kept = tmp_path / "meanwhile"
    kept.mkdir()
    waiting = subprocess.Popen(
        [COMMANDS / "buscador-index", "build", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(home) | {"TMPDIR": str(kept)},
        preexec_fn=heedful,
    )
    until(lambda: list(kept.glob("*/*")))
    waiting.send_signal(signal.SIGINT)
    said, told = waiting.communicate(timeout=PATIENCE)
    assert (waiting.returncode, said, told) == (130, "", "Interrumpido.\n")
    assert list(kept.iterdir()) == []
    assert not home.exists()
