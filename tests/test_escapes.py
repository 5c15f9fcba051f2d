"""What a stranger wrote is shown, never obeyed: cells, names of files, arguments, addresses."""

import ast
import csv
import io
import json
import logging
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from index import listing
from index.cli import main as index
from index.problem import Problem
from search.cli import main as search
from search.model import Agency, Finding
from search.store.builds import current, publish
from tests.support import reports
from tests.support.corpus import contents, record
from tests.support.pseudo_terminal import on_a_terminal
from tests.support.reports import ROWS
from tests.support.serving import COMMANDS, PATIENCE, commanded, environment
from web.cli import main as serve

ROOT = Path(__file__).parent.parent
# Sets the title, clears the screen, is red, turns the line, begins it anew, and says it is fine.
HOSTILE = "\x1b]0;amo\x07\x1b[2J\x9b31m\u202eojor\u2066\r\x08\x7f\x0e\x1cya\n0 errores"
# By the standard, not as the program has it: controls, marks of direction, ends of lines, tags.
OBEYED = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u2028-\u202e\u2066-\u2069\U000e0001-\U000e007f]"
)


def obeyed(text: str) -> list[str]:
    return OBEYED.findall(text)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BUSCADOR_INDEX_DIR", str(tmp_path / "index"))
    return tmp_path / "index"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report of a hostile name with a hostile cell of each kind: activity, heading, response."""
    cell = HOSTILE.replace("\n", " ").replace("\r", "")
    rows = [
        (*ROWS[0][:4], f"La STPS {cell} revisará obras", ""),
        (*ROWS[1][:2], f"{ROWS[1][2]} {cell}", *ROWS[1][3:]),
        (*ROWS[2][:3], f"Quizá {cell}", *ROWS[2][4:]),
    ]
    path = tmp_path / f"in{HOSTILE.replace('/', '')}.txt"
    return reports.write(path, reports.tabbed(reports.block(rows)))


# Reading


def told(path: Path) -> int:
    """How many rows have the finding."""
    found = reports.rules(reports.surveyed(path), "warning")
    return sum(rule == "control-characters" for rule, *_ in found)


@pytest.mark.parametrize("ending", ["txt", "csv", "xlsx"])
def test_a_control_character_in_a_cell_becomes_a_sign_and_a_finding(
    ending: str, tmp_path: Path
) -> None:
    text = "La STPS \x7f\x9b2J\u202everá\u2069 obras"
    page = reports.block([(*ROWS[0][:4], text, ""), *ROWS[1:]])
    path = tmp_path / f"r.{ending}"
    if ending == "xlsx":
        reports.workbook(path, {"Hoja": page})
    else:
        reports.write(path, (reports.tabbed if ending == "txt" else reports.separated)(page))
    found = reports.lines(path)
    shown = "La STPS ␡\ufffd2J\ufffdverá\ufffd obras"
    assert [each.text for each in found[0].activities] == [shown]
    assert len(found) == len(ROWS)
    assert told(path) == 1


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("La STPS\u2028hará\u0085 obra", "La STPS\nhará\n obra"),
        ("La STPS\vhará", "La STPS\nhará"),
        ("20\u200e/\u200e10\u200e/2018, la STPS hará", "20/10/2018, la STPS hará"),
        ("La ni\u00adña, «ß», 👩\u200d🌾, ﬁn", "La ni\u00adña, «ß», 👩\u200d🌾, ﬁn"),
    ],
    ids=["separators", "break of a word processor", "marks without effect", "letters"],
)
def test_what_harms_nobody_brings_no_finding(written: str, read: str, tmp_path: Path) -> None:
    page = reports.block([(*ROWS[0][:4], written, ""), *ROWS[1:]])
    path = reports.write(tmp_path / "r.csv", reports.separated(page))
    assert [each.text for each in reports.lines(path)[0].activities] == [read]
    assert "control-characters" not in {
        rule[0] for rule in reports.rules(reports.surveyed(path), "warning")
    }


# What commands print


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_checking_a_hostile_report_shows_signs(form: str, report: Path) -> None:
    done = CliRunner().invoke(index, ["check", str(report), "--format", form])
    assert done.exit_code == 1
    assert (obeyed(done.stdout), obeyed(done.stderr)) == ([], [])
    assert "␛" in done.stdout
    assert not any(line.startswith("0 errores") for line in done.stderr.splitlines())


def test_building_and_asking_for_a_hostile_report_shows_signs(report: Path) -> None:
    for order in (["build"], ["build", "--skip-bad-rows"]):
        done = CliRunner().invoke(index, [*order, str(report)])
        assert (obeyed(done.stdout), obeyed(done.stderr)) == ([], [])
    for order in (["info"], ["info", "--format", "json"]):
        done = CliRunner().invoke(index, order)
        assert (done.exit_code, obeyed(done.output)) == (0, [])
        assert "␛" in done.output
    for form in ("table", "csv", "json"):
        done = CliRunner().invoke(search, ["obras", "--format", form])
        assert (done.exit_code, obeyed(done.output)) == (0, [])
        assert "␛" in done.output


@pytest.fixture
def foreign(folder: Path) -> Path:
    """An index that another program, or one before this, has filled with whatever it found."""
    one = record("p/2018/1.1.1/1", f"Obras {HOSTILE}", acts=("XX",), line=f"Línea {HOSTILE}")
    given = contents(one)
    agency = Agency("XX", f"Nombre {HOSTILE}", "", "")
    given.agencies = {**given.agencies, "XX": agency}
    given.findings = (Finding("formula", "warning", HOSTILE, value=HOSTILE, message=HOSTILE),)
    publish(folder, given)
    return folder


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_a_hostile_index_shows_signs(form: str, foreign: Path) -> None:
    done = CliRunner().invoke(search, ["obras", "--format", form])
    assert (done.exit_code, obeyed(done.stdout), obeyed(done.stderr)) == (0, [], [])
    if form == "json":
        (hit,) = json.loads(done.stdout)["hits"]
        assert HOSTILE in hit["text"]  # the same text, written otherwise
    if form == "csv":
        assert len(list(csv.reader(io.StringIO(done.stdout)))) == 2


ORDERS = [
    (index, "X"),
    (index, "--X"),
    (index, "check X"),
    (index, "check --X f"),
    (index, "check f --format X"),
    (index, "check f --year X"),
    (index, "check f g --title X"),
    (index, "check f --branch X"),
    (index, "build X"),
    (index, "info X"),
    (index, "info --format X"),
    (search, "X"),
    (search, "a X"),
    (search, "a --X"),
    (search, "a --size X"),
    (search, "a --sort X"),
    (search, "a --agency X"),
    (search, "a --objective X"),
    (search, "a --response X"),
    (search, "dependencia:X"),
    (search, '"obras -X'),
    (serve, "X"),
    (serve, "--X"),
    (serve, "--port X"),
]


@pytest.mark.parametrize(("command", "order"), ORDERS)
def test_no_argument_reaches_the_terminal_as_it_is(
    command: click.Command, order: str, foreign: Path
) -> None:
    arguments = [word.replace("X", HOSTILE) for word in order.split()]
    done = CliRunner().invoke(command, arguments)
    assert not isinstance(done.exception, UnicodeError)
    assert (obeyed(done.stdout), obeyed(done.stderr)) == ([], [])
    assert not any(line.startswith("0 errores") for line in done.output.splitlines())


@pytest.mark.parametrize(
    "name", ["BUSCADOR_PORT", "BUSCADOR_ENGINE", "BUSCADOR_X", "BUSCADOR_INDEX_DIR"]
)
def test_no_setting_does_either(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, f"/proc/{HOSTILE}")
    monkeypatch.setenv(f"BUSCADOR_{HOSTILE}", "x") if name == "BUSCADOR_X" else None
    for command, order in ((index, "build"), (index, "info"), (search, "x")):
        done = CliRunner().invoke(command, order.split())
        assert done.exit_code
        assert (obeyed(done.stdout), obeyed(done.stderr)) == ([], [])


def test_bytes_that_are_no_text_in_a_name_end_no_command(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/in\xff\xfe.txt"))
    reports.write(path, reports.tabbed(reports.block()))
    commands = (["check", path], ["build", path], ["info"])
    for arguments in commands:
        done = subprocess.run(
            [COMMANDS / "buscador-index", *arguments],
            env=environment(tmp_path / "index"),
            capture_output=True,
            text=True,
        )
        assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    (programme,) = current(tmp_path / "index").programmes
    assert programme.document == "in\ufffd\ufffd.txt"


def test_the_progress_shows_signs(report: Path, tmp_path: Path) -> None:
    """On a terminal, which rich itself commands: what the name would say must be a sign there."""
    hidden = report.rename(tmp_path / "[red]\x1b]0;amo\x07.txt")
    status, said = on_a_terminal(
        [COMMANDS / "buscador-index", "check", hidden],
        {**environment(tmp_path / "index"), "TERM": "xterm", "COLUMNS": "200"},
        stdout=subprocess.DEVNULL,
    )
    assert status == 1
    assert "[red]␛]0;amo␇.txt" in re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", said)
    assert "\x1b]0" not in said


# What the server writes


def test_no_line_of_the_log_is_a_strangers(folder: Path, tmp_path: Path) -> None:
    publish(folder, contents(record("p/2018/1.1.1", "Obras")))
    with commanded(tmp_path, folder, "--access-log") as command:
        answers = [_asked(command.port(), target) for target in TARGETS]
        assert all(answer.startswith(b"HTTP/1.1") for answer in answers)
        command.end()
    said = command.out.read_bytes().decode("utf-8", "replace") + command.said()
    assert said.count("GET") >= 3
    assert obeyed(said) == []
    assert not re.search(r"^0 errores", said, re.MULTILINE)


TARGETS = (
    b"/?q=%1b%5d0;amo%07%0a0%20errores",
    b"/%1b%5b2J/%0a0%20errores",
    b"/?q=\xc2\x9b2J\xe2\x80\xae",
    b"/nada\xc2\x9b2J\xe2\x80\xae",
    b"/api/v1/search?%1b%5b2J=%c2%9b2J",
)


def _asked(port: int, target: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as asking:
        head = b"GET " + target + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        asking.sendall(head)
        return b"".join(iter(lambda: asking.recv(1 << 16), b""))


def test_a_fault_is_logged_without_what_it_was_asked(
    app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError(HOSTILE)

    endpoint, _ = app.url_map.bind("localhost").match("/")
    monkeypatch.setitem(app.view_functions, endpoint, fails)
    assert app.test_client().get("/", query_string={"q": HOSTILE}).status_code == 500
    from web.serving.logs import Printable

    lines = [Printable("%(message)s").format(each) for each in caplog.records]
    assert "ZeroDivisionError" in "".join(lines)
    assert obeyed("".join(lines)) == []
    assert all(
        obeyed(each.getMessage()) == [] and "\n" not in each.getMessage() for each in caplog.records
    )


def test_a_line_of_a_log_stays_one() -> None:
    from web.serving.logs import Printable

    told = logging.LogRecord("x", logging.ERROR, "x", 1, "GET %s", (HOSTILE,), None)
    assert Printable("[%(levelname)s] %(message)s").format(told).count("\n") == 0


# All of it


texts = st.text(st.characters(codec=None) | st.sampled_from(HOSTILE + "\u2028\t\ud800"))


@given(texts)
def test_whatever_is_printed_is_a_line_and_harmless(text: str) -> None:
    from search.printable import json_text, one_line, signs

    assert obeyed(signs(text)) == []
    assert obeyed(one_line(text)) == []
    assert len(one_line(text).splitlines()) <= 1
    assert signs(signs(text)) == signs(text)
    one_line(text).encode()  # any output takes it
    assert json.loads(json_text([text])) == [text]
    assert obeyed(json_text({text: text})) == []


@given(texts, texts, texts)
def test_findings_of_any_text_are_listed_harmlessly(value: str, name: str, message: str) -> None:
    finding = Finding("formula", "warning", name, 1, 2, message, value, message)
    for form in listing.FORMATS.values():
        out = io.StringIO()
        form([finding], out)
        assert obeyed(out.getvalue()) == []
    assert obeyed(Problem("formula", value=value, sheet=name).finding("x").value) == []


def calls() -> Iterator[tuple[str, ast.Call]]:
    for package in ("", "search", "index", "web"):
        for path in sorted((ROOT / package).glob("**/*.py" if package else "*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call):
                    yield str(path.relative_to(ROOT)), node


def test_every_echo_goes_through_one_place() -> None:
    """A new one must too: `say`, or JSON that is written as `json_text` does."""
    echoes = [
        (where, ast.unparse(call))
        for where, call in calls()
        if ast.unparse(call.func) in {"click.echo", "click.secho", "print", "json.dump"}
        or ast.unparse(call.func).startswith(("sys.stdout.write", "sys.stderr.write"))
    ]
    # The way in comes before any package of ours is known to be ours, and has its own signs.
    places = {"search/terminal.py", "buscador_programas.py"}
    elsewhere = [each for each in echoes if each[0] not in places]
    assert elsewhere
    assert all(said.startswith("click.echo(json_text(") for _, said in elsewhere)


def test_the_terminal_is_what_the_tests_think() -> None:
    """Without signs, rich hands an escape on: the signs are not its work."""
    out = io.StringIO()
    Console(file=out).print("a\x1b[2Jb", markup=False)
    assert obeyed(out.getvalue())
    assert sys.stdout is not None
