"""Searches to try: the first of a broad list that this build answers, and its own names."""

from search.model import Query
from search.output import bodies
from search.searcher import Searcher

# What people look for in the programmes of a government, most asked first.
TOPICS = (
    "derechos humanos", "trata de personas", "salud mental", "empleo temporal", "vivienda",
    "violencia contra las mujeres", "niñas y niños", "educación", "capacitación", "seguridad",
    "medio ambiente", "agua potable", "pueblos indígenas", "personas con discapacidad",
)  # fmt: skip
TOPICS_SHOWN = 3


def topics(build: Searcher) -> tuple[str, ...]:
    """The topics that find something, a few."""
    answered = (text for text in TOPICS if build.search(Query(f'"{text}"', size=1)).total)
    return tuple(text for text, _ in zip(answered, range(TOPICS_SHOWN), strict=False))


def busiest(build: Searcher) -> str:
    """What the agency that acts most is called, or nothing."""
    facets = build.search(Query(size=1)).facets
    first = next((f.values[0].value for f in facets if f.name == "agency" and f.values), "")
    agency = build.agencies.get(first)
    return bodies.shortest(agency) if agency else ""


def first_code(build: Searcher) -> str:
    """The code of a line as its source writes it, or nothing in an empty build."""
    return next((record.line.shown for record in build.records()), "")


def examples(build: Searcher) -> tuple[str, ...]:
    """Searches that find something: topics, the agency that acts most, a code, an answer."""
    tried = (*topics(build), busiest(build), first_code(build), "respuesta:no")
    return tuple(t for t in tried if t and build.search(Query(t, size=1)).total)
