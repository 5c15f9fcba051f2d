"""The whole, or the current search, in figures: tables whose cells are counts of facets.

A cell is the count that its own link would show, because it is the count of a facet: the two
cannot disagree.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from search.model import Facet, FacetValue, Filters, Query
from search.schema import FACET, RESPONSES
from search.searcher import Searcher
from search.spanish.commitment import LABELS
from web import wording
from web.pages.grid import STEPS, Cell, Column, Row, Table
from web.params import url

MANY = 40  # agencies that the table shows; those that act least are left to the file


AGENCIES_NOTE = (
    "Número de actividades. Un cero también informa: nadie dijo que esa dependencia actuaría."
)


Choice = Mapping[str, tuple[str, ...]]  # facet -> values put in place of the query's own
Letters = Mapping[str, str]  # agency -> acronym
Axis = tuple[tuple[Column, Choice], ...]


def tables(
    searcher: Searcher, query: Query, letters: Letters, many: int | None = MANY
) -> tuple[Table, ...]:
    """The pictures of a search; those without a row or column are left out.

    `many` is the most agencies that are shown, all of them where it is None.
    """
    base = replace(query, page=1, size=1, sort="relevance")
    found = (
        agency_matrix(searcher, base, letters, many),
        response_matrix(searcher, base),
        finding_table(searcher, base),
        commitment_table(searcher, base),
    )
    return tuple(table for table in found if table.rows and table.columns)


def agency_matrix(searcher: Searcher, query: Query, letters: Letters, many: int | None) -> Table:
    """Agency x objective: activities in which it acts."""
    asked = _of_kind(query, "activity")
    page = searcher.search(asked)
    axis: Axis = tuple(
        (_objective_column(v), _below(v, query, "objective"))
        for v in _objectives(page.facets, query)
    )
    chosen = query.filters.agency
    agencies = [v for v in _facet(page.facets, "agency") if v.selected or not chosen]
    rows = [(v, {"agency": (v.value,)}) for v in agencies if v.count or v.selected]
    by_column = [_counts(searcher, _with(asked, choice), "agency") for _, choice in axis]
    return Table(
        "dependencias",
        "Quién actúa en cada objetivo",
        " ".join((AGENCIES_NOTE, _cut(len(rows), many))).strip(),
        "Dependencia",
        tuple(column for column, _ in axis),
        _grid(asked, rows[:many], axis, by_column, letters),
    )


def _cut(found: int, many: int | None) -> str:
    """What the note says of the agencies that are left out."""
    if many is None or found <= many:
        return ""
    return f"Se ven las {many} que más actúan de {wording.number(found)}; el CSV las trae todas."


def response_matrix(searcher: Searcher, query: Query) -> Table:
    """Strategy x response, and lines without activities."""
    asked = _of_kind(query, "line")
    page = searcher.search(asked)
    axis: Axis = (
        *((Column(label), {"response": (value,)}) for value, label in RESPONSES.items()),
        (Column("Sin ninguna actividad"), {"finding": ("no-activities",)}),
    )
    strategies = [
        (child, _below(child, query, "strategy"))
        for value in _facet(page.facets, "objective")
        for child in value.children
        if child.count
    ]
    by_column = [_counts(searcher, _with(asked, choice), "objective") for _, choice in axis]
    return Table(
        "respuestas",
        "Dónde se hará algo y dónde no",
        "Número de líneas de acción por estrategia.",
        "Estrategia",
        tuple(column for column, _ in axis),
        _grid(asked, strategies, axis, by_column, {}),
    )


def finding_table(searcher: Searcher, query: Query) -> Table:
    """What contradicts itself or was told, by objective."""
    page = searcher.search(query)
    values = _facet(page.facets, "finding")
    columns = tuple(Column(v.label) for v in values)
    axis: Axis = tuple((Column(v.label), {"finding": (v.value,)}) for v in values)
    rows = tuple((v, _below(v, query, "objective")) for v in _objectives(page.facets, query))
    return Table(
        "hallazgos",
        "Contradicciones y otros hallazgos",
        "Número de textos por objetivo.",
        "Objetivo",
        columns,
        _rows(searcher, query, rows, "finding", axis),
    )


def commitment_table(searcher: Searcher, query: Query) -> Table:
    """How firm the activities are, by objective."""
    asked = _of_kind(query, "activity")
    page = searcher.search(asked)
    known = "commitment" in FACET
    axis: Axis = tuple(
        (Column(label), {"commitment": (value,)}) for value, label in LABELS.items() if known
    )
    rows = tuple((v, _below(v, query, "objective")) for v in _objectives(page.facets, query))
    return Table(
        "compromiso",
        "Qué tan concreto es lo comprometido",
        "Número de actividades que dan una cifra, una fecha o un lugar, o solo seguimiento.",
        "Objetivo",
        tuple(column for column, _ in axis),
        _rows(searcher, asked, rows, "commitment", axis),
    )


def _objective_column(value: FacetValue) -> Column:
    code, _, text = value.label.partition(". ")
    return Column(text, code)


# Counting

Picked = tuple[tuple[FacetValue, Choice], ...]


def _of_kind(query: Query, kind: str) -> Query:
    """The query over one kind of text, unless it has chosen kinds itself."""
    return query if query.filters.kind else _with(query, {"kind": (kind,)})


def _with(query: Query, choice: Choice) -> Query:
    return replace(query, filters=replace(query.filters, **choice))


def _below(value: FacetValue, query: Query, facet: str) -> Choice:
    """The choice of one branch of the tree, within the branches that the query has chosen."""
    if facet == "strategy":
        return {"objective": (), "strategy": (value.value,)}
    chosen = tuple(child.value for child in value.children if child.selected)
    if value.selected or not (query.filters.objective or query.filters.strategy):
        return {"objective": (value.value,), "strategy": ()}
    return {"objective": (), "strategy": chosen}


def _objectives(facets: tuple[Facet, ...], query: Query) -> tuple[FacetValue, ...]:
    """All objectives, or those in which the query has chosen something."""
    values = _facet(facets, "objective")
    if not (query.filters.objective or query.filters.strategy):
        return values
    return tuple(v for v in values if v.selected or any(c.selected for c in v.children))


def _facet(facets: tuple[Facet, ...], name: str) -> tuple[FacetValue, ...]:
    return next((facet.values for facet in facets if facet.name == name), ())


def _counts(searcher: Searcher, query: Query, facet: str) -> dict[str, int]:
    """The counts of a facet, children with their parents."""
    counts = {}
    for value in _facet(searcher.search(query).facets, facet):
        counts[value.value] = value.count
        counts.update({child.value: child.count for child in value.children})
    return counts


def _rows(
    searcher: Searcher, query: Query, rows: Picked, facet: str, axis: Axis
) -> tuple[Row, ...]:
    """One search per row; its facet gives the cells."""
    found = [
        (value, choice, _counts(searcher, _with(query, choice), facet)) for value, choice in rows
    ]
    most = max((counts.get(_one(c), 0) for *_, counts in found for _, c in axis), default=0)
    return tuple(
        Row(
            value.label,
            "",
            url("/", _plain(_with(query, choice))),
            tuple(
                _cell(query, {**choice, **across}, counts.get(_one(across), 0), most, value, column)
                for column, across in axis
            ),
        )
        for value, choice, counts in found
    )


def _grid(
    query: Query,
    rows: Sequence[tuple[FacetValue, Choice]],
    axis: Axis,
    by_column: list[dict[str, int]],
    letters: Letters,
) -> tuple[Row, ...]:
    """One search per column has been made; each gives a cell to every row."""
    most = max((counts.get(v.value, 0) for counts in by_column for v, _ in rows), default=0)
    return tuple(
        Row(
            value.label,
            letters.get(value.value, ""),
            url("/", _plain(_with(query, choice))),
            tuple(
                _cell(query, {**choice, **across}, counts.get(value.value, 0), most, value, column)
                for (column, across), counts in zip(axis, by_column, strict=True)
            ),
        )
        for value, choice in rows
    )


def _one(choice: Choice) -> str:
    """The one value that a column stands for."""
    return next(iter(choice.values()))[0]


def _cell(
    query: Query, choice: Choice, count: int, most: int, value: FacetValue, column: Column
) -> Cell:
    shade = -(-count * STEPS // most) if most else 0
    label = f"{wording.short(column.label, 40)}, {wording.short(value.label, 40)}"
    return Cell(count, shade, url("/", _plain(_with(query, choice))), label)


def _plain(query: Query) -> Query:
    return replace(query, size=Query().size)


def lines(found: tuple[Table, ...]) -> Iterator[tuple[str | int, ...]]:
    """The same numbers as rows of a file, one cell each, with the address that shows it."""
    yield "tabla", "fila", "columna", "número", "dirección"
    for table in found:
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=True):
                yield table.title, row.name, column.label, cell.count, cell.href


def everything(query: Query) -> bool:
    """Whether a query asks for the whole."""
    return not query.text and query.filters == Filters()
