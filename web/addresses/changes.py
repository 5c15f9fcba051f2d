"""What a button of the results changes in the search of its form.

A button sends the whole form, so that nothing ticked is lost, and with it the difference that it
makes: parameters that are put, and with a hyphen before their names those that are taken off.
"""

from collections.abc import Callable
from functools import lru_cache
from urllib.parse import parse_qsl, quote_plus, urlencode
from zlib import crc32

from search.model import Query
from search.schema import FACETS
from web.queries import pairs

NAME = "change"  # of the parameter
LENGTH = 2000  # characters of it
OFF = "-"
OF = "of"  # the search whose page is turned to
MANY = frozenset({facet.name for facet in FACETS} | {"without"})  # what stands there several times

Pairs = list[tuple[str, str]]


def change(before: Query, after: Query) -> str:
    """What leads from one search to another.

    >>> change(Query("salud", page=3), Query("agua", size=20))
    'q=agua&size=20'
    """
    was, becomes = (dict.fromkeys(p for p in pairs(q) if p[0] != "page") for q in (before, after))
    put = [pair for pair in becomes if pair not in was]
    single = {name for name, _ in put} - MANY
    gone = [(OFF + name, value) for name, value in was if (name, value) not in becomes]
    return urlencode([pair for pair in gone if pair[0][1:] not in single] + put)


def switching(query: Query, key: str) -> str:
    """What switches a key of a search off, or on again."""
    return f"{OFF * (key in query.without)}without={_quoted(key)}"


_quoted = lru_cache(maxsize=4096)(quote_plus)  # keys are the vocabulary's, the same again and again


def turning(query: Query) -> Callable[[int], str]:
    """What leads to each page of a search; of no other, as where something new is ticked."""
    behind = f"&{OF}={_mark(query)}"
    return lambda page: f"page={page}{behind}"


def changed(sent: Pairs, asked: str) -> Pairs:
    """The parameters that a form sent, changed by what its button asks for."""
    steps = parse_qsl(asked, keep_blank_values=True)
    off = {(name[1:], value) for name, value in steps if name.startswith(OFF)}
    put = [(name, value) for name, value in steps if not name.startswith(OFF) and name != OF]
    replaced = {name for name, _ in put} - MANY
    ended = {name for name, _ in off} - MANY
    kept = [
        (name, value)
        for name, value in sent
        if name not in (NAME, *replaced, *ended) and (name, value) not in off
    ]
    return kept + [pair for pair in put if pair not in kept]


def turns(asked: str, query: Query) -> bool:
    """Whether a search is the one of which a page is asked for."""
    return (OF, _mark(query)) in parse_qsl(asked)


def _mark(query: Query) -> str:
    """A few letters of a search, whatever its page."""
    said = [pair for pair in pairs(query) if pair[0] != "page"]
    return f"{crc32(urlencode(said).encode()):x}"
