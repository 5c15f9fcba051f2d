"""Whoosh's columns of few values, collected cell by cell and written whole."""

from array import array
from collections.abc import Iterable
from typing import Any

import numpy as np

from search.engines.whoosh.schema import SEPARATOR
from search.errors import FixSource

Held = tuple[str, ...]  # values of one record

MOST = 1 << 16  # values, the empty one among them; what comes later Whoosh would drop
MOST_BYTES = 1 << 8  # values whose numbers are bytes


class Column(dict[Held, int]):
    """The cells of one column of a segment; a number for each set of values that was seen."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._numbers = {"": 0}
        self._cells = array("H")

    def extend(self, held: Iterable[Held]) -> None:
        """Take what the next records hold. FixSource where there are too many kinds of cells."""
        self._cells.extend(map(self.__getitem__, held))

    def __missing__(self, held: Held) -> int:
        cell = SEPARATOR.join(held)
        number = self[held] = self._numbers.setdefault(cell, len(self._numbers))
        if number >= MOST:
            raise FixSource(
                f"Los registros tienen más de {MOST - 1:,} valores distintos de «{self._name}»; "
                "divida los archivos entre varios índices o use OpenSearch."
            )
        return number

    def write(self, writer: Any) -> None:
        """Hand all cells to the writer of a RefBytesColumn that has none yet."""
        cells = np.array(self._cells, np.uint16)
        few = len(self._numbers) <= MOST_BYTES
        writer._uniques = {cell.encode(): at for cell, at in self._numbers.items()}
        writer._refs = array("B", cells.astype(np.uint8).tobytes()) if few else None
        writer._count = len(cells)
        if not few:
            writer._dbfile.write(cells.astype(">u2").tobytes())
