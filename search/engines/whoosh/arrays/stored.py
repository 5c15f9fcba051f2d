"""Arrays and lists of texts as files: written once, read whole or in slices.

Nothing is mapped: a file that somebody cuts off would end the process that maps it. What is read
in slices stays in the system's cache, which all processes share.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from weakref import finalize

import numpy as np
import orjson
from numpy.lib import format as npy
from numpy.typing import NDArray

from search import reading

FOLDER = "arrays"  # in the engine's folder of a build
LONGEST = 1 << 30  # bytes that are read at once


def write_array(path: Path, values: NDArray[Any]) -> None:
    """Store an array."""
    with path.open("wb") as file:
        np.save(file, values, allow_pickle=False)


def read_array(path: Path) -> NDArray[Any]:
    """An array whole. ValueError where the file holds none, or not all of it."""
    with reading.opened(path, follow=False) as file:
        return np.asarray(npy.read_array(file, allow_pickle=False))


def write_plain(path: Path, values: object) -> None:
    """Store texts, numbers and lists of them."""
    path.write_bytes(orjson.dumps(values))


def read_plain(path: Path) -> Any:
    """What was stored. ValueError where it cannot be read."""
    with reading.opened(path, follow=False) as file:
        return orjson.loads(file.read())


def smallest(values: NDArray[Any]) -> NDArray[Any]:
    """The same numbers, none negative, in as few bytes each as hold them."""
    most = int(values.max()) if len(values) else 0
    return values.astype(np.min_scalar_type(most), copy=False)


class Slices:
    """An array of one dimension that is read in parts; safe to share between threads."""

    def __init__(self, path: Path) -> None:
        with reading.opened(path, follow=False) as file:
            (self.length,), _, self.dtype = _header(file)
            if self.dtype.hasobject:
                raise ValueError("an array of something other than numbers")
            self._start = file.tell()
            self._descriptor = os.dup(file.fileno())
        finalize(self, os.close, self._descriptor)

    def part(self, first: int, last: int) -> NDArray[Any]:
        """The values from one place up to another. EOFError where the file is cut off."""
        size = self.dtype.itemsize
        start, end = self._start + first * size, self._start + last * size
        read = [
            os.pread(self._descriptor, min(LONGEST, end - at), at)
            for at in range(start, end, LONGEST)
        ]
        data = read[0] if len(read) == 1 else b"".join(read)
        if len(data) != end - start:
            raise EOFError("an array of the index is cut off")
        return np.frombuffer(data, self.dtype)


def _header(file: Any) -> tuple[Sequence[int], bool, np.dtype[Any]]:
    """Shape, order and type of a stored array."""
    if npy.read_magic(file) != (1, 0):
        raise ValueError("an array of another format")
    return npy.read_array_header_1_0(file)
