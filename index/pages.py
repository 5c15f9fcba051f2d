"""Rows to page blocks: title, branch, header, and the rows of the table under them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import NamedTuple

from index.cell import plain
from index.header import Columns, Header, is_header
from index.problem import Problem
from index.row import Row

MOST_TEXTS = 50  # rows above a table that are kept while it is not known whether one follows
LONGEST_TITLE = 300

_BRANCH = re.compile(
    r"ramo(?: administrativo)?(?: [0-9]{1,3}\b)?(?:\s*[:.–-]\s*|(?<=[0-9]) )(\w.*)", re.IGNORECASE
)
_LABEL = re.compile(r"(?:programa|t[ií]tulo)\s*:\s*", re.IGNORECASE)
_PROGRAMME = re.compile(r"(?:sub)?programa\b|plan\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_CODED = re.compile(r"\W{0,2}[0-9]")


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
    inside: bool = False  # a table, since its first row
    gap: bool = True  # the row before was blank
    sheet: str = ""
    failed: bool = False

    def take(self, row: Row) -> Iterator[Placed | Problem]:
        if row.sheet != self.sheet:
            yield from self.turn(row.sheet)
        yield from (self.problem(rule, row) for rule in row.notes)
        if row.flaw:
            self.failed = self.failed or row.fatal
            yield self.problem(row.flaw, row)
        elif row.filled:
            yield from self.fill(row)
        self.gap = not row.filled

    def turn(self, sheet: str) -> Iterator[Problem]:
        """Leave one sheet for the next, which has its own header."""
        yield from self.unread(self.above + self.texts)
        self.leave()
        self.header.rows.clear()
        self.above, self.texts = [], []
        self.sheet = sheet

    def fill(self, row: Row) -> Iterator[Placed | Problem]:
        if is_header(row.cells):
            self.leave()
            self.above += self.texts
            self.texts = []
            self.header.rows.append(row.cells)
        elif branch := _branch(row):
            self.leave()
            self.branch = branch
        elif self.is_text(row):
            if len(self.texts) < MOST_TEXTS:
                self.texts.append(row)
        else:
            yield from self.enter(row)

    def leave(self) -> None:
        """Close the table, if one is open: what comes is another page."""
        if self.inside:
            self.inside, self.branch, self.header = False, "", Header()

    def is_text(self, row: Row) -> bool:
        """Whether a row may stand above a table, or has none to stand in."""
        if self.inside and self.block:
            return self.may_be_title(row, self.block)
        if not self.header.rows and (self.block is None or self.block.sheet != self.sheet):
            return True
        return len(row.filled) == 1 and not _CODED.match(row.filled[0])

    def may_be_title(self, row: Row, block: Block) -> bool:
        """Whether a row inside a table may already belong to the next page."""
        if len(row.filled) != 1 or _CODED.match(row.filled[0]):
            return False
        if next(p for p, cell in enumerate(row.cells) if cell) in block.columns.answers:
            return False
        return self.gap or bool(self.texts) or plain(row.filled[0]) == block.key

    def enter(self, row: Row) -> Iterator[Placed | Problem]:
        if self.inside:
            yield from (self.problem("stray-text", text) for text in self.texts)
            self.texts = []
        else:
            yield from self.open(row)
        if self.block and self.inside:
            yield Placed(self.block, row)

    def open(self, row: Row) -> Iterator[Problem]:
        """Begin the table that the rows above lead to."""
        if self.header.rows and (missing := self.header.missing()):
            self.failed = True
            self.header.rows.clear()
            yield self.problem("missing-column", row, ", ".join(missing))
            return
        title, unread = split_title(self.above if self.header.rows else self.texts)
        known = self.block.columns.unread if self.block else ()
        self.block = self.next_block(title)
        self.inside = True
        if self.header.rows:
            unread += self.texts
            new = [each for each in self.block.columns.unread if each not in known]
            yield from (self.problem("unread-column", row, title) for _, title in new)
        yield from self.unread(unread)
        self.above, self.texts = [], []

    def next_block(self, title: str) -> Block:
        """The block of a page; what the page leaves out is as on the page before."""
        before = self.block
        paged = bool(title or self.branch or (before and before.page))
        number = (before.page or 0) + 1 if before else 1
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
        if not self.block and not self.failed:
            complete = self.header.rows and not self.header.missing()
            yield Problem(
                "empty-file" if complete else "not-a-table",
                detail="El encabezado no tiene filas." if complete else "No tiene su encabezado.",
                fatal=True,
            )
        elif self.block:
            yield from self.unread(self.above + self.texts)

    def unread(self, rows: Iterable[Row]) -> Iterator[Problem]:
        """Text that is in no table; a row with a code in it is one that lacks its header."""
        for row in rows:
            coded = _CODED.match(row.filled[0]) and len(row.filled) > 1
            yield self.problem("stray-text" if coded else "unread-text", row)

    def problem(self, rule: str, row: Row, value: str = "") -> Problem:
        return Problem(
            rule,
            row=row.number,
            page=self.block.page if self.block else None,
            sheet=row.sheet,
            value=value or " ".join(row.filled),
            detail=row.detail,
            key=self.block.key if self.block else "",
            fatal=row.fatal,
        )


def _branch(row: Row) -> str:
    if len(row.filled) > 2:
        return ""
    match = _BRANCH.fullmatch(" ".join(row.filled))
    return match[1] if match else ""


def split_title(rows: list[Row]) -> tuple[str, list[Row]]:
    """The title among the rows of text above a table, and the other rows.

    It begins where a row says "Programa …", or with the first row, and may go on in the next
    ones as far as the year that closes it.
    """
    if not rows:
        return "", []
    texts = [_LABEL.sub("", " ".join(row.filled)) for row in rows]
    first = next((n for n, text in enumerate(texts) if _PROGRAMME.match(text)), 0)
    last = next((n for n in _run(rows, first) if _YEAR.search(texts[n])), first)
    title = " ".join(texts[first : last + 1])
    if len(title) > LONGEST_TITLE:
        return "", rows
    return title, rows[:first] + rows[last + 1 :]


def _run(rows: list[Row], first: int) -> Iterator[int]:
    """The positions from the first on whose rows follow one another without a blank one."""
    start = rows[first].number - first
    return takewhile(lambda n: rows[n].number - n == start, range(first, len(rows)))
