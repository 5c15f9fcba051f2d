"""Rows of text files: tab-separated ones, which know no quoting, and CSV."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from index.files import decoding, limits
from index.files.cells.cell_errors import without_errors
from index.files.column_titles import titled_column
from index.files.row import CellNote, Row

DELIMITERS = ",;\t|"
SNIFFED_LINES = 60  # lines in which the header of a CSV must begin
SNIFFED = 1 << 14  # characters of each that are looked at
# A heading right behind a delimiter, "1.1. …": prose puts a space there, or no code.
_SWALLOWED_ROW = {
    delimiter: re.compile(rf'{re.escape(delimiter)}"?[0-9]+(?:\.[0-9]+)+\.?\s')
    for delimiter in DELIMITERS
}


def tabbed_rows(path: Path) -> Iterator[Row]:
    """The rows of a tab-separated file; a quote is a character like any other."""
    for line in decoding.text_lines(path):
        cells = [] if line.flaw else line.text.split("\t", limits.MOST_COLUMNS)
        yield _row(line.number, cells, line.flaw, line.guessed)


def csv_rows(path: Path) -> Iterator[Row]:
    """The rows of a CSV file, by whichever delimiter shows the header's words."""
    # One limit for the whole process is all that the csv module has; its own is 128 kB a cell.
    csv.field_size_limit(limits.LONGEST_LINE)
    delimiter = delimiter_of(islice(decoding.text_lines(path), SNIFFED_LINES))
    feed = _WatchedLines(path)
    reader = csv.reader(feed, delimiter=delimiter)
    while True:
        first = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(first, flaw="swallowed-rows", detail=str(error), fatal=True)
            return
        flaw = feed.taken_flaw() or _swallowed(cells, delimiter)
        yield _row(first, [] if flaw else cells, flaw, feed.taken_guess())


def delimiter_of(lines: Iterable[decoding.TextLine]) -> str:
    """The delimiter under which most cells of the lines are words of a header.

    Where none are, that under which most rows have as many cells as others.
    """
    texts = [line.text[:SNIFFED] for line in lines]
    return max(DELIMITERS, key=lambda delimiter: _evidence(texts, delimiter))


def _evidence(texts: list[str], delimiter: str) -> tuple[int, int]:
    """How many cells are words of a header, and how many rows have the commonest length."""
    try:
        rows = list(csv.reader(texts, delimiter=delimiter))
    except csv.Error:
        return 0, 0
    words = sum(bool(titled_column(cell)) for row in rows for cell in row)
    lengths = Counter(len(row) for row in rows if len(row) > 1)
    return words, max(lengths.values(), default=0)


class _WatchedLines:
    """Lines for csv.reader, which remembers what was wrong with those just read."""

    def __init__(self, path: Path) -> None:
        self.lines = decoding.text_lines(path)
        self.flaw = ""
        self.guessed = ""
        self.taken = 0  # characters of the row so far

    def __iter__(self) -> Iterator[str]:
        for line in self.lines:
            self.taken += len(line.text)
            if self.taken > limits.LONGEST_LINE:  # quotes that are not closed, cell after cell
                raise csv.Error("row too long")
            self.flaw = self.flaw or line.flaw
            self.guessed = self.guessed or line.guessed
            yield "\n" if line.flaw else line.text

    def taken_flaw(self) -> str:
        self.taken = 0
        flaw, self.flaw = self.flaw, ""
        return flaw

    def taken_guess(self) -> str:
        guessed, self.guessed = self.guessed, ""
        return guessed


def _swallowed(cells: list[str], delimiter: str) -> str:
    """The flaw of a row in which a quote that is never closed has taken rows into a cell."""
    row = _SWALLOWED_ROW[delimiter]
    inner = (line for cell in cells if "\n" in cell for line in cell.split("\n")[1:])
    return "swallowed-rows" if any(row.search(line) for line in inner) else ""


def _row(number: int, cells: Iterable[str], flaw: str, guessed: str) -> Row:
    """A row; `guessed` is the encoding that it was read in, where that is a guess."""
    shown, signed = decoding.shown_cells(cells)
    shown, notes = without_errors(shown)
    if guessed:
        detail = f"Parece {guessed} y así se leyó."
        value = " ".join((f"{guessed}:", *filter(None, shown)))
        notes = (CellNote("other-encoding", value=value, detail=detail), *notes)
    return Row(number, shown, flaw=flaw, warnings=signed, notes=notes)
