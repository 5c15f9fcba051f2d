"""All agencies that a build speaks of, in one table that a link puts in another order."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from flask import render_template
from unidecode import unidecode

from search.filters import Filters
from search.model import Agency, Query
from search.output import bodies
from search.query.statistics import Standing
from search.schema import NONE
from search.searcher import Searcher
from web import params, urls, wording
from web.derived.standing import Standings, standings
from web.derived.years import Chosen, Scope, called, told, years
from web.links import Link, only_named, reports
from web.pages.parts.frame import blueprint
from web.request import absolute, derived, lenient, searcher

OTHER = "otra que el texto nombra"


@dataclass(frozen=True, slots=True)
class ListedAgency:
    """An agency in the list."""

    name: str
    letters: str  # "" where it has none beside its name
    kind: str
    href: str
    standing: Standing
    mentioned: str  # the search for where it is only named; "" where it is nowhere


Key = Callable[[ListedAgency], tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class SortedColumn:
    """A column of the list, and the address that orders it by that."""

    name: str  # "": what the programmes call their lines
    order: str
    key: Key
    number: bool = False  # the largest first
    href: str = ""
    current: bool = False


def _by(text: Callable[[ListedAgency], str]) -> Key:
    """In the order of a dictionary, accents aside; those without a text come last."""
    return lambda e: (not text(e), unidecode(text(e)).lower())


COLUMNS = (
    SortedColumn("Nombre", "name", _by(lambda e: e.name)),
    SortedColumn("Siglas", "letters", _by(lambda e: e.letters)),
    SortedColumn("Tipo", "kind", _by(lambda e: e.kind)),
    SortedColumn("Actividades", "activities", lambda e: (-e.standing.activities,), number=True),
    SortedColumn("", "lines", lambda e: (-e.standing.lines,), number=True),
    SortedColumn("Solo se menciona", "named", lambda e: (-e.standing.named,), number=True),
)
ORDERS = (
    params.Parameter(
        "sort", "choice", "Order of the list.", values=tuple(c.order for c in COLUMNS)
    ),
    *params.FOR_AGENCIES,
    params.Parameter("page", "number", "Page of the list.", low=1, high=params.MAX_PAGE),
)
PER_PAGE = 90  # rows of the list
EVERY = Chosen((), (), ())  # of a build that speaks of no year apart


@blueprint.get(urls.AGENCIES)
def agencies() -> str:
    """All agencies that the texts speak of, those that do most first."""
    parted = derived(years)
    asked = lenient((*ORDERS, params.YEARS) if parted.dated else ORDERS)
    shown = parted.chosen(asked.texts("year"))
    build, known = searcher(), derived(standings).within(shown.years)
    order, whole = asked.text("sort") or usual(build), bool(asked.first("all", 0))
    every = listed_agencies(build, known, order, shown, whole=whole)
    pages = max(1, -(-len(every) // PER_PAGE))
    page = min(asked.first("page", 1), pages)
    nobody = Query(filters=Filters(agency=(NONE,), year=shown.years), sort="code")
    return render_template(
        "agencies.html",
        columns=columns(order, build, shown.asked, whole=whole),
        entries=every[(page - 1) * PER_PAGE : page * PER_PAGE],
        listed=len(every),
        pages=tuple(
            Link(wording.number(n), _in_order(order, build, shown.asked, whole, n), "", n == page)
            for n in range(1, pages + 1)
            if pages > 1
        ),
        silent=len(build.agencies.keys() - {*known}),
        whole=whole,
        other=_in_order(order, build, shown.asked, whole=not whole),
        nobody=build.search(nobody).total,
        nobody_at=urls.search(nobody),
        years=called(shown.asked),
        reports=reports(shown, partial(_in_order, order, build, whole=whole)),
        given=bool(build.statistics.given),
        together=known.together,
        notices=(*asked.notices(), *told(shown)),
        canonical=absolute(urls.agencies(years=shown.asked)),
        indexed=not asked.values and not asked.refusals,
        here="agencies",
    )


def _in_order(
    order: str, build: Searcher, shown: Scope = (), whole: bool = False, page: int = 1
) -> str:
    return urls.agencies("" if order == usual(build) else order, shown, whole, page)


def columns(
    order: str, build: Searcher, shown: Scope = (), *, whole: bool = False
) -> tuple[SortedColumn, ...]:
    """The columns of the list, each with the address that orders by it."""
    lines, first = build.levels.counted[1], usual(build)
    return tuple(
        replace(
            each,
            name=each.name or lines[0].upper() + lines[1:],
            href=_in_order(each.order, build, shown, whole=whole),
            current=each.order == order,
        )
        for each in COLUMNS
        if each.order != "activities" or first == "activities"
    )


def usual(build: Searcher) -> str:
    """The order where none is asked for: by activities, where the build has any."""
    return "activities" if build.statistics.values["kind"].get("activity") else "lines"


def listed_agencies(
    build: Searcher, known: Standings, order: str, shown: Chosen = EVERY, *, whole: bool = False
) -> tuple[ListedAgency, ...]:
    """Those that act or are named, in an order; what is equal in it by what they do, then name.

    `shown`: the years of their dossiers; `whole`: those of which no text speaks as well.
    """
    listed = [
        _listed(each, known, shown) for each in build.agencies.values() if whole or each.id in known
    ]
    keys = {column.order: column.key for column in COLUMNS}
    ties = [keys[each] for each in (order, "activities", "lines", "named", "name")]
    return tuple(sorted(listed, key=lambda e: (*(key(e) for key in ties), e.href)))


def _listed(agency: Agency, known: Standings, shown: Chosen) -> ListedAgency:
    name, letters = agency.name or agency.id, bodies.acronym(agency)
    kind = agency.kind or OTHER
    return ListedAgency(
        name=name,
        letters=letters if letters != name else "",
        kind=kind[0].upper() + kind[1:],
        href=urls.agency(agency.id, shown.asked),
        standing=known.of(agency.id),
        mentioned=only_named(agency.id, shown.years) if known.of(agency.id).named else "",
    )
