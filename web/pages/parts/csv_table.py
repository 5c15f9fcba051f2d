"""A small table as a CSV file for a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from flask import Response

from search.output.formulas import guard
from search.output.rows import Cell
from web import media
from web.figures.grid import TOTAL, CountTable


def table_file(rows: Iterable[Sequence[Cell]], name: str) -> Response:
    """The rows as a download; guarded against formulas, marked as UTF-8 for Excel."""
    out = io.StringIO()
    csv.writer(out).writerows([guard(cell) for cell in row] for row in rows)
    response = Response("\ufeff" + out.getvalue(), content_type=media.CSV)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def count_rows(found: tuple[CountTable, ...]) -> Iterator[tuple[str | int, ...]]:
    """The same numbers as rows of a file, one cell each, with the address that shows it."""
    yield "tabla", "fila", "columna", "número", "dirección"
    for table in found:
        names = (*(column.label for column in table.columns), TOTAL)
        for row in (*table.rows, table.totals):
            for name, cell in zip(names, (*row.cells, row.total), strict=True):
                yield table.title, row.name, name, cell.count, cell.href
