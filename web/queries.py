"""Query -> URL: the parameters that say it, for equal queries the same."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from urllib.parse import quote_plus, urlencode

from search.filters import Filters
from search.model import Query
from search.schema import FACETS, chosen

_PLAIN = Query()

Choice = Mapping[str, tuple[str, ...]]  # facet -> values put in place of a query's own


def pairs(query: Query) -> list[tuple[str, str]]:
    """The parameters that say a query, defaults left out, always in the same order."""
    found = [("q", query.text)] if query.text else []
    found += [(facet.name, value) for facet, values in chosen(query.filters) for value in values]
    for name in ("sort", "page", "size"):
        value = getattr(query, name)
        if value != getattr(_PLAIN, name):
            found.append((name, str(value)))
    found += [("without", key) for key in query.without]
    if query.explain:
        found.append(("explain", "1"))
    return found


@lru_cache(maxsize=64)  # a page of results has the same search in ten addresses
def written(query: Query) -> str:
    """The parameters of a query as an address has them behind its question mark.

    >>> written(Query("salud mental", page=2))
    'q=salud+mental&page=2'
    """
    return "&".join(f"{name}={quote_plus(value)}" for name, value in pairs(query))


def paged(query: Query) -> Callable[[int], str]:
    """The parameters of the pages of a query, written; what they share is written once.

    >>> paged(Query("salud", size=20))(2)
    'q=salud&page=2&size=20'
    """
    before = written(replace(query, page=1, size=_PLAIN.size, without=(), explain=False))
    behind = written(replace(query, text="", filters=Filters(), sort=_PLAIN.sort, page=1))

    def parameters(page: int) -> str:
        here = f"page={page}" if page != 1 else ""
        return "&".join(filter(None, (before, here, behind)))

    return parameters


def varied(query: Query) -> Callable[[Choice], str]:
    """The parameters of a query with other choices, written; what they share is written once.

    >>> varied(Query("salud", Filters(kind=("line",))))({"agency": ("SRE",)})
    'q=salud&agency=SRE&kind=line'
    """
    written = lru_cache(maxsize=None)(
        lambda name, values: urlencode([(name, value) for value in values])
    )
    text = urlencode(pairs(Query(query.text)))
    rest = urlencode(pairs(replace(query, text="", filters=Filters())))
    own = {facet.name: query.filters[facet.name] for facet in FACETS}

    def parameters(choice: Choice) -> str:
        found = (written(name, choice.get(name, values)) for name, values in own.items())
        return "&".join(filter(None, (text, *found, rest)))

    return parameters
