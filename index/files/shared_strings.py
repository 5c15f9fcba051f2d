"""The shared strings of a workbook, on disk: a large one has more text than memory should hold."""

from array import array
from collections.abc import Mapping
from functools import lru_cache
from typing import IO

from index.files.cells.rich_text import PARTS_OF_TEXT, RichText, Runs, packed, unpacked

STRINGS_IN_MEMORY = 512  # headings come again row after row


class StringsOnDisk:
    """A sequence of texts in a file; what stays in memory is where each begins."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.starts = array("Q", [0])
        self.get = lru_cache(STRINGS_IN_MEMORY)(self._read)

    def __getitem__(self, index: int) -> Runs:
        return self.get(index)

    def append(self, runs: Runs) -> None:
        """Add a text, all before the first is asked for."""
        self.starts.append(self.starts[-1] + self.file.write(packed(runs)))

    def _read(self, index: int) -> Runs:
        if not 0 <= index < len(self.starts) - 1:
            raise IndexError(index)
        start, end = self.starts[index : index + 2]
        self.file.seek(start)
        return unpacked(self.file.read(end - start))


class SharedStringReader:
    """Reads the table of shared strings."""

    def __init__(self, strings: StringsOnDisk) -> None:
        self.strings = strings
        self.rich = RichText()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:  # noqa: D102  Reader
        if name in PARTS_OF_TEXT:
            self.rich.start(name, attributes)

    def end(self, name: str) -> None:  # noqa: D102
        if name in PARTS_OF_TEXT:
            self.rich.end(name)
        elif name == "si":
            self.strings.append(self.rich.taken())

    def text(self, piece: str) -> None:  # noqa: D102
        self.rich.text(piece)
