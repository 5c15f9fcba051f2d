"""The shapes of what the API says in figures."""

from typing import Annotated, TypedDict

from search.output.shapes import Asked, Counts, Notice


class Figure(TypedDict):
    """A number of records, and the search that finds just these.

    The addresses are null where the search is too long to be said again in every cell.
    """

    count: Annotated[int, "How many records; the `total` of that search."]
    url: Annotated[str | None, "The page of the search; null where it is too long."]
    api: Annotated[str | None, "The same search in the API; null where it is too long."]


class FigureColumn(TypedDict):
    """A column of a table."""

    name: Annotated[str, "What it counts, in the words of the source or in Spanish."]
    code: Annotated[str, "The code of its heading; empty of what is none."]


class FigureRow(TypedDict):
    """A row of a table."""

    name: Annotated[str, "What it counts, in the words of the source or in Spanish."]
    letters: Annotated[str, "The letters that an agency goes by; empty where there are none."]
    url: Annotated[str | None, "Where its name leads: an agency, or a search; null of totals."]
    cells: Annotated[list[Figure], "Its counts, in the order of the columns."]
    total: Annotated[Figure, "Each record once, whatever the cells that count it."]


class FigureTable(TypedDict):
    """A table of counts."""

    id: Annotated[str, "Its place on the page."]
    title: Annotated[str, "What it is about, in Spanish."]
    note: Annotated[str, "What it counts, and what of it is left out, in Spanish."]
    once: Annotated[str, "What its totals count, in Spanish."]
    corner: Annotated[str, "What its rows are, in Spanish or as the programme calls them."]
    columns: Annotated[list[FigureColumn], "Its columns."]
    rows: Annotated[list[FigureRow], "Its rows: the first ten of a long one without `all=1`."]
    totals: Annotated[FigureRow, "The row of totals."]
    unseen: Annotated[int, "How many rows more there are with `all=1`."]


class Edition(TypedDict):
    """Reports that stand together in figures, no two of one programme."""

    years: Annotated[list[int], "The years that they report on, the earliest first."]
    shown: Annotated[bool, "Whether it is these that are counted here."]
    url: Annotated[str, "Their figures as a page."]
    api: Annotated[str, "The same in the API."]


class OverviewLinks(TypedDict):
    """Addresses of this answer, relative to the site."""

    self: Annotated[str, "This answer, its parameters in their order."]


class Overview(TypedDict):
    """The whole, or a search, in figures."""

    query: Annotated[Asked, "The search as it was read, with the years that are counted."]
    found: Annotated[Figure, "All that it finds."]
    counts: Annotated[Counts, "The same by kind and by nearness."]
    editions: Annotated[
        list[Edition],
        "Where a programme has several reports: those that are counted, and the others; else none.",
    ]
    tables: Annotated[list[FigureTable], "The tables, those without a row or a column left out."]
    notices: Annotated[list[Notice], "What else there is to know about this answer."]
    url: Annotated[str, "The page for people."]
    links: Annotated[OverviewLinks, "This answer."]
