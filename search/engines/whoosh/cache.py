"""What was worked out once and is kept: a mapping bounded by the bytes that it holds."""

from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

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


LONG = 4096  # truth values, from where on an eighth of the memory is worth the unpacking


class KeptMasks(Generic[Key]):
    """Masks of one length, kept as bits where they are long."""

    def __init__(self, most: int, length: int) -> None:
        self._length = length
        self._packed = length >= LONG
        self._kept: Kept[Key, NDArray[Any]] = Kept(most, lambda mask: mask.nbytes)

    def get(self, key: Key) -> NDArray[np.bool_] | None:
        """What was kept; shared, not to be written to."""
        kept = self._kept.get(key)
        if kept is None or not self._packed:
            return kept
        return np.unpackbits(kept, count=self._length).view(bool)

    def keep(self, key: Key, mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Keep a mask, from now on not to be written to; returns it."""
        mask.flags.writeable = False
        self._kept.keep(key, np.packbits(mask) if self._packed else mask)
        return mask

    @property
    def held(self) -> int:
        """Bytes."""
        return self._kept.held
