"""The titles of columns: what tells a header from other rows, and one delimiter from others."""

import re
from functools import lru_cache

from index.plain_text import plain

# Whole cells, folded and with single spaces. The activity titles may share one cell.
COLUMN_TITLES = (
    ("objective", re.compile(r"objetivos?(?: (?:prioritario|sectorial|especifico|general)e?s?)?")),
    ("strategy", re.compile(r"estrategias?(?: (?:prioritaria|especifica)s?)?")),
    ("line", re.compile(r"lineas?(?: de accion)?")),
    ("response", re.compile(r"(?:tipos? de )?respuestas?")),
    ("activity", re.compile(r"(?:actividad(?:es)?(?: relevantes?)?(?: ?[0-9]{1,3})?(?: |$))+")),
    ("actions", re.compile(r"acciones(?: relevantes)?(?: [a-z]+){0,5}(?: [0-9]{4})?")),
)
LONGEST_COLUMN_TITLE = 120  # characters of a header's cell


@lru_cache(maxsize=1 << 12)  # headings repeat from row to row
def titled_column(cell: str) -> str:
    """The column that a cell of a header is the title of: a name of COLUMN_TITLES, or "".

    >>> titled_column("LÍNEA DE ACCIÓN"), titled_column("1. Fomentar")
    ('line', '')
    >>> titled_column("Actividad 1 Actividad 2")
    'activity'
    """
    if not cell or len(cell) > LONGEST_COLUMN_TITLE:
        return ""
    said = plain(cell)
    return next((name for name, pattern in COLUMN_TITLES if pattern.fullmatch(said)), "")
