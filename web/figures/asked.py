"""What an address asks of the figures: a search over reports that can stand together."""

from dataclasses import dataclass, replace

from search.model import Notice, Page, Query
from search.searcher import Searcher
from web.derived.years import Chosen, told
from web.figures.grid import CountTable, Letters, of_one_report, of_years
from web.figures.tables import FIRST, tables
from web.params import FOR_FILES, Parameter, Reading

ALL = Parameter("all", "switch", "With 1, all the rows of each table.", default=0)
TABLES = ("dependencias", "respuestas", "hallazgos", "compromiso")  # by the ids that they have
TABLE = Parameter("table", "choice", "Only this table.", values=TABLES)
# The figures have no order, and no pages.
FOR_FIGURES: tuple[Parameter, ...] = (*(row for row in FOR_FILES if row.name != "sort"), ALL)


@dataclass(frozen=True, slots=True)
class Pictured:
    """A search in figures."""

    query: Query  # over the years that are shown
    named: Query  # as its address says it: without the years that are shown anyway
    shown: Chosen
    all: bool  # whether all the rows of its tables
    page: Page

    def tables(self, build: Searcher, letters: Letters) -> tuple[CountTable, ...]:
        """Its tables."""
        return tables(build, self.query, letters, None if self.all else FIRST)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What there is to know about them, besides what the address said that was not taken."""
        return (*told(self.shown), *self.page.notices)


def asked(reading: Reading, build: Searcher) -> Pictured:
    """What a reading of an address asks for."""
    wide = replace(reading.query(), page=1, size=Query().size, explain=False)
    query, shown = of_one_report(wide, build)
    named = of_years(query, shown.asked)
    return Pictured(query, named, shown, bool(reading.first("all", 0)), build.search(query))
