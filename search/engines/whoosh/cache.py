"""What was worked out once and is kept: a mapping bounded by the bytes that it holds."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


ENTRY = 200  # bytes of a place in the mapping, with the objects around key and value
PART = 700  # of a part of a key: a condition with its boosts takes as much


class Kept(Generic[Key, Value]):
    """Forgets everything when it is full.

    Keys count: strangers make them up, and most that they make up stand for nothing.

    Reading is one look-up in a dictionary, without a lock, because what is kept never changes;
    a cache that remembers the order of use costs more than much of what is kept here.
    """

    def __init__(self, most: int, size: Callable[[Value], int]) -> None:
        """Holds at most so many bytes; `size` says how many a value has."""
        self.get = (held := dict[Key, Value]()).get
        self._held = held
        self._most = most
        self._size = size
        self._total = 0

    def keep(self, key: Key, value: Value) -> Value:
        """Keep a value, unless it alone is too large; returns it."""
        size = ENTRY + PART * (len(key) if isinstance(key, tuple) else 1) + self._size(value)
        if size > self._most:
            return value
        if self._total + size > self._most:
            self.clear()
        self._total += size
        self._held[key] = value
        return value

    @property
    def held(self) -> int:
        """Bytes."""
        return self._total

    def clear(self) -> None:
        """Forget everything."""
        self._held.clear()
        self._total = 0
