"""Corrects words that no text has, to words that texts have."""

from collections.abc import Mapping
from functools import cache, lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract
from spellchecker import SpellChecker

from search.spanish import analysis

LEAST_CORRECTED = 5  # letters of a word that may be corrected
LONG = 8  # letters from which two slips are allowed
CANDIDATES = 8


class Spelling:
    """The words of a build that a misspelt word may have meant."""

    def __init__(self, frequency: Mapping[str, int]) -> None:
        self._frequency = {
            word: count for word, count in frequency.items() if word.isalpha() and len(word) > 3
        }
        self._words = list(self._frequency)
        self.correct = lru_cache(maxsize=1024)(self._correct)

    def _correct(self, folded: str) -> str:
        """The nearest word, of equally near ones the most frequent; "" where none is near.

        Two slips are allowed from LONG letters on, if the first letter is right. Never for
        numbers, codes, short words, or words of the language that the texts happen to lack.
        """
        if len(folded) < LEAST_CORRECTED or not folded.isalpha() or is_spanish(folded):
            return ""
        slips = 2 if len(folded) >= LONG else 1
        near = extract(
            folded,
            self._words,
            scorer=OSA.distance,
            processor=None,
            score_cutoff=slips,
            limit=CANDIDATES,
        )
        right = [
            (distance, -self._frequency[word], word)
            for word, distance, _ in near
            if distance == 1 or word[0] == folded[0]
        ]
        return min(right)[2] if right else ""


def is_spanish(folded: str) -> bool:
    """Is a folded word, or its singular, in the general dictionary of Spanish?

    >>> is_spanish("dinero"), is_spanish("camiones"), is_spanish("presonas")
    (True, True, False)
    """
    return folded in _dictionary() or analysis.singular(folded) in _dictionary()


@cache
def _dictionary() -> frozenset[str]:
    """86,000 words, folded; read when the first unknown word is met."""
    words = SpellChecker(language="es").word_frequency.words()
    return frozenset(map(analysis.folded, words))
