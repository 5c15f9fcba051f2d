"""Which text of one report is which of another: by its words first, then by its code.

A code is what a programme calls a line this year, and moves when one before it is taken out; the
words stay. So equal words make a pair wherever they stand, and a code alone never does.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import NamedTuple, TypeVar

from search.comparison.wording import likeness, words

# Below these shares of common words, in order, two texts are two texts.
SAME_CODE = 0.5  # the place says the rest
OTHER_CODE = 0.75  # nothing but the words says it: programmes repeat how their lines begin
PLACE = 0.05  # what the same code is worth where several texts are as near
BELOW = 0.05  # and what an activity is that stands word for word below both
FREQUENT = 500  # texts that have a word which tells none of them from the others
LOOKED_AT = 200  # texts that have its rarest words, after which the others tell nothing new
CANDIDATES = 20  # texts that one is compared with: those with the most of its rare words


class Text(NamedTuple):
    """A text with its code: of an activity, its number."""

    code: str
    text: str
    below: frozenset[str] = frozenset()  # the activities of a line


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Places in the two sequences; None of a text that the other report does not have."""

    before: int | None
    after: int | None


def pairs(before: Sequence[Text], after: Sequence[Text], other: float = OTHER_CODE) -> list[Pair]:
    """Every text of both, each once: the pairs, then what is gone, then what is new.

    `other` is the share of common words from which texts of different codes are the same.
    """
    if before == after:  # what nobody touched, which most of a report is
        return [Pair(place, place) for place in range(len(before))]
    read = {text: words(text) for text in {each.text for each in (*before, *after)}}
    old, new = [read[each.text] for each in before], [read[each.text] for each in after]
    found = dict(_equal(before, after, old, new))
    taken = set(found.values())
    left = [place for place in range(len(before)) if place not in found]
    free = [place for place in range(len(after)) if place not in taken]
    for _, first, second in sorted(_near(before, after, old, new, left, free, other)):
        if first not in found and second not in taken:
            found[first] = second
            taken.add(second)
    return [
        *(Pair(first, found[first]) for first in sorted(found)),
        *(Pair(first, None) for first in left if first not in found),
        *(Pair(None, second) for second in free if second not in taken),
    ]


Words = tuple[str, ...]


def _equal(
    before: Sequence[Text], after: Sequence[Text], old: list[Words], new: list[Words]
) -> Iterator[tuple[int, int]]:
    """Texts of the same words."""
    standing = _grouped(new, range(len(new)))
    for text, were in _grouped(old, range(len(old))).items():
        if are := standing.get(text):
            yield from _alike(before, after, were, are)


def _alike(
    before: Sequence[Text], after: Sequence[Text], were: list[int], are: list[int]
) -> Iterator[tuple[int, int]]:
    """Places of texts that are all the same: as many in one place in their order, then those of
    one code, then what is left in its order."""
    left, free = dict.fromkeys(were), dict.fromkeys(are)
    above = _grouped([_above(after[place].code) for place in are], are)
    for key, held in _grouped([_above(before[place].code) for place in were], were).items():
        if len(held) == len(above.get(key, ())):
            yield from _taken(zip(held, above[key], strict=True), left, free)
    at = {after[place].code: place for place in free}
    own = [(place, at[code]) for place in left if (code := before[place].code) in at]
    yield from _taken(own, left, free)
    yield from zip(left, free, strict=False)


def _taken(
    found: Iterable[tuple[int, int]], left: dict[int, None], free: dict[int, None]
) -> Iterator[tuple[int, int]]:
    for first, second in found:
        if left.pop(first, first) is None and free.pop(second, second) is None:
            yield first, second


Key = TypeVar("Key")


def _grouped(keys: Iterable[Key], places: Iterable[int]) -> dict[Key, list[int]]:
    """Places by their keys, in order."""
    found: dict[Key, list[int]] = defaultdict(list)
    for key, place in zip(keys, places, strict=True):
        found[key].append(place)
    return found


def _above(code: str) -> str:
    return code.rpartition(".")[0]


def _near(
    before: Sequence[Text],
    after: Sequence[Text],
    old: list[Words],
    new: list[Words],
    left: Iterable[int],
    free: Sequence[int],
    other: float,
) -> Iterator[tuple[float, int, int]]:
    """(how far, place before, place after) of all that are near enough to be one text."""
    at = {after[place].code: place for place in free}
    sharing = _Sharing({place: new[place] for place in free})
    for first in left:
        own = at.get(before[first].code)
        for second in dict.fromkeys(
            (*sharing.nearest(old[first]), *([] if own is None else [own]))
        ):
            alike = likeness(old[first], new[second])
            if alike >= (SAME_CODE if second == own else other):
                kept = not before[first].below.isdisjoint(after[second].below)
                yield -alike - PLACE * (second == own) - BELOW * kept, first, second


class _Sharing:
    """Finds the texts that have the most of another's rare words."""

    def __init__(self, texts: dict[int, Words]) -> None:
        self._held: dict[str, list[int]] = defaultdict(list)
        for place, text in texts.items():
            for word in set(text):
                self._held[word].append(place)

    def nearest(self, text: Words) -> list[int]:
        """The places of the nearest, best first."""
        shared: dict[int, float] = defaultdict(float)
        looked = 0
        for held in sorted((self._held.get(word, ()) for word in set(text)), key=len):
            if len(held) > FREQUENT or looked > LOOKED_AT:
                break
            looked += len(held)
            for place in held:
                shared[place] += 1 / len(held)
        return nlargest(CANDIDATES, shared, key=shared.__getitem__)
