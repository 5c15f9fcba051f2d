"""Searches to try: the first of a broad list that this build answers, and its own names."""

from search.engine import Reader
from search.model import Query
from web import wording

# What people look for in the programmes of a government, most asked first.
TOPICS = (
    "derechos humanos", "trata de personas", "salud mental", "empleo temporal", "vivienda",
    "violencia contra las mujeres", "niñas y niños", "educación", "capacitación", "seguridad",
    "medio ambiente", "agua potable", "pueblos indígenas", "personas con discapacidad",
)  # fmt: skip
SHOWN = 3


def topics(reader: Reader) -> tuple[str, ...]:
    """The topics that find something, a few."""
    answered = (text for text in TOPICS if reader.search(Query(f'"{text}"', size=1)).total)
    return tuple(text for text, _ in zip(answered, range(SHOWN), strict=False))


def examples(reader: Reader) -> tuple[str, ...]:
    """Searches that find something: topics, the agency that acts most, a code, an answer."""
    page = reader.search(Query(size=1))
    busiest = next((f.values[0].value for f in page.facets if f.name == "agency" and f.values), "")
    agency = reader.agencies.get(busiest)
    code = page.hits[0].record.code if page.hits else ""
    named = wording.acronym(agency) or agency.name if agency else ""
    return tuple(text for text in (*topics(reader), named, code, "respuesta:no") if text)
