"""Rows to page blocks: title, branch, header, and the rows of the table under them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from index.files.row import CellNote, Row
from index.problem import Problem
from index.table.blocks import Above, Block, Placed, next_block
from index.table.header import Header
from index.table.row_kinds import IN_TABLE, NEXT, RowKind, State, kind_of
from index.table.title import begins_with_code, named_branch, split_title

MOST_HELD = 50  # rows above a table that are kept while it is not known whether one follows


def placed_rows(rows: Iterable[Row]) -> Iterator[Placed | Problem]:
    """The rows of every table of a file in their blocks, and what is no table's row.

    A table ends where a header, or text that leads to one, comes: pages are told by that and
    not by their length.
    """
    reading = _Reading()
    for row in rows:
        yield from reading.take(row)
    yield from reading.end()


@dataclass(slots=True)
class _Reading:
    """A file as far as it has been read."""

    state: State = State.ABOVE
    sheet: str = ""
    block: Block | None = None  # the last one
    header: Header = field(default_factory=Header)
    above: list[Row] = field(default_factory=list)  # text before the header
    held: list[Row] = field(default_factory=list)  # text not yet known to be above or astray
    branch: str = ""
    skipped: int = 0  # pages since the block that had no row
    overflowed: bool = False  # there was more text than is held, which is told once
    explained: bool = False  # an error has been told that says why there is no table

    def take(self, row: Row) -> Iterator[Placed | Problem]:
        if row.sheet != self.sheet:
            yield from self.turn(row.sheet)
        yield from (self.problem(rule, row) for rule in row.warnings)
        yield from (self.noted(note, row) for note in row.notes)
        if row.flaw:
            self.explained = self.explained or row.fatal
            yield self.problem(row.flaw, row, detail=row.detail)
        kind = RowKind.BLANK if row.flaw else kind_of(row, self.state, self.block, self.header)
        yield from self.act(kind, row)
        self.state = NEXT[self.state].get(kind, self.state)

    def turn(self, sheet: str) -> Iterator[Problem]:
        """Leave one sheet for the next, which has its own header."""
        yield from self.unread(self.above + self.held)
        self.close()
        self.header, self.above, self.held = Header(), [], []
        self.sheet, self.state = sheet, State.ABOVE

    def act(self, kind: RowKind, row: Row) -> Iterator[Placed | Problem]:
        match kind:
            case RowKind.HEADER:
                self.add_header(row)
            case RowKind.BRANCH:
                self.close()
                self.branch = named_branch(row)
            case RowKind.TEXT:
                yield from self.hold(row)
            case RowKind.ORPHAN:
                yield self.orphan(row)
            case RowKind.CELLS if self.state is not State.LOST:
                yield from self.place(row)

    def close(self) -> None:
        """Leave the table, if one is open: what comes is another page."""
        if self.state in IN_TABLE:
            self.branch, self.header = "", Header()

    def add_header(self, row: Row) -> None:
        self.close()
        if self.state is State.LOST or (self.state is State.HEADER and self.held):
            self.skipped += self.state is State.HEADER  # a page that had no rows
            self.header, self.above = Header(), []
        self.above += self.held
        self.held = []
        self.header.rows.append(row.cells)

    def hold(self, row: Row) -> Iterator[Problem]:
        """Keep a text until it is known what it stands above, if anything."""
        self.held.append(row)
        if len(self.held) > MOST_HELD:
            first = self.held.pop(0)
            if self.state in IN_TABLE:
                yield self.problem("stray-text", first)
            elif not self.overflowed:
                self.overflowed = True
                yield self.problem("unread-text", first, detail="Y más filas que le siguen.")

    def orphan(self, row: Row) -> Problem:
        self.explained = True
        missing = ", ".join(self.header.missing())
        return self.problem("missing-column", row, missing, "No se leen las filas que siguen.")

    def place(self, row: Row) -> Iterator[Placed | Problem]:
        """Give a row its block, a new one where it is the first of a table."""
        if self.state in IN_TABLE:
            yield from (self.problem("stray-text", text) for text in self.held)
            self.held = []
        else:
            yield from self.open(row)
        if self.block:
            yield Placed(self.block, row)

    def open(self, row: Row) -> Iterator[Problem]:
        """Begin the table that the rows above lead to."""
        above, below = (self.above, self.held) if self.header.rows else (self.held, [])
        title, unread = split_title(above, sure=bool(self.branch))
        known = self.block.columns.unread if self.block else ()
        page = Above(self.header, title, self.branch, self.sheet, self.skipped)
        self.block = next_block(self.block, page)
        self.skipped, self.above, self.held = 0, [], []
        for _, name in self.block.columns.unread:
            if name not in (each for _, each in known):
                yield self.problem("unread-column", row, name)
        yield from self.unread(unread + below)

    def end(self) -> Iterator[Problem]:
        if self.block:
            yield from self.unread(self.above + self.held)
        elif not self.explained:
            complete = self.header.rows and not self.header.missing()
            yield Problem(
                "empty-file" if complete else "not-a-table",
                detail="El encabezado no tiene filas." if complete else "No tiene su encabezado.",
                fatal=True,
            )

    def unread(self, rows: Iterable[Row]) -> Iterator[Problem]:
        """Text that is in no table; a row with a code in it is one that lacks its header."""
        for row in rows:
            lacks_header = begins_with_code(row) and len(row.filled) > 1
            yield self.problem("stray-text" if lacks_header else "unread-text", row)

    def noted(self, note: CellNote, row: Row) -> Problem:
        about = self.problem(note.rule, row, detail=note.detail)
        return replace(about, column=note.column, value=note.value)

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
