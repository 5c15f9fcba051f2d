"""A block: a table of one page with what stands above its rows."""

from dataclasses import dataclass
from typing import NamedTuple

from index.files.row import Row
from index.plain_text import plain
from index.table.columns import TableColumns
from index.table.header import Header
from index.table.layout import UNTOLD, Layout


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

    @property
    def key(self) -> str:
        """The title, whatever its accents, case and spaces."""
        return plain(self.title)


class Placed(NamedTuple):
    """A row of a table and the block that it stands in."""

    block: Block
    row: Row


@dataclass(frozen=True, slots=True)
class Above:
    """What a page says above its table; "" where it says nothing."""

    header: Header
    title: str
    branch: str
    sheet: str
    skipped: int  # pages without rows since the last block


def next_block(before: Block | None, above: Above) -> Block:
    """The block of a page; what the page leaves out is as on the page before."""
    paged = bool(above.title or above.branch or (before and before.page))
    number = ((before.page or 0) if before else 0) + 1 + above.skipped
    same = before if before and (not above.title or plain(above.title) == before.key) else None
    header = above.header
    return Block(
        columns=header.columns() if header.rows or not before else before.columns,
        page=number if paged else None,
        title=above.title or (same.title if same else ""),
        branch=above.branch or (same.branch if same else ""),
        year=header.year or (same.year if same else None),
        sheet=above.sheet,
    )
