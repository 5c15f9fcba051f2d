"""Pictures as tables: the counts that a shaded table shows, all found by one search.

A cell is the count that its own link would show, because it is the count of a facet: the two
cannot disagree.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from search.model import Facet, FacetValue, Query
from search.results.facets import by_level
from search.schema import FACET, LEVELS
from search.searcher import Searcher
from web import urls, wording
from web.derived.years import Chosen, Scope, years
from web.queries import Choice, varied
from web.request import derived

TOTAL = "Total"
STEPS = 5  # shades of a cell, darkest for the table's largest count
BRIEF_COLUMN = 44  # characters of a name on a narrow screen
MOST_LINKED = 2**17  # bytes that a table may spend on saying its search again in every cell


@dataclass(frozen=True, slots=True)
class CountCell:
    """A count, its shade from 0 (none, or a total) to STEPS, the search that finds just that."""

    count: int
    shade: int
    asked: str | None  # what its address has behind the question mark; None where that is too long

    @property
    def href(self) -> str:
        """The page of the search; "" where it is too long to stand in every cell."""
        return "" if self.asked is None else urls.written_search(self.asked)


@dataclass(frozen=True, slots=True)
class CountRow:
    """A row of a table."""

    name: str
    letters: str  # what a narrow screen shows in place of the name; "" where there is none
    cells: tuple[CountCell, ...]
    total: CountCell  # each text once, whatever the cells that count it
    href: str = ""  # where its name leads


@dataclass(frozen=True, slots=True)
class CountColumn:
    """A column of a table."""

    name: str
    code: str = ""

    @property
    def brief(self) -> str:
        """The name as a narrow screen shows it, beside the code."""
        return wording.short(self.name, BRIEF_COLUMN)

    @property
    def label(self) -> str:
        """Code and name."""
        return f"{self.code}. {self.name}" if self.code else self.name


@dataclass(frozen=True, slots=True)
class CountTable:
    """A picture: a real table with shaded cells, and totals that count each text once."""

    id: str
    title: str
    note: str
    corner: str
    columns: tuple[CountColumn, ...]
    rows: tuple[CountRow, ...]
    totals: CountRow
    once: str  # what the totals count
    unseen: int = 0  # rows that may be shown too


Letters = Mapping[str, str]  # agency -> acronym
Axis = tuple[tuple[CountColumn, Choice], ...]
Picked = tuple[tuple[FacetValue, Choice], ...]


def of_one_report(query: Query, build: Searcher) -> tuple[Query, Chosen]:
    """The query over the years that can stand together, and which these are: the newest of those
    asked for, else the newest that have a hit. As it is, where no programme has several reports."""
    known = derived(years)
    if not known.dated:
        return query, known.chosen()
    query = build.settled(query)  # a year may be typed
    found = values_of(build.search(of_years(query, ())).facets, "year")
    having = {value.value for value in found if value.count}
    chosen = known.chosen(
        query.filters["year"], query.filters["programme"], lambda each: not having.isdisjoint(each)
    )
    return _no_others(of_years(query, chosen.years), build), chosen


def _no_others(query: Query, build: Searcher) -> Query:
    """The query without years that its text asks for besides, where they are tied up with words."""
    found = [v for v in values_of(build.search(query).facets, "year") if v.selected and v.count]
    others = [v.value for v in found if v.value not in query.filters["year"]]
    without = "".join(f" -{FACET['year'].aliases[0]}:{each}" for each in others)
    return replace(query, text=query.text + without)


def of_years(query: Query, chosen: Scope) -> Query:
    """The query over some years; over all, where none is given."""
    return with_choice(query, {"year": chosen})


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


def deepest(values: Iterable[FacetValue], query: Query) -> Iterator[tuple[str, FacetValue]]:
    """The headings under which lines stand, each with the facet of its level; where the query has
    chosen headings, those that are chosen or stand below one."""
    return _leaves(values, 0, not any(query.filters[name] for name in LEVELS))


def _leaves(
    values: Iterable[FacetValue], depth: int, within: bool
) -> Iterator[tuple[str, FacetValue]]:
    for value in values:
        inside = within or value.selected
        if value.children:
            yield from _leaves(value.children, depth + 1, inside)
        elif inside:
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


def first_longer(every: tuple[CountTable, ...], rows: int) -> tuple[CountTable, ...]:
    """The first table with more rows; all, where none has: a page of all rows has one table."""
    return tuple(table for table in every if len(table.rows) > rows)[:1] or every


class Addresses:
    """The addresses of the cells of one query, what they share worked out once."""

    def __init__(self, query: Query, cells: int) -> None:
        """`cells`: how many there will be, at most."""
        self._written = varied(of_first_page(query))
        address = urls.written_search(self._written({}))
        self._linked = cells * len(address) <= MOST_LINKED

    def asked(self, choice: Choice) -> str | None:
        """The parameters of the search with a choice in place of its own; None where all of them
        were too long."""
        return self._written(choice) if self._linked else None

    def of(self, choice: Choice) -> str:
        """The page of that search; "" where all of them were too long."""
        asked = self.asked(choice)
        return "" if asked is None else urls.written_search(asked)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a table counts: one query, narrowed by the choices of rows and columns."""

    build: Searcher
    query: Query
    rows: Picked
    axis: Axis
    any: Choice  # what the totals have in place of the choice of a column: none, or any of them

    def texts(self, choices: Iterable[Choice]) -> list[int]:
        """How many texts each choice leaves, each text once."""
        kinds = self.query.filters["kind"]
        found = counts_of(self.build, self.query, "kind", choices)
        return [sum(n for kind, n in each.items() if not kinds or kind in kinds) for each in found]


def searched_by_row(counted: Counted, facet: str) -> tuple[tuple[CountRow, ...], CountRow]:
    """The counts of a facet under the choice of each row give its cells; its totals are counted."""
    choices = tuple(choice for _, choice in counted.rows)
    found = counts_of(counted.build, counted.query, facet, choices)
    cells = [[counts.get(_one(across), 0) for _, across in counted.axis] for counts in found]
    return _table(counted, cells, counted.texts({**c, **counted.any} for c in choices), {})


def searched_by_column(
    counted: Counted, facet: str, letters: Letters
) -> tuple[tuple[CountRow, ...], CountRow]:
    """The counts of a facet under the choice of each column give a cell to every row, whose total
    is the count of its own value."""
    across = (choice for _, choice in counted.axis)
    by_column = counts_of(counted.build, counted.query, facet, across)
    values = [value for value, _ in counted.rows]
    cells = [[counts.get(value.value, 0) for counts in by_column] for value in values]
    return _table(counted, cells, [value.count for value in values], letters)


def _table(
    counted: Counted, cells: list[list[int]], totals: list[int], letters: Letters
) -> tuple[tuple[CountRow, ...], CountRow]:
    """The rows, and the row of totals."""
    rows, columns = counted.rows, [choice for _, choice in counted.axis]
    addresses = Addresses(counted.query, (len(rows) + 1) * (len(columns) + 1))
    asked = addresses.asked
    most = max((count for row in cells for count in row), default=0)
    made = tuple(
        CountRow(
            value.label,
            letters.get(value.value, ""),
            tuple(
                CountCell(n, _shade(n, most), asked({**choice, **across}))
                for n, across in zip(row, columns, strict=True)
            ),
            CountCell(total, 0, asked({**choice, **counted.any})),
            addresses.of(choice),
        )
        for (value, choice), row, total in zip(rows, cells, totals, strict=True)
    )
    *down, whole = counted.texts([*columns, counted.any])
    last = tuple(CountCell(n, 0, asked(c)) for n, c in zip(down, columns, strict=True))
    return made, CountRow(TOTAL, "", last, CountCell(whole, 0, asked(counted.any)))


def _shade(count: int, most: int) -> int:
    return -(-count * STEPS // most) if most else 0


def _one(choice: Choice) -> str:
    """The one value that a column stands for."""
    return next(iter(choice.values()))[0]


def of_first_page(query: Query) -> Query:
    """The query as an address of its own begins: the first page, of the usual size."""
    return replace(query, page=1, size=Query().size, explain=False)
