"""Of which texts an address asks for letters, and to whom: chosen ones, or those of a search."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from search.filters import NO_FILTERS, Filters
from search.model import Query, Record
from search.searcher import Searcher
from web.params import FOR_FILES, IDS, Reading
from web.selected import selected

FOR_LETTERS = (*FOR_FILES, IDS)
MOST_TEXTS = 20  # of a search that are asked about, and that one letter cites
LONGEST = 1000  # characters of one text that are cited
MOST_WORDS = 12_000  # characters of them in one letter, which is to be read
OWN = (IDS.name, "agency")  # what chosen texts are asked about with


@dataclass(frozen=True, slots=True)
class AskedLetters:
    """The texts that letters are asked for about."""

    query: Query  # of a search; of chosen texts the bodies alone
    ids: tuple[str, ...]  # as they were given; none: the texts are those of the search
    bodies: tuple[str, ...]  # that are written to; none: all that act
    beside: tuple[str, ...] = ()  # parameters of a search beside chosen texts: not looked at

    def __bool__(self) -> bool:
        return bool(self.ids or self.query != Query(sort=self.query.sort))


@dataclass(frozen=True, slots=True)
class FoundTexts:
    """The texts that are asked about, by programme, year and code."""

    records: tuple[Record, ...]
    total: int  # of which these are the first
    missing: tuple[str, ...]  # ids that no record has


def asked(reading: Reading, build: Searcher) -> AskedLetters:
    """What an address asks for: chosen texts go before a search.

    With a role a body narrows a search, and is not written to.
    """
    plain = replace(reading.query(), page=1, size=Query().size, explain=False)
    query, ids = build.settled(plain), reading.ids()
    bodies = query.filters["agency"]
    if not ids:
        return AskedLetters(query, (), () if query.filters["role"] else bodies)
    own = Filters(agency=bodies) if bodies else NO_FILTERS
    return AskedLetters(Query(filters=own), ids, bodies, tuple(_beside(reading)))


def _beside(reading: Reading) -> Iterator[str]:
    """Those that would say something else than not to be given, as generated clients send them."""
    rows = (row for row in FOR_LETTERS if row.name not in OWN)
    return (
        row.name for row in rows if reading.values.get(row.name, (row.default,)) != (row.default,)
    )


def found(of: AskedLetters, build: Searcher) -> FoundTexts:
    """The chosen texts, or the first of the search."""
    if of.ids:
        chosen = selected(of.ids, build)
        return FoundTexts(chosen.records, len(chosen.records), chosen.missing)
    if not of:
        return FoundTexts((), 0, ())
    page = build.search(replace(of.query, size=MOST_TEXTS, page=1))
    records = sorted((hit.record for hit in page.hits), key=lambda each: each.id.place)
    return FoundTexts(tuple(records), page.total, ())
