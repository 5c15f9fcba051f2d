"""What a search that found nothing could leave out, and what it would find then."""

from dataclasses import replace

from search.filters import Filters
from search.model import Page, Query
from search.output import totals
from search.query.settling import PIECE
from search.schema import chosen
from search.searcher import Searcher
from web.addresses import changes
from web.links import Link

MAX_WORDS = 8  # tried one at a time; a longer text has more wrong with it than a word


def asked_in_vain(query: Query) -> str:
    """What no text has, as the end of a sentence.

    >>> asked_in_vain(Query("agua potable"))
    'contiene «agua potable»'
    >>> asked_in_vain(Query("agua", Filters(response=("no",), kind=("line", "activity"))))
    'contiene «agua» con los 2 filtros puestos'
    >>> asked_in_vain(Query(filters=Filters(response=("no",))))
    'cumple el filtro puesto'
    """
    filters = sum(1 for _ in chosen(query.filters))
    put = "el filtro puesto" if filters == 1 else f"los {filters} filtros puestos"
    if not query.text:
        return f"cumple {put}"
    return f"contiene «{query.text}»" + (f" con {put}" if filters else "")


def drops(query: Query, build: Searcher) -> tuple[Link, ...]:
    """The searches with one thing less that find something, filters first."""
    once = replace(query, page=1, size=1)
    tried = [*_without_filters(once, build), *without_words(once)]
    found = ((text, less, build.search(less)) for text, less in tried)
    return tuple(
        Link(text, title=found_then(page), value=changes.change(once, less))
        for text, less, page in found
        if page.total
    )


def found_then(page: Page) -> str:
    """What a search with less finds, in a few words: those with all of it, or else with a part.

    >>> found_then(Page(Query(), 33, 5, 28, 15, 0, (), ()))
    '15 textos'
    >>> found_then(Page(Query(), 1, 0, 1, 0, 0, (), ()))
    '1 con una parte'
    """
    if page.exact:
        return totals.count(page.exact, "texto", "textos")
    return f"{page.partial:,} con una parte"


def _without_filters(query: Query, build: Searcher) -> list[tuple[str, Query]]:
    fewer = [
        (
            f"el filtro «{build.levels.facet(facet)}»",
            replace(query, filters=_cleared(query, facet.name)),
        )
        for facet, _ in chosen(query.filters)
    ]
    if len(fewer) > 1:
        fewer.append(("todos los filtros", replace(query, filters=Filters())))
    return fewer


def _cleared(query: Query, facet: str) -> Filters:
    return query.filters.choosing(**{facet: ()})


def without_words(query: Query) -> list[tuple[str, Query]]:
    """(what is left out, the query without it): the quotes, then each word or phrase."""
    pieces: list[str] = PIECE.findall(query.text)
    fewer = []
    if '"' in query.text:
        fewer.append(
            ("las comillas", replace(query, text=" ".join(query.text.replace('"', " ").split())))
        )
    if not 1 < len(pieces) <= MAX_WORDS:
        return fewer
    return fewer + [
        (_called(piece), replace(query, text=" ".join(pieces[:i] + pieces[i + 1 :])))
        for i, piece in enumerate(pieces)
    ]


def _called(piece: str) -> str:
    if ":" in piece:
        return f"la condición «{piece}»"
    return f"la frase {piece}" if '"' in piece else f"la palabra «{piece}»"
