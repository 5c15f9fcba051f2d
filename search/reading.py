"""Files that somebody else may have put there: looked at before they are read, up to a bound."""

import os
import stat
from errno import EFBIG, ELOOP, ENXIO
from pathlib import Path
from typing import BinaryIO


def content(path: Path, most: int, *, follow: bool = True) -> bytes:
    """The bytes of a regular file. OSError where it is none, holds more, or cannot be read."""
    with opened(path, follow=follow) as file:
        found = file.read(most + 1)
    if len(found) > most:
        raise OSError(EFBIG, os.strerror(EFBIG), str(path))
    return found


def opened(path: Path, *, follow: bool = True) -> BinaryIO:
    """A regular file, open for reading; whoever must not follow a link does not.

    Nothing else is even opened: a pipe would wait for a writer, a device has no end.
    """
    _demand_regular(path.stat(follow_symlinks=follow), path)
    flags = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | (0 if follow else os.O_NOFOLLOW)
    file = open(os.open(path, flags), "rb")  # noqa: SIM115, PTH123  the caller closes it
    try:
        _demand_regular(os.fstat(file.fileno()), path)  # it may be another by now
    except OSError:
        file.close()
        raise
    return file


def _demand_regular(status: os.stat_result, path: Path) -> None:
    if stat.S_ISLNK(status.st_mode):
        raise OSError(ELOOP, os.strerror(ELOOP), str(path))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(ENXIO, os.strerror(ENXIO), str(path))
