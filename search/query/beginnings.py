"""Entries found by how one of their keys begins, also where what was typed has one slip; pure."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

Entry = TypeVar("Entry")

LETTERS = "abcdefghijklmnñopqrstuvwxyz"
LAST = "\U0010ffff"


class Beginnings(Generic[Entry]):
    """Immutable."""

    def __init__(self, entries: Iterable[tuple[str, Entry]]) -> None:
        """Each entry with a folded key; it may come under several."""
        ordered = sorted(entries, key=lambda entry: entry[0])
        self._keys = [key for key, _ in ordered]
        self._entries = [entry for _, entry in ordered]

    def of(self, typed: str) -> list[Entry]:
        """The entries with a key that begins so."""
        first = bisect_left(self._keys, typed)
        return self._entries[first : bisect_left(self._keys, typed + LAST)]

    def slipped(self, typed: str) -> list[Entry]:
        """The entries with a key that begins so but for one letter.

        >>> Beginnings([("salud", 1), ("saldo", 2), ("sala", 3)]).slipped("slau")
        [1]
        """
        meant = dict.fromkeys(self._meant(typed))
        return [entry for beginning in meant for entry in self.of(beginning)]

    def _meant(self, typed: str) -> Iterator[str]:
        """What a text may have been meant to be: a letter more, less, another, or two swapped."""
        for place in range(len(typed)):
            head, tail = typed[:place], typed[place:]
            if not self._begins(head):
                return  # the slip was before
            yield head + tail[1:]
            yield head + tail[1:2] + tail[:1] + tail[2:]
            for letter in LETTERS:
                yield head + letter + tail
                yield head + letter + tail[1:]

    def _begins(self, typed: str) -> bool:
        place = bisect_left(self._keys, typed)
        return place < len(self._keys) and self._keys[place].startswith(typed)
