"""The whole, or the current search, in figures: tables whose cells are counts of facets."""

from dataclasses import replace
from functools import partial

from flask import Response, render_template

from search.filters import Filters
from search.findings import SILENT
from search.model import FacetValue, Page, Query
from search.output import totals
from search.output.sentences import is_feminine
from search.results.levels import plural
from search.schema import FACET, LEVELS, NONE, RESPONSES
from search.searcher import Searcher
from search.spanish.commitment import LABELS
from web import params, urls, wording
from web.derived.years import Chosen, called, told
from web.links import acronyms, chips, reports
from web.pages.parts.csv_table import count_rows, table_file
from web.pages.parts.frame import blueprint
from web.pages.parts.grid import (
    Axis,
    CountColumn,
    Counted,
    CountTable,
    Letters,
    Picked,
    below,
    deepest,
    longer,
    most_frequent,
    of_kind,
    of_one_report,
    of_years,
    searched_by_column,
    searched_by_row,
    top_headings,
    values_of,
    with_choice,
)
from web.request import absolute, derived, lenient, searcher
from web.slots import HEAVY

FIRST = 10  # rows of a table, until all are asked for
MANY = 1000  # cells of a table; the rows that have the least are left to the file
WIDE = 20  # objectives that a table shows across, and down
LONG = 40  # strategies that a table shows
ALL = params.Parameter("all", "switch", "With 1, all the rows of each table.")


@blueprint.get(urls.OVERVIEW)
@HEAVY.hold
def overview() -> str:
    """The whole, or the current search, in figures."""
    asked, build = lenient((*params.FOR_SEARCH, ALL)), searcher()
    all_rows = bool(asked.first("all", 0))
    wide = replace(asked.query(), page=1, size=Query().size, explain=False)
    query, shown = of_one_report(wide, build)
    named = of_years(query, shown.asked)  # as its address says it
    page, whole = build.search(query), everything(of_years(query, ()))
    names = derived(acronyms)
    return render_template(
        "overview.html",
        tables=longer(tables(build, query, names, None if all_rows else FIRST), FIRST),
        all=urls.overview(named, whole=True),
        first=urls.overview(named) if all_rows else "",
        query=query,
        whole=whole,
        years=called(shown.asked),
        reports=reports(shown, lambda years: urls.overview(of_years(query, years))),
        total=totals.total(page, lines=build.levels.counted),
        chips=chips(_in_address(page, shown), names, build, partial(_without, shown)),
        notices=(*asked.notices(), *told(shown), *page.notices),
        back=urls.search(query),
        csv=urls.overview_csv(named),
        address=absolute(urls.overview(named)),
        canonical=absolute(urls.overview(of_years(Query(query.text), shown.asked))),
        indexed=whole and not all_rows and not shown.asked,
        here="overview",
    )


@blueprint.get(urls.OVERVIEW_CSV)
@HEAVY.hold
def overview_csv() -> Response:
    """The numbers of the overview."""
    query, shown = of_one_report(lenient(params.FOR_SEARCH).query(), searcher())
    found = tables(searcher(), query, derived(acronyms), None, MANY * MANY)
    return table_file(count_rows(found), "-".join(("panorama", *sorted(shown.years))))


def _in_address(page: Page, shown: Chosen) -> Page:
    """The page without the years, which are no choice that can be taken off."""
    return replace(page, query=of_years(page.query, ())) if shown.years else page


def _without(shown: Chosen, query: Query) -> str:
    return urls.overview(of_years(query, shown.asked) if shown.years else query)


def tables(
    build: Searcher,
    query: Query,
    letters: Letters,
    first: int | None = FIRST,
    cells: int = MANY,
) -> tuple[CountTable, ...]:
    """The pictures of a search; those without a row or column are left out.

    `first` is how many rows a table has, all where it is None; `cells` bounds those.
    """
    base = replace(query, page=1, size=1, sort="relevance", explain=False)
    found = (
        agency_matrix(build, base, letters, first, cells),
        response_matrix(build, base, first),
        finding_table(build, base),
        commitment_table(build, base),
    )
    return tuple(table for table in found if table.rows and table.columns)


def agency_matrix(
    build: Searcher, query: Query, letters: Letters, first: int | None, cells: int
) -> CountTable:
    """Agency x objective: activities in which it acts; lines where a source gives who acts, or
    has no activities."""
    held = build.statistics.values
    by_line = bool(build.statistics.given) or not held["kind"].get("activity")
    asked = of_kind(query, "line" if by_line else "activity")
    one, many = _counted(asked, build)
    page = build.search(asked)
    wide = _by_heading(page, query)
    axis: Axis = tuple((_heading_column(v), choice) for v, choice in wide)
    chosen = query.filters["agency"]
    agencies = [v for v in values_of(page.facets, "agency") if v.selected or not chosen]
    rows = tuple((v, {"agency": (v.value,)}) for v in agencies if v.count or v.selected)
    fit = rows[: cells // (len(axis) + 1)]
    shown = fit[:first]
    made, totals = searched_by_column(Counted(build, asked, shown, axis, {}), "agency", letters)
    cut = _cut(len(shown), len(fit), len(rows))
    notes = (f"Número de {many}.", cut, _narrowed(page, query))
    return CountTable(
        "dependencias",
        "Quién actúa" if build.levels.flat else f"Quién actúa en cada {_named(build, 0)}",
        " ".join(filter(None, notes)),
        "Dependencia",
        tuple(column for column, _ in axis),
        tuple(
            row if value.value == NONE else replace(row, href=urls.agency(value.value))
            for row, (value, _) in zip(made, shown, strict=True)
        ),
        totals,
        f"El total cuenta cada {one} una vez, actúen en {'ella' if is_feminine(one) else 'él'} "
        "una dependencia, varias o ninguna. "
        "Un cero también informa: nadie dijo que esa dependencia actuaría.",
        len(fit) - len(shown),
    )


def _cut(shown: int, fit: int, found: int) -> str:
    """What the note says of the agencies that are left out."""
    if shown == found:
        return ""
    said = f"Se ven las {shown} que más actúan de {wording.number(found)}"
    return f"{said}; el CSV las trae todas." if fit < found else f"{said}."


def _narrowed(page: Page, query: Query) -> str:
    """What the note says of the headings that are left out."""
    found = len(top_headings(page.facets, query))
    if found <= WIDE:
        return ""
    return f"Se ven {WIDE} columnas, las que tienen más textos, de {wording.number(found)}."


def response_matrix(build: Searcher, query: Query, first: int | None) -> CountTable:
    """Strategy x response, and lines without activities."""
    asked = with_choice(of_kind(query, "line"), {"response": ()})
    page = build.search(asked)
    answers = build.statistics.values["response"].keys()
    axis: Axis = tuple(
        (CountColumn(value.label), {"response": (value.value,)})
        for value in values_of(page.facets, "response")
    )
    if answers & RESPONSES.keys():  # it is known who is silent
        axis = (*axis, (CountColumn("Sin ninguna actividad"), {"finding": SILENT}))
    lowest: Picked = tuple(
        (value, below(value, facet))
        for facet, value in deepest(values_of(page.facets, LEVELS[0]), query)
        if value.count
    )
    facet = LEVELS[0]
    if not values_of(page.facets, facet):  # no level over the lines: all of them in one row
        facet, lowest = "kind", _all_chosen(page, asked)
    fit = most_frequent(lowest, LONG)
    strategies = most_frequent(fit, first)
    counted = Counted(build, asked, strategies, axis, {})
    made, totals = searched_by_column(counted, facet, {})
    one, many = _counted(asked, build)
    cut = f" Se ven {len(strategies)} de {wording.number(len(lowest))}, con más {many}."
    return CountTable(
        "respuestas",
        "Dónde se hará algo y dónde no" if answers <= RESPONSES.keys() else "Qué se responde",
        f"Número de {many} por {_named(build, -1)}."
        + (cut if len(strategies) < len(lowest) else ""),
        _named(build, -1).capitalize(),
        tuple(column for column, _ in axis),
        made,
        totals,
        f"El total cuenta cada {one} una vez.",
        len(fit) - len(strategies),
    )


def _all_chosen(page: Page, query: Query) -> Picked:
    """Each kind of text that a query is over."""
    return tuple(
        (value, {"kind": (value.value,)})
        for value in values_of(page.facets, "kind")
        if value.value in query.filters["kind"] and value.count
    )


def finding_table(build: Searcher, query: Query) -> CountTable:
    """What contradicts itself or was told, by objective."""
    asked = with_choice(query, {"finding": ()})
    page = build.search(asked)
    values = values_of(page.facets, "finding")
    axis: Axis = tuple((CountColumn(v.label), {"finding": (v.value,)}) for v in values)
    any_of_them = {"finding": tuple(v.value for v in values)}
    counted = Counted(build, asked, _by_heading(page, query), axis, any_of_them)
    made, totals = searched_by_row(counted, "finding")
    return CountTable(
        "hallazgos",
        "Contradicciones y otros hallazgos",
        f"Número de textos por {_named(build, 0)}.",
        _named(build, 0).capitalize(),
        tuple(column for column, _ in axis),
        made,
        totals,
        "El total cuenta cada texto una vez, tenga uno o varios hallazgos.",
    )


def commitment_table(build: Searcher, query: Query) -> CountTable:
    """How firm the activities are, by objective."""
    asked = with_choice(of_kind(query, "activity"), {"commitment": ()})
    page = build.search(asked)
    known = "commitment" in FACET and bool(build.statistics.values["kind"].get("activity"))
    axis: Axis = tuple(
        (CountColumn(label), {"commitment": (value,)}) for value, label in LABELS.items() if known
    )
    counted = Counted(build, asked, _by_heading(page, query), axis, {})
    made, totals = searched_by_row(counted, "commitment")
    return CountTable(
        "compromiso",
        "Qué tan concreto es lo comprometido",
        "Número de actividades que dan una cifra, una fecha o un lugar, o solo seguimiento.",
        _named(build, 0).capitalize(),
        tuple(column for column, _ in axis),
        made,
        totals,
        "El total cuenta cada actividad una vez, dé de ello algo, todo o nada.",
    )


def _counted(query: Query, build: Searcher) -> tuple[str, str]:
    """What the texts of a query over chosen kinds are called, one and many."""
    line = build.levels.line.lower()
    nouns = {"line": (line, plural(line)), "activity": ("actividad", "actividades")}
    kinds = query.filters["kind"]
    return nouns[kinds[0]] if len(kinds) == 1 else ("texto", "textos")


def _named(build: Searcher, level: int) -> str:
    """What a level over the lines is called, by its place in the names of them all."""
    names = build.levels.over
    return names[level].lower() if names else "apartado"


def _by_heading(page: Page, query: Query) -> Picked:
    """The headings of the top level that are shown, each with its choice; all in one where
    programmes have no level over their lines."""
    found = tuple((v, below(v, LEVELS[0])) for v in top_headings(page.facets, query))
    if not values_of(page.facets, LEVELS[0]) and page.total:
        return ((FacetValue("", "Todos los textos", page.total, False), {}),)
    return most_frequent(found, WIDE)


def _heading_column(value: FacetValue) -> CountColumn:
    code, _, text = value.label.partition(". ")
    return CountColumn(text, code) if text else CountColumn(value.label)


def everything(query: Query) -> bool:
    """Whether a query asks for the whole."""
    return not query.text and query.filters == Filters()
