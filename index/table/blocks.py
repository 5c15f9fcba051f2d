"""A block: a table of one page with what stands above its rows, and the rows placed in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from index.files.row import Row, cell_at
from index.plain_text import plain
from index.problem import Problem
from index.table.by_row.row_placing import RowPlacing
from index.table.cell import year_in
from index.table.columns import TableColumns
from index.table.layout import UNTOLD, Layout
from index.table.own_rows import LevelPlaces
from index.table.sample import Sample
from index.table.sections import Section, SectionLevel, section_of

LONGEST_YEAR = 20  # characters of "Ejercicio 2018"


_plain_title = lru_cache(maxsize=64)(plain)  # asked for at every row


@dataclass(frozen=True, slots=True)
class Block:
    """What stands above a table's rows."""

    columns: TableColumns
    page: int | None = None  # None where the file has no pages
    title: str = ""
    branch: str = ""
    year: int | None = None
    sheet: str = ""
    layout: Layout = UNTOLD
    given: tuple[str, ...] = ()  # who acts in all its rows: the title of a sheet
    sections: tuple[SectionLevel, ...] = ()  # levels whose cells are put before those of a row
    apart: bool = False  # its year tells its report from others of its programme in the file

    @property
    def key(self) -> str:
        """What tells its report from the others of its file."""
        return f"{self.programme} {self.year}" if self.apart else self.programme

    @property
    def programme(self) -> str:
        """The title, whatever its accents, case and spaces."""
        return _plain_title(self.title)

    @property
    def of_activities(self) -> bool:
        """Whether its rows are activities, several of one line."""
        one = len(self.columns.activities) == 1 and not self.columns.numbered
        return self.layout.rows == "activity" or (one and not self.layout.rows)

    def of_year(self, year: int | None) -> "Block":
        """The same for one of several years."""
        return self if year is None else replace(self, year=year, apart=True)


class Placed(NamedTuple):
    """A row of a table and the block that it stands in."""

    block: Block
    row: Row

    def problem(
        self, rule: str, column: str = "", value: str = "", detail: str = "", code: str = ""
    ) -> Problem:
        """A problem of the row."""
        return Problem(
            rule,
            row=self.row.number,
            page=self.block.page,
            sheet=self.block.sheet,
            column=column,
            value=value,
            detail=detail,
            key=self.block.key,
            code=code,
        )


@dataclass(frozen=True, slots=True)
class Above:
    """What a page says above its table; "" and None where it says nothing."""

    columns: TableColumns
    title: str = ""
    branch: str = ""
    year: int | None = None
    sheet: str = ""
    skipped: int = 0  # pages without rows since the last block
    layout: Layout = UNTOLD
    given: tuple[str, ...] = ()
    sections: Sequence[SectionLevel] = ()
    apart: bool = False


def next_block(before: Block | None, above: Above) -> Block:
    """The block of a page; what the page leaves out is as on the page before."""
    paged = bool(above.title or above.branch or (before and before.page))
    number = ((before.page or 0) if before else 0) + 1 + above.skipped
    same = (
        before if before and (not above.title or plain(above.title) == before.programme) else None
    )
    return Block(
        columns=above.columns,
        page=number if paged else None,
        title=above.title or (same.title if same else ""),
        branch=above.branch or (same.branch if same else ""),
        year=above.year or (same.year if same and not same.apart else None),
        sheet=above.sheet,
        layout=above.layout,
        given=above.given,
        sections=tuple(above.sections),
        apart=above.apart,
    )


@dataclass(slots=True)
class Placing:
    """A table: its blocks, one for each year that stands beside others, and where it is."""

    blocks: Sequence[Block]
    sample: Sample = field(default_factory=Sample)
    places: LevelPlaces = field(default_factory=LevelPlaces)
    above: dict[str, str] = field(default_factory=dict)  # texts of sections by their kinds
    year: int | None = None  # of the row before
    by_year: dict[tuple[int, int], Block] = field(default_factory=dict)
    rows: RowPlacing | None = None  # of a table whose rows name their levels

    def taken(self, row: Row) -> Iterator[Placed | Problem]:
        """A row in its blocks; a heading stands over those that follow."""
        if self.rows:
            row_of_line, said = self.rows.take(row)
            if said:
                yield Placed(self.blocks[0], row).problem(said.rule, "", said.value, said.detail)
            if row_of_line:
                yield from self.placed(row_of_line)
        elif section := section_of(row, self.blocks[0].sections):
            self.enter(section)
        else:
            yield from self.placed(row)

    def enter(self, section: Section) -> None:
        """Go on under another section; what stands under the one before ends."""
        levels = self.blocks[0].sections
        kinds = [level.kind for level in levels]
        for kind in kinds[kinds.index(section.kind) :]:
            self.above.pop(kind, None)
        self.above[section.kind] = section.text

    def placed(self, row: Row) -> Iterator[Placed | Problem]:
        """A row in the block of each of its years."""
        year = None
        if self.blocks[0].columns.year is not None:
            year, told = self.year_of(row, self.blocks[0])
            yield from told
            if year is None:
                return
        texts = [self.above.get(level.kind, "") for level in self.blocks[0].sections]
        whole = _behind(texts, self.places.placed(row))
        for place, block in enumerate(self.blocks):
            yield Placed(self.block_of(place, block, year), whole)

    def block_of(self, place: int, block: Block, year: int | None) -> Block:
        """A block for one of the years of its column."""
        if year is None:
            return block
        return self.by_year.setdefault((place, year), block.of_year(year))

    def year_of(self, row: Row, block: Block) -> tuple[int | None, tuple[Problem, ...]]:
        """The year that a row's own column says, or that of the row above."""
        position = (block.columns.year or 0) - len(block.sections)
        cell = cell_at(row.cells, position)
        found = year_in(cell) if len(cell) <= LONGEST_YEAR else None
        if found:
            self.year = found
        if found or (not cell and len(row.filled) == 1 and not self.year):
            return found or self.first_year(position), ()
        if cell or not self.year:
            return None, (_year_problem("unknown-year", row, block, cell),)
        return self.year, (_year_problem("filled-from-above", row, block, str(self.year)),)

    def first_year(self, position: int) -> int | None:
        """The first year of the column, for a heading that stands over all rows."""
        return next((year for year in map(year_in, self.sample.cells(position)) if year), None)


def _behind(texts: Sequence[str], row: Row) -> Row:
    """A row with the texts of sections before its cells."""
    if not texts:
        return row
    merged = (*("" for _ in texts), *row.merged) if row.merged else ()
    return replace(row, cells=(*texts, *row.cells), merged=merged)


def _year_problem(rule: str, row: Row, block: Block, value: str) -> Problem:
    return Placed(block, row).problem(rule, "año", value or " ".join(row.filled))
