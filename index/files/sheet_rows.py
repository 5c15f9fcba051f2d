"""The rows of a sheet, gathered cell after cell as its reader sees them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from index.files.cells.hidden import HiddenParts
from index.files.cells.merged import MergedDown
from index.files.cells.sheet_cell import SeenCell
from index.files.decoding import shown_cells
from index.files.limits import LONGEST_LINE, MOST_COLUMNS, MOST_ROWS
from index.files.row import CellNote, Row


class SheetRows:
    """Rows, each as wide as the widest before it: a sheet has no row ends."""

    def __init__(self, sheet: str, hidden: HiddenParts) -> None:
        self.sheet = sheet
        self.hidden = hidden
        self.merged = MergedDown(hidden.merges)
        self.rows: list[Row] = []
        self.number = self.width = self.length = 0
        self.cells: dict[int, str] = {}
        self.notes: list[CellNote] = []
        self.wide = self.unseen = False
        self.times: dict[int, int] = {}  # of rows that are repeated, by their first number

    def taken(self) -> Iterator[Row]:
        """The rows that are complete since it was asked last."""
        rows, self.rows = self.rows, []
        for row in rows:
            yield row
            for n in range(1, self.times.pop(row.number, 1)):
                yield replace(row, number=row.number + n)

    def begin(self, number: int, unseen: bool) -> None:
        """Begin a row. Raises ValueError where rows are not in order."""
        last, self.number = self.number, number
        if not last < number <= MOST_ROWS:
            raise ValueError(number)
        if number > last + 1:
            self.rows.append(Row(last + 1, sheet=self.sheet))  # a gap is a blank row
        self.cells, self.length, self.notes = {}, 0, []
        self.wide, self.unseen = False, unseen

    def put(self, column: int, seen: SeenCell) -> None:
        """Give the row a cell, in a column from 1."""
        if seen.note and not self.unseen and column not in self.hidden.columns:
            self.notes.append(seen.note_in(column))
        if not seen.text:
            return
        self.length += len(seen.text)
        if column > MOST_COLUMNS:
            self.wide = True
        elif self.length <= LONGEST_LINE:
            self.cells[column] = seen.text

    def end(self, times: int = 1) -> None:
        """Add the row, so many times, if it is seen."""
        times = min(times, MOST_ROWS - self.number + 1)
        first, self.number = self.number, self.number + times - 1
        shown = self.merged.enter(first, self.cells)
        if self.unseen:
            self.hidden.leave_out(first, self.cells, times)
            return
        self.rows.append(self.complete(first, shown))
        if times > 1:
            self.times[first] = times

    def complete(self, number: int, merged: Mapping[int, str]) -> Row:
        """The row, with what merged cells that begin above show in it."""
        cells = self.hidden.seen(number, self.cells)
        flaw = "row-too-long" if self.length > LONGEST_LINE else "too-many-columns" * self.wide
        if any("\0" in text for text in cells.values()):
            flaw = flaw or "nul-byte"
        notes = tuple(self.notes)
        if flaw:
            return Row(number, sheet=self.sheet, flaw=flaw, notes=notes)
        self.width = max(self.width, max(cells, default=0))
        order = self.hidden.order(self.width)
        texts, signed = shown_cells(cells.get(n, "") for n in order)
        below, _ = shown_cells(merged.get(n, "") for n in order) if merged else ((), ())
        return Row(number, texts, self.sheet, warnings=signed, notes=notes, merged=below)
