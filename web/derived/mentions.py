"""The texts that name an agency which does not act in them."""

from search.ids import RecordId
from search.searcher import Searcher

MOST = 100  # of each agency


def mentions(build: Searcher) -> dict[str, list[RecordId]]:
    """The first records that only name an agency, by agency."""
    found: dict[str, list[RecordId]] = {}
    for record in build.records():
        acts = record.agencies("acts")
        for name in record.agencies("named"):
            if name not in acts and len(held := found.setdefault(name, [])) < MOST:
                held.append(record.id)
    return found
