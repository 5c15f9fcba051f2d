"""The phrases that texts repeat: counted while they stream past."""

import re
from collections import Counter
from collections.abc import Iterator

from search.spanish import analysis
from search.spanish.stopwords import STOP_WORDS

PHRASE_WORDS = 4  # words
PHRASE_RECORDS = 20_000  # phrases are counted in this many records of a build
RAREST_PHRASE = 3  # texts that must have it
MOST_PHRASES = 2_000
MOST_COUNTED = 400_000  # phrases in memory while counting; beyond, those seen once are dropped

# Words that have a stem and say nothing at the edge of a phrase ("migrantes a través").
EDGELESS = STOP_WORDS | frozenset("no sin contra entre traves fin materia cabo partir".split())


class PhraseCounter:
    """Counts the phrases of texts: neighbouring words, the first and last with content."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._records = 0

    def add(self, text: str) -> None:
        """Count a text's phrases, each once, while there is room for more records."""
        self._records += 1
        if self._records > PHRASE_RECORDS:
            return
        self._counts.update(set(_phrases(text)))
        if len(self._counts) > MOST_COUNTED:
            self._counts = Counter({p: n for p, n in self._counts.items() if n > 1})

    def frequent(self) -> list[tuple[str, int]]:
        """The most frequent phrases, without those that only stand inside a longer one."""
        common = {p: n for p, n in self._counts.items() if n >= RAREST_PHRASE}
        inside = {part for p, n in common.items() for part in _parts(p) if common.get(part) == n}
        kept = [(p, n) for p, n in common.items() if p not in inside]
        return sorted(kept, key=lambda each: (-each[1], each[0]))[:MOST_PHRASES]


def _phrases(text: str) -> Iterator[str]:
    tokens = analysis.tokens(text)
    roles = [_ROLES[text[token.start : token.end]] for token in tokens]
    for first, (role, token) in enumerate(zip(roles, tokens, strict=True)):
        if role & BEGINS:
            end = token.end
            for last in range(first + 1, min(first + PHRASE_WORDS, len(tokens))):
                following = tokens[last]
                if not roles[last] & GOES_ON or text[end : following.start] != " ":
                    break
                end = following.end
                if roles[last] & ENDS:
                    yield text[token.start : end].lower()


BEGINS, GOES_ON, ENDS = 1, 2, 4


def _role(written: str) -> int:
    """What a word may be in a phrase."""
    content = analysis.fold(written) not in EDGELESS
    begins = content and bool(_PLAIN.fullmatch(written))
    # Acronyms are offered as agencies; a phrase with one is the start of a sentence.
    goes_on = bool(_LETTERS.fullmatch(written)) and not written.isupper()
    return BEGINS * begins + GOES_ON * goes_on + ENDS * (content and goes_on)


_ROLES: analysis.Memo[int] = analysis.Memo(_role)
_LETTERS = re.compile(r"[^\W\d_]+")
_PLAIN = re.compile(r"(?:(?![A-ZÁÉÍÓÚÑ]{2})[^\W\d_])+")


def _parts(phrase: str) -> Iterator[str]:
    words = phrase.split()
    for length in range(2, len(words)):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])
