"""Writes one build's Whoosh index; any failure leaves nothing behind that could be read."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from whoosh import index

from search.engine import Analysed
from search.engines.whoosh.arrays.collecting import Collector
from search.engines.whoosh.arrays.levels import write_levels
from search.engines.whoosh.distribution import check
from search.engines.whoosh.posting_pool import TermPool
from search.engines.whoosh.schema import LENGTH, cells, schema, stems, words
from search.query import ranking
from search.serialise import record_json
from search.tables import Tables

MEMORY = 256  # MB before Whoosh spills postings: 32 is 36 % slower, more than 256 gains nothing


class WhooshWriter:
    """The Writer of the embedded engine."""

    def write(self, folder: Path, records: Iterable[Analysed]) -> None:
        """Index the records into an empty folder."""
        check()
        whoosh_index = index.create_in(str(folder), schema())
        writer: Any = whoosh_index.writer(limitmb=MEMORY)
        writer.pool = TermPool(writer.pool, MEMORY)
        collector = Collector()
        try:
            for analysed in collector.watch(records):
                writer.add_document(**_document(analysed))
            writer.commit(optimize=True)
            collector.write(folder)
        except BaseException:
            # A half-added document would leave its words on the next one: drop the whole build.
            with suppress(Exception):
                writer.cancel()
            raise
        finally:
            whoosh_index.close()

    def finish(self, folder: Path, tables: Tables) -> None:
        """Add what hangs on the headings and the agencies of the whole build."""
        write_levels(folder, tables)


def _document(analysed: Analysed) -> dict[str, Any]:
    length = ranking.rounded(sum(analysed.terms.values()))
    return {
        "id": str(analysed.record.id).encode(),
        "stored": record_json(analysed.record),
        "words": words(analysed.tokens),
        "text": stems(analysed.terms),
        LENGTH: str(length).encode(),
        **cells(analysed.values),
    }
