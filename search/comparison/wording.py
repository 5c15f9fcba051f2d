"""Two wordings of one text: whether they say the same, how near they are, what differs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import Indel

from search.spanish.analysis import fold_words
from search.spanish.characters import visible

Op = Literal["same", "del", "ins"]

# A word, or a mark, with the white space after it; what stands before the first word is its own.
_WORD = re.compile(r"(?:\w+|[^\w\s])\s*|\s+")
# What two changes may have between them and still be read as one: "el", "de la", a comma.
_LINKING = frozenset(
    "a al con de del e el en la las lo los o para por que se su sus u un una y".split()
)

_PLAIN = str.maketrans("áéíóúüñÁÉÍÓÚÜÑ", "aeiouunAEIOUUN")
_ALIKE = str.maketrans("–—―'", '---"')  # dashes, and quotes within quotes
_AT_END = " .,;:"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that both wordings have, or one of them alone."""

    op: Op
    text: str


def same(before: str, after: str) -> bool:
    """Whether two wordings differ in nothing that is said: see `compared`.

    >>> same("“Casa” del  Migrante", '"casa" del migrante.'), same("Dar cursos", "Dar un curso")
    (True, False)
    """
    return before == after or compared(before) == compared(after)


def compared(text: str) -> str:
    """What of a wording counts: spaces, quotes, hyphens and dashes, accents, case and the mark at
    its end are how it is set, as in a quotation (`search.quotation`).

    >>> compared("Migración «segura»  – Etapa II;")
    'migracion "segura" - etapa ii'
    """
    return _read(text).rstrip(_AT_END)


def likeness(before: Sequence[str], after: Sequence[str]) -> float:
    """The share of words that two texts have in common, in order: from 0 to 1.

    >>> round(likeness(("dar", "tres", "cursos"), ("dar", "dos", "cursos")), 3)
    0.667
    """
    return Indel.normalized_similarity(before, after)


def words(text: str) -> tuple[str, ...]:
    """The words of a text, folded: what its likeness to another is worked out from."""
    return tuple(plain(fold_words(text)).split())


@lru_cache(maxsize=1 << 12)
def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """What differs, word by word; what went stands before what came in its place.

    All that is "same" or "ins" is `after`, whole; "same" and "del", `before` but for white space
    and what is no difference to `same`.

    >>> [(each.op, each.text) for each in pieces("Dar tres cursos", "Dar dos cursos")]
    [('same', 'Dar '), ('del', 'tres '), ('ins', 'dos '), ('same', 'cursos')]
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    keys = [list(map(_read, tokens)) for tokens in (old, new)]
    found = SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes()
    told = []
    for tag, first, last, start, end in _joined(found, new):
        if tag == "equal":
            told.append(Piece("same", "".join(new[start:end])))
            continue
        if text := "".join(old[first:last]):
            told.append(Piece("del", _apart(old[:first], new[:start]) + text))
        told += [Piece("ins", text)] if (text := "".join(new[start:end])) else []
    return tuple(told)


def _apart(old: list[str], new: list[str]) -> str:
    """The white space before a word that went, where none stands behind the one before it now."""
    if not (old and new) or new[-1][-1:].isspace():
        return ""
    return old[-1][len(old[-1].rstrip()) :]


Opcode = tuple[str, int, int, int, int]


def _joined(found: Sequence[Opcode], new: list[str]) -> Iterator[Opcode]:
    """The same, two changes as one where nothing but linking words stands between them."""
    held: Opcode | None = None
    for place, (tag, first, last, start, end) in enumerate(found):
        inside = 0 < place < len(found) - 1
        if tag == "equal" and not (inside and _links(new[start:end])):
            if held:
                yield held
            held = None
            yield (tag, first, last, start, end)
        else:
            held = (
                ("replace", held[1], last, held[3], end)
                if held
                else ("replace", first, last, start, end)
            )
    if held:
        yield held


def _links(tokens: list[str]) -> bool:
    return all(token.strip().lower() in _LINKING or not token[0].isalnum() for token in tokens)


def _read(text: str) -> str:
    """A text, or a part of it, with its letters, figures and marks as they are compared."""
    return " ".join(plain(visible(text).text).translate(_ALIKE).lower().split())


def plain(text: str) -> str:
    """A text without accents, tildes and dieresis.

    >>> plain("Migración, niñez y pingüinos")
    'Migracion, ninez y pinguinos'
    """
    return text.translate(_PLAIN)
