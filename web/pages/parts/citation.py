"""How a text is cited: a footnote in plain words that leads back to its source."""

from datetime import date

from search.model import Programme, Record
from search.schema import RESPONSES
from web import wording


def citation(record: Record, programme: Programme, address: str, today: date) -> str:
    """A footnote that leads back to the page of the source and to this one."""
    line = record.line
    code = f"{line.written} (clave {line.code})" if line.written else line.code
    activity = f", actividad {record.activity}" if record.activity else ""
    page = f", p. {record.page}" if record.page else ""
    what = "acciones relevantes a realizar en " if record.response in RESPONSES else ""
    return (
        f"{programme.title} (ramo {programme.branch}), {what}"
        f"{programme.year}, {programme.levels[-1].lower()} {code}{activity}{page}. "
        f"Documento: {programme.document}. "
        f"Disponible en {address} (consulta: {wording.day(today)})."
    )
