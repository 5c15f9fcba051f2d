"""Whoosh's columns of few values, collected cell by cell and written whole."""

from array import array
from typing import Any

import numpy as np

from search.errors import FixSource

MOST = 1 << 16  # values, the empty one among them; what comes later Whoosh would drop
MOST_BYTES = 1 << 8  # values whose numbers are bytes


class Column:
    """The cells of one column of a segment."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._numbers = {"": 0}
        self._cells = array("H")

    def add(self, cell: str) -> None:
        """Take the next record's cell. FixSource where there are too many kinds of them."""
        number = self._numbers.setdefault(cell, len(self._numbers))
        if number >= MOST:
            raise FixSource(
                f"Los registros tienen más de {MOST - 1:,} valores distintos de «{self._name}»; "
                "divida los archivos entre varios índices o use OpenSearch."
            )
        self._cells.append(number)

    def write(self, writer: Any) -> None:
        """Hand all cells to the writer of a RefBytesColumn that has none yet."""
        cells = np.array(self._cells, np.uint16)
        few = len(self._numbers) <= MOST_BYTES
        writer._uniques = {cell.encode(): at for cell, at in self._numbers.items()}
        writer._refs = array("B", cells.astype(np.uint8).tobytes()) if few else None
        writer._count = len(cells)
        if not few:
            writer._dbfile.write(cells.astype(">u2").tobytes())
