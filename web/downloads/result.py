"""A whole result on its way into a file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from search.model import Query, Record
from search.output import rows
from search.output.rows import Cell
from search.searcher import Searcher


@dataclass(frozen=True, slots=True)
class Result:
    """All records of a search, and what a file says of them."""

    query: Query
    total: int
    records: Iterable[Record]
    build: Searcher
    day: date
    site: str  # goes before every address
    address: str  # of the search
    person: bool  # a button was pressed: Spanish headings, and what Excel needs

    def header(self) -> tuple[str, ...]:
        """The columns' headings."""
        return rows.header(spoken=self.person)

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """The rows, in the order of the search; once only."""
        return self._rows(spoken=self.person)

    def coded_rows(self) -> Iterator[tuple[Cell, ...]]:
        """The rows as machines read them, whoever asked; once only."""
        return self._rows(spoken=False)

    def _rows(self, *, spoken: bool) -> Iterator[tuple[Cell, ...]]:
        for record in self.records:
            yield rows.row(record, self.build, self.site, spoken=spoken)
