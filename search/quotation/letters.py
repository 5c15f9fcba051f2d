"""A text as its letters follow each other: what is compared, and no space, mark or hyphen.

A line that a file broke in the middle of a word, and a hyphen that stands there, change nothing.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from search.comparison.wording import plain
from search.spanish import acronyms, marks, numbers
from search.spanish.characters import visible
from search.spanish.folding import folded
from search.spanish.rewriting import Reading

# A word, or the sign that tells 50% from 50. Figures keep the points that part them.
_WORD = re.compile(r"\d+(?:\.\d+)+(?![^\W_])|(?:[^\W_]|[\u0300-\u036f])+|%")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")  # as 1,500 is written elsewhere
APART = " "  # between two figures, which would be another figure together
TEXTS_KEPT = 1024


@dataclass(frozen=True, slots=True)
class Letters:
    """All letters and figures of a text in one run, folded."""

    run: str
    words: tuple[str, ...]  # folded
    spans: tuple[tuple[int, int], ...]  # of each word, in the text
    begins: frozenset[int]  # places of the run where a word begins
    ends: frozenset[int]  # where one ends

    def find(self, run: str, after: int = 0, *, cut: tuple[bool, bool] = (False, False)) -> int:
        """Where some whole words stand from a place on; -1 where they do not.

        `cut`: whether the first and the last of them may be a part of a word.
        """
        place = self.run.find(run, after)
        while place >= 0:
            whole = cut[0] or place in self.begins, cut[1] or place + len(run) in self.ends
            if all(whole):
                return place
            place = self.run.find(run, place + 1)
        return -1


@lru_cache(maxsize=TEXTS_KEPT)
def letters(text: str) -> Letters:
    """A text as its letters.

    >>> letters("Sensi-\\nbilización: 1,500 niños").run
    'sensibilizacion1500ninos'
    >>> letters("12.5 % de 3.500").words
    ('12.5', '%', 'de', '3500')
    """
    reading = read(text)
    words, spans, begins, ends = [], [], [], []
    run = ""
    for match in _WORD.finditer(reading.text):
        word = plain(folded(match[0]))
        word = word.replace(".", "") if _THOUSANDS.fullmatch(word) else word
        run += APART if run[-1:].isdigit() and word[:1].isdigit() else ""
        words.append(word)
        spans.append(reading.span(*match.span()))
        begins.append(len(run))
        run += word
        ends.append(len(run))
    return Letters(run, tuple(words), tuple(spans), frozenset(begins), frozenset(ends))


def read(text: str) -> Reading:
    """A text as its reader sees it, references to notes and dots of acronyms left aside."""
    reading = visible(text)
    for step in (marks.read, acronyms.read, numbers.read):
        reading = step(reading)
    return reading
