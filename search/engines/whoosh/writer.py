"""Writes one build's Whoosh index; any failure leaves nothing behind that could be read."""

from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path

from whoosh import index

from search.engine import Analysed
from search.engines.whoosh.arrays.collecting import Collector
from search.engines.whoosh.arrays.levels import write_levels
from search.engines.whoosh.distribution import check
from search.engines.whoosh.schema import schema
from search.engines.whoosh.writing.segment import Segment
from search.engines.whoosh.writing.texts import Texts
from search.tables import Tables


class WhooshWriter:
    """The Writer of the embedded engine."""

    def write(self, folder: Path, records: Iterable[Analysed]) -> None:
        """Index the records into an empty folder."""
        check()
        whoosh_index = index.create_in(str(folder), schema())
        with closing(whoosh_index), closing(Texts(folder)) as texts:
            segment, collector = Segment(whoosh_index, texts), Collector(texts)
            try:
                for analysed in collector.watch(records):
                    segment.add(analysed)
                segment.commit(optimize=True)
                collector.write(folder)
            except BaseException:
                # A record may be there in part only: drop the whole build.
                with suppress(Exception):
                    segment.cancel()
                raise

    def finish(self, folder: Path, tables: Tables) -> None:
        """Add what hangs on the headings and the agencies of the whole build."""
        write_levels(folder, tables)
