"""Whether a point or a comma parts the decimals of each further column of a file."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from index.problem import Problem
from index.table.figures import DecimalMark, decimal_mark, typed
from index.table.rows.open_line import Line
from search.model import Cell

_MIXED = "Su columna escribe los decimales con punto y con coma: la cifra queda sin valor."
_AS_OTHERS = "Se leyó con coma decimal, como en otras columnas del archivo."
_AS_USUAL = "Se leyó con punto decimal; ninguna otra cifra de su columna lo muestra."


@dataclass(slots=True)
class _Column:
    """What the figures of a column show."""

    shown: set[DecimalMark] = field(default_factory=set)
    doubtful: dict[str, Problem] = field(default_factory=dict)  # the first with each mark


class Decimals:
    """What figures show so far; where they show nothing, a point parts decimals, as in Mexico."""

    def __init__(self) -> None:
        self._columns: dict[str, _Column] = {}
        self._shown: set[DecimalMark] = set()  # in any column

    def take(self, line: Line) -> None:
        """Look at the figures of a line and of its activities."""
        for number, cells in ((0, line.columns), *((a.number, a.columns) for a in line.activities)):
            for cell in cells:
                self._look(cell, line, number)

    def _look(self, cell: Cell, line: Line, number: int) -> None:
        mark = decimal_mark(cell.text)
        if not mark:
            return
        column = self._columns.setdefault(cell.column, _Column())
        if mark != "?":
            column.shown.add(mark)
            self._shown.add(mark)
            return
        written = "." if "." in cell.text else ","
        if written not in column.doubtful:
            problem = line.problem("doubtful-figure", cell.column, cell.text, number=number)
            column.doubtful[written] = problem

    def read(self, cell: Cell) -> Cell:
        """A cell with the value that its column gives it."""
        mark = self.mark_of(cell.column)
        return cell if mark == "." else replace(cell, value=typed(cell.text, mark))

    def mark_of(self, title: str) -> DecimalMark:
        """What parts the decimals of a column; "?" where some show a point, some a comma."""
        column = self._columns.get(title)
        if column is None or column.shown == {"."}:
            return "."
        if column.shown:
            return "," if column.shown == {","} else "?"
        return "," if self._shown == {","} else "."

    def problems(self, *, typed_in: bool) -> Iterator[Problem]:
        """The first figure of each column that may be read in two ways.

        `typed_in`: somebody wrote the figures. Those of workbooks, whose numbers are shown with a
        point, are told where other figures speak against it only.
        """
        for title, column in self._columns.items():
            mark = self.mark_of(title)
            if len(column.shown) == 1 or not column.doubtful:
                continue
            if mark != ".":
                first = next(iter(column.doubtful.values()))
                yield replace(first, detail=_MIXED if mark == "?" else _AS_OTHERS)
            elif typed_in and "." in column.doubtful:  # 2,000 is two thousand in Mexico
                yield replace(column.doubtful["."], detail=_AS_USUAL)
