"""In how many activities and lines each agency acts, and in how many texts it is only named."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from search.model import Record
from search.searcher import Searcher


@dataclass(frozen=True, slots=True)
class Standing:
    """What the texts have of one agency, or of all of them with each text counted once."""

    activities: int = 0  # in which it acts
    lines: int = 0  # in which it acts, most of them by an activity
    named: int = 0  # texts, lines or activities, that name it where it does not act

    @property
    def acts(self) -> int:
        """The texts in which it acts: what a filter by it finds."""
        return self.activities + self.lines

    def __bool__(self) -> bool:
        return bool(self.acts or self.named)

    def __add__(self, other: "Standing") -> "Standing":
        """What two reports have together."""
        return Standing(
            self.activities + other.activities,
            self.lines + other.lines,
            self.named + other.named,
        )


NOWHERE = Standing()


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


TOGETHER = ""  # no agency's id
KEPT = 16  # choices of years

Counts = Mapping[str, Standing]


def standings(build: Searcher) -> Standings:
    """The standings of a build; an agency that acts in a text is not also named in it."""
    counters: dict[str, _Counters] = {}
    for record in build.records():
        counters.setdefault(str(record.id.year), _Counters()).add(record)
    by_year = {year: held.counts() for year, held in counters.items()}

    @lru_cache(maxsize=KEPT)
    def within(years: tuple[str, ...]) -> Standings:
        each = _sum(held for year, held in by_year.items() if not years or year in years)
        return Standings(each, each.pop(TOGETHER, NOWHERE), within)

    return within(())


def _sum(every: Iterable[Counts]) -> dict[str, Standing]:
    found: dict[str, Standing] = {}
    for counts in every:
        for agency, standing in counts.items():
            found[agency] = found.get(agency, NOWHERE) + standing
    return found


class _Counters:
    """Counts the texts of one year."""

    def __init__(self) -> None:
        self._activities: Counter[str] = Counter()
        self._lines: Counter[str] = Counter()
        self._named: Counter[str] = Counter()

    def add(self, record: Record) -> None:
        """Count a record in."""
        acts, others = record.agencies("acts"), record.agencies("named")
        counted = self._activities if record.activity else self._lines
        counted.update((*acts, TOGETHER) if acts else ())
        self._named.update(each for each in others if each not in acts)
        self._named[TOGETHER] += bool(others) and not acts

    def counts(self) -> Counts:
        """The standing of each agency."""
        activities, lines, named = self._activities, self._lines, self._named
        return {
            agency: Standing(activities[agency], lines[agency], named[agency])
            for agency in (activities | lines | named).keys() | {TOGETHER}
        }
