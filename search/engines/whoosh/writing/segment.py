"""A segment of Whoosh's whose postings and columns are written for all records at once."""

from contextlib import suppress
from operator import itemgetter
from typing import Any

import numpy as np
from whoosh.codec.whoosh3 import LENGTHS_COLUMN
from whoosh.util.numeric import length_to_byte
from whoosh.writing import SegmentWriter

from search.engine import Analysed
from search.engines.whoosh.schema import COLUMNS, LENGTH, SURFACES, column
from search.engines.whoosh.writing.blocks import LengthBytes
from search.engines.whoosh.writing.columns import Column, Held
from search.engines.whoosh.writing.postings import Field, Terms
from search.engines.whoosh.writing.terms import TermsWriter
from search.engines.whoosh.writing.texts import Texts
from search.query import ranking
from search.serialise import record_json
from search.spanish import analysis

FIELDS: dict[str, Terms] = {"text": analysis.terms_of, SURFACES: analysis.forms_of}  # by name
ROWS = 1000  # taken at once
_values = itemgetter(*COLUMNS)


class Segment(SegmentWriter):
    """Whoosh's writer of a segment, but for what it does for each word of each record.

    Whoosh keeps a tuple a posting, sorts them all and takes some ten calls to write each. Here
    the words of all texts are one row of numbers, which is sorted, cut and written in large parts.
    """

    def __init__(self, index: Any, texts: Texts) -> None:
        """`texts` has none yet, and takes those of all records."""
        super().__init__(index)
        self._documents: Any = self.perdocwriter
        self._texts = texts
        self._cells = {name: Column(name) for name in (*COLUMNS, LENGTH)}
        self._rows: list[tuple[Held, ...]] = []  # of cells that are not in columns yet
        self._ids = self._column("id")
        self._stored = self._documents._get_column("_stored")

    def add(self, analysed: Analysed) -> None:
        """Take the next record."""
        record, number = analysed.record, self.docnum
        self._ids.add(number, str(record.id).encode())
        self._stored.add(number, {"stored": record_json(record)})
        self._texts.add(analysed.surfaces)
        length = str(ranking.rounded(analysed.length))
        self._rows.append((*_values(analysed.values), (length,)))
        if len(self._rows) == ROWS:
            self._take_rows()
        self.docnum += 1
        self._added = True

    def _take_rows(self) -> None:
        for cells, held in zip(self._cells.values(), zip(*self._rows, strict=True), strict=False):
            cells.extend(held)
        self._rows.clear()

    def _flush_segment(self) -> None:
        """Write what has come; called by Whoosh when it commits."""
        self._take_rows()
        for name, cells in self._cells.items():
            cells.write(self._column(name if name == LENGTH else column(name)))
        terms = TermsWriter(self.fieldwriter)
        for name, of_form in FIELDS.items():
            field = Field(self._texts, of_form)
            if field.terms:
                terms.write(name, self.schema[name], field, self._write_lengths(name, field))
        self.fieldwriter.close()
        self._documents._doccount = self.docnum
        self._documents.close()

    def _cleanup_on_error(self) -> None:
        """What could not be written is let go of; Whoosh would leave its files open."""
        fields = self.fieldwriter
        for file in (self._documents._cols._temp, fields._postfile, fields._tindex.dbfile):
            with suppress(Exception):
                file.close()
        super()._cleanup_on_error()

    def _write_lengths(self, name: str, field: Field) -> LengthBytes:
        """Write how long each text is, for Whoosh's own scoring."""
        lengths = field.lengths()
        self._documents._fieldlengths[name] = int(lengths.sum())
        known = range(int(lengths.max()) + 1)
        rounded = np.fromiter(map(length_to_byte, known), np.uint8)[lengths]
        self._create(f"_{name}_len", LENGTHS_COLUMN)._dbfile.write(rounded.tobytes())
        return rounded

    def _column(self, name: str) -> Any:
        """Whoosh's writer of a column of the schema."""
        return self._create(name, self.schema[name].column_type)

    def _create(self, name: str, kind: Any) -> Any:
        self._documents._create_column(name, kind)
        return self._documents._get_column(name)
