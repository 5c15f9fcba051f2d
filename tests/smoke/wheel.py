"""The wheel as a stranger gets it: built from the sdist, installed alone, used from elsewhere.

Slow, so not collected with the rest: pytest tests/smoke/wheel.py.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import venv
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parent.parent.parent
PACKAGES = {"search", "index", "web", "data"}
PATIENCE = 60  # seconds until the server must answer


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel; `build` makes it from the sdist, so that one is complete too."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT))
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="session")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder far from the sources; its name has a space, as a user's may."""
    return tmp_path_factory.mktemp("any where")


@pytest.fixture(scope="session")
def installed(wheel: Path, elsewhere: Path) -> Path:
    """The folder of the commands of an environment that holds the wheel and nothing else."""
    venv.create(elsewhere / "venv", with_pip=True)
    commands = elsewhere / "venv" / "bin"
    run(str(commands / "python"), "-m", "pip", "install", "--quiet", str(wheel))
    return commands


@pytest.fixture(scope="session")
def built(installed: Path, elsewhere: Path) -> Path:
    """The same, once `buscador-index build` has made an index of the wheel's own data."""
    run(str(installed / "buscador-index"), "build", folder=elsewhere)
    return installed


def environment(folder: Path) -> dict[str, str]:
    """Nothing of the sources or of the developer's settings reaches the installed program."""
    ours = ("BUSCADOR_", "PYTHON", "VIRTUAL_ENV")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**kept, "BUSCADOR_INDEX_DIR": str(folder / "index"), "LC_ALL": "C.UTF-8"}


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


@contextmanager
def serving(commands: Path, folder: Path) -> Iterator[str]:
    """The address of a server that runs meanwhile and must end well when told to."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    server = subprocess.Popen(
        [commands / "buscador-serve", "--host", "127.0.0.1", "--port", str(port)],
        cwd=folder,
        env=environment(folder),
    )
    try:
        wait_for(f"{address}/readyz", server)
        yield address
    finally:
        server.send_signal(signal.SIGTERM)
        try:
            ended = server.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            server.kill()
            raise
    assert ended in {0, -signal.SIGTERM}


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert server.poll() is None, "the server ended by itself"
        try:
            get(address)
        except (URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"no answer from {address}")


def get(address: str) -> str:
    with urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310  our own server
        return str(answer.read().decode("utf-8"))


def test_wheel_holds_the_packages_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == PACKAGES
    sources = {
        str(path.relative_to(ROOT))
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert sources <= set(names)


def test_what_is_installed_fits_together(installed: Path) -> None:
    run(str(installed / "python"), "-m", "pip", "check")


def test_index_tells_what_it_holds(built: Path, elsewhere: Path) -> None:
    assert "335" in run(str(built / "buscador-index"), "info", folder=elsewhere)


def test_terminal_finds(built: Path, elsewhere: Path) -> None:
    asked = ("trata de personas", "--format", "json")
    answer = json.loads(run(str(built / "buscador-search"), *asked, folder=elsewhere))
    assert answer["total"] > 0


def test_server_answers_page_and_api(built: Path, elsewhere: Path) -> None:
    with serving(built, elsewhere) as address:
        page = get(f"{address}/?q=trata+de+personas")
        answer = json.loads(get(f"{address}/api/v1/search?q=trata+de+personas"))
        assert 'lang="es' in get(f"{address}/")
    assert "<mark>" in page
    assert answer["total"] > 0
    assert answer["hits"][0]["id"].startswith("pem-2014-2018/")
    assert answer["facets"]["agency"]
