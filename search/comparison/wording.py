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


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that both wordings have, or one of them alone."""

    op: Op
    text: str


def same(before: str, after: str) -> bool:
    """Whether two wordings differ in nothing that is read: spaces, quotes and hyphens aside.

    >>> same("“Casa” del  Migrante", '"Casa" del Migrante'), same("Migración", "Migracion")
    (True, False)
    """
    return before == after or as_read(before) == as_read(after)


def likeness(before: Sequence[str], after: Sequence[str]) -> float:
    """The share of words that two texts have in common, in order: from 0 to 1.

    >>> likeness(("dar", "tres", "cursos"), ("dar", "dos", "cursos"))
    0.6666666666666666
    """
    return Indel.normalized_similarity(before, after)


def words(text: str) -> tuple[str, ...]:
    """The words of a text, folded: what its likeness to another is worked out from."""
    return tuple(fold_words(text).split())


@lru_cache(maxsize=1 << 12)
def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """What differs, word by word; what went stands before what came in its place.

    All that is "same" or "ins" is `after`, whole; "same" and "del", `before` but for how its
    white space, quotes and hyphens are written.

    >>> [(each.op, each.text) for each in pieces("Dar tres cursos", "Dar dos cursos")]
    [('same', 'Dar '), ('del', 'tres '), ('ins', 'dos '), ('same', 'cursos')]
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    found = SequenceMatcher(None, _keys(old), _keys(new), autojunk=False).get_opcodes()
    told = []
    for tag, first, last, start, end in _joined(found, new):
        if tag == "equal":
            told.append(Piece("same", "".join(new[start:end])))
            continue
        told += [Piece("del", text)] if (text := "".join(old[first:last])) else []
        told += [Piece("ins", text)] if (text := "".join(new[start:end])) else []
    return tuple(told)


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


def _keys(tokens: list[str]) -> list[str]:
    return [as_read(token) for token in tokens]


def as_read(text: str) -> str:
    """A text as its reader sees it: spaces, quotes and hyphens aside."""
    return " ".join(visible(text).text.split())
