"""The formats of a citation, and what writes each."""

from collections.abc import Callable, Iterable

from web.citations.bibtex import bibtex
from web.citations.citation import Citation, footnote
from web.citations.ris import ris

# Ending -> what writes it; the types are in `web.media`.
WRITERS: dict[str, Callable[[Citation], str]] = {
    "bib": bibtex,
    "ris": ris,
    "txt": lambda of: f"{footnote(of)}\n",
}

# What parts those of one file.
BETWEEN = {"bib": "\n", "ris": "\r\n", "txt": "\n"}


def whole(suffix: str, citations: Iterable[Citation]) -> str:
    """Citations as one file; nothing of none."""
    return BETWEEN[suffix].join(map(WRITERS[suffix], citations))
