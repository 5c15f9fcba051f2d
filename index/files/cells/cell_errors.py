"""What a spreadsheet writes into a cell that it cannot calculate: no text of a record."""

from collections.abc import Iterable

from openpyxl.utils import get_column_letter

from index.files.row import CellNote

# In English, as files hold them, and in Spanish, as they are pasted and exported.
CELL_ERRORS = frozenset(
    """
    #REF! #DIV/0! #N/A #NAME? #NULL! #NUM! #VALUE! #SPILL! #CALC! #FIELD! #BLOCKED! #CONNECT!
    #BUSY! #UNKNOWN! #GETTING_DATA #EXTERNAL! #PYTHON!
    #¡REF! #¡DIV/0! #N/D #¿NOMBRE? #¡NULO! #¡NUM! #¡VALOR! #¡DESBORDAMIENTO! #¡CALC! #¡CAMPO!
    #NOMBRE? #NULO! #VALOR! #OBTENIENDO_DATOS
    Err:501 Err:502 Err:503 Err:504 Err:508 Err:509 Err:511 Err:522 Err:523 Err:539
    """.split()
)
_ERROR_BEGINNINGS = ("#", "Err:")


def is_cell_error(text: str) -> bool:
    """Whether the whole text of a cell is an error."""
    return text.startswith(_ERROR_BEGINNINGS) and text in CELL_ERRORS


def error_note(column: int, text: str) -> CellNote:
    """What is to be told of an error, in a column from 1."""
    return CellNote("cell-error", get_column_letter(column), text)


def without_errors(cells: Iterable[str]) -> tuple[tuple[str, ...], tuple[CellNote, ...]]:
    """Cells, those that are errors blank, and what is to be told of them.

    >>> without_errors(("1.1. Salud", "#REF!"))[0]
    ('1.1. Salud', '')
    """
    kept = tuple(cells)
    notes = tuple(error_note(n, c) for n, c in enumerate(kept, 1) if is_cell_error(c))
    return (tuple("" if is_cell_error(c) else c for c in kept), notes) if notes else (kept, ())
