"""Corrects words that no text has, to words that texts have."""

from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

SHORTEST = 5  # letters of a word that may be corrected
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
        numbers, codes or short words.
        """
        if len(folded) < SHORTEST or not folded.isalpha():
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
