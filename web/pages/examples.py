"""Searches to try: the first of a broad list that this build answers, and its own names."""

from search.model import Query
from search.searcher import Searcher
from web import wording

# What people look for in the programmes of a government, most asked first.
TOPICS = (
    "derechos humanos", "trata de personas", "salud mental", "empleo temporal", "vivienda",
    "violencia contra las mujeres", "niñas y niños", "educación", "capacitación", "seguridad",
    "medio ambiente", "agua potable", "pueblos indígenas", "personas con discapacidad",
)  # fmt: skip
SHOWN = 3


def topics(searcher: Searcher) -> tuple[str, ...]:
    """The topics that find something, a few."""
    answered = (text for text in TOPICS if searcher.search(Query(f'"{text}"', size=1)).total)
    return tuple(text for text, _ in zip(answered, range(SHOWN), strict=False))


def busiest(searcher: Searcher) -> str:
    """What the agency that acts most is called, or nothing."""
    facets = searcher.search(Query(size=1)).facets
    first = next((f.values[0].value for f in facets if f.name == "agency" and f.values), "")
    agency = searcher.agencies.get(first)
    return wording.acronym(agency) or agency.name if agency else ""


def first_code(searcher: Searcher) -> str:
    """The code of a line, or nothing in an empty build."""
    return next((record.code for record in searcher.records()), "")


def examples(searcher: Searcher) -> tuple[str, ...]:
    """Searches that find something: topics, the agency that acts most, a code, an answer."""
    tried = (*topics(searcher), busiest(searcher), first_code(searcher), "respuesta:no")
    return tuple(t for t in tried if t and searcher.search(Query(t, size=1)).total)
