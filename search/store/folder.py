"""The folder of the builds: what in it is ours, who may write into it, and who may read.

Nothing is written through a link, and nothing is removed but what a build made. Whatever is
somebody else's keeps its content and its mode.
"""

import fcntl
import json
import os
import re
import shutil
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from search import reading
from search.errors import FixFolder, why
from search.store.manifest import ELSEWHERE, MANIFEST

BUILDS, LOCK, POINTER, NEXT = "builds", "lock", "current", "current.new"
# What is in a home, and what each must be; a link is neither. What stands in the way of the next
# pointer is removed, whatever it leads to.
OWN: Mapping[str, Callable[[int], bool]] = {
    BUILDS: stat.S_ISDIR,
    LOCK: stat.S_ISREG,
    POINTER: stat.S_ISREG,
    NEXT: lambda mode: not stat.S_ISDIR(mode),
}
NAME = re.compile(r"[0-9]{8}T[0-9]{6}-[0-9]{1,10}-[0-9]{1,10}")  # of a build
LONGEST_NAME = 64  # bytes of a pointer
MANIFEST_BYTES = 1 << 22


# What is ours


def pointed(home: Path) -> str:
    """The name in the pointer, "" where it names no build. OSError where it cannot be read."""
    said = reading.content(home / POINTER, LONGEST_NAME, follow=False)
    name = said.decode("ascii", "replace").strip()
    return name if NAME.fullmatch(name) else ""


def names(home: Path) -> list[str]:
    """What has the form of a build, the newest first. OSError where it cannot be looked at."""
    found = (e.name for e in (home / BUILDS).iterdir() if NAME.fullmatch(e.name) and _is_folder(e))
    return sorted(found, reverse=True)


def size(folder: Path) -> int:
    """Bytes of all files in a folder. OSError where it cannot be looked at."""
    return sum(path.lstat().st_size for path in _within(folder) if not _is_folder(path))


def was_built(folder: Path) -> bool:
    """Whether a build made a folder: its name has the form, and in it stands a manifest.

    A build that was killed at its very beginning has left nothing but the start of one.
    """
    if not NAME.fullmatch(folder.name) or not _is_folder(folder):
        return False
    try:
        said = reading.content(folder / MANIFEST, MANIFEST_BYTES, follow=False)
        manifest = json.loads(said)
    except (OSError, ValueError, RecursionError):
        return all(entry.name == f"{MANIFEST}.new" for entry in folder.iterdir())
    return isinstance(manifest, dict) and {"format", "engine"} <= manifest.keys()


def remove(folder: Path) -> None:
    """Remove a folder if a build made it; the manifest last, lest a crash make it a stranger's."""
    with suppress(OSError):
        if was_built(folder):
            for entry in sorted(folder.iterdir(), key=lambda each: each.name == MANIFEST):
                if _is_folder(entry):
                    shutil.rmtree(entry)
                else:
                    entry.unlink()
            folder.rmdir()


def _is_ours(home: Path) -> bool:
    """Whether a folder holds builds, or could be what is left of a first one."""
    with suppress(OSError):
        if (name := pointed(home)) and was_built(home / BUILDS / name):
            return True
    return all(_begun(entry) for entry in home.iterdir())


def _begun(entry: Path) -> bool:
    if entry.name == BUILDS:
        return all(NAME.fullmatch(each.name) and _is_folder(each) for each in entry.iterdir())
    empty = stat.S_ISREG(entry.lstat().st_mode) and not entry.lstat().st_size
    return entry.name in OWN and (entry.name != LOCK or empty)


def _is_folder(path: Path) -> bool:
    return stat.S_ISDIR(path.lstat().st_mode)


# Writing


def take(home: Path, waiting: Callable[[], object]) -> int:
    """The lock of a home, as a descriptor, once no other build holds it; makes what is missing.

    `waiting` is called where another one does.

    Raises FixFolder where the folder is somebody else's, and then changes nothing in it.
    """
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        _refuse_others(home)
        check(home)
        with suppress(FileExistsError):
            (home / BUILDS).mkdir(mode=0o700)
            share(home / BUILDS, home.stat())
        return _locked(home / LOCK, waiting)
    except OSError as error:
        raise unwritable(home, error) from error


def unwritable(home: Path, error: OSError) -> FixFolder:
    """What is said where a build cannot be written."""
    return FixFolder(f"No se puede escribir el índice en {home}: {why(error)}.")


def _refuse_others(home: Path) -> None:
    for entry in home.iterdir():
        if entry.name in OWN and not OWN[entry.name](entry.lstat().st_mode):
            raise FixFolder(f"{entry} es otra cosa que en un índice: no se toca. {ELSEWHERE}")
    if not _is_ours(home):
        raise FixFolder(f"{home} contiene algo que no es de un índice: no se toca. {ELSEWHERE}")


def _locked(path: Path, waiting: Callable[[], object]) -> int:
    """Its descriptor. A lock is never written, so it does not matter what else has its name."""
    while True:
        flags = os.O_RDONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        descriptor = os.open(path, flags, 0o600)
        try:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                waiting()
                fcntl.flock(descriptor, fcntl.LOCK_EX)
            held = os.fstat(descriptor)
            with suppress(FileNotFoundError):
                if os.path.samestat(held, path.lstat()):
                    return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)  # somebody removed it meanwhile: take the new one


def point(home: Path, name: str) -> None:
    """Replace the pointer in one step."""
    following = home / NEXT
    following.unlink(missing_ok=True)  # left by a crash, or a link that must not be followed
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    with open(os.open(following, flags, 0o600), "wb") as file:  # noqa: PTH123  with these flags
        file.write(name.encode())
    share(following, home.stat())
    following.replace(home / POINTER)
    sync(home.resolve())


def share(path: Path, home: os.stat_result) -> None:
    """Let those read what we made who may read the home, and bring it to the disk."""
    descriptor = _opened(path)
    try:
        status = os.fstat(descriptor)
        folder = stat.S_ISDIR(status.st_mode)
        if status.st_uid == os.geteuid() and (folder or status.st_nlink == 1):
            with suppress(PermissionError):  # a group that the builder is not in
                os.fchown(descriptor, -1, home.st_gid)
            may = 0o700 | home.st_mode & (0o055 | stat.S_ISGID)
            os.fchmod(descriptor, may if folder else may & 0o644)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync(path: Path) -> None:
    """Bring a file or a folder's list to the disk."""
    descriptor = _opened(path)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _opened(path: Path) -> int:
    return os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)


# Reading


def check(home: Path, name: str = "") -> None:
    """Raise FixFolder where a stranger could have written what is read.

    An index is code: who may write into its folder decides what its readers do. `name` is a
    build in it. OSError where it cannot be looked at.
    """
    _check_way(home.resolve())
    inside = (home / BUILDS, *_within(home / BUILDS / name)) if name else ()
    for path in (home.resolve(), *inside):
        mode = path.lstat().st_mode
        if not stat.S_ISDIR(mode) and not stat.S_ISREG(mode):
            raise FixFolder(f"{path} no es un archivo ni una carpeta: no se lee el índice.")
        if mode & stat.S_IWOTH:
            raise FixFolder(f"Cualquiera puede escribir en {path}: ejecute `chmod -R o-w {home}`.")


def _within(folder: Path) -> Iterator[Path]:
    yield folder
    if _is_folder(folder):
        for entry in folder.iterdir():
            yield from _within(entry)


def _check_way(home: Path) -> None:
    """What stands where anybody may put something is its reader's or the system's."""
    for path in (home, *home.parents):
        status = path.stat()
        if status.st_uid not in (0, os.geteuid()) and path.parent.stat().st_mode & stat.S_IWOTH:
            raise FixFolder(
                f"{path} es de otra persona y está donde cualquiera puede escribir: no se usa "
                f"como índice. {ELSEWHERE}"
            )
