"""The phrases of a promise: what it lists, one thing beside another."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from search.promises.stock import is_verb
from search.spanish import analysis
from search.spanish.analysis import Token

AND = frozenset(("y", "e", "o", "u", "ni"))  # as commas, they part what is listed
# What parts one list from the next; "de" does not: "agua de lluvia" is one thing.
PARTING = frozenset(
    "a al ante bajo con contra desde durante en entre hacia hasta mediante para por segun sin "
    "sobre tras que como asi".split()
)
OF = frozenset(("de", "del"))
AGREEING = ("de", "acuerdo")  # "de acuerdo con" is no agreement

_COMMA = re.compile(r"[,;]")
_STOP = re.compile(r"[.:()]")

Words = tuple[Token, ...]


class Phrase(NamedTuple):
    """What stands between two commas."""

    words: Words
    shared: Words = ()  # of one after it: "de sangre", in "la compra y el traslado de sangre"


def lists(text: str) -> Iterator[tuple[Phrase, ...]]:
    """What a text lists, in order; what stands alone is a list of one.

    >>> for phrases in lists("Dar agua y bolsas de hielo en playas"):
    ...     print([[[word.surface for word in words] for words in phrase] for phrase in phrases])
    [[['agua'], ['de', 'hielo']], [['bolsas', 'de', 'hielo'], []]]
    [[['playas'], []]]
    """
    parts: list[list[Token]] = [[]]
    before = Token("", "", 0, 0, "")
    for token in analysis.tokens(text):
        gap, surface = text[before.end : token.start], token.surface
        parting = surface in PARTING or is_verb(surface) or (before.surface, surface) == AGREEING
        if parting or _STOP.search(gap):
            yield from _phrases(parts)
            parts = [[]]
        elif surface in AND or _COMMA.search(gap):
            parts.append([])
        if not parting and surface not in AND:
            parts[-1].append(token)
        before = token
    yield from _phrases(parts)


def _phrases(parts: Iterable[list[Token]]) -> Iterator[tuple[Phrase, ...]]:
    """The list of these phrases, where there is any."""
    found: list[Phrase] = []
    shared: Words = ()
    for words in reversed([tuple(part) for part in parts if part]):
        found.append(Phrase(words, shared))
        own = (words[n:] for n, word in enumerate(words) if n and word.surface in OF)
        shared = next(own, shared)
    if found:
        yield tuple(reversed(found))
