"""Corrects words that no text has, to words that texts or the names of bodies have."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from search.spanish import analysis, reading
from search.spanish.dictionary import is_spanish

LEAST_CORRECTED = 3  # letters of a word that may be corrected
SHORT = 5  # letters below which a word is corrected only where one alone can be meant
LONG = 8  # letters from which two slips are allowed
CANDIDATES = 8

# Of a Spanish keyboard, each with how far it is set in, in keys.
ROWS = (("qwertyuiop", 0.0), ("asdfghjklñ", 0.25), ("zxcvbnm", 0.75))
KEYS = {key: (x + inset, y) for y, (row, inset) in enumerate(ROWS) for x, key in enumerate(row)}


class Spelling:
    """The words of a build that a misspelt word may have meant."""

    def __init__(
        self,
        frequency: Mapping[str, int],
        names: Iterable[str] = (),
        acronyms: Iterable[str] = (),
    ) -> None:
        """`names` are the words of the names of bodies, `acronyms` theirs; all folded."""
        all_words = dict.fromkeys(names, 0) | dict(frequency)
        self._frequency = {
            word: count for word, count in all_words.items() if word.isalpha() and len(word) > 3
        }
        self._words = list(self._frequency)
        self._acronyms = tuple(dict.fromkeys(a for a in acronyms if a.isalpha()))
        self.correct = lru_cache(maxsize=1024)(self._correct)

    def _correct(self, folded: str) -> str:
        """The word that was meant; "" where none is near, or where several may be meant.

        Never for numbers, codes, or words of the language that the texts happen to lack.
        """
        if len(folded) < LEAST_CORRECTED or not folded.isalpha() or is_spanish(folded):
            return ""
        found = self._short(folded) if len(folded) < SHORT else self._nearest(folded)
        return found or self.acronym(folded)

    def acronym(self, folded: str) -> str:
        """The only acronym that was surely meant: letters transposed or doubled, or one amiss.

        In a short one a wrong letter makes another acronym as often as a slip ("IBM" for "INM"):
        of four letters it must lie beside the right one on the keyboard, of three it is none.
        """
        return self._only_acronym(folded, _is_a_slip)

    def doubtful(self, folded: str) -> str:
        """The only acronym that may have been meant: one of three letters, the wrong one near."""
        return self._only_acronym(folded, _is_doubtful)

    def _only_acronym(self, folded: str, means: Callable[[str, str], bool]) -> str:
        if len(folded) < LEAST_CORRECTED or not folded.isalpha() or is_spanish(folded):
            return ""
        near = [
            each
            for each in self._acronyms
            if len(each) >= LEAST_CORRECTED
            and OSA.distance(each, folded, score_cutoff=1) == 1
            and means(each, folded)
        ]
        return near[0] if len(near) == 1 else ""

    def _nearest(self, folded: str) -> str:
        """The nearest word, of equally near ones the most frequent.

        Two slips are allowed from LONG letters on, if the first letter is right.
        """
        slips = 2 if len(folded) >= LONG else 1
        right = [
            (distance, -self._frequency[word], word)
            for word, distance in self._near(folded, slips)
            if distance == 1 or word[0] == folded[0]
        ]
        return min(right)[2] if right else ""

    def _short(self, folded: str) -> str:
        """The only word with one letter more or less, or two transposed, in whatever form."""
        near = [
            word
            for word, _ in self._near(folded, 1)
            if len(word) != len(folded) or sorted(word) == sorted(folded)
        ]
        if len({analysis.stem(word) for word in near}) != 1:
            return ""
        return min(near, key=lambda word: (-self._frequency[word], word))

    def _near(self, folded: str, slips: int) -> list[tuple[str, float]]:
        found = extract(
            folded,
            self._words,
            scorer=OSA.distance,
            processor=None,
            score_cutoff=slips,
            limit=CANDIDATES,
        )
        return [(word, distance) for word, distance, _ in found]


def _is_a_slip(right: str, typed: str) -> bool:
    """Whether one of two acronyms at a distance of 1 was surely meant for the other.

    >>> [_is_a_slip("inm", typed) for typed in ("imn", "inmm", "ibm")]
    [True, True, False]
    >>> _is_a_slip("stps", "stpd"), _is_a_slip("stps", "stpc"), _is_a_slip("comar", "comac")
    (True, False, True)
    """
    if set(right) == set(typed):
        return True
    if len(right) != len(typed) or len(right) <= LEAST_CORRECTED:
        return False
    return len(right) >= SHORT or _are_beside(right, typed)


def _is_doubtful(right: str, typed: str) -> bool:
    return len(right) == len(typed) == LEAST_CORRECTED and _are_beside(right, typed)


def _are_beside(right: str, typed: str) -> bool:
    """Whether the letter in which two words differ lies beside the right one on the keyboard."""
    one, other = next((a, b) for a, b in zip(right, typed, strict=True) if a != b)
    (x, y), (u, v) = KEYS.get(one, (-9, -9)), KEYS.get(other, (9, 9))
    return abs(x - u) <= 1 and abs(y - v) <= 1


def words_and_acronyms(names: Iterable[str]) -> tuple[list[str], list[str]]:
    """The words that names are made of, and the acronyms among them, folded."""
    words, acronyms = [], []
    for name in names:
        folded = analysis.fold_words(name).split()
        words += folded
        if name.isupper() and len(folded) == 1:
            acronyms += folded
    return words, acronyms


def corrected(text: str, corrections: Mapping[str, str], spelled: Callable[[str, str], str]) -> str:
    """A query with its misspelt words replaced, the others with their accents.

    `spelled` gives a folded word as the texts write it, or else the second word that it is given.
    "" where there is nothing to correct.
    """

    def right(match: re.Match[str]) -> str:
        word = match[0]
        if word in corrections:
            return corrections[word]
        found = spelled(analysis.fold(word), word)
        return found if len(found) == len(word) and not word.isupper() else word

    return analysis.TOKEN.sub(right, reading.read(text).text) if corrections else ""
