"""The whole, or the current search, in figures: tables whose cells are counts of facets."""

from collections.abc import Iterator
from dataclasses import replace

from flask import Response, render_template

from search.filters import Filters
from search.findings import SILENT
from search.model import FacetValue, Page, Query
from search.output import totals
from search.results.levels import plural
from search.schema import FACET, LEVELS, RESPONSES
from search.searcher import Searcher
from search.spanish.commitment import LABELS
from web import params, urls, wording
from web.links import acronyms, chips
from web.pages.parts.csv_table import table_file
from web.pages.parts.frame import blueprint
from web.pages.parts.grid import (
    Axis,
    CountColumn,
    CountTable,
    Letters,
    Picked,
    below,
    counts_of,
    deepest,
    most_frequent,
    of_kind,
    searched_by_column,
    searched_by_row,
    top_headings,
    values_of,
)
from web.request import absolute, derived, lenient, searcher
from web.slots import HEAVY

MANY = 40  # agencies that the table shows; those that act least are left to the file
WIDE = 20  # objectives that a table shows across, and down
LONG = 40  # strategies that a table shows
AGENCIES_NOTE = "Un cero también informa: nadie dijo que esa dependencia actuaría."


@blueprint.get(urls.OVERVIEW)
@HEAVY.hold
def overview() -> str:
    """The whole, or the current search, in figures."""
    asked, build = lenient(params.FOR_SEARCH), searcher()
    query = replace(asked.query(), page=1, size=Query().size, explain=False)
    page = build.search(query)
    names = derived(acronyms)
    return render_template(
        "overview.html",
        tables=tables(build, query, names),
        query=query,
        whole=everything(query),
        total=totals.total(page, lines=build.levels.counted),
        chips=chips(page, names, build, urls.overview),
        notices=(*asked.notices(), *page.notices),
        back=urls.search(query),
        csv=urls.overview_csv(query),
        address=absolute(urls.overview(query)),
        canonical=absolute(urls.overview(Query(query.text))),
        indexed=everything(query),
        here="overview",
    )


@blueprint.get(urls.OVERVIEW_CSV)
@HEAVY.hold
def overview_csv() -> Response:
    """The numbers of the overview."""
    query = lenient(params.FOR_SEARCH).query()
    return table_file(
        count_rows(tables(searcher(), query, derived(acronyms), many=None)), "panorama"
    )


def tables(
    build: Searcher, query: Query, letters: Letters, many: int | None = MANY
) -> tuple[CountTable, ...]:
    """The pictures of a search; those without a row or column are left out.

    `many` is the most agencies that are shown, all of them where it is None.
    """
    base = replace(query, page=1, size=1, sort="relevance", explain=False)
    found = (
        agency_matrix(build, base, letters, many),
        response_matrix(build, base),
        finding_table(build, base),
        commitment_table(build, base),
    )
    return tuple(table for table in found if table.rows and table.columns)


def agency_matrix(build: Searcher, query: Query, letters: Letters, many: int | None) -> CountTable:
    """Agency x objective: activities in which it acts; lines where a source gives who acts, or
    has no activities."""
    held = build.statistics.values
    by_line = bool(build.statistics.given) or not held["kind"].get("activity")
    asked = of_kind(query, "line" if by_line else "activity")
    page = build.search(asked)
    wide = _by_heading(page, query)
    axis: Axis = tuple((_heading_column(v), choice) for v, choice in wide)
    chosen = query.filters["agency"]
    agencies = [v for v in values_of(page.facets, "agency") if v.selected or not chosen]
    rows = [(v, {"agency": (v.value,)}) for v in agencies if v.count or v.selected]
    by_column = counts_of(build, asked, "agency", (choice for _, choice in axis))
    counted = f"Número de {_lines(build) if by_line else 'actividades'}."
    notes = (counted, AGENCIES_NOTE, _cut(len(rows), many), _narrowed(page, query))
    return CountTable(
        "dependencias",
        "Quién actúa" if build.levels.flat else f"Quién actúa en cada {_named(build, 0)}",
        " ".join(filter(None, notes)),
        "Dependencia",
        tuple(column for column, _ in axis),
        searched_by_column(asked, rows[:many], axis, by_column, letters),
    )


def _cut(found: int, many: int | None) -> str:
    """What the note says of the agencies that are left out."""
    if many is None or found <= many:
        return ""
    return f"Se ven las {many} que más actúan de {wording.number(found)}; el CSV las trae todas."


def _narrowed(page: Page, query: Query) -> str:
    """What the note says of the headings that are left out."""
    found = len(top_headings(page.facets, query))
    if found <= WIDE:
        return ""
    return f"Se ven {WIDE} columnas, las que tienen más textos, de {wording.number(found)}."


def response_matrix(build: Searcher, query: Query) -> CountTable:
    """Strategy x response, and lines without activities."""
    asked = of_kind(query, "line")
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
        for facet, value in deepest(values_of(page.facets, LEVELS[0]))
        if value.count
    )
    facet = LEVELS[0]
    if not values_of(page.facets, facet):  # no level over the lines: all of them in one row
        facet, lowest = "kind", _all_lines(page)
    by_column = counts_of(build, asked, facet, (choice for _, choice in axis))
    return CountTable(
        "respuestas",
        "Dónde se hará algo y dónde no" if answers <= RESPONSES.keys() else "Qué se responde",
        f"Número de {_lines(build)} por {_named(build, -1)}.",
        _named(build, -1).capitalize(),
        tuple(column for column, _ in axis),
        searched_by_column(asked, most_frequent(lowest, LONG), axis, by_column, {}),
    )


def _all_lines(page: Page) -> Picked:
    return tuple(
        (value, {"kind": (value.value,)})
        for value in values_of(page.facets, "kind")
        if value.value == "line" and value.count
    )


def finding_table(build: Searcher, query: Query) -> CountTable:
    """What contradicts itself or was told, by objective."""
    page = build.search(query)
    values = values_of(page.facets, "finding")
    columns = tuple(CountColumn(v.label) for v in values)
    axis: Axis = tuple((CountColumn(v.label), {"finding": (v.value,)}) for v in values)
    rows = _by_heading(page, query)
    return CountTable(
        "hallazgos",
        "Contradicciones y otros hallazgos",
        f"Número de textos por {_named(build, 0)}.",
        _named(build, 0).capitalize(),
        columns,
        searched_by_row(build, query, rows, "finding", axis),
    )


def commitment_table(build: Searcher, query: Query) -> CountTable:
    """How firm the activities are, by objective."""
    asked = of_kind(query, "activity")
    page = build.search(asked)
    known = "commitment" in FACET and bool(build.statistics.values["kind"].get("activity"))
    axis: Axis = tuple(
        (CountColumn(label), {"commitment": (value,)}) for value, label in LABELS.items() if known
    )
    rows = _by_heading(page, query)
    return CountTable(
        "compromiso",
        "Qué tan concreto es lo comprometido",
        "Número de actividades que dan una cifra, una fecha o un lugar, o solo seguimiento.",
        _named(build, 0).capitalize(),
        tuple(column for column, _ in axis),
        searched_by_row(build, asked, rows, "commitment", axis),
    )


def _lines(build: Searcher) -> str:
    """What lines are called, several."""
    return plural(build.levels.line.lower())


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
    return CountColumn(text, code)


def count_rows(found: tuple[CountTable, ...]) -> Iterator[tuple[str | int, ...]]:
    """The same numbers as rows of a file, one cell each, with the address that shows it."""
    yield "tabla", "fila", "columna", "número", "dirección"
    for table in found:
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=True):
                yield table.title, row.name, column.label, cell.count, cell.href


def everything(query: Query) -> bool:
    """Whether a query asks for the whole."""
    return not query.text and query.filters == Filters()
