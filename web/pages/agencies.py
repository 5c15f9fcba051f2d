"""All agencies that a build speaks of, by kind."""

from dataclasses import dataclass

from search.model import Agency
from search.searcher import Searcher
from web import wording
from web.derived.agency_counts import Tallies
from web.links import agency_path

OTHER = "otra que el texto nombra"
# Kinds that are one thing however many bodies are in them: "sociedades civiles" are firms.
COLLECTIVE = frozenset({"academia", "sociedad civil", "poder judicial", "poder legislativo"})


@dataclass(frozen=True, slots=True)
class Entry:
    """An agency in the list."""

    name: str
    letters: str
    href: str
    acts: int
    named: int


def roster(searcher: Searcher, tallies: Tallies) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """(kind, agencies) of those that act or are named, kinds and agencies by what they do."""
    kinds: dict[str, list[Entry]] = {}
    for agency in searcher.agencies.values():
        if entry := _entry(agency, tallies):
            kinds.setdefault(agency.kind or OTHER, []).append(entry)
    ordered = sorted(kinds.items(), key=lambda pair: (-sum(e.acts for e in pair[1]), pair[0]))
    return tuple(
        (
            kind if kind in COLLECTIVE else wording.plural(kind),
            tuple(sorted(entries, key=lambda e: (-e.acts, -e.named, e.name))),
        )
        for kind, entries in ordered
    )


def _entry(agency: Agency, tallies: Tallies) -> Entry | None:
    acts, named = tallies.acts[agency.id], tallies.named[agency.id]
    if not acts and not named:
        return None
    letters = wording.acronym(agency)
    return Entry(agency.name or agency.id, letters, agency_path(agency.id), acts, named)
