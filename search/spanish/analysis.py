"""Spanish text to terms with their character offsets, the same for indexing and searching.

Fold, then plural, then stem: folding first loses nothing when accents are left out, and the
plural goes before the stemmer because that cuts singulars which look like verbs and leaves
their plurals longer (consular, mujer, joven).
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from hashlib import blake2b
from typing import NamedTuple, TypeVar

import snowballstemmer

from search.spanish import inclusive, reading
from search.spanish.folding import folded, singular
from search.spanish.stem_exceptions import EXCEPTIONS
from search.spanish.stopwords import STOP_WORDS

Value = TypeVar("Value")

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


class Memo(dict[str, Value]):
    """A function of a word that is worked out once per word.

    Forgets everything when it reaches its limit, so hostile input cannot fill the memory.
    """

    LIMIT = 500_000

    def __init__(self, function: Callable[[str], Value]) -> None:
        super().__init__()
        self.function = function

    def __missing__(self, word: str) -> Value:
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
_TERMS = Memo(lambda surface: "" if surface in STOP_WORDS else _STEMS[surface])


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
    read = reading.read(text)
    found: list[Token] = []
    end = 0
    for word in TOKEN.findall(read.text):
        start = read.text.index(word, end)  # between words is nothing that a word begins with
        end = start + len(word)
        surface = _FOLDED[word]
        found.append(_token((surface, _TERMS[surface], start, end, word)))
    if not read.steps:
        return found
    return [Token(t.surface, t.term, *read.span(t.start, t.end), t.word) for t in found]


_token = partial(tuple.__new__, Token)  # half of what Token(…) costs


def term(surface: str) -> str:
    """The term of a folded word; "" of a stop word.

    >>> term("mujeres"), term("las")
    ('muj', '')
    """
    return _TERMS[surface]


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


def bag(text: str) -> Counter[str]:
    """How often a text has each term; a word with ñ also has that of its form without it.

    >>> bag("niñas y año") == {"niñ": 1, "nin": 1, "año": 1}
    True
    """
    return Counter(counted(text).terms)


def forms_of(surface: str) -> tuple[str, ...]:
    """The folded forms by which a text with one is found: itself, and without ñ.

    >>> forms_of("niños"), forms_of("año")
    (('niños', 'ninos'), ('año',))
    """
    other = n_form(surface)
    return (surface, other) if other else (surface,)


def terms_of(surface: str) -> tuple[str, ...]:
    """The terms of a folded word: those of its forms; none of a stop word.

    >>> terms_of("niños"), terms_of("los")
    (('niñ', 'nin'), ())
    """
    term, *others = _TERMS[surface], *map(stem, forms_of(surface)[1:])
    return (term, *others) if term else ()


class Counted(NamedTuple):
    """The words of a text for who counts them, and not where they stand."""

    words: list[str]  # as they are read
    surfaces: list[str]  # folded
    terms: list[str]  # of all but stop words; a word with ñ also has that of its form without it

    @property
    def forms(self) -> list[str]:
        """The folded forms that the text has, each once, those with ñ also without it."""
        return list(dict.fromkeys([*self.surfaces, *_n_forms(self.surfaces)]))


@lru_cache(maxsize=32)  # what a text is about is read right before its words are counted
def counted(text: str) -> Counted:
    """The words of a text.

    >>> counted("Las niñas")
    Counted(words=['Las', 'niñas'], surfaces=['las', 'niñas'], terms=['niñ', 'nin'])
    """
    read = words(text)
    surfaces = list(map(_FOLDED.__getitem__, read))
    return Counted(read, surfaces, _terms(surfaces))


def _terms(surfaces: Sequence[str]) -> list[str]:
    found = list(filter(None, map(_TERMS.__getitem__, surfaces)))
    others = _n_forms([each for each in surfaces if each not in STOP_WORDS])
    return [*found, *map(stem, others)]


def _n_forms(surfaces: Iterable[str]) -> list[str]:
    return [other for each in surfaces if "ñ" in each and (other := n_form(each))]


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
