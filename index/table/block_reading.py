"""Rows to page blocks: title, branch, header, and the rows of the table under them."""

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field, replace

from index.files.row import CellNote, Row
from index.problem import Problem
from index.table.blocks import Placed, Placing
from index.table.by_row.row_levels import may_name_levels, row_levels
from index.table.header import Header
from index.table.layout import Layout
from index.table.opening import IsBody, Opened, PageTop, opened
from index.table.row_kinds import IN_TABLE, NEXT, RowKind, State, kind_of
from index.table.sample import RowsAhead, Sample, code_depth, is_figure
from index.table.sheets import Sheets
from index.table.title import begins_with_code, named_branch

MOST_HELD = 50  # rows above a table that are kept while it is not known whether one follows


def placed_rows(rows: Iterable[Row], layout: Layout, is_body: IsBody) -> Iterator[Placed | Problem]:
    """The rows of every table of a file in their blocks, and what is no table's row.

    A table ends where a header, or text that leads to one, comes: pages are told by that and
    not by their length. `is_body` says whether the title of a sheet is a body's.
    """
    ahead = RowsAhead(rows)
    reading = _Reading(ahead, Sheets(layout), is_body)
    for row in ahead:
        yield from reading.take(row)
    yield from reading.end()


@dataclass(slots=True)
class _Reading:
    """A file as far as it has been read."""

    ahead: RowsAhead
    sheets: Sheets
    is_body: IsBody
    state: State = State.ABOVE
    table: Placing | None = None  # the last one
    header: Header = field(default_factory=Header)
    above: list[Row] = field(default_factory=list)  # text before the header
    held: list[Row] = field(default_factory=list)  # text not yet known to be above or astray
    branch: str = ""
    skipped: int = 0  # pages since the block that had no row
    overflowed: bool = False  # there was more text than is held, which is told once
    told: set[str] = field(default_factory=set)  # titles of columns that have been told

    def take(self, row: Row) -> Iterator[Placed | Problem]:
        if row.sheet != self.sheets.sheet or not self.sheets.begun:
            yield from self.turn(row.sheet)
        if self.sheets.skipping and not row.fatal:
            return
        yield from (self.problem(rule, row) for rule in row.warnings)
        yield from (self.noted(note, row) for note in row.notes)
        if row.flaw:
            self.sheets.explained = self.sheets.explained or row.fatal
            yield self.problem(row.flaw, row, detail=row.detail)
        block = self.table.blocks[0] if self.table else None
        kind = RowKind.BLANK if row.flaw else kind_of(row, self.state, block, self.header)
        if kind is RowKind.TEXT and self.state is State.ABOVE and self.names_levels(row):
            kind = RowKind.HEADER
        if kind is RowKind.HEADER and self.goes_on_below(row):
            kind = RowKind.BLANK
        if kind is RowKind.CELLS and self.state in (State.ABOVE, State.HEADER):
            kind = yield from self.open(row)
        yield from self.act(kind, row)
        self.state = NEXT[self.state].get(kind, self.state)

    def turn(self, sheet: str) -> Iterator[Problem]:
        """Leave one sheet for the next, which has its own header."""
        yield from self.leave()
        self.close()
        self.sheets.enter(sheet)
        self.header, self.above, self.held = self.new_header(), [], []
        self.state = State.ABOVE

    def leave(self) -> Iterator[Problem]:
        """Tell the text of a sheet that is in no table; of one without a table only that."""
        rows = self.above + self.held
        if self.sheets.sheet and not self.sheets.tables:
            self.sheets.pass_over(bool(rows))
            rows = [row for row in rows if _lacks_header(row)]
        yield from self.unread(rows)

    def new_header(self) -> Header:
        return Header(layout=self.sheets.layout)

    def act(self, kind: RowKind, row: Row) -> Iterator[Placed | Problem]:
        match kind:
            case RowKind.HEADER:
                self.add_header(row)
            case RowKind.BRANCH:
                self.close()
                self.branch = named_branch(row)
            case RowKind.TEXT:
                yield from self.hold(row)
            case RowKind.NOTE:
                yield self.problem("note-row", row)
            case RowKind.SECTION | RowKind.CELLS if self.state is not State.LOST:
                yield from self.place(row)

    def close(self) -> None:
        """Leave the table, if one is open: what comes is another page."""
        if self.state in IN_TABLE:
            self.branch, self.header = "", self.new_header()

    def add_header(self, row: Row) -> None:
        self.close()
        if self.state is State.LOST or (self.state is State.HEADER and self.held):
            self.skipped += self.state is State.HEADER  # a page that had no rows
            self.header, self.above = self.new_header(), []
        self.above += self.held
        self.held = []
        self.header.add(row.cells, row.number)
        self.sheets.see(self.header)

    def names_levels(self, row: Row) -> bool:
        """Whether a row is the header of one whose rows name their levels."""
        if self.sheets.layout.columns or not any(map(may_name_levels, row.filled)):
            return False
        below = (each.cells for each in self.ahead.next_of(row.sheet))
        return row_levels(Header([row.cells]).titles(), Sample(tuple(below))) is not None

    def goes_on_below(self, row: Row) -> bool:
        """Whether a header is repeated over rows that name their levels, under those before."""
        inside = self.state in IN_TABLE and not self.held
        return bool(inside and self.table and self.table.rows and row.cells in self.header.rows)

    def hold(self, row: Row) -> Iterator[Problem]:
        """Keep a text until it is known what it stands above, if anything."""
        self.held.append(row)
        self.sheets.consider(row)
        if len(self.held) > MOST_HELD:
            first = self.held.pop(0)
            if self.state in IN_TABLE:
                yield self.problem("stray-text", first)
            elif not self.overflowed:
                self.overflowed = True
                yield self.problem("unread-text", first, detail="Y más filas que le siguen.")

    def open(self, row: Row) -> Generator[Problem, None, RowKind]:
        """Begin the table that the rows above lead to, or say why it is not read."""
        above, below = (self.above, self.held) if self.header.rows else (self.held, [])
        first = [row, *self.ahead.next_of(row.sheet)]
        page = PageTop(self.header, row.sheet, above, below, first, self.branch, self.skipped)
        found = opened(page, self.table, self.is_body)
        self.sheets.see(page.header)
        if found.refusal or not found.placing:
            yield from self.refuse(row, found)
            return RowKind.ORPHAN
        self.table = found.placing
        self.sheets.tables += 1
        self.skipped, self.above, self.held = 0, [], []
        yield from self.tell_columns(row, found)
        yield from self.unread(found.unread)
        return RowKind.CELLS

    def refuse(self, row: Row, found: Opened) -> Iterator[Problem]:
        """Say why a table is not read; of a sheet that may have none, once it is sure."""
        if refusal := found.refusal:
            problem = self.problem(refusal.rule, row, refusal.value, refusal.detail)
            if self.sheets.sheet and refusal.doubtful and not self.sheets.tables:
                self.sheets.doubt(problem)
            else:
                self.sheets.explained = True
                yield problem

    def tell_columns(self, row: Row, found: Opened) -> Iterator[Problem]:
        """The columns that are only kept, and those that are not read, once each in a file."""
        told = (("further-column", found.settled.further), ("unread-column", found.settled.unread))
        for rule, titles in told:
            fresh = [title for title in titles if title not in self.told]
            self.told.update(fresh)
            if fresh:
                yield self.problem(rule, row, ", ".join(fresh))

    def place(self, row: Row) -> Iterator[Placed | Problem]:
        """Give a row its blocks; a section stands over those that follow."""
        yield from (self.problem("stray-text", text) for text in self.held)
        self.held = []
        if self.table:
            yield from self.table.taken(row)

    def end(self) -> Iterator[Problem]:
        yield from self.leave()
        whole = self.header.complete
        yield from self.sheets.end(self.table is not None, whole)

    def unread(self, rows: Iterable[Row]) -> Iterator[Problem]:
        """Text that is in no table; a row with a code in it is one that lacks its header."""
        for row in rows:
            yield self.problem("stray-text" if _lacks_header(row) else "unread-text", row)

    def noted(self, note: CellNote, row: Row) -> Problem:
        about = self.problem(note.rule, row, detail=note.detail)
        return replace(about, column=note.column, value=note.value)

    def problem(self, rule: str, row: Row, value: str = "", detail: str = "") -> Problem:
        block = self.table.blocks[0] if self.table else None
        return Problem(
            rule,
            row=row.number or None,
            page=block.page if block else None,
            sheet=row.sheet,
            value=value or " ".join(row.filled),
            detail=detail,
            key=block.key if block else "",
            fatal=row.fatal,
        )


def _lacks_header(row: Row) -> bool:
    """Whether a row is one of a table, by its codes.

    A number alone only counts the row, and "1. Agua" with nothing but figures sums up.
    """
    first, *others = row.filled
    if not others or not begins_with_code(row) or first.rstrip(".)").isdigit():
        return False
    return code_depth(first) != 1 or not all(map(is_figure, others))
