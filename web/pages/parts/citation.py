"""How a text is cited: a footnote in plain words that leads back to its source."""

from datetime import date

from search.model import Programme, Record
from web import wording


def citation(record: Record, programme: Programme, address: str, today: date) -> str:
    """A footnote that leads back to the page of the source and to this one."""
    activity = f", actividad {record.activity}" if record.activity else ""
    page = f", p. {record.page}" if record.page else ""
    return (
        f"{programme.title} (ramo {programme.branch}), acciones relevantes a realizar en "
        f"{programme.year}, {programme.levels[-1].lower()} {record.code}{activity}{page}. "
        f"Documento: {programme.document}. "
        f"Disponible en {address} (consulta: {wording.day(today)})."
    )
