"""A text as passages: its sentences, long ones in parts, short ones beside the one before them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from search.spanish import analysis

MOST_PASSAGES = 150  # of a text of 20,000 characters, which has some 130 sentences
LONG = 34  # content words, beyond which a sentence is several: half a list, half an argument
SHORT = 4  # content words, with fewer than which a sentence says nothing by itself

# The end of a sentence; a line break ends one where another begins with a capital or a mark.
_END = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'»”)\]]*+\s++(?=[^a-záéíóúñü])"
    r"|\n\s*\n|\n(?=\s?[-•·–—*0-9A-ZÁÉÍÓÚÑ])"
)
_PART = re.compile(r";\s+|:\s+")
_ABBREVIATED = re.compile(
    r"(?<![^\W_])(?:[A-Z]|arts?|no|núm|sra?|dra?|lic|ing|fracc?|vs|pp?)\.\s+$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a text, as it stands there."""

    start: int  # characters
    end: int
    text: str


def passages(text: str) -> tuple[Passage, ...]:
    """The passages of a text in order; all of it is in some, but what has no word."""
    found = list(_joined(text, _parts(text)))
    while len(found) > MOST_PASSAGES:  # of a text of nothing but the shortest sentences
        found = [
            _between(text, pair[0].start, pair[-1].end)
            for pair in (found[at : at + 2] for at in range(0, len(found), 2))
        ]
    return tuple(found)


Part = tuple[int, int, int]  # where it begins and ends, and its content words


def _parts(text: str) -> Iterator[Part]:
    """Each sentence, and each part of a long one."""
    first = 0
    for end in [*_ends(text), len(text)]:
        number = content(text[first:end])
        if number <= LONG:
            yield first, end, number
        else:
            yield from _long(text, first, end)
        first = end


def _ends(text: str) -> Iterator[int]:
    for match in _END.finditer(text):
        if not _ABBREVIATED.search(text, max(0, match.start() - 8), match.end()):
            yield match.end()


def _long(text: str, first: int, end: int) -> Iterator[Part]:
    """The parts of a long sentence: at its semicolons and colons, else as long as may be."""
    start = first
    for stop in [*(match.end() for match in _PART.finditer(text, first, end)), end]:
        cut, held = start, 0
        for word in analysis.tokens(text[start:stop]):
            if held == LONG and word.term:
                yield cut, start + word.start, held
                cut, held = start + word.start, 0
            held += bool(word.term)
        yield cut, stop, held
        start = stop


def _joined(text: str, parts: Iterator[Part]) -> Iterator[Passage]:
    """The same, those that say nothing by themselves with the one before or behind."""
    first = last = held = 0
    for start, end, number in parts:
        if held >= SHORT:
            yield _between(text, first, last)
            first, held = start, 0
        last = end
        held += number
    if held:
        yield _between(text, first, last)


def _between(text: str, first: int, last: int) -> Passage:
    """A passage without the white space around it."""
    inside = text[first:last]
    start = first + len(inside) - len(inside.lstrip())
    return Passage(start, start + len(inside.strip()), inside.strip())


def content(text: str) -> int:
    """How many words of a text are no stop words."""
    return len(analysis.terms(text))
