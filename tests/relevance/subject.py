"""What is measured: the project's own engine, over an index made for the occasion."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from search.engine import Reader
from search.model import Query, Record
from search.store.builds import Contents, open_build, publish
from tests.relevance import xquad
from tests.relevance.judged import Finder
from tests.support.shipped import publish_shipped


@contextmanager
def programme() -> Iterator[Reader]:
    """A reader of the programme that ships with the project."""
    with TemporaryDirectory(prefix="buscador-") as home:
        yield open_build(publish_shipped(Path(home)))


@contextmanager
def programme_finder() -> Iterator[Finder]:
    """Finds in the programme that ships with the project."""
    with programme() as reader:
        yield finder(reader)


@contextmanager
def xquad_finder(records: Iterable[Record]) -> Iterator[Finder]:
    """Finds in XQuAD's paragraphs."""
    paragraphs = Contents({xquad.PROGRAMME.id: xquad.PROGRAMME}, {}, (), records)
    with TemporaryDirectory(prefix="buscador-") as home:
        yield finder(open_build(publish(Path(home), paragraphs)))


def finder(reader: Reader) -> Finder:
    """The ids of all hits, as the full export of a search gives them."""
    return lambda text: tuple(hit.record.id for hit in reader.hits(Query(text=text)))
