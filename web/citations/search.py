"""How a search is cited: what it asks for, how much it found, where and when."""

from datetime import date

from web import wording


def search_footnote(asked: str, found: str, address: str, day: date) -> str:
    """A footnote that leads back to a search: its sentence, its total, and `address`, that of its
    first page."""
    return (
        f"{asked}. {found}. Buscador de programas. "
        f"Disponible en {address} (consulta: {wording.day(day)})."
    )
