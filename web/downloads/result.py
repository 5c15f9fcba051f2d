"""A whole result on its way into a file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from search.model import Hit, Query
from search.output import rows
from search.output.rows import ADDRESS, Cell, Typed
from search.searcher import Searcher
from web import urls


def header(build: Searcher, *, spoken: bool) -> tuple[str, ...]:
    """The columns' names as the API has them, or spoken: as a person reads them."""
    return (*rows.header(rows.columns(build), spoken=spoken), ADDRESS[spoken])


@dataclass(frozen=True, slots=True)
class Result:
    """All hits of a search or records of a selection, and what a file says of them."""

    query: Query
    total: int
    hits: Iterable[Hit]
    build: Searcher
    day: date
    site: str  # goes before every address
    address: str  # of the search, or of the selection
    person: bool  # a button was pressed: Spanish headings, and what Excel needs
    missing: tuple[str, ...] | None = None  # of a selection, not a search: ids that nothing has

    def header(self) -> tuple[str, ...]:
        """The columns' headings."""
        return header(self.build, spoken=self.person)

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """The rows, in the order of the search; once only."""
        return (tuple(map(rows.plain, row)) for row in self.typed_rows())

    def typed_rows(self) -> Iterator[tuple[Typed, ...]]:
        """The same, what a source has in columns of its own with its look; once only."""
        return self._rows(spoken=self.person)

    def coded_rows(self) -> Iterator[tuple[Cell, ...]]:
        """The rows as machines read them, whoever asked; once only."""
        return (tuple(map(rows.plain, row)) for row in self._rows(spoken=False))

    def _rows(self, *, spoken: bool) -> Iterator[tuple[Typed, ...]]:
        columns = rows.columns(self.build)
        for hit in self.hits:
            row = rows.typed_row(columns, hit, self.build, spoken=spoken)
            yield (*row, f"{self.site}{urls.line(hit.record.id)}")
