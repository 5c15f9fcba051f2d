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

import snowballstemmer

from search.spanish import inclusive, reading
from search.spanish.folding import folded, singular
from search.spanish.stem_exceptions import EXCEPTIONS
from search.spanish.stopwords import STOP_WORDS

VERSION = 2  # raise it whenever a text could yield other terms

# A word of a text as it is read (`search.spanish.reading`). Decimals and codes keep their dots;
# marks without a letter of their own belong to the one before them.
TOKEN = re.compile(r"\d+(?:\.\d+)+(?![^\W_])|(?:[^\W_]|[\u0300-\u036f])+")

# Words whose form without ñ is a word of its own, too far away to be found by it.
N_FORM_IS_ANOTHER_WORD = frozenset({"año", "años", "caña", "cañas", "peña", "peñas", "uña", "uñas"})


class Token(NamedTuple):
    """A word of a text: its folded surface, its term ("" for a stop word), its offsets there.

    The offsets are those of the text as it stands, however it is read.
    """

    surface: str
    term: str
    start: int
    end: int
    word: str  # as it is read, not folded


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


_snowball = snowballstemmer.stemmer("spanish").stemWord


def _stem(word: str) -> str:
    if word in EXCEPTIONS:
        return EXCEPTIONS[word]
    base = singular(word)
    if base.endswith(("id", "ed")):  # covid, red: an imperative ("venid") is in no such text
        return base
    if len(base) == 4 and base[-1] in "ao":  # acta, alto: the stemmer leaves them whole
        base = base[:-1]
    term = _FOLDED[_snowball(base)]
    return term[:-1] + "c" if term[-1:] == "z" else term  # luz, luces


def _plain(word: str) -> str:
    surface = folded(word)
    return surface if surface in EXCEPTIONS else inclusive.plain(surface)


_FOLDED = Memo(_plain)
_STEMS = Memo(_stem)


def fold(word: str) -> str:
    """A word in lower case without accents; ñ is a letter and stays. One for both genders is
    the masculine.

    >>> fold("Migración"), fold("AÑO"), fold("lingüística"), fold("ciudadanxs")
    ('migracion', 'año', 'linguistica', 'ciudadanos')
    """
    return _FOLDED[word] if word else ""


def fold_words(text: str) -> str:
    """A text's words, folded, a blank between them: for comparing names.

    >>> fold_words("Grupos  BETA")
    'grupos beta'
    """
    return " ".join(map(fold, words(text)))


def words(text: str) -> list[str]:
    """A text's words as they are read, not folded.

    >>> words("La S.R.E. y niñ@s")
    ['La', 'SRE', 'y', 'niños']
    """
    return TOKEN.findall(reading.read(text).text)


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
    read = reading.read(text)
    found = []
    for match in TOKEN.finditer(read.text):
        word = match[0]
        surface = folded[word]
        term = "" if surface in STOP_WORDS else stems[surface]
        found.append(Token(surface, term, match.start(), match.end(), word))
    if not read.steps:
        return found
    return [Token(t.surface, t.term, *read.span(t.start, t.end), t.word) for t in found]


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
        [fold_words(text) for text in _READ],
    )
    return blake2b(repr(parts).encode(), digest_size=6).hexdigest()


# Words on which releases of the stemmer have differed: a new one changes the version.
_PROBES = ("auditoría", "repatriación", "protegerían", "consulares", "indígenas", "ágilmente")
# Texts that show how words are read: what is read otherwise changes the version.
_READ = (
    "S.R.E.¹ a niñ@s, niñxs y niñes",
    "$1,250.00 el 3º, 350km",
    "sub-secretaría sensi-\nbilización",
)
