"""The formats of a citation, and what writes each."""

from collections.abc import Callable

from web.citations.bibtex import bibtex
from web.citations.citation import Citation, footnote
from web.citations.ris import ris

# Ending -> what writes it; the types are in `web.media`.
WRITERS: dict[str, Callable[[Citation], str]] = {
    "bib": bibtex,
    "ris": ris,
    "txt": lambda of: f"{footnote(of)}\n",
}
