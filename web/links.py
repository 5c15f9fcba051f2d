"""Where to go from here: links to agencies, headings, files, neighbours, and off a choice."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from search.model import Agency, Facet, Filters, Heading, Page, Query
from search.schema import FACET, FACETS
from search.searcher import Searcher
from web import contract, media, urls, wording


@dataclass(frozen=True, slots=True)
class Link:
    """Some text and where it leads."""

    text: str
    href: str
    title: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    """A choice that is in force, and the address without it."""

    facet: str
    text: str
    href: str


# Agencies


def agency_link(agency: Agency) -> Link:
    """An agency by the letters it goes by, or else by its name."""
    letters = wording.acronym(agency)
    name = agency.name or agency.id
    return Link(letters or name, urls.agency(agency.id), name if letters else "")


def agency_links(build: Searcher, ids: tuple[str, ...]) -> tuple[Link, ...]:
    """The agencies of some ids; one that the build does not know goes by its id."""
    return tuple(agency_link(build.agencies.get(i) or Agency(i, i, "", "")) for i in ids)


def acronyms(build: Searcher) -> dict[str, str]:
    """The letters that each agency goes by, where it has any."""
    return {name: wording.acronym(agency) for name, agency in build.agencies.items()}


# Headings


def scope(build: Searcher, programme: str) -> str:
    """The programme where it must be named: several have the same codes; "" where there is one."""
    return programme if len(build.programmes) > 1 else ""


@lru_cache(maxsize=4096)
def under(facet: str, code: str, scope: str) -> str:
    """The address of everything under a heading, its programme named if its scope is one."""
    value = f"{scope}/{code}" if scope else code
    return urls.search(Query(filters=replace(Filters(), **{facet: (value,)})))


@lru_cache(maxsize=4096)
def heading_link(facet: str, heading: Heading, scope: str) -> Link:
    """A heading, cut to a line, that leads to all that is under it."""
    text = f"{heading.code}. {wording.short(heading.text)}"
    return Link(text, under(facet, heading.code, scope))


# The whole and its parts


def exports(query: Query) -> tuple[Link, ...]:
    """The whole result as a file, and as a feed."""
    whole = replace(query, size=Query().size, page=1)
    files = tuple(Link(end.upper(), urls.export(end, whole)) for end in media.FILES)
    return (*files, Link("Atom", urls.feed(whole)))


def around(query: Query, pages: int, address: Callable[[Query], str]) -> contract.Links:
    """The addresses of a page and its neighbours; the last page stands in for all after it."""
    here, last = query.page, max(pages, 1)

    def at(number: int) -> str:
        return address(replace(query, page=number))

    return {
        "self": at(here),
        "first": at(1),
        "prev": at(min(here - 1, last)) if here > 1 else None,
        "next": at(here + 1) if here < last else None,
        "last": at(last),
    }


# What is in force


def chips(
    page: Page, names: Mapping[str, str], address: Callable[[Query], str] = urls.search
) -> tuple[Chip, ...]:
    """The choices in force, each with the address that takes it off."""
    query = replace(page.query, page=1)
    labels = dict(pair for facet in page.facets for pair in _labels(facet))
    found = []
    for facet, values in query.filters.items():
        for value in values:
            text = names.get(value) if facet == "agency" else ""
            href = address(replace(query, filters=query.filters.without(facet, value)))
            found.append(Chip(FACET[facet].label, text or labels.get((facet, value), value), href))
    return tuple(found)


def _labels(facet: Facet) -> Iterator[tuple[tuple[str, str], str]]:
    below = next((field.name for field in FACETS if field.parent == facet.name), facet.name)
    for value in facet.values:
        yield (facet.name, value.value), wording.short(value.label)
        for child in value.children:
            yield (below, child.value), wording.short(child.label)
