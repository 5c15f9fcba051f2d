"""Spanish text to terms with their character offsets, the same for indexing and searching.

Fold, then plural, then stem: folding first loses nothing when accents are left out, and the
plural goes before the stemmer because that cuts singulars which look like verbs and leaves
their plurals longer (consular, mujer, joven).
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from typing import NamedTuple
from unicodedata import normalize

import snowballstemmer
from unidecode import unidecode

from search.spanish.stem_exceptions import EXCEPTIONS
from search.spanish.stopwords import STOP_WORDS

VERSION = 1  # raise it whenever a text could yield other terms

# Numbers keep their separators (25,100 and 1.5.10 are one token each); combining marks belong
# to the letter before them, so that decomposed text has the same tokens.
TOKEN = re.compile(r"\d+(?:[.,]\d+)+(?![^\W_])|(?:[^\W_]|[\u0300-\u036f])+")

# Words whose form without ñ is a word of its own, too far away to be found by it.
N_FORM_IS_ANOTHER_WORD = frozenset({"año", "años", "caña", "cañas", "peña", "peñas", "uña", "uñas"})


class Token(NamedTuple):
    """A word of a text: its folded surface, its term ("" for a stop word), its offsets."""

    surface: str
    term: str
    start: int
    end: int


class Memo(dict[str, str]):
    """A function of a word that is worked out once per word.

    Forgets everything when it reaches its limit, so hostile input cannot fill the memory.
    """

    LIMIT = 500_000

    def __init__(self, function: Callable[[str], str]) -> None:
        super().__init__()
        self.function = function

    def __missing__(self, word: str) -> str:
        if len(self) >= self.LIMIT:
            self.clear()
        value = self[word] = self.function(word)
        return value


def folded(word: str) -> str:
    """What `fold` keeps, worked out anew: for words by the thousand."""
    lower = normalize("NFC", word).lower()
    if lower[0].isdigit():
        lower = lower.replace(",", "")
    if lower.isascii():
        return lower
    folded = "ñ".join(unidecode(part) for part in lower.split("ñ"))
    return folded.lower().strip() or lower


def singular(word: str) -> str:
    """A folded word without its plural ending, where it surely has one.

    >>> singular("camiones"), singular("entidades"), singular("crisis")
    ('camion', 'entidad', 'crisis')
    """
    if len(word) < 4 or word[-1] != "s":
        return word
    if len(word) > 4 and word[-2] == "e" and word[-3] in "lrnd" and word[-4] in "aeiou":
        return word[:-2]
    return word[:-1] if word[-2] in "aeo" else word


_snowball = snowballstemmer.stemmer("spanish").stemWord


def _stem(word: str) -> str:
    if word in EXCEPTIONS:
        return EXCEPTIONS[word]
    base = singular(word)
    if len(base) == 4 and base[-1] in "ao":  # acta, alto: the stemmer leaves them whole
        base = base[:-1]
    term = _FOLDED[_snowball(base)]
    return term[:-1] + "c" if term[-1:] == "z" else term  # luz, luces


_FOLDED = Memo(folded)
_STEMS = Memo(_stem)


def fold(word: str) -> str:
    """A word in lower case without accents; ñ is a letter and stays.

    >>> fold("Migración"), fold("AÑO"), fold("lingüística"), fold("25,100")
    ('migracion', 'año', 'linguistica', '25100')
    """
    return _FOLDED[word] if word else ""


def fold_words(text: str) -> str:
    """A text's words, folded, a blank between them: for comparing names.

    >>> fold_words("Grupos  BETA")
    'grupos beta'
    """
    return " ".join(fold(match[0]) for match in TOKEN.finditer(text))


def stem(folded: str) -> str:
    """The term of a folded word, stop word or not.

    >>> stem("mujeres") == stem("mujer"), stem("consulares") == stem("consular")
    (True, True)
    >>> stem("genero") == stem("generar")
    False
    """
    return _STEMS[folded]


def n_form(folded: str) -> str:
    """The word as typed without the ñ key; "" where there is no ñ or that is another word.

    >>> n_form("niños"), n_form("año"), n_form("nube")
    ('ninos', '', '')
    """
    if "ñ" not in folded or folded in N_FORM_IS_ANOTHER_WORD:
        return ""
    return folded.replace("ñ", "n")


def tokens(text: str) -> list[Token]:
    """The words of a text in order, stop words with an empty term.

    >>> [t.term for t in tokens("Las niñas de México")]
    ['', 'niñ', '', 'mexic']
    """
    folded, stems = _FOLDED, _STEMS
    found = []
    for match in TOKEN.finditer(text):
        surface = folded[match[0]]
        term = "" if surface in STOP_WORDS else stems[surface]
        found.append(Token(surface, term, match.start(), match.end()))
    return found


def terms(text: str) -> list[str]:
    """The terms of a text in order, without the stop words.

    >>> terms("¿Cómo atienden a las víctimas?")
    ['atiend', 'victim']
    """
    return [token.term for token in tokens(text) if token.term]


def content(text: str) -> tuple[str, ...]:
    """The folded words of a text in order, without the stop words.

    >>> content("¿Cómo atienden a las víctimas?")
    ('atienden', 'victimas')
    """
    return tuple(token.surface for token in tokens(text) if token.term)


def bag(tokens: Sequence[Token]) -> Counter[str]:
    """How often a text has each term; a token with ñ also has that of its form without it.

    >>> bag(tokens("niñas y año")) == {"niñ": 1, "nin": 1, "año": 1}
    True
    """
    found = Counter([token.term for token in tokens if token.term])
    found.update([stem(other) for token, other in _n_forms(tokens) if token.term])
    return found


def surfaces(tokens: Sequence[Token]) -> set[str]:
    """The folded forms that a text has, each with ñ also without it."""
    return {token.surface for token in tokens} | {other for _, other in _n_forms(tokens)}


def _n_forms(tokens: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    for token in tokens:
        if "ñ" in token.surface and (other := n_form(token.surface)):
            yield token, other


def version() -> str:
    """A short digest that changes whenever the same text could yield other terms."""
    parts = (
        VERSION,
        TOKEN.pattern,
        sorted(STOP_WORDS),
        sorted(EXCEPTIONS.items()),
        sorted(N_FORM_IS_ANOTHER_WORD),
        [stem(fold(word)) for word in _PROBES],
    )
    return blake2b(repr(parts).encode(), digest_size=6).hexdigest()


# Words on which releases of the stemmer have differed: a new one changes the version.
_PROBES = ("auditoría", "repatriación", "protegerían", "consulares", "indígenas", "ágilmente")
