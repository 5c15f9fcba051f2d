"""What is measured: the project's own engine, over an index made for the occasion."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from index import contents, source
from index.row import Row
from search.builds import Contents, open_build, publish
from search.engine import Reader
from search.model import Query, Record
from tests.relevance import xquad
from tests.relevance.judged import Finder


@contextmanager
def reader_of(what: Contents) -> Iterator[Reader]:
    """A reader of a build of its own, removed afterwards."""
    with TemporaryDirectory(prefix="buscador-") as home:
        yield open_build(publish(Path(home), what))


@contextmanager
def programme() -> Iterator[Reader]:
    """The programme that ships with the project."""
    sources = [source.look(path) for path in contents.shipped()]
    with reader_of(contents.contents(contents.records(sources, _untold))) as reader:
        yield reader


@contextmanager
def programme_finder() -> Iterator[Finder]:
    """Finds in the programme that ships with the project."""
    with programme() as reader:
        yield finder(reader)


@contextmanager
def xquad_finder(records: Iterable[Record]) -> Iterator[Finder]:
    """Finds in XQuAD's paragraphs."""
    paragraphs = Contents({xquad.PROGRAMME.id: xquad.PROGRAMME}, {}, (), records)
    with reader_of(paragraphs) as reader:
        yield finder(reader)


def finder(reader: Reader) -> Finder:
    """The ids of all hits, as the full export of a search gives them."""
    return lambda text: tuple(hit.record.id for hit in reader.hits(Query(text=text)))


def _untold(rows: Iterable[Row], document: str) -> Iterable[Row]:
    """No progress bar."""
    return rows
