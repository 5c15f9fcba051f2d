"""What is measured: the project's own engine, over an index made for the occasion."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from search.builds import Contents, open_build, publish
from search.engine import Reader
from search.model import Query, Record
from tests.relevance import xquad
from tests.relevance.judged import Finder


@contextmanager
def reader_of(contents: Contents) -> Iterator[Reader]:
    """A reader of a build of its own, removed afterwards."""
    with TemporaryDirectory(prefix="buscador-") as home:
        yield open_build(publish(Path(home), contents))


@contextmanager
def programme() -> Iterator[Reader]:
    """The programme that ships with the project."""
    from index.sources import bundled

    with reader_of(bundled()) as reader:
        yield reader


@contextmanager
def programme_finder() -> Iterator[Finder]:
    """Finds in the programme that ships with the project."""
    with programme() as reader:
        yield finder(reader)


@contextmanager
def xquad_finder(records: Iterable[Record]) -> Iterator[Finder]:
    """Finds in XQuAD's paragraphs."""
    contents = Contents({xquad.PROGRAMME.id: xquad.PROGRAMME}, {}, (), records)
    with reader_of(contents) as reader:
        yield finder(reader)


def finder(reader: Reader) -> Finder:
    """The ids of all hits, as the full export of a search gives them."""
    return lambda text: tuple(hit.record.id for hit in reader.hits(Query(text=text)))
