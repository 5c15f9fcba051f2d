"""What was worked out once and is kept: a mapping bounded by the size of what it holds."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Kept(Generic[Key, Value]):
    """Forgets everything when it is full.

    Reading is one look-up in a dictionary, without a lock, because what is kept never changes;
    a cache that remembers the order of use costs more than much of what is kept here.
    """

    def __init__(self, most: int, size: Callable[[Value], int]) -> None:
        self.get = (held := dict[Key, Value]()).get
        self._held = held
        self._most = most
        self._size = size
        self._total = 0

    def keep(self, key: Key, value: Value) -> Value:
        """Keep a value, unless it alone is too large; returns it."""
        size = self._size(value) + 1
        if size > self._most:
            return value
        if self._total + size > self._most:
            self.clear()
        self._total += size
        self._held[key] = value
        return value

    def clear(self) -> None:
        """Forget everything."""
        self._held.clear()
        self._total = 0
