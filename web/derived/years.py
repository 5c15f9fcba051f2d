"""Which years' reports a page speaks of at a time: never two of one programme."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from search.model import Notice
from search.results.editions import enumeration
from search.searcher import Searcher

MOST_NAMED = 3  # years that are named one by one

# The years that stand together, in order; none where there is nothing to part: all of them.
Scope = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Years:
    """The reports of a build, by year."""

    reports: tuple[tuple[int, str], ...]  # (year, programme), the newest first
    dated: frozenset[str]  # the programmes with several reports

    def scopes(
        self, asked: Collection[str] = (), programmes: Collection[str] = ()
    ) -> tuple[Scope, ...]:
        """All that a page may speak of at a time, the newest first; of the years and programmes
        that are asked for, where any are. None where no programme has several reports."""
        if not self.dated:
            return ()
        return tuple(
            partition(
                (year, programme)
                for year, programme in self.reports
                if (not asked or str(year) in asked) and (not programmes or programme in programmes)
            )
        )

    def chosen(
        self,
        asked: Collection[str] = (),
        programmes: Collection[str] = (),
        has: Callable[[Scope], bool] = bool,
    ) -> "Chosen":
        """What a page speaks of: the newest that is asked for, else the newest that `has` some."""
        every = self.scopes(programmes=programmes) or self.scopes()
        usual = next(filter(has, every), (*every, ())[0])
        wanted = self.scopes(asked, programmes) if asked else ()
        here = (*wanted, usual)[0]
        others = every if here in every else (here, *every)
        return Chosen(here, usual, others, tuple(asked) if self.dated else ())

    def year(self, report: str) -> str:
        """The year of a report whose programme has several; "" of any other."""
        programme, _, year = report.rpartition("/")
        return year if programme in self.dated else ""

    def named(self, heading: str) -> Scope:
        """The years that stand with those that the id of a heading names; none where it names
        none, or its programme has one report."""
        programme, _, rest = heading.partition("/")
        written, between, _ = rest.rpartition("/")
        if not between or programme not in self.dated:
            return ()
        named = written.split(",")
        return next((each for each in self.scopes() if not set(named).isdisjoint(each)), ())


@dataclass(frozen=True, slots=True)
class Chosen:
    """The years that a page speaks of, and the others."""

    years: Scope
    usual: Scope  # where none is asked for
    all: tuple[Scope, ...]
    wanted: Scope = ()  # what was asked for

    @property
    def asked(self) -> Scope:
        """The years as the page's address has them: none where they are the usual ones."""
        return () if self.years == self.usual else self.years


def told(chosen: Chosen) -> tuple[Notice, ...]:
    """What the reader must know: that not all the years that were asked for are shown."""
    if set(chosen.wanted) <= set(chosen.years):
        return ()
    here = called(chosen.years)
    if set(chosen.wanted).isdisjoint(chosen.years):
        wanted = called(chosen.wanted)
        return (Notice("years", f"De lo elegido no hay informe de {wanted}: se ve el de {here}."),)
    return (Notice("years", f"Los años de un programa no se suman: se ve el informe de {here}."),)


def called(years: Scope) -> str:
    """Years in a sentence, the earliest first.

    >>> called(("2018", "2020")), called(("2015", "2016", "2017", "2018")), called(())
    ('2018 y 2020', '2015 a 2018', '')
    """
    if len(years) > MOST_NAMED:
        return f"{min(years)} a {max(years)}"
    return enumeration(sorted(map(int, years))) if years else ""


def partition(reports: Iterable[tuple[int, str]]) -> Iterable[Scope]:
    """The years of reports, put together as long as no programme is there twice.

    `reports`: (year, programme), the newest first.

    >>> list(partition([(2020, "b"), (2018, "a"), (2017, "a")]))
    [('2018', '2020'), ('2017',)]
    >>> list(partition([(2018, "a"), (2017, "a"), (2017, "b")]))
    [('2018',), ('2017',)]
    """
    by_year: dict[int, set[str]] = {}
    for year, programme in reports:
        by_year.setdefault(year, set()).add(programme)
    held: list[str] = []
    seen: set[str] = set()
    for year, programmes in by_year.items():
        if not seen.isdisjoint(programmes):
            yield tuple(reversed(held))
            held, seen = [], set()
        held.append(str(year))
        seen |= programmes
    if held:
        yield tuple(reversed(held))


def years(build: Searcher) -> Years:
    """The years of a build's reports."""
    reports = sorted(((p.year, p.id) for p in build.programmes.values()), reverse=True)
    counts = Counter(programme for _, programme in reports)
    return Years(tuple(reports), frozenset(each for each, n in counts.items() if n > 1))
