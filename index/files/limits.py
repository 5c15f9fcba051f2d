"""What a file may hold: bounds of cells, rows and tables, whatever the format."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from index.files.row import Row

LONG_CELL = 20_000  # characters: more is read, and told
LONGEST_CELL = 32_767  # characters: more than a spreadsheet holds is something else than a cell
LONGEST_LINE = 1 << 22  # characters of a row
MOST_COLUMNS = 1 << 10
MOST_ROWS = 1 << 20  # of a file; as many as a sheet holds
MOST_CELLS = 1 << 24  # of a file, empty ones too
MOST_CHARACTERS = 1 << 26  # of a file: some fifty times the longest report known
MOST_BYTES = 1 << 28  # of a file
MOST_KEPT = 1 << 26  # bytes of a file that a build keeps, to be served with its citations


def bounded(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows whose cells are none too long nor too many; a fatal one where they are too many."""
    cells = characters = 0
    for count, row in enumerate(rows, 1):
        cells += len(row.cells)
        lengths = [len(cell) for cell in row.cells]
        characters += sum(lengths)
        if count > MOST_ROWS or cells > MOST_CELLS or characters > MOST_CHARACTERS:
            yield Row(row.number, sheet=row.sheet, flaw="too-large", fatal=True)
            return
        yield _checked(row, max(lengths, default=0))


def _checked(row: Row, longest: int) -> Row:
    if len(row.cells) > MOST_COLUMNS:
        detail = f"Hay {len(row.cells)}."
        return replace(row, cells=(), flaw="too-many-columns", detail=detail)
    if longest > LONGEST_CELL:
        return replace(row, cells=(), flaw="cell-too-long")
    if longest > LONG_CELL:
        return replace(row, warnings=(*row.warnings, "long-cell"))
    return row
