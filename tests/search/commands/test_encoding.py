"""A terminal or a pipe without UTF-8 gets every answer, and no traceback."""

import csv
import io
import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.support import reports
from tests.support.serving import COMMANDS, environment

UNKNOWN = "Sembrar mangle — «niñas» 😀 ⅔"  # what Latin-1 lacks, and what it has
# Where Python is told ASCII, click takes it for a mistake and writes UTF-8.
ENCODINGS = {"ascii": "utf-8", "latin-1": "latin-1", "cp1252": "cp1252"}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("encoding")
    row = reports.changed(line=f"1.1.1.- {UNKNOWN}")
    file = reports.write(folder / "one.txt", reports.tabbed(reports.block([row])))
    run("buscador-index", "build", file, home=folder / "index", encoding="utf-8")
    return folder / "index"


def run(*order: object, home: Path, encoding: str) -> "subprocess.CompletedProcess[bytes]":
    command, *arguments = order
    settings = {**environment(home), "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    return subprocess.run(
        [COMMANDS / str(command), *map(os.fspath, arguments)],  # type: ignore[arg-type]
        env=settings,
        capture_output=True,
        check=False,
        timeout=120,
    )


def test_what_an_encoding_lacks_is_spelt(index: Path) -> None:
    for encoding, written in ENCODINGS.items():
        for form in ("table", "json", "csv"):
            done = run("buscador-search", "mangle", "--format", form, home=index, encoding=encoding)
            assert (done.returncode, done.stderr) == (0, b"")
            assert "Sembrar mangle" in done.stdout.decode(written)


def test_json_says_the_same_in_any_encoding(index: Path) -> None:
    whole = run("buscador-search", "mangle", "--format", "json", home=index, encoding="utf-8")
    for encoding, written in ENCODINGS.items():
        done = run("buscador-search", "mangle", "--format", "json", home=index, encoding=encoding)
        text = done.stdout.decode(written)
        assert json.loads(text) == json.loads(whole.stdout)
        (hit,) = json.loads(text)["hits"]
        assert hit["text"] == UNKNOWN


def test_a_row_has_its_letters_or_their_numbers(index: Path) -> None:
    done = run("buscador-search", "mangle", "--format", "csv", home=index, encoding="latin-1")
    (row,) = csv.DictReader(io.StringIO(done.stdout.decode("latin-1")))
    assert row["text"] == r"Sembrar mangle \u2014 «niñas» \ud83d\ude00 \u2154"


def test_what_was_typed_in_no_encoding_is_quoted(index: Path) -> None:
    done = run("buscador-search", "--agency", b"\xff", home=index, encoding="latin-1")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert b"--agency: no hay" in done.stderr
