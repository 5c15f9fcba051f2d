"""The texts that name an agency which does not act in them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from search.ids import RecordId
from search.searcher import Searcher

MOST = 100  # of each agency in a year


@dataclass(frozen=True, slots=True)
class Mentions:
    """The first records of each year that only name an agency."""

    by_agency: dict[str, dict[str, list[RecordId]]]  # agency -> year -> records

    def of(self, agency: str, years: Collection[str] = ()) -> list[RecordId]:
        """The first that only name it in some years, in any where none is given."""
        held = self.by_agency.get(agency, {})
        found = [id_ for year, ids in held.items() if not years or year in years for id_ in ids]
        return sorted(found)[:MOST]


def mentions(build: Searcher) -> Mentions:
    """Where each agency is only named."""
    found: dict[str, dict[str, list[RecordId]]] = defaultdict(lambda: defaultdict(list))
    for record in build.records():
        acts, year = record.agencies("acts"), str(record.id.year)
        for name in record.agencies("named"):
            if name not in acts and len(held := found[name][year]) < MOST:
                held.append(record.id)
    return Mentions({agency: dict(held) for agency, held in found.items()})
