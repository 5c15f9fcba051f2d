"""In how many records each agency acts, and in how many it is only named."""

from collections import Counter
from dataclasses import dataclass, field

from search.searcher import Searcher


@dataclass(slots=True)
class AgencyCounts:
    """Numbers of records, by agency."""

    acts: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)


def agency_counts(build: Searcher) -> AgencyCounts:
    """The counts of a build; an agency that acts in a record is not also named in it."""
    found = AgencyCounts()
    for record in build.records():
        acts = record.agencies("acts")
        found.acts.update(acts)
        found.named.update(name for name in record.agencies("named") if name not in acts)
    return found
