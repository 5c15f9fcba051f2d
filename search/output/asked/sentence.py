"""The sentence of a search: what it finds, and how it is narrowed."""

from collections.abc import Iterable, Iterator

from search.filters import Filters
from search.model import Query
from search.output.asked.grammar import either, lowered, vowel
from search.output.asked.scope import scope
from search.output.asked.words import excluded, words
from search.output.bodies import acronym
from search.output.sentences import called, capital
from search.query.planner import FORM_KEY
from search.results.levels import plural
from search.schema import LEVELS, NONE, chosen, columns_of
from search.searcher import Searcher

# By the columns that hold a body in its role: the verb of one, of several.
VERBS = {
    ("agency",): ("actúa", "actúan"),
    ("mentioned",): ("solo se menciona", "solo se mencionan"),
    ("agency", "mentioned"): ("actúa o se menciona", "actúan o se mencionan"),
}
NOBODY = "no actúa ninguna dependencia"
IN_WORDS = {"kind", "agency", "response", "programme", "year", *LEVELS}  # that have words here


def sentence(query: Query, build: Searcher) -> str:
    """What a query asks for: "Actividades que mencionan «salud», en las que actúa el INM".

    Its order, its page and its size are left aside. What was typed as a choice is said like one
    that was ticked. Every facet is there, whatever facets the schema has.
    """
    query = build.settled(query)
    nouns = _nouns(query.filters, build)
    head = " y ".join(map(plural, nouns))
    asked = words(query.text)
    narrowed = [
        *_bodies(query.filters, f"en l{vowel(nouns)}s que", build),
        *_responses(query.filters, build),
        *_others(query.filters, build),
        *excluded(query.text),
        *map(_switched_off, query.without),
    ]
    told = ", ".join(filter(None, (*narrowed, scope(query.filters, build))))
    if not (asked or told) and not query.filters["kind"]:
        head = f"todos los {head}"
    between = ", " if asked and told else " "
    return capital(f"{head} {asked}".rstrip() + between + told).rstrip()


def _nouns(filters: Filters, build: Searcher) -> tuple[str, ...]:
    """What is looked for, in the singular: lines before activities."""
    called = {"line": build.levels.line.lower(), "activity": "actividad"}
    return tuple(noun for kind, noun in called.items() if kind in filters["kind"]) or ("texto",)


def _bodies(filters: Filters, where: str, build: Searcher) -> Iterator[str]:
    """Who acts in the texts or is named there, by the role that is asked for."""
    ids = [each for each in filters["agency"] if each != NONE]
    said = []
    if ids:
        one, several = VERBS[columns_of("agency", filters["role"])]
        said.append(f"{several if ids[1:] else one} {either(_called(ids, build))}")
    if len(ids) < len(filters["agency"]):
        said.append(NOBODY)
    if said:
        yield f"{where} {' o '.join(said)}"


def _called(ids: Iterable[str], build: Searcher) -> Iterator[str]:
    for each in ids:
        agency = build.agencies.get(each)
        yield called(agency.name, acronym(agency)) if agency else each


def _responses(filters: Filters, build: Searcher) -> Iterator[str]:
    if values := filters["response"]:
        labels = (f"«{build.label('response', each)}»" for each in values)
        yield f"con la respuesta {either(labels)}"


def _others(filters: Filters, build: Searcher) -> Iterator[str]:
    """Every other facet: "con hallazgos: texto repetido"."""
    by_role = any(each != NONE for each in filters["agency"])  # then the verb says the role
    for facet, values in chosen(filters):
        if facet.name not in IN_WORDS and not (facet.name == "role" and by_role):
            labels = (lowered(build.label(facet.name, each)) for each in values)
            yield f"con {facet.label.lower()}: {either(labels)}"


def _switched_off(key: str) -> str:
    """What of all that is searched besides the words is not.

    >>> _switched_off("deportados>repatriados"), _switched_off("form:becaria")
    ('sin buscar «repatriados» por «deportados»', 'sin la forma «becaria»')
    """
    asked, between, added = key.partition(">")
    if between:
        return f"sin buscar «{added}» por «{asked}»"
    return f"sin la forma «{key.removeprefix(FORM_KEY)}»"
