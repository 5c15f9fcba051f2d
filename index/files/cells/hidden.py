"""What a sheet hides: rows and columns that its reader does not see, and merged cells over them."""

from collections.abc import Iterable, Iterator, Mapping

from openpyxl.utils import get_column_letter

from index.files.cells.merged import Merges
from index.files.limits import MOST_COLUMNS
from index.files.row import CellNote, Row

NAMED = 5  # rows or columns that a finding names


class HiddenParts:
    """What is hidden so far in a sheet that is read row after row.

    A merged cell that begins where nobody sees it shows its text in its first cell that is seen.
    """

    def __init__(self, sheet: str, merges: Merges, *, named: bool = False) -> None:
        """`named`: the columns to read are named one by one; those that are hidden too."""
        self.sheet = sheet
        self._named = named
        self.columns: set[int] = set()
        self.merges = merges
        self._waiting: dict[int, tuple[int, str]] = {}  # column: the last row, and the text
        self._rows: list[int] = []  # the first that were left out
        self._count = 0
        self._left_out: set[int] = set()  # columns

    def hide_columns(self, first: int, last: int) -> None:
        """Note columns that are hidden."""
        if self._named:
            return
        self.columns.update(range(max(1, first), min(last, MOST_COLUMNS) + 1))

    def leave_out(self, row: int, cells: Mapping[int, str], times: int = 1) -> None:
        """Note a hidden row, so many times."""
        kept = [self._wait(row, column, text) for column, text in cells.items()]
        if not all(kept):
            self._count += times
            self._rows += [row] * (len(self._rows) < NAMED)

    def _wait(self, row: int, column: int, text: str) -> bool:
        """Keep the text of a merged cell for a row below; whether there may be one."""
        last, end = self.merges.get((row, column), (row, column))
        place = self._first_seen(column, end)
        if last > row and place:
            self._waiting[place] = (last, text)
        return last > row and place > 0

    def _first_seen(self, first: int, last: int) -> int:
        """The first column of these that is seen, or 0."""
        every = range(first, min(last, MOST_COLUMNS) + 1)
        return next((column for column in every if column not in self.columns), 0)

    def seen(self, row: int, cells: dict[int, str]) -> dict[int, str]:
        """The cells of a row that are seen, with those that show through."""
        if not self._waiting and not self.columns:
            return cells
        found = {column: text for column, text in cells.items() if column not in self.columns}
        for column in cells.keys() & self.columns:
            _, end = self.merges.get((row, column), (row, column))
            if place := self._first_seen(column, end):
                found.setdefault(place, cells[column])
            else:
                self._left_out.add(column)
        for column, (last, text) in self._waiting.items():
            if row <= last:
                found.setdefault(column, text)
        self._waiting = {}
        return found

    def order(self, width: int) -> list[int]:
        """The columns that are seen, up to one."""
        every = range(1, width + 1)
        return (
            [column for column in every if column not in self.columns] if self.columns else [*every]
        )

    def told(self) -> Iterator[Row]:
        """What was left out of the sheet."""
        if self._count:
            detail = (
                f"{_how_many(self._count, 'fila')}: {_listed(map(str, self._rows), self._count)}."
            )
            yield Row(
                self._rows[0], sheet=self.sheet, notes=(CellNote("hidden-rows", detail=detail),)
            )
        if self._left_out:
            names = [get_column_letter(column) for column in sorted(self._left_out)]
            listed = _listed(names[:NAMED], len(names))
            note = CellNote(
                "hidden-columns", names[0], detail=f"{_how_many(len(names), 'columna')}: {listed}."
            )
            yield Row(0, sheet=self.sheet, notes=(note,))


def hidden_sheet(title: str) -> Row:
    """What is to be told of a sheet that is hidden as a whole."""
    note = CellNote("unread-text", value=title, detail="La hoja está oculta.")
    return Row(1, sheet=title, notes=(note,))


def _how_many(count: int, what: str) -> str:
    return f"Es una {what}" if count == 1 else f"Son {count} {what}s"


def _listed(names: Iterable[str], count: int) -> str:
    shown = list(names)
    return ", ".join(shown) + " …" * (count > len(shown))
