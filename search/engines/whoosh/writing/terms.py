"""Writes the fields of a segment: postings and the table of terms."""

from collections.abc import Callable
from typing import Any

import numpy as np
from whoosh.formats import Positions
from whoosh.system import pack_ushort

from search.engines.whoosh.writing import blocks
from search.engines.whoosh.writing.postings import Field, Postings

MOST_KEPT = 1 << 16  # encoded positions: 15 MB


class Encoded(dict[tuple[int, ...], bytes]):
    """The positions of a word in one text as Whoosh keeps them.

    Equal ones are one object, which a block's pickle has once. Forgets everything when it is full.
    """

    encode: Callable[[tuple[int, ...]], bytes] = Positions().encode

    def __missing__(self, positions: tuple[int, ...]) -> bytes:
        if len(self) >= MOST_KEPT:
            self.clear()
        encoded = self[positions] = self.encode(positions)
        return encoded

    def of(self, postings: Postings) -> list[bytes]:
        """Those of each posting."""
        start, positions = postings.start, postings.positions
        found = [self[place,] for place in positions[start].tolist()]
        several = np.flatnonzero(postings.frequencies > 1)
        places = positions.tolist()
        edges = (several, start[several], (start + postings.frequencies)[several])
        for number, first, end in zip(*(each.tolist() for each in edges), strict=True):
            found[number] = self[tuple(places[first:end])]
        return found


class TermsWriter:
    """Writes field after field, in the order of their names, through Whoosh's FieldWriter."""

    def __init__(self, writer: Any) -> None:
        self._writer = writer
        self._file = writer._postfile
        self._table = writer._tindex
        self._encoded = Encoded()

    def write(self, name: str, kind: Any, field: Field, lengths: blocks.LengthBytes) -> None:
        """Write a field; `kind` is what the schema says of it."""
        self._writer.start_field(name, kind)
        key = pack_ushort(self._writer._fieldid)
        for postings in field.postings():
            values = self._encoded.of(postings) if kind.format.supports("positions") else None
            written = blocks.terms(postings, lengths, values, self._file.tell())
            for term, row, block in written:
                self._table.add(key + term.encode(), row)
                self._file.write(block)
        self._writer.finish_field()
