"""Pictures as tables: the counts that a shaded table shows, all found by one search.

A cell is the count that its own link would show, because it is the count of a facet: the two
cannot disagree.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from search.model import Facet, FacetValue, Query
from search.results.facets import by_level
from search.schema import LEVELS
from search.searcher import Searcher
from web import urls, wording

STEPS = 5  # shades of a cell, darkest for the table's largest count
MOST_LINKED = 2**17  # bytes that a table may spend on saying its search again in every cell


@dataclass(frozen=True, slots=True)
class CountCell:
    """A count, its shade from 0 (none) to STEPS, and the search that finds just that."""

    count: int
    shade: int
    href: str  # "" where the search is too long to stand in every cell
    label: str  # what a screen build hears


@dataclass(frozen=True, slots=True)
class CountRow:
    """A row of a table."""

    name: str
    letters: str  # what a narrow screen shows in place of the name; "" where there is none
    href: str
    cells: tuple[CountCell, ...]


@dataclass(frozen=True, slots=True)
class CountColumn:
    """A column of a table: what stands on top, cut to its code on a narrow screen."""

    name: str
    code: str = ""

    @property
    def label(self) -> str:
        """Code and name."""
        return f"{self.code}. {self.name}" if self.code else self.name


@dataclass(frozen=True, slots=True)
class CountTable:
    """A picture: a real table with shaded cells."""

    id: str
    title: str
    note: str
    corner: str
    columns: tuple[CountColumn, ...]
    rows: tuple[CountRow, ...]


Choice = Mapping[str, tuple[str, ...]]  # facet -> values put in place of the query's own
Letters = Mapping[str, str]  # agency -> acronym
Axis = tuple[tuple[CountColumn, Choice], ...]
Picked = tuple[tuple[FacetValue, Choice], ...]


def of_kind(query: Query, kind: str) -> Query:
    """The query over one kind of text, unless it has chosen kinds itself."""
    return query if query.filters["kind"] else with_choice(query, {"kind": (kind,)})


def with_choice(query: Query, choice: Choice) -> Query:
    """The query with a choice put in place of its own."""
    return replace(query, filters=query.filters.choosing(**choice))


def below(value: FacetValue, facet: str) -> Choice:
    """The choice of one branch of the tree, within the branches that the query has chosen."""
    nothing: dict[str, tuple[str, ...]] = dict.fromkeys(LEVELS, ())
    within = {
        name: tuple(each.value for each in values if each.selected)
        for name, values in by_level((value,), facet)
    }
    if value.selected or not any(within.values()):
        return {**nothing, facet: (value.value,)}
    return {**nothing, **within}


def holds_choice(value: FacetValue) -> bool:
    """Whether a heading is chosen, or one below it."""
    return value.selected or any(map(holds_choice, value.children))


def top_headings(facets: tuple[Facet, ...], query: Query) -> tuple[FacetValue, ...]:
    """The headings of the top level, all or those in which the query has chosen something."""
    values = values_of(facets, LEVELS[0])
    if not any(query.filters[name] for name in LEVELS):
        return values
    return tuple(value for value in values if holds_choice(value))


def deepest(values: Iterable[FacetValue], depth: int = 0) -> Iterator[tuple[str, FacetValue]]:
    """The headings under which lines stand, each with the facet of its level."""
    for value in values:
        if value.children:
            yield from deepest(value.children, depth + 1)
        else:
            yield LEVELS[depth], value


def values_of(facets: tuple[Facet, ...], name: str) -> tuple[FacetValue, ...]:
    """The values of a facet; none where it is not there."""
    return next((facet.values for facet in facets if facet.name == name), ())


def counts_of(
    build: Searcher, query: Query, facet: str, choices: Iterable[Choice]
) -> list[dict[str, int]]:
    """The counts of a facet under each choice, children with their parents."""
    return build.across(query, facet, [query.filters.choosing(**each) for each in choices])


def most_frequent(picked: Picked, most: int | None) -> Picked:
    """Of what may be shown the part with the most texts, in its order."""
    if most is None or len(picked) <= most:
        return picked
    kept = sorted(range(len(picked)), key=lambda place: (-picked[place][0].count, place))[:most]
    return tuple(picked[place] for place in sorted(kept))


class Addresses:
    """The addresses of the cells of one query, what they share worked out once."""

    def __init__(self, query: Query, cells: int) -> None:
        """`cells`: how many there will be, at most."""
        self._address = urls.searches(_plain(query))
        self._linked = cells * len(self._address({})) <= MOST_LINKED

    def of(self, choice: Choice) -> str:
        """The search with a choice in place of its own; "" where all of them were too long."""
        return self._address(choice) if self._linked else ""


def searched_by_row(
    build: Searcher, query: Query, rows: Picked, facet: str, axis: Axis
) -> tuple[CountRow, ...]:
    """The counts of a facet under the choice of each row give its cells."""
    counts = counts_of(build, query, facet, (choice for _, choice in rows))
    found = [(value, choice, each) for (value, choice), each in zip(rows, counts, strict=True)]
    addresses = Addresses(query, len(rows) * (len(axis) + 1))
    most = max((counts.get(_one(c), 0) for *_, counts in found for _, c in axis), default=0)
    return tuple(
        CountRow(
            value.label,
            "",
            addresses.of(choice),
            tuple(
                _count_cell(
                    addresses.of({**choice, **across}),
                    counts.get(_one(across), 0),
                    most,
                    value,
                    column,
                )
                for column, across in axis
            ),
        )
        for value, choice, counts in found
    )


def searched_by_column(
    query: Query,
    rows: Sequence[tuple[FacetValue, Choice]],
    axis: Axis,
    by_column: list[dict[str, int]],
    letters: Letters,
) -> tuple[CountRow, ...]:
    """The counts of a facet under the choice of each column give a cell to every row."""
    addresses = Addresses(query, len(rows) * (len(axis) + 1))
    most = max((counts.get(v.value, 0) for counts in by_column for v, _ in rows), default=0)
    return tuple(
        CountRow(
            value.label,
            letters.get(value.value, ""),
            addresses.of(choice),
            tuple(
                _count_cell(
                    addresses.of({**choice, **across}),
                    counts.get(value.value, 0),
                    most,
                    value,
                    column,
                )
                for (column, across), counts in zip(axis, by_column, strict=True)
            ),
        )
        for value, choice in rows
    )


def _one(choice: Choice) -> str:
    """The one value that a column stands for."""
    return next(iter(choice.values()))[0]


def _count_cell(
    href: str, count: int, most: int, value: FacetValue, column: CountColumn
) -> CountCell:
    shade = -(-count * STEPS // most) if most else 0
    label = f"{wording.short(column.label, 40)}, {wording.short(value.label, 40)}"
    return CountCell(count, shade, href, label)


def _plain(query: Query) -> Query:
    return replace(query, size=Query().size)
