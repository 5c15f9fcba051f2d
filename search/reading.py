"""Files that somebody else may have put there: looked at before they are read, up to a bound."""

import csv
import os
import stat
from collections.abc import Iterator
from errno import EFBIG, ELOOP, ENXIO
from io import StringIO
from pathlib import Path
from typing import BinaryIO, NamedTuple

from search.errors import FixSource, why
from search.printable import HARMFUL

TABLE_BYTES = 1 << 23  # of a table that people keep by hand; the largest that ships has 330 kB
CELL = 2_000  # characters; the longest that ships has 578

Row = dict[str, str]


class Table(NamedTuple):
    """The columns of a CSV file, and its rows with the line on which each ends."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[int, Row]]


def table(path: Path) -> Table:
    """A CSV file that is kept by hand; every row has a text for every column.

    FixSource names the row in which a cell is missing, too many, too long, or no text.
    """
    try:
        text = content(path, TABLE_BYTES).decode("utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise FixSource(f"No se puede leer {path}: {why(error)}.") from error
    lines = _lines(text, path.name)
    _, columns = next(lines, (0, []))
    return Table(tuple(columns), _rows(columns, lines, path.name))


def _lines(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """The lines that hold something, each looked at."""
    reader = csv.reader(StringIO(text, newline=""))
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise FixSource(
                f"{name}, fila {reader.line_num}: las comillas o una celda no se entienden."
            ) from error
        if cells is None:
            return
        where = f"{name}, fila {reader.line_num}"
        if any(len(cell) > CELL for cell in cells):
            raise FixSource(f"{where}: una celda tiene más de {CELL} caracteres.")
        if any(HARMFUL.search(cell) for cell in cells):
            raise FixSource(f"{where}: una celda contiene caracteres de control.")
        if cells:
            yield reader.line_num, cells


def _rows(
    columns: list[str], lines: Iterator[tuple[int, list[str]]], name: str
) -> Iterator[tuple[int, Row]]:
    for number, cells in lines:
        if len(cells) > len(columns):
            raise FixSource(
                f"{name}, fila {number}: sobran celdas; ponga entre comillas la que tiene una coma."
            )
        if len(cells) < len(columns):
            raise FixSource(f"{name}, fila {number}: debe tener {len(columns)} celdas.")
        yield number, dict(zip(columns, cells, strict=True))


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
