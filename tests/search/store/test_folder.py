"""A folder of builds among strangers: nothing of theirs is lost, and nothing of theirs is read."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from search.errors import BuscadorError, FixFolder
from search.model import Query
from search.store.builds import current, open_build, publish
from search.store.files import ENGINE, FileStore
from tests.support.corpus import contents, record

ROOT = Path(__file__).parents[3]
NOBODY = 65534
IS_ROOT = os.geteuid() == 0

ONE = record("p/2018/1.1.1", "Albergues para jornaleros")
NAME = "20200229T101112-31-0"


@pytest.fixture(autouse=True)
def _no_waiting_for_a_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)


def build(home: Path) -> Path:
    return publish(home, contents(ONE)).folder


def picture(folder: Path) -> dict[str, tuple[int, bytes | str]]:
    """Modes and contents of all that is in a folder, and of itself."""
    found: dict[str, tuple[int, bytes | str]] = {".": (folder.lstat().st_mode, "")}
    for path in folder.rglob("*"):
        mode = path.lstat().st_mode
        held: bytes | str = ""
        if stat.S_ISLNK(mode):
            held = str(path.readlink())
        elif stat.S_ISREG(mode):
            held = path.read_bytes()
        found[str(path.relative_to(folder))] = (mode, held)
    return found


# Somebody else's folder


def _with_file(path: str, text: str = "lo único que queda") -> Callable[[Path], None]:
    def make(home: Path) -> None:
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_text(text)

    return make


def _of_build_names(home: Path) -> None:
    """A folder of somebody who names his builds as we do."""
    _with_file(f"builds/{NAME}/tesis.odt")(home)
    _with_file("notas.txt")(home)


def _of_a_pointer(home: Path) -> None:
    _with_file("current", NAME)(home)
    _with_file("notas.txt")(home)


STRANGERS: dict[str, Callable[[Path], None]] = {
    "builds": _with_file("builds/x86/programa.bin"),
    "builds of one file": _with_file("builds/programa.bin"),
    "builds that are a file": _with_file("builds"),
    "build names": _of_build_names,
    "a project": _with_file("pyproject.toml"),
    "a hidden file": _with_file(".git/HEAD"),
    "a lock": _with_file("lock", "pid 77"),
    "a pointer and more": lambda home: (_with_file("current", NAME)(home), _with_file("x")(home))[
        0
    ],
    "an empty folder": lambda home: (home / "fotos").mkdir(),
}


@pytest.mark.parametrize("stranger", STRANGERS.values(), ids=STRANGERS)
def test_a_folder_of_somebody_else_is_refused_untouched(
    stranger: Callable[[Path], None], tmp_path: Path
) -> None:
    home = tmp_path / "proyecto"
    home.mkdir()
    stranger(home)
    home.chmod(0o755)
    before = picture(home)
    with pytest.raises(FixFolder, match=r"no se toca.*BUSCADOR_INDEX_DIR"):
        build(home)
    assert picture(home) == before


def test_what_is_put_beside_the_builds_stays(tmp_path: Path) -> None:
    build(tmp_path)
    _with_file("LÉAME")(tmp_path)
    _with_file("builds/copias/enero.tar")(tmp_path)
    _with_file(f"builds/{NAME}/tesis.odt")(tmp_path)  # the form of the name alone is not enough
    _with_file("builds/20200229T101112-31-1/manifest.json", '{"name": "my-web-app"}')(tmp_path)
    _with_file("builds/20200229T101112-31-2/manifest.json", "[" * 100_000)(tmp_path)
    kept = ("LÉAME", "builds/copias", *(f"builds/20200229T101112-31-{n}" for n in range(3)))
    before = {name: picture(tmp_path / name) for name in kept[1:]}
    for _ in range(3):
        build(tmp_path)
    assert {name: picture(tmp_path / name) for name in kept[1:]} == before
    assert (tmp_path / "LÉAME").read_text() == "lo único que queda"
    assert len(list((tmp_path / "builds").iterdir())) == 4 + 2


def test_what_is_left_of_a_first_build_is_ours(tmp_path: Path) -> None:
    (tmp_path / "builds" / NAME).mkdir(parents=True)
    (tmp_path / "builds" / NAME / "manifest.json.new").write_text('{"form')
    (tmp_path / "lock").touch()
    (tmp_path / "current.new").write_text(NAME)
    built = build(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"builds", "lock", "current"}
    assert list((tmp_path / "builds").iterdir()) == [built]


@pytest.mark.kill
def test_a_build_killed_while_it_removes_another_leaves_no_stranger(tmp_path: Path) -> None:
    """The manifest goes last, so the next build knows what is left for its own kind's."""
    first = build(tmp_path)
    code = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from search.store import folder\n"
        "left = int(sys.argv[2])\n"
        "def watch(event, _):\n"
        "    global left\n"
        "    left -= event in {'os.remove', 'os.rmdir'}\n"
        "    if not left: left = -1; os.kill(os.getpid(), signal.SIGKILL)\n"
        "sys.addaudithook(watch)\n"
        "folder.remove(Path(sys.argv[1]))\n"
    )
    files = sum(1 for _ in first.rglob("*"))
    for step in range(1, files + 2):
        build(tmp_path)
        doomed = build(tmp_path)
        done = subprocess.run([sys.executable, "-c", code, doomed, str(step)], cwd=ROOT)
        assert done.returncode == -signal.SIGKILL
        assert doomed.exists()
        FileStore(tmp_path).discard(doomed.name)
        assert not doomed.exists()


# Links, pipes and devices


def _link(target: Path) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


ENDLESS: dict[str, Callable[[Path], None]] = {
    "a pipe": os.mkfifo,
    "an endless device": _link(Path("/dev/zero")),
    "a file elsewhere": _link(Path(__file__)),
}


@pytest.mark.parametrize("name", ["lock", "current", "current.new", "builds"])
@pytest.mark.parametrize("first", [True, False], ids=["new home", "home with a build"])
def test_no_link_in_a_home_is_followed(name: str, first: bool, tmp_path: Path) -> None:
    home, victim = tmp_path / "home", tmp_path / "victim"
    home.mkdir()
    if not first:
        build(home)
        if os.path.lexists(home / name):
            (home / name).rename(tmp_path / "aside")
    _with_file("0/manifest.json", '{"format": 4, "engine": "whoosh"}')(victim)
    if name != "builds":
        victim = victim / "0" / "manifest.json"
    (home / name).symlink_to(victim)
    before = picture(tmp_path / "victim")
    if name == "current.new":  # it only stands in the way
        build(home)
        assert not os.path.lexists(home / name)
    else:
        with pytest.raises(FixFolder, match="no se toca"):
            build(home)
        assert (home / name).is_symlink()
    assert picture(tmp_path / "victim") == before


@pytest.mark.parametrize("name", ["lock", "current", "current.new"])
def test_no_hard_link_in_a_home_is_written(name: str, tmp_path: Path) -> None:
    home, victim = tmp_path / "home", tmp_path / "victim"
    victim.write_text("lo único que queda")
    victim.chmod(0o640)
    build(home)
    (home / name).unlink(missing_ok=True)
    (home / name).hardlink_to(victim)
    build(home)
    assert victim.read_text() == "lo único que queda"
    assert stat.S_IMODE(victim.stat().st_mode) == 0o640


@pytest.mark.parametrize("name", ["lock", "current", "current.new", "builds"])
@pytest.mark.parametrize(
    "put",
    [os.mkfifo, _link(Path("/dev/zero")), _link(Path("/dev/full"))],
    ids=["pipe", "0", "full"],
)
def test_what_has_no_end_in_a_home_stops_nobody(
    name: str, put: Callable[[Path], None], tmp_path: Path
) -> None:
    build(tmp_path)
    place = tmp_path / name
    if os.path.lexists(place):
        place.rename(tmp_path / "aside")
    put(place)
    try:
        current(tmp_path)
    except BuscadorError:
        assert name in ("current", "builds")
    try:
        build(tmp_path)
    except FixFolder:
        assert name != "current.new"


@pytest.mark.parametrize(
    "name", ["manifest.json", "tables.json", "words.json", ENGINE, "more", f"{ENGINE}/more"]
)
@pytest.mark.parametrize(
    "put",
    [os.mkfifo, _link(Path("/dev/zero")), _link(Path("/etc/hostname"))],
    ids=["pipe", "0", "/"],
)
def test_a_build_with_anything_but_files_is_not_read(
    name: str, put: Callable[[Path], None], tmp_path: Path
) -> None:
    home = tmp_path / "home"
    folder = build(home)
    if os.path.lexists(folder / name):
        (folder / name).rename(tmp_path / "aside")
    put(folder / name)
    with pytest.raises(FixFolder, match="no se lee"):
        current(home)


def test_a_build_that_is_a_link_is_not_read(tmp_path: Path) -> None:
    folder = build(tmp_path / "home")
    folder.rename(tmp_path / "aside")
    folder.symlink_to(tmp_path / "aside")
    with pytest.raises(FixFolder, match="no se lee"):
        current(tmp_path / "home")
    before = picture(tmp_path)
    with pytest.raises(FixFolder, match="no se toca"):
        build(tmp_path / "home")
    assert picture(tmp_path) == before


def test_a_link_among_the_builds_stays_with_what_it_leads_to(tmp_path: Path) -> None:
    home, aside = tmp_path / "home", tmp_path / "aside"
    build(home).rename(aside)
    build(home)
    link = home / "builds" / NAME
    link.symlink_to(aside)
    before = picture(aside)
    for _ in range(3):
        build(home)
    assert (picture(aside), link.is_symlink()) == (before, True)


def test_a_home_may_be_a_link_itself(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "home").symlink_to("disk")
    build(tmp_path / "home")
    assert current(tmp_path / "disk").records == 1


@pytest.mark.parametrize("what", ["a file", "a loop", "nowhere", "under a file"])
def test_a_home_that_can_be_none_is_said(what: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    match what:
        case "a file":
            home.touch()
        case "under a file":
            home.touch()
            home = home / "below"
        case "a loop":
            home.symlink_to(home)
        case _:
            home.symlink_to(tmp_path / "gone" / "for good")
    with pytest.raises(FixFolder, match="No se puede escribir el índice"):
        build(home)


def test_two_builds_hold_two_locks_only_where_the_first_is_removed(tmp_path: Path) -> None:
    """Somebody tidies the lock away while a build waits for it: it takes the new one."""
    store = FileStore(tmp_path)
    with store.lock():
        code = (
            "import sys; from pathlib import Path; from search.store.files import FileStore\n"
            "with FileStore(Path(sys.argv[1])).lock(): print('held', flush=True)\n"
        )
        waiting = subprocess.Popen(
            [sys.executable, "-c", code, tmp_path], cwd=ROOT, stdout=subprocess.PIPE
        )
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(2)
        (tmp_path / "lock").unlink()
    assert waiting.communicate()[0] == b"held\n"
    assert waiting.returncode == 0
    assert (tmp_path / "lock").exists()


# Modes


def modes(folder: Path) -> set[tuple[bool, int]]:
    """Of the folders and of the files."""
    found = (path.stat() for path in (folder, *folder.rglob("*")))
    return {(stat.S_ISDIR(each.st_mode), stat.S_IMODE(each.st_mode)) for each in found}


@pytest.mark.parametrize("mask", [0, 0o022, 0o077])
@pytest.mark.parametrize(
    ("given", "folders", "files"),
    [(0o700, 0o700, 0o600), (0o750, 0o750, 0o640), (0o770, 0o750, 0o640), (0o755, 0o755, 0o644)],
)
def test_a_build_is_for_those_who_may_read_its_home(
    mask: int, given: int, folders: int, files: int, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    home.chmod(given)
    before = os.umask(mask)
    try:
        folder = build(home)
    finally:
        os.umask(before)
    assert stat.S_IMODE(home.stat().st_mode) == given
    assert modes(folder) == {(True, folders), (False, files)}
    assert stat.S_IMODE((home / "builds").stat().st_mode) == folders
    assert stat.S_IMODE((home / "current").stat().st_mode) == files


def test_the_modes_of_what_a_build_did_not_make_stay(tmp_path: Path) -> None:
    home = tmp_path / "home"
    first = build(home)
    note = first.parent / "nota"
    note.touch()
    for path, mode in ((home, 0o751), (home / "builds", 0o711), (first, 0o705), (note, 0o604)):
        path.chmod(mode)
    build(home)
    found = [stat.S_IMODE(p.stat().st_mode) for p in (home, home / "builds", first, note)]
    assert found == [0o751, 0o711, 0o705, 0o604]


READING = """
import os, sys
from pathlib import Path
from search.engines.whoosh import index
from search.errors import BuscadorError
from search.model import Query
from search.store.builds import current, open_build
def total():
    return open_build(current(Path(sys.argv[1]))).search(Query()).total
total()  # all is imported before the user changes, who may not be let into the program's folder
index.check = lambda: None  # nor into that of what is installed
os.setgroups([]); os.setegid(int(sys.argv[3])); os.seteuid(int(sys.argv[2]))
try:
    print(total())
except BuscadorError as error:
    print(type(error).__name__)
"""


def as_user(home: Path, user: int, group: int) -> str:
    """What another user gets out of an index."""
    done = subprocess.run(
        [sys.executable, "-c", READING, str(home), str(user), str(group)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.fixture
def outside() -> Iterator[Path]:
    """A folder that other users reach; pytest's own let nobody in."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o711)
        yield Path(name)


@pytest.mark.skipif(not IS_ROOT, reason="only root can be somebody else")
def test_a_group_that_may_read_the_home_reads_every_build(outside: Path) -> None:
    home = outside / "home"
    home.mkdir()
    os.chown(home, -1, 4321)
    home.chmod(0o750)
    for _ in range(2):
        build(home)
        assert as_user(home, NOBODY, 4321) == "1"
        assert as_user(home, NOBODY, NOBODY) == "AllowReading"


# Whom a reader trusts


@pytest.mark.parametrize("place", [".", "builds", "BUILD", f"BUILD/{ENGINE}", "BUILD/tables.json"])
def test_what_anybody_can_write_is_not_read(place: str, tmp_path: Path) -> None:
    folder = build(tmp_path)
    path = tmp_path / place.replace("BUILD", f"builds/{folder.name}")
    path.chmod(path.stat().st_mode | 0o002)
    with pytest.raises(FixFolder, match="Cualquiera puede escribir"):
        current(tmp_path)
    path.chmod(path.stat().st_mode & ~0o002)
    assert open_build(current(tmp_path)).search(Query()).total == 1


def test_nothing_is_built_where_anybody_can_write(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    home.chmod(0o777)
    with pytest.raises(FixFolder, match="Cualquiera puede escribir"):
        build(home)
    assert list(home.iterdir()) == []
    assert stat.S_IMODE(home.stat().st_mode) == 0o777


@pytest.mark.skipif(not IS_ROOT, reason="only root can give a folder away")
@pytest.mark.parametrize("depth", [0, 1])
def test_a_folder_that_a_stranger_put_in_everybodys_place_is_not_read(
    depth: int, outside: Path
) -> None:
    shared = outside / "shared"
    home = shared / "a" / "b"
    home.mkdir(parents=True)
    build(home)
    shared.chmod(0o1777)
    assert current(home).records == 1
    os.chown((home, home.parent)[depth], NOBODY, NOBODY)
    if depth:
        with pytest.raises(FixFolder, match="es de otra persona"):
            current(home)
    else:
        assert current(home).records == 1  # its parent let its owner in
        home.parent.chmod(0o777)
        with pytest.raises(FixFolder, match="es de otra persona"):
            current(home)
