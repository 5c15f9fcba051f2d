"""A text as words: folded, with offsets, links and addresses masked."""

import re
from typing import NamedTuple
from unicodedata import normalize

from search.spanish.analysis import TOKEN, fold

# What names nobody by itself: addresses of pages and people, handles, hashtags.
ADDRESS = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+|[@#]\w+|[\w-]+(?:\.[\w-]+)*\.(?:mx|org|com|net|edu|gov)\b(?:/\S*)?",
    re.IGNORECASE,
)

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


def words(text: str) -> list[Word]:
    """The words of a text as it is read, in order, those of addresses left out.

    >>> [word.fold for word in words("La Guía en www.gob.mx/profedet de PROFEDET")]
    ['la', 'guia', 'en', 'de', 'profedet']
    """
    masked = ADDRESS.sub(lambda match: " " * len(match.group()), text)
    return [
        Word(normalize("NFC", match[0]), fold(match[0]), match.start(), match.end())
        for match in TOKEN.finditer(masked)
    ]
