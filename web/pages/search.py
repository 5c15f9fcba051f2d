"""The results of a search, or the home page where nothing is asked."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from urllib.parse import urlencode

from flask import redirect, render_template, request
from werkzeug.wrappers import Response

from search.filters import Filters
from search.ids import report_id
from search.model import Facet, Notice, Page, Programme, Query
from search.output import corrections, totals
from search.output.asked.sentence import sentence
from search.schema import FACET, LEVELS
from search.searcher import Searcher
from search.thesaurus import shipped
from web import given, params, urls, wording
from web.addresses import changes
from web.citations.search import search_footnote
from web.derived.folding import unseen
from web.derived.unchanged import unchanged
from web.derived.years import called, years
from web.links import SIZES, Chip, Link, acronyms, agency_link, chips, exports, search_in_api, sizes
from web.observing.seen import note
from web.pages.home import home
from web.pages.parts.also import QUIET, Also, also
from web.pages.parts.answers import AnswerBar, answer_bars
from web.pages.parts.body import Body, asked_for
from web.pages.parts.cards import Group, groups
from web.pages.parts.embedding import frame
from web.pages.parts.frame import blueprint
from web.pages.parts.no_results import drops
from web.request import absolute, choices, derived, host, lenient, searcher, today

WINDOW = 2  # pages shown on either side of the current one
FEW_LINES = 10  # can be read as well as pictured: from here on there is a picture of answers
LONG_FACET = 12  # from here on a facet scrolls, and script offers to filter it
# The panel's first facets; the others follow as they are.
PANEL = ("response", "kind", "year", "agency", "role", LEVELS[0], "topic")
FOLDED = ("finding", "programme", "commitment", "topic")  # closed until something in them is chosen


# A button of the form says what it changes in the search that the form sends.
FOR_FORM = (
    *params.FOR_RESULTS,
    params.Parameter(
        changes.NAME, "text", "What a button changes in the search.", length=changes.LENGTH
    ),
)


@blueprint.get(urls.SEARCH)
def search() -> str | Response:
    """The home page without parameters, else the results."""
    if not given.pairs(request.query_string):
        return home()
    asked, build = lenient(FOR_FORM), searcher()
    if change := asked.text(changes.NAME):
        return redirect(_changed(change, build))
    # What was typed as a choice can be taken off like one; a score's numbers are in the API.
    query = build.settled(replace(asked.query(), explain=False))
    page = build.search(query)
    note(page)
    view = search_view(page, build, derived(acronyms), asked.notices())
    first = replace(query, page=1)
    return render_template(
        "search.html",
        view=view,
        several_years=reports_of(page),
        folded=FOLDED,
        long=LONG_FACET,
        overview=urls.overview(replace(first, size=Query().size)),
        address=absolute(urls.search(query)),
        cited=search_footnote(view.sentence, view.total, absolute(urls.search(first)), today()),
        host=host(),
        in_api=search_in_api(query),
        frames=[frame(view.sentence, urls.embed_search(first))],
        canonical=absolute(urls.search(Query(query.text, page=query.page))),
        drops=() if page.total else drops(query, build),
        size=build.statistics.documents,
        kept=asked.ids(),
        indexed=not query.filters and query.page == 1 and not asked.ids(),
        here="search",
    )


def _changed(change: str, build: Searcher) -> str:
    """The address of the search that the form sent, changed by a button of it."""
    sent = changes.changed(given.pairs(request.query_string), change)
    asked = params.read(sent, params.FOR_RESULTS, choices())
    query = build.settled(asked.query())
    page = query.page if changes.turns(change, query) else 1
    return urls.keeping(urls.search(replace(query, page=page)), asked.ids())


@dataclass(frozen=True, slots=True)
class SearchView:
    """All that the search template needs."""

    page: Page
    sentence: str
    total: str
    notices: tuple[Notice, ...]
    beside: Link | None  # activities that are near by their line only
    groups: tuple[Group, ...]
    passed: int  # texts of the page that stand on one before, in another year
    chips: tuple[Chip, ...]
    clear: str  # the change that takes all of them off
    also: Also
    body: Body | None  # that the search is for, and nothing else
    facets: tuple[Facet, ...]  # in the order of the panel
    sorts: tuple[Link, ...]
    pagination: tuple[Link | None, ...]  # None stands for the pages left out
    previous: str  # the changes that turn the page
    next: str
    exports: tuple[Link, ...]
    suggestion: Link | None
    typed: str  # the change that leads back from what was corrected; "" where nothing was
    offers: tuple[Link, ...]
    ways: tuple[Link, ...]  # what may answer better: a filter, a body's own page, the overview
    last: Link | None  # where to turn from a page past the last
    sizes: tuple[Link, ...]  # of a page; none where all stand on the smallest
    bars: tuple[AnswerBar, ...]  # answers by heading, beside the first page of many
    top: str  # what the headings of the top level are called
    names: Mapping[str, str]  # agency -> acronym
    levels: tuple[str, ...]  # the facets of the tree, from the top
    level_names: Callable[[str], tuple[str, ...]]  # what they are called, by a value of the top


def search_view(
    page: Page, build: Searcher, names: Mapping[str, str], told: tuple[Notice, ...] = ()
) -> SearchView:
    """What the search template shows of a page; `told`: of its address."""
    query, one = page.query, replace(page.query, page=1)
    at, to = changes.turning(query), partial(changes.change, query)
    if body := asked_for(page, build):
        page = _answered(page)
    notices = (*told, *page.notices)
    fresh = unseen(page, build, derived(unchanged))
    return SearchView(
        page=page,
        sentence=sentence(query, build),
        total=totals.total(page, lines=build.levels.counted),
        notices=tuple(each for each in notices if each.code not in QUIET),
        beside=beside(page, build),
        groups=groups(replace(page, hits=fresh), build, body.id if body else ""),
        passed=len(page.hits) - len(fresh),
        chips=chips(page, names, build, to),
        clear=to(replace(one, filters=Filters())),
        also=also(page, notices, build),
        body=body,
        facets=tuple(sorted(page.facets, key=_order)),
        sorts=sorts(query.sort),
        pagination=pagination(page, at),
        previous=at(query.page - 1) if 1 < query.page <= page.pages + 1 else "",
        next=at(query.page + 1) if query.page < page.pages else "",
        exports=exports(one),
        suggestion=_suggestion(page),
        typed=as_typed(page),
        offers=offers(page, names),
        ways=tuple(way for way in ways(page, build) if not body or way.href != body.href),
        last=_last_page(page, at),
        sizes=sizes(query) if page.total > SIZES[0] else (),
        bars=answer_bars(build, page) if pictured(page) else (),
        top=build.levels.over[0] if build.levels.over else "Apartado",
        names=names,
        levels=LEVELS,
        level_names=lambda value: names_over(value, build),
    )


def _answered(page: Page) -> Page:
    """The same page where a body's box says itself how much the body does."""
    return replace(page, notices=tuple(n for n in page.notices if n.code != "overview"))


def sorts(chosen: str) -> tuple[Link, ...]:
    """The orders of a search, by their values."""
    return tuple(
        Link(text, current=sort == chosen, value=sort) for sort, text in wording.SORTS.items()
    )


def reports_of(page: Page) -> str:
    """Of which years' reports the texts are that were found, and that each report counts its own;
    "" where no programme has several, or all are of one year."""
    values = next((facet.values for facet in page.facets if facet.name == "year"), ())
    chosen = page.query.filters["year"]
    found = tuple(v.value for v in values if v.count and (v.selected or not chosen))
    if not derived(years).dated or len(found) < 2:
        return ""
    return f"de los informes de {called(found)}; lo que no cambió se ve una vez"


def pictured(page: Page) -> bool:
    """Whether a picture of its answers tells more of a search than its hits do."""
    values = next((facet.values for facet in page.facets if facet.name == "response"), ())
    answers = sum(value.count > 0 for value in values)
    return page.query.page == 1 and page.lines >= FEW_LINES and answers > 1


def names_over(value: str, build: Searcher) -> tuple[str, ...]:
    """What the levels over the lines are called in the report of a heading."""
    programme, _, code = value.partition("/")
    if not code:
        return build.levels.over
    year = code.partition("/")[0].partition(",")[0]  # the first of several; or none
    own = build.programmes.get(report_id(programme, int(year))) if year.isdigit() else None
    return (own or _newest(programme, build)).levels[:-1]


def _newest(programme: str, build: Searcher) -> Programme:
    """The last report of a programme."""
    own = (each for each in build.programmes.values() if each.id == programme)
    return max(own, key=lambda each: each.year)


def _order(facet: Facet) -> int:
    return PANEL.index(facet.name) if facet.name in PANEL else len(PANEL)


def offers(page: Page, names: Mapping[str, str]) -> tuple[Link, ...]:
    """The way to what each agency named in the query does, unless agencies are chosen already."""
    if page.query.filters["agency"]:
        return ()
    listed = next((facet.values for facet in page.facets if facet.name == "agency"), ())
    return tuple(
        Link(
            f"{names.get(value.value) or value.label} "
            f"({totals.count(value.count, 'texto', 'textos')})",
            value=urlencode({"agency": value.value}),
        )
        for value in listed
        if value.value in page.recognised and value.count
    )


def ways(page: Page, build: Searcher) -> Iterator[Link]:
    """The ways to what may answer the search better than its hits."""
    for name, value in page.offers:
        text = f"{FACET[name].label}: {FACET[name].words[value]}"
        yield Link(text, value=urlencode({name: value}))
    bodies = (each for id_ in page.absent for each in (id_, *shipped.relatives(id_)))
    known = (build.agencies.get(each) for each in dict.fromkeys(bodies))
    yield from (agency_link(agency) for agency in known if agency)
    if any(notice.code == "overview" for notice in page.notices):
        yield Link("Panorama: quién actúa en cada objetivo", urls.overview(Query()))


def beside(page: Page, build: Searcher) -> Link | None:
    """The way to the lines whose activities are near by their words only."""
    if not page.by_line:
        return None
    filters = page.query.filters
    places = {name: filters[name] for name in ("programme", *LEVELS)}
    lines = Query(page.query.text, Filters(kind=("line",), **places), without=page.query.without)
    way = changes.change(page.query, lines)
    return Link(totals.beside(page, build.levels.counted), value=way)


def as_typed(page: Page) -> str:
    """The change to the search without its corrections; "" where none is in force."""
    keys = corrections.in_force(page)
    if not keys:
        return ""
    without = tuple(sorted({*page.query.without, *keys}))
    return changes.change(page.query, replace(page.query, without=without))


def _last_page(page: Page, at: Callable[[int], str]) -> Link | None:
    if page.query.page <= page.pages or not page.total:
        return None
    return Link(wording.number(page.pages), value=at(page.pages))


def pagination(page: Page, at: Callable[[int], str]) -> tuple[Link | None, ...]:
    """The first page, the last, and those around the current one; `at`: what leads to each."""
    here, last = page.query.page, page.pages
    near = {n for n in range(here - WINDOW, here + WINDOW + 1) if 1 <= n <= last}
    numbers = sorted(near | {1, last}) if last > 1 else []
    links: list[Link | None] = []
    for before, n in pairwise([0, *numbers]):
        if n - before > 1:
            links.append(None)
        links.append(Link(wording.number(n), value=at(n), current=n == here))
    return tuple(links)


def _suggestion(page: Page) -> Link | None:
    if not page.suggestion:
        return None
    text = page.suggestion.text
    meant = replace(page.query, text=text, without=())
    return Link(text, value=changes.change(page.query, meant))
