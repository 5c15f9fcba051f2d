"""Where to go from here: links to agencies, headings, files, neighbours, and off a choice."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache

from search.filters import Filters
from search.ids import HeadingId, RecordId
from search.model import Agency, Facet, Heading, Page, Programme, Query, Record
from search.output import bodies
from search.results.facets import by_level
from search.results.labels import DEPTH
from search.schema import LEVELS, chosen
from search.searcher import Searcher
from search.tables import headings_over
from web import contract, urls, wording
from web.derived.years import Chosen, Scope, called

SIZES = (10, 20, 50)  # of a page; any other can be asked for in the address

# Ending, what people call the file, what that does not say; the one that most people open first.
FILE_WORDS = (
    ("xlsx", "Excel", "Con una hoja que dice qué se buscó"),
    ("csv", "CSV (hoja de cálculo)", ""),
    ("json", "JSON", "Para programas"),
    ("ndjson", "JSON por renglones", "Para programas (NDJSON)"),
)
FEED_TITLE = "Lo que la búsqueda encuentre después"


@dataclass(frozen=True, slots=True)
class Link:
    """Some text and where it leads."""

    text: str
    href: str = ""  # "" where a button leads there, which changes the search of its form
    title: str = ""
    current: bool = False
    value: str = ""  # of the parameter that makes the difference, or of that button


@dataclass(frozen=True, slots=True)
class Chip:
    """A choice that is in force, and what takes it off: an address, or a change of the form."""

    facet: str
    text: str
    off: str


# Agencies


def agency_link(agency: Agency, years: Scope = ()) -> Link:
    """An agency by the letters it goes by, or else by its name; `years`: of its dossier."""
    letters = bodies.acronym(agency)
    name = agency.name or agency.id
    return Link(letters or name, urls.agency(agency.id, years), name if letters else "")


def agency_links(build: Searcher, ids: tuple[str, ...]) -> tuple[Link, ...]:
    """The agencies of some ids; one that the build does not know goes by its id."""
    return tuple(agency_link(known(build, each)) for each in ids)


def known(build: Searcher, id_: str) -> Agency:
    """An agency; one that the build does not know goes by its id."""
    return build.agencies.get(id_) or Agency(id_, id_, "", "")


def only_named(agency: str, years: tuple[str, ...] = ()) -> str:
    """The search for the texts that only name an agency, in some years."""
    filters = Filters(agency=(agency,), role=("named",), year=years)
    return urls.search(Query(filters=filters, sort="code"))


def acronyms(build: Searcher) -> dict[str, str]:
    """The letters that each agency goes by, where it has any."""
    return {name: bodies.acronym(agency) for name, agency in build.agencies.items()}


# Years


def reports(chosen: Chosen, address: Callable[[Scope], str]) -> tuple[Link, ...]:
    """The years that a page can speak of, each with its address; none where there are no others."""
    if len(chosen.all) < 2:
        return ()
    return tuple(
        Link(called(each), address(() if each == chosen.usual else each), "", each == chosen.years)
        for each in chosen.all
    )


# Headings


def several(build: Searcher) -> bool:
    """Whether a heading must say of which report it is: others have the same codes."""
    return len(build.programmes) > 1


def several_programmes(build: Searcher) -> bool:
    """Whether a text must say of which programme it is: that of its year does not."""
    return len({each.id for each in build.programmes.values()}) > 1


@lru_cache(maxsize=4096)
def under(heading: HeadingId, whole: bool) -> str:
    """The address of everything under a heading: by its whole id, or its code."""
    return urls.search(query_under(heading, whole))


def query_under(heading: HeadingId, whole: bool) -> Query:
    """The search for everything under a heading: by its whole id, or its code."""
    value = str(heading) if whole else heading.code
    return Query(filters=Filters(**{DEPTH[len(heading.numbers)]: (value,)}))


def of_report(programme: Programme, build: Searcher) -> Filters:
    """What keeps a report's records: its programme, beside other years its year too."""
    alone = sum(each.id == programme.id for each in build.programmes.values()) == 1
    return Filters(programme=(programme.id,), year=() if alone else (str(programme.year),))


def heading_links(record: Record, whole: bool) -> tuple[Link, ...]:
    """The headings over a record's line, from the top, each leading to all that is under it."""
    return tuple(_heading_link(id_, heading, whole) for id_, heading in headings_over(record))


@lru_cache(maxsize=4096)
def _heading_link(id: HeadingId, heading: Heading, whole: bool) -> Link:  # noqa: A002
    """A heading, cut to a line, that leads to all that is under it."""
    return Link(wording.heading(f"{heading.shown}. {heading.text}"), under(id, whole))


# The whole and its parts


def exports(query: Query) -> tuple[Link, ...]:
    """The whole result as a file, the one that most people open first, and last as a feed."""
    whole = replace(query, size=Query().size, page=1)
    return (
        *files(lambda suffix: urls.export(suffix, whole)),
        Link("Avisos de lo nuevo (Atom)", urls.feed(whole), FEED_TITLE),
    )


def files(address: Callable[[str], str]) -> tuple[Link, ...]:
    """The files that there are of something, by what people call them."""
    return tuple(Link(text, address(suffix), title) for suffix, text, title in FILE_WORDS)


def sizes(query: Query) -> tuple[Link, ...]:
    """The same search with so many on a page, from its first."""
    return tuple(Link(str(n), current=n == query.size, value=f"size={n}") for n in SIZES)


def search_in_api(query: Query) -> Link:
    """The same page of the same search, for programs."""
    return Link("Esta búsqueda en la API", urls.api_search(query))


def record_in_api(record: RecordId) -> Link:
    """A line or an activity, for programs."""
    what = "actividad" if record.activity else "línea"
    return Link(f"Esta {what} en la API", urls.api_record(record))


def agency_in_api(id: str, years: Scope = (), heading: str = "") -> Link:  # noqa: A002  its own name
    """What a page says of an agency, for programs."""
    return Link("Esta ficha en la API", urls.api_agency(id, years, heading))


def around(here: int, pages: int, at: Callable[[int], str]) -> contract.Links:
    """The addresses of a page and its neighbours; the last page stands in for all after it."""
    last = max(pages, 1)
    return {
        "self": at(here),
        "first": at(1),
        "prev": at(min(here - 1, last)) if here > 1 else None,
        "next": at(here + 1) if here < last else None,
        "last": at(last),
    }


# What is in force


def chips(
    page: Page, names: Mapping[str, str], build: Searcher, leading: Callable[[Query], str]
) -> tuple[Chip, ...]:
    """The choices in force; `leading`: what leads to a search without one."""
    if not page.query.filters:
        return ()
    query = replace(page.query, page=1)
    labels = labels_of(page)
    found = []
    for facet, values in chosen(query.filters):
        for value in values:
            text = names.get(value) if facet.name == "agency" else ""
            off = leading(replace(query, filters=query.filters.without(facet.name, value)))
            found.append(
                Chip(build.levels.facet(facet), text or _called(facet.name, value, labels), off)
            )
    return tuple(found)


def _called(facet: str, value: str, labels: Mapping[tuple[str, str], str]) -> str:
    """The label of a value; an answer calls the headings of a lone report by their codes."""
    if facet in DEPTH.values() and (facet, value) not in labels:
        with suppress(ValueError):
            return labels.get((facet, HeadingId.parse(value).code), value)
    return labels.get((facet, value), value)


def labels_of(page: Page) -> dict[tuple[str, str], str]:
    """The labels of all values that a page lists, by facet and value."""
    return dict(pair for facet in page.facets for pair in _labels(facet))


def _labels(facet: Facet) -> Iterator[tuple[tuple[str, str], str]]:
    tree = facet.name == LEVELS[0]
    for name, values in by_level(facet.values) if tree else ((facet.name, facet.values),):
        yield from (((name, value.value), value.label) for value in values)
