"""The wheel as a stranger gets it: built from the sdist, installed alone, used from elsewhere.

Slow, so not collected with the rest: pytest tests/smoke/wheel.py.
"""

import json
import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.support.serving import environment, serving

ROOT = Path(__file__).parent.parent.parent
PACKAGES = {"search", "index", "web", "data"}


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel; `build` makes it from the sdist, so that one is complete too."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT))
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="session")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder far from the sources, for the index; its name has a space, as a user's may."""
    return tmp_path_factory.mktemp("some where")


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the commands of an environment that holds the wheel and what it needs."""
    folder = tmp_path_factory.mktemp("an environment")
    venv.create(folder, with_pip=True)
    commands = folder / "bin"
    pip = (str(commands / "python"), "-m", "pip", "install", "--quiet")
    run(*pip, "--require-hashes", "--requirement", str(ROOT / "requirements" / "serve.txt"))
    run(*pip, "--no-deps", str(wheel))
    return commands


@pytest.fixture(scope="session")
def built(installed: Path, elsewhere: Path) -> Path:
    """The same, once the index of the wheel's own data is built; nothing of ours is near it."""
    run(str(installed / "buscador-index"), "build", folder=elsewhere)
    return installed


def run(*command: str, folder: Path | None = None) -> str:
    """What the command printed; its complaints are shown where it fails."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment(folder) if folder else None,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}: {done.stdout}\n{done.stderr}"
    return done.stdout


def test_wheel_holds_the_packages_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.partition("/")[0] for name in names}
    ours = {"buscador_programas.py", *PACKAGES}
    assert {top for top in tops if not top.endswith(".dist-info")} == ours
    sources = {
        str(path.relative_to(ROOT))
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert sources <= set(names)


def test_what_a_package_index_shows_leads_nowhere_that_it_does_not_have(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (each for each in archive.namelist() if each.endswith(".dist-info/METADATA"))
        told = archive.read(name).decode()
        assert f"{name.removesuffix('METADATA')}licenses/LICENSE" in archive.namelist()
    assert "# Buscador de programas" in told
    assert "Description-Content-Type: text/markdown" in told
    assert re.findall(r"\]\((?!https?:)[^)]*\)", told) == []
    assert "More: architecture, operation, security, decisions, changes." in " ".join(told.split())


def test_what_is_installed_fits_together(installed: Path) -> None:
    run(str(installed / "python"), "-m", "pip", "check")


@pytest.mark.parametrize("package", ["index", "search", "web"])
def test_python_runs_each_command_by_its_package(
    installed: Path, elsewhere: Path, package: str
) -> None:
    said = run(str(installed / "python"), "-m", package, "--version", folder=elsewhere)
    assert said.startswith("buscador-programas ")


def test_another_program_installed_over_ours_is_told(
    installed: Path, tmp_path: Path, elsewhere: Path
) -> None:
    """As `pip install web.py` does in the same environment."""
    (name,) = installed.parent.glob("lib/python*/site-packages/web/__init__.py")
    ours = name.read_bytes()
    name.write_bytes(b"from .application import *\n")
    try:
        done = subprocess.run(
            [installed / "buscador-serve", "--version"],
            cwd=elsewhere,
            env=environment(elsewhere),
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        name.write_bytes(ours)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "es de otro programa, que se instaló encima del paquete «web» de este" in done.stderr


def test_index_tells_what_it_holds(built: Path, elsewhere: Path) -> None:
    assert "335" in run(str(built / "buscador-index"), "info", folder=elsewhere)


def test_terminal_finds(built: Path, elsewhere: Path) -> None:
    asked = ("trata de personas", "--format", "json")
    answer = json.loads(run(str(built / "buscador-search"), *asked, folder=elsewhere))
    assert answer["total"] > 0


def test_server_answers_page_and_api(built: Path, elsewhere: Path) -> None:
    with serving(elsewhere, built) as server:
        page = server.get("/?q=trata+de+personas")
        answer = json.loads(server.get("/api/v1/search?q=trata+de+personas"))
        assert 'lang="es' in server.get("/")
    assert "<mark>" in page
    assert answer["total"] > 0
    assert answer["hits"][0]["id"].startswith("pem-2014-2018/2018/")
    assert answer["facets"]["agency"]
