"""A text as sentences: words, marks and bodies in a row."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from index.agencies.grammar import future_without_accent
from index.agencies.mentions import Mention
from search.spanish.analysis import fold

PIECE = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+|[^\w\s]|\n")
ACCENT = re.compile("[áéíóúÁÉÍÓÚ\u0301]")
# A full stop after these ends no sentence.
ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Dr|Dra|Lic|Ing|Mtro|Mtra|art|arts|frac|núm|num|No|EE|UU|AC|Av|cía))$"
)
LONGEST_SENTENCE = 400  # pieces: a cell without a full stop must not cost its length squared
ENDS = frozenset(".;?!\n•")
CONTRACTIONS = {"del": ("de", "el"), "al": ("a", "el")}


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, a mark, or a body; `text` is "" for a body."""

    text: str
    fold: str
    body: Mention | None = None

    @property
    def mark(self) -> bool:
        """Whether it is punctuation."""
        return not self.body and not self.text[0].isalnum()


Sentence = Sequence[Piece]


def sentences(text: str, mentions: Sequence[Mention]) -> Iterator[Sentence]:
    """The sentences of a text; a semicolon, a bullet and a new line end one too."""
    current: list[Piece] = []
    for piece, end in _pieces(text, mentions):
        ends = piece.text in ENDS and not _ends_abbreviation(text, end)
        if ends or len(current) >= LONGEST_SENTENCE:
            if current:
                yield current
            current = [] if ends else [piece]
        else:
            current.append(piece)
    if current:
        yield current


def _ends_abbreviation(text: str, end: int) -> bool:
    """Whether the full stop before an offset belongs to a word or a number."""
    if text[end - 1] != ".":
        return False
    inside = text[end : end + 1].isalnum()
    return inside or ABBREVIATION.search(text[max(0, end - 6) : end - 1]) is not None


def _pieces(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Piece, int]]:
    at = 0
    bare = ACCENT.search(text) is None
    for mention in (each for each in mentions if not each.inside):
        yield from _plain(text, at, mention.start, bare=bare)
        yield Piece("", "", mention), mention.end
        at = mention.end
    yield from _plain(text, at, len(text), bare=bare)


def _plain(text: str, start: int, end: int, *, bare: bool) -> Iterator[tuple[Piece, int]]:
    """The words and marks of a stretch; `bare`: the text is written without accents."""
    for match in PIECE.finditer(text, start, end):
        word = normalize("NFC", match[0])
        word = future_without_accent(word) if bare else word
        for part in CONTRACTIONS.get(word.lower(), (word,)):
            yield Piece(part, fold(part) if part[0].isalnum() else part), match.end()
