"""A text as sentences: words, marks and bodies in a row."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from index.agencies.grammar import STEMS
from index.agencies.mentions import Mention
from search.spanish.analysis import fold

TOKEN_OR_SIGN = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+|[^\w\s]|\n")
ACCENT = re.compile("[áéíóúÁÉÍÓÚ\u0301]")
# Texts without accents: "publicara", but neither "camara" nor "manera".
UNACCENTED = re.compile(r"([a-zñ]*r)(a)(n?)", re.IGNORECASE)
ACUTE = {"a": "á", "A": "Á"}
LEAST_FUTURE = 6
SHORT_FUTURES = frozenset("dar ir ser har ver dir".split())
NO_FUTURES = frozenset(
    "camara mascara lampara cascara jicara compara prepara separa declara ampara repara dispara "
    "acapara aclara depara mampara guitara algazara respira retira aspira inspira admira estira "
    "expira suspira conspira mentira equipara encara vampira guajira cuchara zamarra".split()
)
ER_VERBS = frozenset(
    "aprender atender comprender proteger recoger vender extender defender ofrecer establecer "
    "promover resolver prever proveer responder emprender fortalecer favorecer ejercer "
    "corresponder mover remover devolver comprometer someter acceder proceder conceder deber "
    "meter acoger escoger poseer recorrer socorrer ceder leer creer correr restablecer abastecer "
    "permanecer pertenecer reconocer conocer agradecer esclarecer enriquecer entender tender "
    "competer caber encender coser tejer beber comer romper interponer hacer".split()
)
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
    for match in TOKEN_OR_SIGN.finditer(text, start, end):
        for piece in _pieces_of(match[0], bare=bare):
            yield piece, match.end()


@lru_cache(maxsize=8192)  # texts repeat their words
def _pieces_of(written: str, *, bare: bool) -> tuple[Piece, ...]:
    word = normalize("NFC", written)
    word = future_without_accent(word) if bare else word
    parts = CONTRACTIONS.get(word.lower(), (word,))
    return tuple(Piece(part, fold(part) if part[0].isalnum() else part) for part in parts)


def future_without_accent(word: str) -> str:
    """A word that is a future without its accent with it, or any other word as it is.

    >>> [future_without_accent(word) for word in ("publicara", "ATENDERAN", "manera", "cámara")]
    ['publicará', 'ATENDERÁN', 'manera', 'cámara']
    """
    match = UNACCENTED.fullmatch(word)
    if match is None or word.lower().removesuffix("n") in NO_FUTURES:
        return word
    stem, vowel, plural = match.groups()
    verb = stem.lower()
    regular = verb.endswith(("ar", "ir")) and len(word) >= LEAST_FUTURE
    known = verb in ER_VERBS or verb in SHORT_FUTURES or verb.endswith(tuple(STEMS))
    return f"{stem}{ACUTE[vowel]}{plural}" if regular or known else word
