"""Rows to page blocks: title, branch, header, and the rows of the table under them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from index.files.row import Row
from index.problem import Problem
from index.table import title as front
from index.table.cell import plain
from index.table.header import Columns, Header, is_header

MOST_TEXTS = 50  # rows above a table that are kept while it is not known whether one follows


@dataclass(frozen=True, slots=True)
class Block:
    """What stands above a table's rows."""

    columns: Columns
    page: int | None = None  # None where the file has no pages
    title: str = ""
    branch: str = ""
    year: int | None = None
    sheet: str = ""

    @property
    def key(self) -> str:
        """The title, whatever its accents, case and spaces."""
        return plain(self.title)


class Placed(NamedTuple):
    """A row of a table and the block that it stands in."""

    block: Block
    row: Row


def read(rows: Iterable[Row]) -> Iterator[Placed | Problem]:
    """The rows of every table of a file in their blocks, and what is no table's row.

    A table ends where a header, or text that leads to one, comes: pages are told by that and
    not by their length.
    """
    pages = _Pages()
    for row in rows:
        yield from pages.take(row)
    yield from pages.end()


@dataclass(slots=True)
class _Pages:
    """Where in a file the reading is."""

    block: Block | None = None
    header: Header = field(default_factory=Header)
    above: list[Row] = field(default_factory=list)  # text before the header
    texts: list[Row] = field(default_factory=list)  # text not yet known to be above or astray
    branch: str = ""
    empty: int = 0  # pages since the block that had no row
    inside: bool = False  # a table, since its first row
    lost: bool = False  # under a header that lacks a column
    failed: bool = False  # an error has been told that explains why there is no table
    overflowed: bool = False  # there was more text than is kept
    gap: bool = True  # the row before was blank
    sheet: str = ""

    def take(self, row: Row) -> Iterator[Placed | Problem]:
        if row.sheet != self.sheet:
            yield from self.turn(row.sheet)
        yield from (self.problem(rule, row) for rule in row.notes)
        if row.flaw:
            self.failed = self.failed or row.fatal
            yield self.problem(row.flaw, row, detail=row.detail)
        elif row.filled:
            yield from self.fill(row)
        self.gap = not row.filled

    def turn(self, sheet: str) -> Iterator[Problem]:
        """Leave one sheet for the next, which has its own header."""
        yield from self.unread(self.above + self.texts)
        self.leave()
        self.header, self.above, self.texts = Header(), [], []
        self.sheet, self.lost = sheet, False

    def fill(self, row: Row) -> Iterator[Placed | Problem]:
        if is_header(row.cells):
            self.add_header(row)
        elif not self.in_answer(row) and (branch := front.branch(row)):
            self.leave()
            self.branch = branch
        elif self.is_text(row):
            yield from self.keep(row)
        elif not self.lost:
            yield from self.enter(row)

    def add_header(self, row: Row) -> None:
        self.leave()
        if self.header.rows and (self.texts or self.lost):  # of a page that had no rows
            self.empty += not self.lost
            self.header, self.above = Header(), []
        self.lost = False
        self.above += self.texts
        self.texts = []
        self.header.rows.append(row.cells)

    def leave(self) -> None:
        """Close the table, if one is open: what comes is another page."""
        if self.inside:
            self.inside, self.branch, self.header = False, "", Header()

    def in_answer(self, row: Row) -> bool:
        """Whether a row of a table has nothing left of its response."""
        if not (self.inside and self.block):
            return False
        first = next(position for position, cell in enumerate(row.cells) if cell)
        return first in self.block.columns.answers

    def is_text(self, row: Row) -> bool:
        """Whether a row may stand above a table, or has none to stand in."""
        alone = len(row.filled) == 1 and not front.coded(row)
        if self.inside and self.block:
            leads = self.gap or self.texts or front.names_programme(row)
            again = plain(row.filled[0]) == self.block.key if alone else False
            return alone and not self.in_answer(row) and bool(leads or again)
        known = self.block is not None and self.block.sheet == self.sheet
        return alone or not (self.header.rows or known)

    def keep(self, row: Row) -> Iterator[Problem]:
        """Hold a text until it is known what it stands above, if anything."""
        self.texts.append(row)
        if len(self.texts) > MOST_TEXTS:
            first = self.texts.pop(0)
            if self.inside:
                yield self.problem("stray-text", first)
            elif not self.overflowed:
                self.overflowed = True
                yield self.problem("unread-text", first, detail="Y más filas que le siguen.")

    def enter(self, row: Row) -> Iterator[Placed | Problem]:
        if self.inside:
            yield from (self.problem("stray-text", text) for text in self.texts)
            self.texts = []
        elif self.header.rows and (missing := self.header.missing()):
            self.failed = self.lost = True
            detail = "No se leen las filas que siguen."
            yield self.problem("missing-column", row, ", ".join(missing), detail)
            return
        else:
            yield from self.open(row)
        if self.block:
            yield Placed(self.block, row)

    def open(self, row: Row) -> Iterator[Problem]:
        """Begin the table that the rows above lead to."""
        above, below = (self.above, self.texts) if self.header.rows else (self.texts, [])
        title, unread = front.split_title(above, sure=bool(self.branch))
        known = self.block.columns.unread if self.block else ()
        self.block = self.next_block(title)
        self.inside, self.empty, self.above, self.texts = True, 0, [], []
        for _, name in self.block.columns.unread:
            if name not in (each for _, each in known):
                yield self.problem("unread-column", row, name)
        yield from self.unread(unread + below)

    def next_block(self, title: str) -> Block:
        """The block of a page; what the page leaves out is as on the page before."""
        before = self.block
        paged = bool(title or self.branch or (before and before.page))
        number = ((before.page or 0) if before else 0) + 1 + self.empty
        same = before if before and (not title or plain(title) == before.key) else None
        return Block(
            columns=self.header.columns() if self.header.rows or not before else before.columns,
            page=number if paged else None,
            title=title or (same.title if same else ""),
            branch=self.branch or (same.branch if same else ""),
            year=self.header.year or (same.year if same else None),
            sheet=self.sheet,
        )

    def end(self) -> Iterator[Problem]:
        if self.block:
            yield from self.unread(self.above + self.texts)
        elif not self.failed:
            complete = self.header.rows and not self.header.missing()
            yield Problem(
                "empty-file" if complete else "not-a-table",
                detail="El encabezado no tiene filas." if complete else "No tiene su encabezado.",
                fatal=True,
            )

    def unread(self, rows: Iterable[Row]) -> Iterator[Problem]:
        """Text that is in no table; a row with a code in it is one that lacks its header."""
        for row in rows:
            lacks_header = front.coded(row) and len(row.filled) > 1
            yield self.problem("stray-text" if lacks_header else "unread-text", row)

    def problem(self, rule: str, row: Row, value: str = "", detail: str = "") -> Problem:
        return Problem(
            rule,
            row=row.number or None,
            page=self.block.page if self.block else None,
            sheet=row.sheet,
            value=value or " ".join(row.filled),
            detail=detail,
            key=self.block.key if self.block else "",
            fatal=row.fatal,
        )
