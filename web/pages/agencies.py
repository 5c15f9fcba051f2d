"""All agencies that a build speaks of, by kind."""

from dataclasses import dataclass

from flask import render_template

from search.model import Agency
from search.results.levels import plural
from search.searcher import Searcher
from web import urls, wording
from web.derived.agency_counts import AgencyCounts, agency_counts
from web.pages.parts.frame import blueprint, unfiltered
from web.request import derived, searcher

OTHER = "otra que el texto nombra"
# Kinds that are one thing however many bodies are in them: "sociedades civiles" are firms.
COLLECTIVE = frozenset({"academia", "sociedad civil", "poder judicial", "poder legislativo"})


@blueprint.get(urls.AGENCIES)
def agencies() -> str:
    """All agencies that the texts speak of, by kind."""
    kinds = by_kind(searcher(), derived(agency_counts))
    return render_template(
        "agencies.html",
        kinds=kinds,
        given=bool(searcher().statistics.given),
        **unfiltered(urls.AGENCIES),
        here="agencies",
    )


@dataclass(frozen=True, slots=True)
class ListedAgency:
    """An agency in the list."""

    name: str
    letters: str
    href: str
    acts: int
    named: int


def by_kind(
    build: Searcher, counts: AgencyCounts
) -> tuple[tuple[str, tuple[ListedAgency, ...]], ...]:
    """(kind, agencies) of those that act or are named, kinds and agencies by what they do."""
    kinds: dict[str, list[ListedAgency]] = {}
    for agency in build.agencies.values():
        if listed := _listed(agency, counts):
            kinds.setdefault(agency.kind or OTHER, []).append(listed)
    ordered = sorted(kinds.items(), key=lambda pair: (-sum(e.acts for e in pair[1]), pair[0]))
    return tuple(
        (
            kind if kind in COLLECTIVE else plural(kind),
            tuple(sorted(under, key=lambda e: (-e.acts, -e.named, e.name))),
        )
        for kind, under in ordered
    )


def _listed(agency: Agency, counts: AgencyCounts) -> ListedAgency | None:
    acts, named = counts.acts[agency.id], counts.named[agency.id]
    if not acts and not named:
        return None
    letters = wording.acronym(agency)
    return ListedAgency(agency.name or agency.id, letters, urls.agency(agency.id), acts, named)
