"""Who builds is not always who serves, and not everything may be written: told in one line.

Root may read and write everything, so where the tests run as root the commands run without that
right: then they may what the owner of a file may, if they are it, or anybody.
"""

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from search.store.builds import publish
from search.store.manifest import ALLOW, ELSEWHERE
from tests.support.corpus import contents, record
from tests.support.serving import COMMANDS, PATIENCE, commanded, environment

OTHER = 64_001  # another user, whom the system need not know
RIGHTS = "-dac_override,-dac_read_search,-fowner,-chown,-net_bind_service"
ROOT = os.geteuid() == 0
PLAIN = ("setpriv", f"--bounding-set={RIGHTS}") if ROOT else ()

pytestmark = pytest.mark.skipif(
    ROOT and not shutil.which("setpriv"), reason="root without its rights needs setpriv"
)
as_root = pytest.mark.skipif(not ROOT, reason="only root may give a folder to another user")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a build, which everybody may read."""
    home = tmp_path / "index"
    home.mkdir()
    home.chmod(0o755)
    publish(home, contents(record("p/2018/1.1.1", "Obras")))
    return home


def give(*paths: Path) -> None:
    """Make folders with all that is in them another user's."""
    for path in paths:
        for each in (path, *path.rglob("*")):
            os.chown(each, OTHER, OTHER)


def facts(home: Path) -> dict[str, tuple[int, int, int]]:
    """Owner, group and mode of all that is in a folder."""
    found = ((path, path.lstat()) for path in (home, *home.rglob("*")))
    return {str(p): (s.st_uid, s.st_gid, stat.S_IMODE(s.st_mode)) for p, s in found}


def run(home: Path, *command: str, files: int = 0) -> tuple[int, str, list[str]]:
    """Exit code, output and the lines of errors of one of the commands, which may open `files`."""
    name, *arguments = command
    few = ("prlimit", f"--nofile={files}") if files else ()
    done = subprocess.run(
        [*PLAIN, *few, COMMANDS / name, *arguments],
        cwd=home.parent,
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr.splitlines()


def refusal(home: Path) -> str:
    """The line with which a build ends that is refused."""
    code, output, (line,) = run(home, "buscador-index", "build")
    assert (code, output) == (1, "")
    return line


@as_root
def test_what_another_user_built_is_served_and_left_as_it_is(home: Path, tmp_path: Path) -> None:
    give(home)
    before = facts(home)
    assert before[str(home)] == (OTHER, OTHER, 0o755)
    with commanded(tmp_path, home, within=PLAIN) as command:
        assert "ready" in command.get("/readyz")
        assert command.said() == f"Escuchando en {command.address()}\n"
    assert facts(home) == before


@pytest.mark.parametrize("mode", [0o000, 0o600])
def test_what_may_not_be_read_is_told_and_waited_for(home: Path, tmp_path: Path, mode: int) -> None:
    home.chmod(mode)
    with commanded(tmp_path, home, within=PLAIN) as command:
        command.address()
        home.chmod(0o755)  # before anything fails, to let the folder be removed
        listening, why = command.told(2)
        assert listening.startswith("Escuchando en ")
        assert why.startswith(f"No se puede leer el índice de {home}: falta el permiso. {ALLOW} ")
        assert "ready" in command.get("/readyz")


@as_root
@pytest.mark.parametrize("mode", [0o700, 0o750])
def test_what_another_user_keeps_to_himself_is_told(home: Path, tmp_path: Path, mode: int) -> None:
    give(home)
    home.chmod(mode)
    with commanded(tmp_path, home, within=PLAIN) as command:
        _, why = command.told(2)
        assert why.startswith(f"No se puede leer el índice de {home}: falta el permiso. {ALLOW} ")


# Who may not read a file of a build cannot say that it is damaged, and to build is no help.
@pytest.mark.parametrize(
    "secret",
    ["current", "builds", "builds/*", "builds/*/manifest.json", "builds/*/tables.json",
     "builds/*/engine", "builds/*/engine/arrays/nobody.npy"],
)  # fmt: skip
def test_a_part_that_may_not_be_read_is_no_damage(home: Path, secret: str) -> None:
    (part,) = home.glob(secret)
    part.chmod(0o000)
    searched = run(home, "buscador-search", "obras")
    listed = run(home, "buscador-index", "list")
    part.chmod(0o755)
    code, output, (line,) = searched
    assert (code, output) == (2, "")
    assert line.startswith("No se puede leer ")
    assert line.endswith(f": falta el permiso. {ALLOW}")
    if secret in {"current", "builds"}:
        assert listed == (1, "", [line])
    else:
        assert listed[0] == 0
        assert "en servicio, no se puede leer" in listed[1]


@pytest.mark.skipif(not shutil.which("prlimit"), reason="needs prlimit")
@pytest.mark.parametrize("files", [9, 16])
def test_too_few_files_that_may_be_open_are_no_damage(home: Path, files: int) -> None:
    code, output, (line,) = run(home, "buscador-search", "obras", files=files)
    assert (code, output) == (2, "")
    assert line.endswith(": son demasiados archivos abiertos; permita más con `ulimit -n`.")
    code, output, (line,) = run(home, "buscador-serve", "--port", "0", files=9)
    assert (code, output) == (1, "")
    assert line.endswith("ERROR No se pudo empezar un proceso que atienda: son demasiados archivos "
                         "abiertos; permita más con `ulimit -n`.")  # fmt: skip


def test_a_file_where_the_folder_should_be_is_not_to_be_built_into(tmp_path: Path) -> None:
    home = tmp_path / "index"
    home.write_text("Obras")
    _, _, (line,) = run(home, "buscador-search", "obras")
    assert line == f"No se puede leer el índice de {home}: no es una carpeta. {ELSEWHERE}"


def test_a_folder_that_anybody_may_write_is_told(home: Path, tmp_path: Path) -> None:
    home.chmod(0o777)
    with commanded(tmp_path, home, within=PLAIN) as command:
        _, why = command.told(2)
        assert why.startswith(f"Cualquiera puede escribir en {home}: ejecute ")


@pytest.mark.parametrize("mode", [0o555, 0o000])
def test_a_build_into_a_folder_that_may_not_be_written_is_refused(
    tmp_path: Path, mode: int
) -> None:
    home = tmp_path / "empty"
    home.mkdir()
    home.chmod(mode)
    line = refusal(home)
    home.chmod(0o755)
    assert line == f"No se puede escribir el índice en {home}: falta el permiso."
    assert list(home.iterdir()) == []


def test_a_build_beside_one_that_may_not_be_written_is_refused(home: Path) -> None:
    """The folder may be read, and the index in it serves on."""
    (home / "builds").chmod(0o555)
    before = facts(home), (home / "current").read_bytes()
    assert refusal(home) == f"No se puede escribir el índice en {home}: falta el permiso."
    assert (facts(home), (home / "current").read_bytes()) == before


@as_root
@pytest.mark.parametrize("theirs", [".", "builds", "lock"])
def test_a_build_where_something_is_another_users_is_refused(home: Path, theirs: str) -> None:
    give(home / theirs)
    if theirs == "lock":
        (home / theirs).chmod(0o600)
    before = facts(home), (home / "current").read_bytes()
    assert refusal(home) == f"No se puede escribir el índice en {home}: falta el permiso."
    assert (facts(home), (home / "current").read_bytes()) == before


def test_a_build_where_no_folder_can_be_made_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    home = tmp_path / "index"
    line = refusal(home)
    tmp_path.chmod(0o755)
    assert line == f"No se puede escribir el índice en {home}: falta el permiso."


def test_a_port_that_only_root_may_use_is_told(home: Path, tmp_path: Path) -> None:
    first = int(Path("/proc/sys/net/ipv4/ip_unprivileged_port_start").read_text())
    if first <= 1:
        pytest.skip("on this machine everybody may use every port")
    with commanded(tmp_path, home, "--port", str(first - 1), within=PLAIN) as command:
        assert command.process.wait(PATIENCE) == 1
        (line,) = command.said().splitlines()
        assert line.endswith("falta el permiso. Elija con --port un puerto desde el 1024.")
