"""A small table as a CSV file for a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence

from flask import Response

from search.output.formulas import guard
from search.output.rows import Cell
from web import media


def table_file(rows: Iterable[Sequence[Cell]], name: str) -> Response:
    """The rows as a download; guarded against formulas, marked as UTF-8 for Excel."""
    out = io.StringIO()
    csv.writer(out).writerows([guard(cell) for cell in row] for row in rows)
    response = Response("\ufeff" + out.getvalue(), content_type=media.CSV)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response
