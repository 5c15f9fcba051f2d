"""What is measured: the project's own engine, over an index made for the occasion."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from search.model import Query, Record
from search.searcher import Searcher
from search.store.builds import Contents, open_build, publish
from tests.relevance import xquad
from tests.relevance.judged import Finder
from tests.support.shipped import publish_shipped


@contextmanager
def programme() -> Iterator[Searcher]:
    """A searcher of the programme that ships with the project."""
    with TemporaryDirectory(prefix="buscador-") as home:
        yield open_build(publish_shipped(Path(home)))


@contextmanager
def programme_finder() -> Iterator[Finder]:
    """Finds in the programme that ships with the project."""
    with programme() as searcher:
        yield finder(searcher)


@contextmanager
def xquad_finder(records: Iterable[Record]) -> Iterator[Finder]:
    """Finds in XQuAD's paragraphs."""
    paragraphs = Contents({xquad.PROGRAMME.report: xquad.PROGRAMME}, {}, (), records)
    with TemporaryDirectory(prefix="buscador-") as home:
        yield finder(open_build(publish(Path(home), paragraphs)))


def finder(searcher: Searcher) -> Finder:
    """The ids of all hits, as the full export of a search gives them."""
    return lambda text: searcher.ids(Query(text=text))
