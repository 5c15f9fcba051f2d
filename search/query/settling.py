"""A query with what only narrows it taken out of its words."""

import re

from search.query.syntax import Parsed, parse
from search.query.typed.operators import Known

Choice = tuple[str, str]  # (facet, value)

# A phrase in quotes with what stands before it ("-", "field:"), or a word.
PIECE = re.compile(r'[^\s"]*"[^"]*"|\S+')
MOST_PIECES = 24
LONGEST = 4  # pieces that make one choice: "objetivo: 3", "respuesta: no OR"


def settled(text: str, known: Known) -> tuple[str, tuple[Choice, ...]]:
    """The words of a query, and the choices that it makes; a choice that is tied up with words
    stays among them.

    >>> settled('trata respuesta:no "de personas"', lambda *_: True)
    ('trata "de personas"', (('response', 'no'),))
    >>> settled("trata OR respuesta:no", lambda *_: True)
    ('trata OR respuesta:no', ())
    """
    if text.replace(" ", "").isalpha():  # what narrows has a sign or a number
        return text, ()
    whole = parse(text, known)
    pieces: list[str] = PIECE.findall(text)
    if not whole.choices or len(pieces) > MOST_PIECES:
        return text, ()
    rest, made = _parted(pieces, known)
    left = " ".join(rest)
    same = _without_choices(whole) == _without_choices(parse(left, known))
    if not same or sorted(set(made)) != sorted(whole.choices):
        return text, ()
    return left, whole.choices


def _parted(pieces: list[str], known: Known) -> tuple[list[str], list[Choice]]:
    """The pieces that are words, and the choices that the others make."""
    rest: list[str] = []
    made: list[Choice] = []
    at = 0
    while at < len(pieces):
        for width in range(min(LONGEST, len(pieces) - at), 0, -1):
            read = parse(" ".join(pieces[at : at + width]), known)
            if read.choices and read == Parsed(choices=read.choices):
                made += read.choices
                at += width
                break
        else:
            rest.append(pieces[at])
            at += 1
    return rest, made


def _without_choices(read: Parsed) -> tuple[object, ...]:
    return read.wanted, read.unwanted, read.excluded, read.notices
