"""The shared strings of a workbook, on disk: a large one has more text than memory should hold."""

from array import array
from functools import lru_cache
from typing import IO

STRINGS_IN_MEMORY = 512  # headings come again row after row


class StringsOnDisk:
    """A sequence of strings in a file; what stays in memory is where each begins."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.starts = array("Q", [0])
        self.get = lru_cache(STRINGS_IN_MEMORY)(self._read)

    def __getitem__(self, index: int) -> str:
        return self.get(index)

    def append(self, text: str) -> None:
        """Add a string, all before the first is asked for."""
        self.starts.append(self.starts[-1] + self.file.write(text.encode()))

    def _read(self, index: int) -> str:
        if not 0 <= index < len(self.starts) - 1:
            raise IndexError(index)
        start, end = self.starts[index : index + 2]
        self.file.seek(start)
        return self.file.read(end - start).decode()
