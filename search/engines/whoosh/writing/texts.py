"""The words of all texts while a build is written: a number a word, on the disk beyond a limit."""

from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryFile

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint32]

SLAB = 1 << 20  # words that are held, or looked at, at once


class Texts:
    """Surface forms as numbers, text after text."""

    def __init__(self, folder: Path) -> None:
        """`folder` holds what does not stay in memory; after `close` nothing is left there."""
        self._numbers = _Numbers()
        self._sizes = array("I")  # words of each text
        self._held = array("I")
        self._file = TemporaryFile(dir=folder)  # noqa: SIM115  see `close`

    def add(self, surfaces: Iterable[str]) -> None:
        """Take the words of the next text."""
        before = len(self._held)
        self._held.extend(map(self._numbers.__getitem__, surfaces))
        self._sizes.append(len(self._held) - before)
        if len(self._held) > SLAB:
            self._held.tofile(self._file)
            del self._held[:]

    @property
    def surfaces(self) -> list[str]:
        """What each number stands for."""
        return list(self._numbers)

    def bounds(self) -> NDArray[np.int64]:
        """Where each text begins among all words, and behind them the end of the last."""
        return np.concatenate(([0], np.cumsum(np.array(self._sizes, np.int64))))

    def slabs(self) -> Iterator[tuple[int, Numbers]]:
        """All words, a part at a time, each with its place."""
        self._file.seek(0)
        place = 0
        while len(part := np.fromfile(self._file, np.uint32, SLAB)):
            yield place, part
            place += len(part)
        self._file.seek(0, 2)
        if self._held:
            yield place, np.array(self._held, np.uint32)

    def whole(self) -> Numbers:
        """All words at once."""
        return np.concatenate([np.empty(0, np.uint32), *(part for _, part in self.slabs())])

    def close(self) -> None:
        """Let go of what is on the disk."""
        self._file.close()


class _Numbers(dict[str, int]):
    """A number for each form, in the order in which they come."""

    def __missing__(self, surface: str) -> int:
        number = self[surface] = len(self)
        return number
