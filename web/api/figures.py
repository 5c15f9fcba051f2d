"""The overview in the API: the tables of its page, as plain objects."""

from collections.abc import Iterator

from flask import Blueprint, Response

from search.output import objects
from web import urls
from web.api.shapes import figures as shapes
from web.figures.asked import FOR_FIGURES, Pictured, asked
from web.figures.grid import CountCell, CountRow, CountTable, of_years
from web.links import acronyms
from web.operations import Operations, in_json, strict
from web.queries import written
from web.request import derived, searcher
from web.slots import HEAVY

MOST_ADDRESSED = 3 * 2**16  # bytes that a table may spend on addresses: four stay below a megabyte

blueprint = Blueprint("api_figures", __name__)
operations = Operations(blueprint)


@operations.add(urls.API_OVERVIEW, takes=FOR_FIGURES, gives=shapes.Overview, tag="search")
@HEAVY.hold
def overview() -> Response:
    """The whole, or a search, in figures."""
    chosen = asked(strict(FOR_FIGURES), searcher())
    tables = chosen.tables(searcher(), derived(acronyms))
    summary = objects.summary(chosen.page, searcher())
    here = urls.api_overview(chosen.named, chosen.all)
    found = CountCell(summary["total"], 0, written(chosen.query))
    body: shapes.Overview = {
        "query": summary["query"],
        "found": _count(found, addressed=True),
        "counts": summary["counts"],
        "editions": list(_editions(chosen)),
        "tables": [_table(each) for each in tables],
        "notices": [{"code": each.code, "text": each.text} for each in chosen.notices],
        "url": urls.overview(chosen.named, chosen.all),
        "links": {"self": here},
    }
    return in_json(body, {"self": here})


def _editions(chosen: Pictured) -> Iterator[shapes.Edition]:
    """The reports that stand together; none where there are no others."""
    shown = chosen.shown
    for years in shown.all if len(shown.all) > 1 else ():
        query = of_years(chosen.query, () if years == shown.usual else years)
        yield {
            "years": sorted(map(int, years)),
            "shown": years == shown.years,
            "url": urls.overview(query, chosen.all),
            "api": urls.api_overview(query, chosen.all),
        }


def _table(table: CountTable) -> shapes.FigureTable:
    addressed = sum(map(_length, _cells(table))) <= MOST_ADDRESSED
    return {
        "id": table.id,
        "title": table.title,
        "note": table.note,
        "once": table.once,
        "corner": table.corner,
        "columns": [{"name": each.name, "code": each.code} for each in table.columns],
        "rows": [_row(each, addressed) for each in table.rows],
        "totals": _row(table.totals, addressed),
        "unseen": table.unseen,
    }


def _row(row: CountRow, addressed: bool) -> shapes.FigureRow:
    return {
        "name": row.name,
        "letters": row.letters,
        "url": row.href or None,
        "cells": [_count(each, addressed) for each in row.cells],
        "total": _count(row.total, addressed),
    }


def _count(cell: CountCell, addressed: bool) -> shapes.Figure:
    asked = cell.asked if addressed else None
    return {
        "count": cell.count,
        "url": None if asked is None else urls.written_search(asked),
        "api": None if asked is None else urls.written_search(asked, api=True),
    }


def _cells(table: CountTable) -> Iterator[CountCell]:
    for row in (*table.rows, table.totals):
        yield from (*row.cells, row.total)


def _length(cell: CountCell) -> int:
    """The bytes of both addresses."""
    return 2 * len(cell.asked or "") + len(urls.SEARCH) + len(urls.API_SEARCH)
