"""The results of a search, or the home page where nothing is asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from flask import render_template, request

from search.filters import Filters
from search.model import Expansion, Page, Query
from search.output import corrections, totals
from search.schema import FACET, LEVELS
from search.searcher import Searcher
from search.thesaurus import shipped
from web import given, params, urls, wording
from web.derived.outline import outline
from web.links import Chip, Link, acronyms, agency_link, chips, exports, search_in_api
from web.pages.home import home
from web.pages.parts.cards import Group, groups
from web.pages.parts.frame import blueprint
from web.pages.parts.no_results import drops
from web.request import absolute, derived, lenient, searcher

WINDOW = 2  # pages shown on either side of the current one
LONG_FACET = 12  # from here on a facet scrolls, and script offers to filter it
FOLDED = ("finding", "programme", "commitment")  # closed until something in them is chosen


@blueprint.get(urls.SEARCH)
def search() -> str:
    """The home page without parameters, else the results."""
    if not given.pairs(request.query_string):
        return home()
    asked, build = lenient(params.FOR_RESULTS), searcher()
    query = replace(asked.query(), explain=False)  # its numbers are shown in the API
    page = build.search(query)
    return render_template(
        "search.html",
        view=search_view(page, build, derived(acronyms)),
        notices=(*asked.notices(), *page.notices),
        folded=FOLDED,
        long=LONG_FACET,
        overview=urls.overview(replace(query, page=1, size=Query().size)),
        address=absolute(urls.search(query)),
        site=absolute(""),
        in_api=search_in_api(query),
        canonical=absolute(urls.search(Query(query.text, page=query.page))),
        drops=() if page.total else drops(query, build),
        size=sum(tree.root.figures.texts for tree in derived(outline).values()),
        kept=asked.ids(),
        indexed=not query.filters and query.page == 1 and not asked.ids(),
        here="search",
    )


@dataclass(frozen=True, slots=True)
class Toggle:
    """Something that the search covered besides what was typed, and the address that flips it."""

    text: str
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
    beside: Link | None  # activities that are near by their line only
    groups: tuple[Group, ...]
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
    typed: str  # the way back from what was corrected; "" where nothing was
    offers: tuple[Link, ...]
    ways: tuple[Link, ...]  # what may answer better: a filter, a body's own page, the overview
    last: Link | None  # where to turn from a page past the last
    names: Mapping[str, str]  # agency -> acronym
    levels: tuple[str, ...]  # the facets of the tree, from the top
    level_names: tuple[str, ...]  # what they are called; none where programmes differ


def search_view(page: Page, build: Searcher, names: Mapping[str, str]) -> SearchView:
    """What the search template shows of a page."""
    query = page.query
    one = replace(query, page=1)
    return SearchView(
        page=page,
        total=totals.total(page),
        beside=beside(page),
        groups=groups(page, build),
        chips=chips(page, names),
        clear=urls.search(replace(one, filters=Filters())),
        expansions=added(uncorrected(page), one),
        forms=tuple(Toggle(f.form, toggled(one, f.key), f.active, f.count) for f in page.forms),
        sorts=tuple(
            Link(text, urls.search(replace(one, sort=sort)), current=sort == query.sort)
            for sort, text in wording.SORTS.items()
        ),
        pagination=pagination(page),
        previous=_page_url(page, query.page - 1),
        next=_page_url(page, query.page + 1),
        exports=exports(one),
        suggestion=_suggestion(page),
        typed=as_typed(page),
        offers=offers(page, names),
        ways=tuple(ways(page, build)),
        last=_last(page),
        names=names,
        levels=LEVELS,
        level_names=build.level_names,
    )


def offers(page: Page, names: Mapping[str, str]) -> tuple[Link, ...]:
    """The way to what each agency named in the query does, unless agencies are chosen already."""
    query = replace(page.query, page=1)
    if query.filters["agency"]:
        return ()
    listed = next((facet.values for facet in page.facets if facet.name == "agency"), ())
    return tuple(
        Link(
            f"{names.get(value.value) or value.label} ({wording.number(value.count)})",
            urls.search(replace(query, filters=query.filters.choosing(agency=(value.value,)))),
        )
        for value in listed
        if value.value in page.recognised and value.count
    )


def ways(page: Page, build: Searcher) -> Iterator[Link]:
    """The ways to what may answer the search better than its hits."""
    one = replace(page.query, page=1)
    for name, value in page.offers:
        filters = one.filters.choosing(**{name: (value,)})
        text = f"{FACET[name].label}: {FACET[name].words[value]}"
        yield Link(text, urls.search(replace(one, filters=filters)))
    bodies = (each for id_ in page.absent for each in (id_, *shipped.relatives(id_)))
    known = (build.agencies.get(each) for each in dict.fromkeys(bodies))
    yield from (agency_link(agency) for agency in known if agency)
    if any(notice.code == "overview" for notice in page.notices):
        yield Link("Panorama: quién actúa en cada objetivo", urls.overview(Query()))


def beside(page: Page) -> Link | None:
    """The way to the lines whose activities are near by their words only."""
    if not page.by_line:
        return None
    filters = page.query.filters
    places = {name: filters[name] for name in ("programme", *LEVELS)}
    lines = Query(page.query.text, Filters(kind=("line",), **places), without=page.query.without)
    return Link(totals.beside(page), urls.search(lines))


def uncorrected(page: Page) -> tuple[Expansion, ...]:
    """The expansions but the corrections in force, which the page says in a sentence."""
    return tuple(each for each in page.expansions if not corrections.corrects(each))


def as_typed(page: Page) -> str:
    """The address of the search without its corrections; "" where none is in force."""
    keys = corrections.in_force(page)
    if not keys:
        return ""
    without = tuple(sorted({*page.query.without, *keys}))
    return urls.search(replace(page.query, page=1, without=without))


def added(expansions: tuple[Expansion, ...], query: Query) -> tuple[Added, ...]:
    """The expansions under what they were added for, in the order in which it was asked."""
    by_asked: dict[str, list[Toggle]] = {}
    for each in expansions:
        toggle = Toggle(each.added, toggled(query, each.key), each.active)
        by_asked.setdefault(each.asked, []).append(toggle)
    return tuple(Added(asked, tuple(toggles)) for asked, toggles in by_asked.items())


def toggled(query: Query, key: str) -> str:
    """The address with an expansion or word form switched the other way."""
    off = set(query.without) ^ {key}
    return urls.search(replace(query, without=tuple(sorted(off))))


def _page_url(page: Page, number: int) -> str:
    return urls.search(replace(page.query, page=number)) if 1 <= number <= page.pages else ""


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
    return Link(text, urls.search(replace(page.query, text=text, page=1, without=())))
