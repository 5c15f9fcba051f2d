"""How a text is cited, and where it comes from, as its page shows it."""

from dataclasses import dataclass

from search.model import Programme, Record
from search.searcher import Searcher
from web import urls
from web.citations.citation import Citation, footnote, place
from web.citations.kept import kept_source
from web.links import Link
from web.request import absolute, today

# Ending, what people call the file, what it is for.
FORMAT_WORDS = (
    ("bib", "BibTeX", "Para LaTeX, Zotero, JabRef"),
    ("ris", "RIS", "Para Zotero, EndNote, Mendeley"),
    ("txt", "Texto", "Lo mismo, en un archivo de texto"),
)


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation on a page."""

    text: str
    address: str
    files: tuple[Link, ...]


def cited(record: Record, programme: Programme) -> Cited:
    """How a record is cited, at its own address."""
    address = absolute(urls.own(record.id))
    return Cited(
        footnote(Citation(record, programme, address, today())),
        address,
        tuple(
            Link(text, urls.citation(suffix, record.id), title)
            for suffix, text, title in FORMAT_WORDS
        ),
    )


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a report comes from, or a text of it."""

    programme: Programme
    file: str  # the address of its source file; "" where the build does not keep it
    place: str = ""  # in the file


def origin(programme: Programme, build: Searcher, record: Record | None = None) -> Origin:
    """Where a report comes from; with a record, where that stands in its file."""
    kept = kept_source(programme, build)
    file = urls.source(programme.id, programme.year) if kept else ""
    return Origin(programme, file, place(record) if record else "")
