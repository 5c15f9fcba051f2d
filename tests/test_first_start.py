"""`make serve` says each step and what to do where one fails; Python and pip are stand-ins here."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# Stands for Python, pip and the commands: does nothing, or fails where $FAILS is in its order.
STUB = """#!/bin/sh
case "$0 $*" in
*"$FAILS"*) echo "ERROR: of $FAILS" >&2; exit 1;;
*"-m venv"*) mkdir -p .venv/bin
    for name in python buscador-index buscador-serve; do cp "$0" .venv/bin/$name; done;;
*buscador-index*) echo "built as $BUSCADOR_ENGINE for $BUSCADOR_HOST:$BUSCADOR_PORT";;
*buscador-serve*) echo "$0 $*";;
*"-m pip --version"*) test -d .venv;;
esac
"""
STEPS = [
    "Preparando en .venv un Python para este programa, aparte del de la máquina …",
    "Instalando los paquetes de requirements/serve.txt, la primera vez desde la red …",
    "Instalando el programa, desde esta carpeta …",
    "Construyendo el índice con los informes de data/ …",
    "Empezando el sitio: cuando diga que escucha, abra su dirección; Ctrl-C lo termina …",
]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder with what make looks at, and a stand-in for Python."""
    (tmp_path / "requirements").mkdir()
    for name in ("Makefile", "pyproject.toml", "requirements/serve.txt"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "python3").write_text(STUB)
    (tmp_path / "python3").chmod(0o755)
    return tmp_path


def make(
    clone: Path, *words: str, fails: str = "nothing", **settings: str
) -> subprocess.CompletedProcess[str]:
    ours = ("BUSCADOR_", "MAKE", "MFLAGS", "HOST", "PORT", "ENGINE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return subprocess.run(
        ["make", "serve", f"PYTHON={clone / 'python3'}", *words],
        cwd=clone,
        env={**kept, "FAILS": fails, **settings},
        capture_output=True,
        text=True,
        check=False,
    )


def test_each_step_is_said_and_no_command_is_shown(clone: Path) -> None:
    done = make(clone)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        *STEPS[:4],
        "built as whoosh for 127.0.0.1:8000",
        STEPS[4],
        ".venv/bin/buscador-serve --host 127.0.0.1 --port 8000",
    ]


def test_what_is_there_already_is_not_said_again(clone: Path) -> None:
    make(clone)
    assert make(clone).stdout.splitlines()[0] == STEPS[3]


@pytest.mark.parametrize(
    ("words", "settings"),
    [
        (["HOST=0.0.0.0", "PORT=9000"], {}),
        ([], {"BUSCADOR_HOST": "0.0.0.0", "BUSCADOR_PORT": "9000"}),
    ],
)
def test_where_it_is_served_is_told_to_both(
    clone: Path, words: list[str], settings: dict[str, str]
) -> None:
    said = make(clone, *words, **settings).stdout.splitlines()
    assert "built as whoosh for 0.0.0.0:9000" in said
    assert said[-1] == ".venv/bin/buscador-serve --host 0.0.0.0 --port 9000"


@pytest.mark.parametrize(
    ("fails", "reached", "todo"),
    [
        ("sys.exit", 0, "Se necesita Python 3.11 o posterior"),
        ("import venv", 0, "apt-get install python3-venv"),
        ("-m venv", 1, "vea que haya espacio y permiso en esta carpeta"),
        ("--requirement", 2, "HTTPS_PROXY, PIP_INDEX_URL), y repita la orden."),
        ("--editable", 3, "HTTPS_PROXY, PIP_INDEX_URL), y repita la orden."),
        ("buscador-index", 4, "El índice no se construyó, y el sitio no empezó"),
    ],
)
def test_what_fails_says_what_to_do_and_can_be_repeated(
    clone: Path, fails: str, reached: int, todo: str
) -> None:
    done = make(clone, fails=fails)
    assert done.returncode == 2
    assert done.stdout.splitlines() == STEPS[:reached]
    assert todo in done.stderr
    again = make(clone)
    assert (again.returncode, again.stdout.splitlines()[-2]) == (0, STEPS[4])
