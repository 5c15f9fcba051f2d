"""Numbers, dates and names in the Spanish of Mexico, as pages write them."""

from datetime import date

from search.ids import HeadingId
from search.model import Programme, Record, Sort
from search.output.sentences import is_feminine, short_level
from search.searcher import Searcher

MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip
SORTS: dict[Sort, str] = {"relevance": "Relevancia", "code": "Clave"}


HEADING = 48  # characters of a heading where many stand side by side


def number(n: int) -> str:
    """A whole number with the thousands separator of es-MX.

    >>> number(25100)
    '25,100'
    """
    return f"{n:,}"


def day(when: date) -> str:
    """A date in words.

    >>> day(date(2026, 11, 3))
    '3 de noviembre de 2026'
    """
    return f"{when.day} de {MONTHS[when.month - 1]} de {when.year}"


def title(record: Record, programme: Programme, year: str = "") -> str:
    """What a record is called: "Línea de acción 1.5.10", "Actividad 2 de la línea 1.5.10 (2018)".

    `year`: where its programme has several.
    """
    if record.activity is None:
        return dated(f"{programme.levels[-1]} {record.line.shown}", year)
    line = short_level(programme)
    of = "de la" if is_feminine(line) else "del"
    return dated(f"Actividad {record.activity} {of} {line} {record.line.shown}", year)


def heading_title(id: HeadingId, build: Searcher) -> str:  # noqa: A002  the field's own name
    """What a heading is called: "Estrategia 1.5"."""
    level = build.programmes[id.report].levels[len(id.numbers) - 1]
    return f"{level} {build.headings[id].shown}"


def dated(text: str, year: str) -> str:
    """What something is called, with its year where there is one to tell.

    >>> dated("1.5.10", "2018"), dated("1.5.10", "")
    ('1.5.10 (2018)', '1.5.10')
    """
    return f"{text} ({year})" if year else text


def heading(label: str) -> str:
    """A heading cut to a line, with the report that it is of, which stands behind it in brackets.

    >>> heading("1.2. Adecuar el marco normativo en materia de sanidad y de pesca (Mar, 2018)")
    '1.2. Adecuar el marco normativo en materia de… (Mar, 2018)'
    """
    text, opened, of = label.rpartition(" (") if label.endswith(")") else (label, "", "")
    return short(text, HEADING) + opened + of


def short(text: str, width: int = 64) -> str:
    """A text, cut between words where it is longer than a line.

    >>> short("Fomentar una cultura de la legalidad", 20)
    'Fomentar una cultura…'
    """
    if len(text) <= width:
        return text
    return text[: width + 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
