"""What the words of a search ask of a text, as part of a sentence."""

import re
from collections.abc import Iterator

from search.output.asked.grammar import either
from search.query.settling import PIECE
from search.query.syntax import CODE
from search.schema import FACET, FACET_NAMES
from search.spanish.folding import folded

FIELD = re.compile(r'-(?P<name>[^\W\d_]+):"?(?P<value>[^"]+)"?')
# A minus sign beside one of these is tied up with it: the words are then said as they are.
TIED = frozenset({"OR", "O", "AND", "Y", "NOT", "NO", "||", "&&"})


def words(text: str) -> str:
    """What a text has and has not by the words of a query; "" where they ask for nothing.

    >>> words("salud mental"), words('"salud mental"'), words("1.5.10")
    ('que mencionan «salud mental»', 'que dicen exactamente «salud mental»', 'con la clave 1.5.10')
    >>> words('trata "de personas" -adultos -"la frontera"')
    'que mencionan «trata “de personas”» y no «adultos» ni «“la frontera”»'
    >>> words("-adultos"), words("")
    ('que no mencionan «adultos»', '')
    """
    wanted, unwanted = _parted(text)
    without = " ni ".join(f"«{_inner(each[1:])}»" for each in unwanted if not _facet(each))
    found = _wanted(wanted)
    if not without:
        return found
    return f"{found} y no {without}" if found else f"que no mencionan {without}"


def excluded(text: str) -> Iterator[str]:
    """What the fields of a query leave out.

    >>> list(excluded("agua -agency:SRE -respuesta:no"))
    ['sin dependencia que actúa: SRE', 'sin respuesta: no']
    """
    for each in _parted(text)[1]:
        facet, match = _facet(each), FIELD.fullmatch(each)
        if facet and match:
            yield f"sin {FACET[facet].label.lower()}: {match['value']}"


def _parted(text: str) -> tuple[list[str], list[str]]:
    """The pieces of a query that must be there, and those that must not."""
    pieces: list[str] = PIECE.findall(text)
    unwanted = [each for each in pieces if each[0] == "-" and each[1:2] not in ("", "-")]
    if not unwanted or not TIED.isdisjoint(pieces) or "(" in text:
        return pieces, []
    return [each for each in pieces if each not in unwanted], unwanted


def _facet(piece: str) -> str:
    """The facet that a piece leaves a value out of; "" where it is words."""
    match = FIELD.fullmatch(piece)
    return FACET_NAMES.get(folded(match["name"]), "") if match else ""


def _wanted(pieces: list[str]) -> str:
    if not pieces:
        return ""
    if all(map(CODE.fullmatch, pieces)):
        return f"con l{'as claves' if pieces[1:] else 'a clave'} {either(pieces)}"
    whole = " ".join(pieces)
    if len(pieces) == 1 and len(whole) > len('""') and whole[0] == whole[-1] == '"':
        return f"que dicen exactamente «{whole[1:-1]}»"
    return f"que mencionan «{_inner(whole)}»"


def _inner(text: str) -> str:
    """A text inside quotes, with its own as the inner ones."""
    parts = text.split('"')
    if not len(parts) % 2:  # one of them stands alone
        return text
    return "".join(part + "“”"[i % 2] for i, part in enumerate(parts[:-1])) + parts[-1]
