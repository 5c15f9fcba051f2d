"""A table read as far as its blocks: which columns it has, which rows, what is told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from index.files.row import Row
from index.problem import Problem
from index.table.block_reading import placed_rows
from index.table.blocks import Block, Placed
from index.table.columns import TableColumns
from index.table.layout import UNTOLD, Layout

Cells = Sequence[str]


@dataclass
class Told:
    """What came of a table."""

    placed: list[Placed] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def blocks(self) -> list[Block]:
        """The blocks of its rows, each once."""
        return list({id(each.block): each.block for each in self.placed}.values())

    @property
    def columns(self) -> TableColumns:
        """Those of its only block."""
        (block,) = self.blocks
        return block.columns

    @property
    def levels(self) -> list[str]:
        """What its levels are called."""
        return [level.name for level in self.columns.levels]

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """The cells of its rows."""
        return [each.row.cells for each in self.placed]

    @property
    def errors(self) -> list[tuple[str, int | None, str]]:
        """(rule, row, value) of its errors."""
        return [(each.rule, each.row, each.value) for each in self.problems if each.error]

    def values(self, rule: str) -> list[str]:
        """The values of the problems of a rule."""
        return [each.value for each in self.problems if each.rule == rule]

    def titles(self, *positions: int | None) -> list[str]:
        """The cells of its first row at some positions."""
        return [self.rows[0][place] for place in positions if place is not None]


def read(
    *rows: Cells,
    layout: Layout = UNTOLD,
    sheets: Mapping[str, Iterable[Cells]] | None = None,
    bodies: Sequence[str] = (),
) -> Told:
    """The rows of a text file, or those of the sheets of a workbook."""
    told = Told()
    found = placed_rows(_rows(sheets or {"": rows}), layout, lambda title: title in bodies)
    for each in found:
        if isinstance(each, Problem):
            told.problems.append(each)
        else:
            told.placed.append(each)
    return told


def _rows(sheets: Mapping[str, Iterable[Cells]]) -> Iterable[Row]:
    for title, rows in sheets.items():
        for number, cells in enumerate(rows, 1):
            yield Row(number, tuple(cells), title)
