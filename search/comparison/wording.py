"""Two wordings of one text: whether they say the same, how near they are, what differs."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import islice
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

_ACCENTED = re.compile("[áéíóúÁÉÍÓÚ]|[aeiouAEIOU]\u0301")
ACCENTED = 20  # vowels of one report with an accent, from which none in the other is no chance

_PLAIN = str.maketrans("áéíóúüñÁÉÍÓÚÜÑ", "aeiouunAEIOUUN")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that both wordings have, or one of them alone."""

    op: Op
    text: str


def same(before: str, after: str, accents: bool = True) -> bool:
    """Whether two wordings differ in nothing that is read: spaces, quotes and hyphens aside, and
    case where one of them is all in capitals. `accents`: whether these tell words apart.

    >>> same("“Casa” del  Migrante", '"Casa" del Migrante'), same("Migración", "Migracion")
    (True, False)
    >>> same("Dar cursos", "DAR CURSOS"), same("Dar cursos", "Dar Cursos")
    (True, False)
    """
    if before == after:
        return True
    key = _key(before, after, accents)
    return key(before) == key(after)


def same_answer(before: str, after: str) -> bool:
    """Whether two values of a column differ in nothing but how they are set.

    >>> same_answer("En  proceso", "EN PROCESO"), same_answer("Baja", "Alta")
    (True, False)
    """
    return before == after or as_read(before).casefold() == as_read(after).casefold()


def written_with_accents(before: Iterable[str], after: Iterable[str]) -> bool:
    """Whether accents tell the words of two reports apart: not where one has none at all."""
    found = [_accented(texts) for texts in (before, after)]
    return all(found) or max(found) < ACCENTED


def _accented(texts: Iterable[str]) -> int:
    """How many vowels have an accent, as far as it matters."""
    every = (match for text in texts for match in _ACCENTED.finditer(text))
    return sum(1 for _ in islice(every, ACCENTED))


def likeness(before: Sequence[str], after: Sequence[str]) -> float:
    """The share of words that two texts have in common, in order: from 0 to 1.

    >>> round(likeness(("dar", "tres", "cursos"), ("dar", "dos", "cursos")), 3)
    0.667
    """
    return Indel.normalized_similarity(before, after)


def words(text: str) -> tuple[str, ...]:
    """The words of a text, folded: what its likeness to another is worked out from."""
    return tuple(fold_words(text).split())


@lru_cache(maxsize=1 << 12)
def pieces(before: str, after: str, accents: bool = True, case: bool = True) -> tuple[Piece, ...]:
    """What differs, word by word; what went stands before what came in its place. `case`: whether
    that tells words apart.

    All that is "same" or "ins" is `after`, whole; "same" and "del", `before` but for white space
    and what is no difference to `same`.

    >>> [(each.op, each.text) for each in pieces("Dar tres cursos", "Dar dos cursos")]
    [('same', 'Dar '), ('del', 'tres '), ('ins', 'dos '), ('same', 'cursos')]
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    key = _key(before, after, accents, case)
    keys = [list(map(key, tokens)) for tokens in (old, new)]
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


def _key(before: str, after: str, accents: bool, case: bool = True) -> Callable[[str], str]:
    """What of a text, or of a part of it, is compared where these two are."""
    capitals = before.isupper() or after.isupper() or not case

    def key(text: str) -> str:
        read = as_read(text)
        if capitals:
            read = read.lower()
        return read if accents else plain(read)

    return key


def as_read(text: str) -> str:
    """A text as its reader sees it: spaces, quotes and hyphens aside."""
    return " ".join(visible(text).text.split())


def plain(text: str) -> str:
    """A text without accents, tildes and dieresis.

    >>> plain("Migración, niñez y pingüinos")
    'Migracion, ninez y pinguinos'
    """
    return text.translate(_PLAIN)
