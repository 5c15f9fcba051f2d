"""Page -> what the search template shows: cards, chips, facets, links to other pages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from urllib.parse import quote

from markupsafe import Markup

from search.findings import BY_ID
from search.model import Agency, Expansion, Facet, Filters, Heading, Hit, Page, Query, Record, Sort
from search.results import reasons as why
from search.schema import FACET, FACETS, RESPONSES
from search.searcher import Searcher
from web import wording
from web.params import url

WINDOW = 2  # pages shown on either side of the current one
MAX_AGENCIES = 6  # named on a card
LONG_FACET = 12  # from here on a facet scrolls, and script offers to filter it


@dataclass(frozen=True, slots=True)
class Link:
    """Some text and where it leads."""

    text: str
    href: str
    title: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A hit as its card shows it."""

    record: Record
    title: str
    href: str
    objective: Link
    strategy: Link
    text: Markup
    response: str
    findings: tuple[str, ...]
    agencies: tuple[Link, ...]
    unnamed: int  # agencies that act and are left to the line's own page
    why: str
    programme: str  # "" where the build has one only


@dataclass(frozen=True, slots=True)
class Chip:
    """A choice that is in force, and the address without it."""

    facet: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Toggle:
    """Something that the search covered besides what was typed, and the address that flips it."""

    text: str
    asked: str
    href: str
    active: bool
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What was searched besides one thing asked."""

    asked: str
    toggles: tuple[Toggle, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """All that the search template needs."""

    page: Page
    total: str
    cards: tuple[Card, ...]
    chips: tuple[Chip, ...]
    clear: str
    expansions: tuple[Added, ...]
    forms: tuple[Toggle, ...]
    sorts: tuple[Link, ...]
    pagination: tuple[Link | None, ...]  # None stands for the pages left out
    previous: str
    next: str
    exports: tuple[Link, ...]
    suggestion: Link | None
    offers: tuple[Link, ...]
    last: Link | None  # where to turn from a page past the last
    names: Mapping[str, str]  # agency -> acronym


SORTS: dict[Sort, str] = {"relevance": "Relevancia", "code": "Clave"}
EXPORTS = {"CSV": "csv", "XLSX": "xlsx", "JSON": "json", "NDJSON": "ndjson"}


def line_path(record: Record) -> str:
    """The address of a record: its line's page, at the activity."""
    anchor = f"#actividad-{record.activity}" if record.activity else ""
    return f"/lines/{quote(record.programme)}/{record.code}{anchor}"


@lru_cache(maxsize=4096)
def agency_path(agency: str) -> str:
    """The address of an agency's dossier."""
    return f"/agencies/{quote(agency, safe='')}"


def agency_link(agency: Agency) -> Link:
    """An agency by the letters it goes by, or else by its name."""
    letters = wording.acronym(agency)
    name = agency.name or agency.id
    return Link(letters or name, agency_path(agency.id), name if letters else "")


def agency_links(searcher: Searcher, ids: tuple[str, ...]) -> tuple[Link, ...]:
    """The agencies of some ids; one that the build does not know goes by its id."""
    return tuple(agency_link(searcher.agencies.get(i) or Agency(i, i, "", "")) for i in ids)


def acronyms(searcher: Searcher) -> dict[str, str]:
    """The letters that each agency goes by, where it has any."""
    return {name: wording.acronym(agency) for name, agency in searcher.agencies.items()}


def narrowed(facet: str, *values: str) -> str:
    """The address of everything under one choice."""
    return url("/", Query(filters=replace(Filters(), **{facet: values})))


@lru_cache(maxsize=4096)
def heading_link(facet: str, heading: Heading, programme: str = "") -> Link:
    """A heading, cut to a line, that leads to all that is under it.

    The programme is named where the build has several: their codes are the same.
    """
    value = f"{programme}/{heading.code}" if programme else heading.code
    return Link(f"{heading.code}. {wording.short(heading.text)}", narrowed(facet, value))


def search_view(page: Page, searcher: Searcher, names: Mapping[str, str]) -> SearchView:
    """What the search template shows of a page."""
    query = page.query
    one = replace(query, page=1)
    return SearchView(
        page=page,
        total=wording.total(page),
        cards=tuple(card(hit, searcher) for hit in page.hits),
        chips=chips(page, names),
        clear=url("/", replace(one, filters=Filters())),
        expansions=added(page.expansions, one),
        forms=tuple(
            Toggle(f.form, f.word, toggled(one, f.key), f.active, f.count) for f in page.forms
        ),
        sorts=tuple(
            Link(text, url("/", replace(one, sort=sort)), current=sort == query.sort)
            for sort, text in SORTS.items()
        ),
        pagination=pagination(page),
        previous=_page_url(page, query.page - 1),
        next=_page_url(page, query.page + 1),
        exports=exports(one),
        suggestion=_suggestion(page),
        offers=offers(page, names),
        last=_last(page),
        names=names,
    )


def card(hit: Hit, searcher: Searcher) -> Card:
    """A hit as its card shows it."""
    record = hit.record
    programme = record.programme if len(searcher.programmes) > 1 else ""
    acts = record.agencies("acts")
    return Card(
        record=record,
        title=wording.title(record),
        href=line_path(record),
        objective=heading_link("objective", record.objective, programme),
        strategy=heading_link("strategy", record.strategy, programme),
        text=Markup(hit.highlight),  # noqa: S704  escaped by search.results.highlight
        response=RESPONSES[record.response],
        findings=tuple(BY_ID[rule].label for rule in record.findings),
        agencies=agency_links(searcher, acts[:MAX_AGENCIES]),
        unnamed=max(0, len(acts) - MAX_AGENCIES),
        why=reasons(hit),
        programme=searcher.programmes[programme].title if programme else "",
    )


def reasons(hit: Hit) -> str:
    """Why a hit is there, as one sentence that does not say its verb twice."""
    said = "; ".join(dict.fromkeys(why.sentence(reason) for reason in hit.why))
    return said.replace("; contiene ", "; ")


def exports(query: Query) -> tuple[Link, ...]:
    """The whole result as a file, and as a feed."""
    whole = replace(query, size=Query().size, page=1)
    files = tuple(Link(text, url(f"/export.{end}", whole)) for text, end in EXPORTS.items())
    return (*files, Link("Atom", url("/feed.atom", whole)))


def offers(page: Page, names: Mapping[str, str]) -> tuple[Link, ...]:
    """The way to what each agency named in the query does, unless agencies are chosen already."""
    query = replace(page.query, page=1)
    if query.filters.agency:
        return ()
    listed = next((facet.values for facet in page.facets if facet.name == "agency"), ())
    return tuple(
        Link(
            f"{names.get(value.value) or value.label} ({wording.number(value.count)})",
            url("/", replace(query, filters=replace(query.filters, agency=(value.value,)))),
        )
        for value in listed
        if value.value in page.recognised and value.count
    )


# What is in force


def chips(page: Page, names: Mapping[str, str], path: str = "/") -> tuple[Chip, ...]:
    """The choices in force, each with the address that takes it off."""
    query = replace(page.query, page=1)
    labels = dict(pair for facet in page.facets for pair in _labels(facet))
    found = []
    for facet, values in query.filters.items():
        for value in values:
            text = names.get(value) if facet == "agency" else ""
            href = url(path, replace(query, filters=query.filters.without(facet, value)))
            found.append(Chip(FACET[facet].label, text or labels.get((facet, value), value), href))
    return tuple(found)


def _labels(facet: Facet) -> Iterator[tuple[tuple[str, str], str]]:
    below = next((field.name for field in FACETS if field.parent == facet.name), facet.name)
    for value in facet.values:
        yield (facet.name, value.value), wording.short(value.label)
        for child in value.children:
            yield (below, child.value), wording.short(child.label)


def added(expansions: tuple[Expansion, ...], query: Query) -> tuple[Added, ...]:
    """The expansions under what they were added for, in the order in which it was asked."""
    by_asked: dict[str, list[Toggle]] = {}
    for each in expansions:
        toggle = Toggle(each.added, each.asked, toggled(query, each.key), each.active)
        by_asked.setdefault(each.asked, []).append(toggle)
    return tuple(Added(asked, tuple(toggles)) for asked, toggles in by_asked.items())


def toggled(query: Query, key: str) -> str:
    """The address with an expansion or word form switched the other way."""
    off = set(query.without) ^ {key}
    return url("/", replace(query, without=tuple(sorted(off))))


# Other pages


def _page_url(page: Page, number: int) -> str:
    return url("/", replace(page.query, page=number)) if 1 <= number <= page.pages else ""


def _last(page: Page) -> Link | None:
    if page.query.page <= page.pages or not page.total:
        return None
    return Link(wording.number(page.pages), _page_url(page, page.pages))


def pagination(page: Page) -> tuple[Link | None, ...]:
    """The first page, the last, and those around the current one."""
    here, last = page.query.page, page.pages
    near = {n for n in range(here - WINDOW, here + WINDOW + 1) if 1 <= n <= last}
    numbers = sorted(near | {1, last}) if last > 1 else []
    links: list[Link | None] = []
    for before, n in pairwise([0, *numbers]):
        if n - before > 1:
            links.append(None)
        links.append(Link(wording.number(n), _page_url(page, n), current=n == here))
    return tuple(links)


def _suggestion(page: Page) -> Link | None:
    if not page.suggestion:
        return None
    text = page.suggestion.text
    return Link(text, url("/", replace(page.query, text=text, page=1, without=())))
