"""The shared strings of a workbook, on disk: a large one has more text than memory should hold."""

from array import array
from functools import lru_cache
from typing import IO, Any

from openpyxl.cell.text import Text
from openpyxl.reader.excel import ExcelReader
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

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


class SpillingReader(ExcelReader):
    """openpyxl's reader, which would keep every string in a list."""

    def __init__(self, book: IO[bytes], spill: IO[bytes]) -> None:
        super().__init__(book, read_only=True, keep_links=False)
        self.spill = spill

    def read_strings(self) -> None:
        """Bring the table of strings to the disk."""
        strings = StringsOnDisk(self.spill)
        # The worksheets only ever ask it for one string by its number.
        self.shared_strings = strings  # type: ignore[assignment]
        part: Any = self.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call]  # no stub
        if part is not None:
            with self.archive.open(part.PartName[1:]) as source:
                _spill(source, strings)


def _spill(source: IO[bytes], strings: StringsOnDisk) -> None:
    events = iterparse(source, events=("start", "end"))
    _, root = next(events)
    for event, node in events:
        if event == "end" and node.tag == f"{{{SHEET_MAIN_NS}}}si":
            text = Text.from_tree(node)
            strings.append(text.content if text else "")
            root.clear()  # the nodes that are done would stay under it
