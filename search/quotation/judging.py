"""Whether a text says what is quoted: word for word, nearly, or with others of its line."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from search.comparison.pairing import OTHER_CODE
from search.comparison.wording import Piece, likeness, pieces
from search.quotation.letters import Letters, letters
from search.quotation.readings import Fragment, Quotation, sentences

NEAR = OTHER_CODE  # of the words in common, in order: as where two reports are compared
PART = 0.5  # of the words of a quotation, in sentences that stand word for word
LEFT_OUT = " […] "
BREAK = "- "  # what is left of a line that broke a word


def stands(quotation: Quotation, text: Letters) -> bool:
    """Whether all fragments stand in a text, in their order."""
    place = 0
    for each in quotation.fragments:
        run = each.letters.run
        found = text.find(run, place, cut=each.cut)
        if found < 0:
            return False
        place = found + len(run)
    return True


def nearness(quotation: Quotation, text: str) -> float:
    """The share of words that a quotation has in common with the passages of a text that are
    nearest to its fragments, from 0 to 1."""
    whole = letters(text)
    shared = (_likeness(each, whole) * len(each.letters.words) for each in quotation.fragments)
    return sum(shared) / len(quotation.words)


def _likeness(fragment: Fragment, text: Letters) -> float:
    first, last = passage(fragment.letters.words, text.words)
    return likeness(fragment.letters.words, text.words[first:last])


def passage(quoted: Sequence[str], words: Sequence[str]) -> tuple[int, int]:
    """The words of a text that are nearest to those of a fragment; the end is excluded.

    >>> passage("dar cursos de salud".split(), "para dar tres cursos de salud al mes".split())
    (1, 6)
    """
    first, last = 0, len(words)
    if len(quoted) < len(words) and (near := fuzz.partial_ratio_alignment(quoted, words)):
        room = len(quoted) // 2 + 2  # what was left out in silence makes the passage longer
        first, last = max(0, near.dest_start - room), min(len(words), near.dest_end + room)
    equal = [each for each in LCSseq.opcodes(quoted, words[first:last]) if each.tag == "equal"]
    if not equal:
        return first, first
    return first + equal[0].dest_start, first + equal[-1].dest_end


def differing(quotation: Quotation, text: str) -> tuple[Piece, ...]:
    """What a quotation adds to a text ("ins") and what it leaves out without saying so ("del")."""
    whole = letters(text)
    found: list[Piece] = []
    for each in quotation.fragments:
        first, last = passage(each.letters.words, whole.words)
        said = text[whole.spans[first][0] : whole.spans[last - 1][1]] if first < last else ""
        found += [Piece("same", LEFT_OUT)] if found else []
        found += pieces(said, unbroken(each.text, whole))
    return tuple(found)


def unbroken(quoted: str, text: Letters) -> str:
    """A quotation without the hyphens that the ends of lines have left in words of the text.

    >>> unbroken("la detec- ción y el alto- bajo", letters("la detección"))
    'la detección y el alto- bajo'
    """
    known = frozenset(text.words)
    parts = quoted.split(BREAK)
    whole = parts[0]
    for part in parts[1:]:
        before, after = letters(whole).words[-1:], letters(part).words[:1]
        joined = "".join((*before, *after)) in known
        whole = f"{whole}{'' if joined else BREAK}{part}"
    return whole


def together(quotation: Quotation, texts: Sequence[str]) -> tuple[tuple[int, ...], float]:
    """The places of the texts that say a quotation sentence by sentence, and the share of its
    words that they say: 1 where it is all of it.

    A sentence may begin in one text and end in the next, as where a table is copied.
    """
    every = [part for each in quotation.fragments for part in _sentences(each)]
    whole = letters("\n".join(texts))
    ends = list(accumulate(len(text) + 1 for text in texts))
    begins = sorted(whole.begins)
    used: set[int] = set()
    said = total = 0
    for sentence in every:
        sought = sentence.letters
        total += len(sought.words)
        if (place := whole.find(sought.run, cut=sentence.cut)) < 0:
            continue
        said += len(sought.words)
        first, last = (bisect_right(begins, at) - 1 for at in (place, place + len(sought.run) - 1))
        touched = (bisect_right(ends, whole.spans[word][0]) for word in (first, last))
        start, end = touched
        used.update(range(start, end + 1))
    return tuple(sorted(used)), said / total if total else 0.0


def _sentences(fragment: Fragment) -> list[Fragment]:
    """The sentences of a fragment, of which dots can cut the first and the last."""
    found = sentences(fragment.text)
    last = len(found) - 1
    return [
        Fragment(each, (fragment.cut[0] and not at, fragment.cut[1] and at == last))
        for at, each in enumerate(found)
    ]
