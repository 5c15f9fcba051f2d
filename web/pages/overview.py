"""The whole, or the current search, in figures: tables whose cells are counts of facets."""

from dataclasses import replace
from functools import partial

from flask import Response, render_template

from search.filters import Filters
from search.model import Page, Query
from search.output import totals
from web import params, urls
from web.derived.years import Chosen, called
from web.figures.asked import ALL, TABLE, Pictured, asked
from web.figures.grid import CountTable, first_longer, of_years
from web.figures.tables import FIRST, MANY, tables
from web.links import acronyms, chips, reports
from web.pages.parts.csv_table import count_rows, table_file
from web.pages.parts.embedding import frame
from web.pages.parts.frame import blueprint
from web.request import absolute, derived, lenient, searcher
from web.slots import HEAVY


@blueprint.get(urls.OVERVIEW)
@HEAVY.hold
def overview() -> str:
    """The whole, or the current search, in figures."""
    reading, build = lenient((*params.FOR_SEARCH, ALL, TABLE)), searcher()
    chosen = asked(reading, build)
    shown, query, page = chosen.shown, chosen.query, chosen.page
    whole = everything(of_years(query, ()))
    names = derived(acronyms)
    made = chosen.tables(build, names)
    seen = _seen(made, chosen, reading.text(TABLE.name))
    return render_template(
        "overview.html",
        tables=seen,
        all=partial(urls.overview, chosen.named, True),
        first=urls.overview(chosen.named) if len(seen) < len(made) else "",
        query=query,
        whole=whole,
        years=called(shown.asked),
        reports=reports(shown, lambda years: urls.overview(of_years(query, years))),
        total=totals.total(page, lines=build.levels.counted),
        chips=chips(_in_address(page, shown), names, build, partial(_without, shown)),
        notices=(*reading.notices(), *chosen.notices),
        back=urls.search(query),
        frames=[frame(t.title, urls.embed_overview(chosen.named, t.id)) for t in seen],
        csv=urls.overview_csv(chosen.named),
        api=urls.api_overview(chosen.named, chosen.all),
        address=absolute(urls.overview(chosen.named)),
        canonical=absolute(urls.overview(of_years(Query(query.text), shown.asked))),
        indexed=whole and seen == made and not chosen.all and not shown.asked,
        here="overview",
    )


@blueprint.get(urls.OVERVIEW_CSV)
@HEAVY.hold
def overview_csv() -> Response:
    """The numbers of the overview."""
    chosen = asked(lenient(params.FOR_SEARCH), searcher())
    found = tables(searcher(), chosen.query, derived(acronyms), None, MANY * MANY)
    return table_file(count_rows(found), "-".join(("panorama", *sorted(chosen.shown.years))))


def _in_address(page: Page, shown: Chosen) -> Page:
    """The page without the years, which are no choice that can be taken off."""
    return replace(page, query=of_years(page.query, ())) if shown.years else page


def _without(shown: Chosen, query: Query) -> str:
    return urls.overview(of_years(query, shown.asked) if shown.years else query)


def _seen(made: tuple[CountTable, ...], chosen: Pictured, name: str) -> tuple[CountTable, ...]:
    """The tables that the page shows: the one that is asked for by `name`, one where all its rows
    are, or all of them."""
    named = tuple(table for table in made if table.id == name)
    return named or (first_longer(made, FIRST) if chosen.all else made)


def everything(query: Query) -> bool:
    """Whether a query asks for the whole."""
    return not query.text and query.filters == Filters()
