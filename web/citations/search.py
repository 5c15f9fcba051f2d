"""How a search is cited: what it asks for, how much it found, where and when."""

from datetime import date

from search.model import Page
from search.output import totals
from search.output.asked.sentence import sentence
from search.searcher import Searcher
from web import wording


def search_footnote(page: Page, build: Searcher, address: str, day: date) -> str:
    """A footnote that leads back to a search; `address` is that of its first page."""
    found = totals.total(page, lines=build.levels.counted)
    return (
        f"{sentence(page.query, build)}. {found}. Buscador de programas. "
        f"Disponible en {address} (consulta: {wording.day(day)})."
    )
