"""Modules of somebody else under our names: told in one line, wherever they stand."""

import subprocess
import sys
from base64 import urlsafe_b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from tests.support.serving import COMMANDS, environment

ROOT = Path(__file__).parent.parent
ENTRY = "buscador_programas.py"
FOREIGN = "raise SystemExit('the foreign module was imported')\n"


def run(*order: str, folder: Path, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        order,
        cwd=folder,
        env=environment(folder) | ({"PYTHONPATH": str(path)} if path else {}),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("command", "module"),
    [
        ("buscador-serve", "web.py"),
        ("buscador-serve", "web/__init__.py"),
        ("buscador-serve", "data.py"),
        ("buscador-index", "index.py"),
        ("buscador-index", "search/__init__.py"),
        ("buscador-search", "search.py"),
        ("buscador-search", "data/__init__.py"),
    ],
)
def test_one_that_pythonpath_brings_is_named(tmp_path: Path, command: str, module: str) -> None:
    foreign = tmp_path / "de otro" / module
    foreign.parent.mkdir(parents=True)
    foreign.write_text(FOREIGN)
    done = run(str(COMMANDS / command), "--version", folder=tmp_path, path=tmp_path / "de otro")
    assert (done.returncode, done.stdout) == (2, "")
    name = module.partition("/")[0].removesuffix(".py")
    assert done.stderr == (
        f"«{name}» es aquí {foreign}, de otro programa, y tapa el paquete de este nombre: "
        "quite esa carpeta de PYTHONPATH.\n"
    )


@pytest.mark.parametrize(
    ("command", "module"),
    [("buscador-search", "web.py"), ("buscador-search", "index.py"), ("buscador-index", "web.py")],
)
def test_one_that_a_command_does_not_need_is_no_harm(
    tmp_path: Path, command: str, module: str
) -> None:
    (tmp_path / module).write_text(FOREIGN)
    done = run(str(COMMANDS / command), "--version", folder=tmp_path, path=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("buscador-programas ")


@pytest.mark.parametrize("package", ["index", "search"])
def test_one_in_the_folder_where_python_is_started_is_named(tmp_path: Path, package: str) -> None:
    (tmp_path / "data.py").write_text(FOREIGN)
    order = (sys.executable, "-m", package, "--version")
    done = run(*order, folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"«data» es aquí {tmp_path / 'data.py'}, de otro programa, y tapa el paquete de este "
        "nombre: trabaje en otra carpeta, o escriba python -P -m.\n"
    )
    safe = run(sys.executable, "-P", *order[1:], folder=tmp_path)
    assert (safe.returncode, safe.stderr) == (0, "")


def test_a_folder_of_the_name_is_no_harm(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "informe.csv").write_text("a;b\n")
    done = run(sys.executable, "-m", "search", "--version", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def site(folder: Path, *, listed: bool = True) -> Path:
    """A folder of packages as an installer leaves it: ours, and what it says of them."""
    packages = folder / "site-packages"
    packages.mkdir()
    (packages / ENTRY).write_bytes((ROOT / ENTRY).read_bytes())
    lines = []
    for name in ("search", "data"):
        (packages / name).mkdir()
        (packages / name / "__init__.py").write_text("")
        (packages / name / "cli.py").write_text("def main():\n    print('ours')\n")
        digest = urlsafe_b64encode(sha256(b"").digest()).decode().rstrip("=")
        lines.append(f"{name}/__init__.py,sha256={digest},0")
    told = packages / "buscador_programas-9.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: buscador-programas\nVersion: 9\n")
    (told / "RECORD").write_text("\n".join(lines) if listed else "")
    return packages


SEARCH = "import buscador_programas; buscador_programas.search()"


def test_one_that_was_installed_over_ours_is_named(tmp_path: Path) -> None:
    packages = site(tmp_path)
    order = (sys.executable, "-P", "-c", SEARCH)
    assert run(*order, folder=tmp_path, path=packages).stdout == "ours\n"
    overwritten = packages / "search" / "__init__.py"
    overwritten.write_text(FOREIGN)
    done = run(*order, folder=tmp_path, path=packages)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"{overwritten} es de otro programa, que se instaló encima del paquete «search» de este: "
        "instale el programa en un entorno propio («pipx install .» en su carpeta).\n"
    )


def test_one_that_was_installed_elsewhere_is_named(tmp_path: Path) -> None:
    packages = site(tmp_path)
    other = tmp_path / "other"
    other.mkdir()
    (other / "search.py").write_text(FOREIGN)
    entry = f"import sys; sys.path.insert(1, {str(other)!r}); {SEARCH}"
    done = run(sys.executable, "-P", "-c", entry, folder=tmp_path, path=None)
    assert done.returncode == 2
    assert "instale el programa en un entorno propio («pipx install .»" in done.stderr
    assert done.stderr.count("\n") == 1
    assert packages.exists()


def test_a_missing_package_is_told(tmp_path: Path) -> None:
    packages = site(tmp_path)
    for file in (packages / "data").iterdir():
        file.unlink()
    order = (sys.executable, "-P", "-S", "-c", SEARCH)
    done = run(*order, folder=tmp_path, path=packages)
    assert done.returncode == 2
    assert done.stderr == (
        "Falta el paquete «data» de este programa: instale el programa en un entorno propio "
        "(«pipx install .» en su carpeta).\n"
    )


def test_a_hostile_path_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    folder = tmp_path / "a\x1b[2Jb\nc"
    folder.mkdir()
    (folder / "search.py").write_text(FOREIGN)
    done = run(str(COMMANDS / "buscador-search"), "--version", folder=tmp_path, path=folder)
    assert done.returncode == 2
    assert "\x1b" not in done.stderr
    assert done.stderr.count("\n") == 1


def test_where_all_is_ours_nothing_is_said(tmp_path: Path) -> None:
    for package in ("index", "search", "web"):
        done = run(sys.executable, "-m", package, "--version", folder=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


# Where most of what is read lies, before there is a command: an interruption is no traceback.
@pytest.mark.parametrize("met", ["importlib.metadata", "search.cli"])
def test_an_interruption_before_there_is_a_command_is_told(tmp_path: Path, met: str) -> None:
    interrupting = (
        "import builtins\n"
        "usual = builtins.__import__\n"
        "def interrupted(name, *rest):\n"
        f"    if name == {met!r}:\n"
        "        raise KeyboardInterrupt\n"
        "    return usual(name, *rest)\n"
        "builtins.__import__ = interrupted\n"
        "import importlib\n"
        "whole = importlib.import_module\n"
        "importlib.import_module = lambda name: interrupted(name) and whole(name)\n"
    )
    done = run(sys.executable, "-P", "-c", f"{interrupting}{SEARCH}", folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "Interrumpido.\n")
