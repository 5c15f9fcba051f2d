"""A general thesaurus of Spanish, for words of which no text speaks, even by the field's tables.

It is asked for nothing else: for words that texts have it brought more wrong texts than right ones.
Origin and licence: data/thesaurus-es.NOTICE.
"""

import gzip
import os
import re
import zlib
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from errno import EFBIG
from functools import cache
from itertools import islice
from pathlib import Path

import data
from search import reading
from search.errors import FixSource, why
from search.spanish import analysis, inflection
from search.spanish.folding import folded, singular

FILE = "thesaurus-es.dat.gz"
MOST_BYTES = 1 << 24  # unpacked; what ships has 3 MB
SOURCE = "tesauro general mythes-es"

# "(fig.) ala", "volver(se)"; and what was once decoded wrongly, or means the opposite.
REMARK = re.compile(r"(?:(?<!\s)\s++)?\([^()]*\)\s*")
UNUSABLE = re.compile(r"�|ï¿½|\(Ant")

Senses = tuple[str, ...]  # the lines of a word, each the words of one sense


class General:
    """The senses of words by their folded form; immutable."""

    def __init__(self, senses: Mapping[str, Senses]) -> None:
        self._senses = senses
        self._sorted = sorted(senses)

    def words(self, folded: str) -> Iterator[str]:
        """What a word may also be called, the first of each sense before the second of any.

        >>> general = General({"chaval": ("-|chico|rapaz", "-|niño (fig.)|chico")})
        >>> list(general.words("chavales"))
        ['chico', 'niño', 'rapaz']
        """
        meant = [list(_usable(line)) for line in self._of(folded)]
        longest = max(map(len, meant), default=0)
        turns = (word for turn in range(longest) for word in (m[turn : turn + 1] for m in meant))
        yield from dict.fromkeys(word for words in turns for word in words)

    def _of(self, folded: str) -> Senses:
        """The senses of a word, of its singular, or of the first word that it is a form of."""
        one = singular(folded)
        return self._senses.get(folded) or self._senses.get(one) or self._of_stem(folded)

    def _of_stem(self, folded: str) -> Senses:
        term = analysis.stem(folded)
        begun = islice(self._sorted, bisect_left(self._sorted, term), None)
        for word in begun:
            if not word.startswith(term):
                break
            if analysis.stem(word) == term and inflection.are_forms(word, folded):
                return self._senses[word]
        return ()


def read(path: Path) -> General:
    """A packed thesaurus in the form of MyThes: `word|n`, then n lines of senses.

    FixSource where it is none, or holds more than any does.
    """
    try:
        with reading.opened(path) as packed, gzip.open(packed) as file:
            text = file.read(MOST_BYTES + 1)
        if len(text) > MOST_BYTES:
            raise OSError(EFBIG, os.strerror(EFBIG), str(path))
        return General(_senses(text.decode("utf-8")))
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise FixSource(f"No se puede leer {path}: {why(error)}.") from error


def _senses(text: str) -> dict[str, Senses]:
    lines = islice(text.split("\n"), 1, None)
    senses: dict[str, Senses] = {}
    for line in filter(None, lines):
        word, _, count = line.rpartition("|")
        found = tuple(islice(lines, int(count)))
        if " " not in word:
            senses.setdefault(folded(word), found)
    return senses


@cache
def shipped() -> General:
    """22,000 words; read when the first unknown word is met."""
    return read(data.folder() / FILE)


def _usable(line: str) -> Iterator[str]:
    for word in line.split("|")[1:]:
        if not UNUSABLE.search(word) and (plain := REMARK.sub(" ", word).strip()):
            yield plain
