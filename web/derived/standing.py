"""In how many activities and lines each agency acts, and in how many texts it is only named."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from search.query.statistics import TOGETHER, Standing
from search.searcher import Searcher

NOWHERE = Standing()
KEPT = 16  # choices of years


@dataclass(frozen=True, slots=True)
class Standings:
    """The standing of every agency of which a build's texts speak."""

    each: dict[str, Standing]
    together: Standing  # texts in which any acts; texts in which none acts and some is named
    within: "Callable[[tuple[str, ...]], Standings]"  # the same of some years; of all, where none

    def of(self, agency: str) -> Standing:
        """That of one agency."""
        return self.each.get(agency, NOWHERE)

    def __contains__(self, agency: object) -> bool:
        return agency in self.each

    def __iter__(self) -> Iterator[str]:
        return iter(self.each)


def standings(build: Searcher) -> Standings:
    """The standings of a build; an agency that acts in a text is not also named in it."""

    @lru_cache(maxsize=KEPT)
    def within(years: tuple[str, ...]) -> Standings:
        by_year = build.statistics.standings.items()
        each = _sum(held for year, held in by_year if not years or year in years)
        return Standings(each, each.pop(TOGETHER, NOWHERE), within)

    return within(())


def _sum(every: Iterable[Mapping[str, Standing]]) -> dict[str, Standing]:
    found: dict[str, Standing] = {}
    for counts in every:
        for agency, standing in counts.items():
            held = found.get(agency, NOWHERE)
            found[agency] = Standing(*map(sum, zip(held, standing, strict=True)))
    return found
