"""All agencies that a build speaks of, in one table that a link puts in another order."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from flask import render_template
from unidecode import unidecode

from search.filters import Filters
from search.model import Agency, Query
from search.schema import NONE
from search.searcher import Searcher
from web import params, urls, wording
from web.derived.standing import Standing, Standings, standings
from web.links import only_named
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
)
NOBODY = Query(filters=Filters(agency=(NONE,)), sort="code")


@blueprint.get(urls.AGENCIES)
def agencies() -> str:
    """All agencies that the texts speak of, those that do most first."""
    asked, known = lenient(ORDERS), derived(standings)
    build = searcher()
    order, whole = asked.text("sort") or usual(build), bool(asked.first("all", 0))
    return render_template(
        "agencies.html",
        columns=columns(order, build, whole),
        entries=listed_agencies(build, known, order, whole),
        silent=len(build.agencies.keys() - {*known}),
        whole=whole,
        other=urls.agencies(asked.text("sort"), not whole),
        nobody=build.statistics.values["nobody"].get(NONE, 0),
        nobody_at=urls.search(NOBODY),
        given=bool(build.statistics.given),
        together=known.together,
        notices=asked.notices(),
        canonical=absolute(urls.AGENCIES),
        indexed=not asked.values and not asked.refusals,
        here="agencies",
    )


def columns(order: str, build: Searcher, whole: bool) -> tuple[SortedColumn, ...]:
    """The columns of the list, each with the address that orders by it."""
    lines, first = build.levels.counted[1], usual(build)
    return tuple(
        replace(
            each,
            name=each.name or lines[0].upper() + lines[1:],
            href=urls.agencies("" if each.order == first else each.order, whole),
            current=each.order == order,
        )
        for each in COLUMNS
        if each.order != "activities" or first == "activities"
    )


def usual(build: Searcher) -> str:
    """The order where none is asked for: by activities, where the build has any."""
    return "activities" if build.statistics.values["kind"].get("activity") else "lines"


def listed_agencies(
    build: Searcher, known: Standings, order: str, whole: bool = False
) -> tuple[ListedAgency, ...]:
    """Those that act or are named, in an order; what is equal in it by what they do, then name.

    `whole`: those of which no text speaks as well.
    """
    bodies = build.agencies.values()
    listed = [_listed(each, known) for each in bodies if whole or each.id in known]
    keys = {column.order: column.key for column in COLUMNS}
    ties = [keys[each] for each in (order, "activities", "lines", "named", "name")]
    return tuple(sorted(listed, key=lambda e: (*(key(e) for key in ties), e.href)))


def _listed(agency: Agency, known: Standings) -> ListedAgency:
    name, letters = agency.name or agency.id, wording.acronym(agency)
    kind = agency.kind or OTHER
    return ListedAgency(
        name=name,
        letters=letters if letters != name else "",
        kind=kind[0].upper() + kind[1:],
        href=urls.agency(agency.id),
        standing=known.of(agency.id),
        mentioned=only_named(agency.id) if known.of(agency.id).named else "",
    )
