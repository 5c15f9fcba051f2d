"""The bodies before and after one: who took over from whom, and what each does."""

from collections.abc import Iterator
from dataclasses import dataclass

from search.filters import Filters
from search.model import Agency, Query
from search.query.statistics import Standing
from search.searcher import Searcher
from search.thesaurus import shipped
from search.thesaurus.authority import Succession
from web.derived.standing import standings
from web.derived.years import Chosen, Scope, years
from web.request import derived


@dataclass(frozen=True, slots=True)
class Relative:
    """A body that the build knows, before or after another; never the same as it."""

    agency: Agency
    before: bool  # else it comes after
    years: Scope  # of what it does
    standing: Standing
    known: Succession | None
    both: Query | None  # the texts in which one or the other acts; None where one alone does


def shown_years(id_: str, asked: Scope = ()) -> Chosen:
    """The years that a body is spoken of in: the newest in which the texts do. Where nothing has
    to be parted, those that are asked for."""
    known, parted = derived(standings), derived(years)
    if asked and not parted.dated:
        return Chosen(asked, (), (asked,), asked)
    return parted.chosen(asked, has=lambda each: id_ in known.within(each))


def relatives(build: Searcher, id_: str) -> Iterator[Relative]:
    """The bodies before and after one, as far as the build knows them, each with what it does in
    the years of its own page."""
    before, known = shipped.predecessors().get(id_, ()), derived(standings)
    for each in shipped.relatives(id_):
        if each in build.agencies:
            own = shown_years(each).years
            pair = (each, id_) if each in before else (id_, each)
            yield Relative(
                build.agencies[each],
                each in before,
                own,
                known.within(own).of(each),
                shipped.successions().get(pair),
                _both(pair) if all(known.of(one).acts for one in pair) else None,
            )


def _both(pair: tuple[str, str]) -> Query:
    return Query(filters=Filters(agency=tuple(sorted(pair))), sort="code")
