"""The file of noted searches: lines added by any number of processes, of bounded size.

A full file is put aside under its name with ".1", in the place of the one before.
"""

import fcntl
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from errno import ENXIO
from pathlib import Path

from search import reading
from search.errors import FixSettings, why
from search.journal.entry import Entry, parsed

LIMIT = 4 * 2**20  # bytes, some 30,000 searches; there are two such files at most
OWNER_ONLY = 0o600


def add(path: Path, entry: Entry, limit: int = LIMIT) -> None:
    """Add a line. Raises OSError where it cannot be written whole."""
    line = entry.line().encode()
    file = _opened(path)
    try:
        if os.fstat(file).st_size + len(line) > limit:
            _put_aside(path, file)
            os.close(file)
            file = _opened(path)
        os.write(file, line)  # one call: lines of several processes do not mix
    finally:
        os.close(file)


def _opened(path: Path) -> int:
    file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NONBLOCK, OWNER_ONLY)
    if not stat.S_ISREG(os.fstat(file).st_mode):
        os.close(file)
        raise OSError(ENXIO, os.strerror(ENXIO), str(path))
    return file


def _put_aside(path: Path, file: int) -> None:
    """Rename the file, unless another process has done so meanwhile."""
    fcntl.flock(file, fcntl.LOCK_EX)
    with suppress(FileNotFoundError):
        if os.path.samestat(path.stat(), os.fstat(file)):
            path.replace(aside(path))


def aside(path: Path) -> Path:
    """Where a full file is put."""
    return path.parent / f"{path.name}.1"


def check(path: Path) -> None:
    """Raise FixSettings where searches cannot be noted in a file."""
    try:
        os.close(_opened(path))
    except OSError as error:
        raise FixSettings(
            f"BUSCADOR_SEARCH_LOG: no se puede escribir en {path}: {why(error)}. "
            "Indique un archivo en una carpeta que exista y en la que pueda escribir."
        ) from error


def entries(path: Path) -> Iterator[Entry]:
    """The noted searches, the oldest first. Raises FixSettings where there is no such file."""
    for each in (aside(path), path):
        try:
            content = reading.content(each, 2 * LIMIT)
        except FileNotFoundError as error:
            if each == path and not aside(path).exists():
                raise FixSettings(f"No hay búsquedas anotadas en {path}: no existe.") from error
            continue
        except OSError as error:
            raise FixSettings(f"No se puede leer {each}: {why(error)}.") from error
        lines = content.decode("utf-8", "replace").split("\n")
        yield from (entry for line in lines if line and (entry := parsed(line)))


def named(given: str, setting: Path | None) -> Path:
    """The file that is given, or else set. Raises FixSettings where neither names one."""
    if given:
        return Path(given)
    if setting is None:
        raise FixSettings("Indique el archivo: `--log ARCHIVO`, o en BUSCADOR_SEARCH_LOG.")
    return setting
