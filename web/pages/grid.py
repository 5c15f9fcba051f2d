"""Pictures as tables: what a shaded table shows."""

from dataclasses import dataclass

STEPS = 5  # shades of a cell, darkest for the table's largest count


@dataclass(frozen=True, slots=True)
class Cell:
    """A count, its shade from 0 (none) to STEPS, and the search that finds just that."""

    count: int
    shade: int
    href: str
    label: str  # what a screen searcher hears


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    name: str
    letters: str  # what a narrow screen shows in place of the name; "" where there is none
    href: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: what stands on top, cut to its code on a narrow screen."""

    name: str
    code: str = ""

    @property
    def label(self) -> str:
        """Code and name."""
        return f"{self.code}. {self.name}" if self.code else self.name


@dataclass(frozen=True, slots=True)
class Table:
    """A picture: a real table with shaded cells."""

    id: str
    title: str
    note: str
    corner: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
