"""A text as words: folded, with offsets, links and addresses masked."""

import re
from functools import lru_cache, partial
from typing import NamedTuple
from unicodedata import normalize

from search.spanish.analysis import TOKEN, fold

_SITE = r"(?:\.[\w-]++)*\.(?:mx|org|com|net|edu|gov)\b(?:/\S*)?"  # behind its first label
# What names nobody by itself: addresses of pages and people, handles, hashtags. What it looks
# back at keeps it from being tried at every letter of a word: that costs the word's length squared.
ADDRESS = re.compile(
    rf"https?://\S+|www\.\S+|(?<!\S)\S+@\S+|[@#]\w++(?:[\w-]*+{_SITE})?"
    rf"|(?<![\w-])(?<![\w-]\.)[\w-]++{_SITE}",
    re.IGNORECASE,
)

ADDRESS_SIGN = re.compile(r"[@#]|//|www|\.\w", re.IGNORECASE)  # in every address, rare elsewhere

LONGEST_NAME = 24  # words of a body's name


class Word(NamedTuple):
    """A word of a text."""

    text: str
    fold: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


@lru_cache(maxsize=1)  # a text's names, definitions and unknown names are looked for in turn
def words(text: str) -> tuple[Word, ...]:
    """The words of a text as it is read, in order, those of addresses left out.

    >>> [word.fold for word in words("La Guía en www.gob.mx/profedet de PROFEDET")]
    ['la', 'guia', 'en', 'de', 'profedet']
    """
    masked = text
    if ADDRESS_SIGN.search(text):
        masked = ADDRESS.sub(lambda match: " " * len(match.group()), text)
    found: list[Word] = []
    end = 0
    for word in TOKEN.findall(masked):
        start = masked.index(word, end)  # between words is nothing that a word begins with
        end = start + len(word)
        found.append(_made((*composed(word), start, end)))
    return tuple(found)


_made = partial(tuple.__new__, Word)  # half of what Word(…) costs


@lru_cache(maxsize=1 << 15)  # texts repeat their words
def composed(word: str) -> tuple[str, str]:
    """A word with its accents in one character each, and folded."""
    return normalize("NFC", word), fold(word)
