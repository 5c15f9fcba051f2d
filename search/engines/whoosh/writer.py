"""Writes one build's Whoosh index; any failure leaves nothing behind that could be read."""

from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path

from whoosh import index

from search.engine import Analysed
from search.engines.whoosh.distribution import check
from search.engines.whoosh.schema import schema
from search.engines.whoosh.writing.segment import Segment
from search.engines.whoosh.writing.texts import Texts


class WhooshWriter:
    """The Writer of the embedded engine."""

    def write(self, folder: Path, records: Iterable[Analysed]) -> None:
        """Index the records into an empty folder."""
        check()
        whoosh_index = index.create_in(str(folder), schema())
        with closing(whoosh_index), closing(Texts(folder)) as texts:
            segment = Segment(whoosh_index, texts)
            try:
                for analysed in records:
                    segment.add(analysed)
                segment.commit(optimize=True)
            except BaseException:
                # A record may be there in part only: drop the whole build.
                with suppress(Exception):
                    segment.cancel()
                raise
