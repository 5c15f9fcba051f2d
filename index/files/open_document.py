"""Rows of an .ods workbook, sheet after sheet.

Its cells hold the text that its reader saw. It is read as an .xlsx is, part by part within
bounds: the packages that read it hold whole documents in memory, repeated cells included.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from index.files.cells.cell_errors import is_cell_error
from index.files.cells.hidden import HiddenParts, hidden_sheet
from index.files.cells.merged import MOST_MERGES, Place
from index.files.cells.number_format import plain_number
from index.files.cells.rich_text import Run, seen_and_struck
from index.files.cells.sheet_cell import BOOLEANS, SeenCell
from index.files.cells.styles import MOST_STYLES, NOT_SET
from index.files.limits import LONGEST_CELL, MOST_COLUMNS
from index.files.parts import Parts, TooLarge
from index.files.row import CellNote, Row
from index.files.sheet_rows import SheetRows
from index.files.workbook import FAILURES, unreadable
from search.printable import one_line

CONTENT = "content.xml"
_CELLS = frozenset(("table-cell", "covered-table-cell"))
_IN_TEXT = frozenset(("p", "h", "span", "a", "s", "tab", "line-break"))
_UNSEEN = frozenset(("collapse", "filter"))
_VALUES = ("value", "date-value", "time-value", "string-value")


def document_rows(path: Path, *, named: bool = False) -> Iterator[Row]:
    """The rows of every visible sheet; a fatal one where the document cannot be read."""
    try:
        with path.open("rb") as file:
            reader = DocumentReader(named=named)
            for _ in Parts(file).parse(CONTENT, reader):
                yield from reader.taken()
    except TooLarge:
        yield Row(0, flaw="too-large", fatal=True)
    except FAILURES as error:
        yield unreadable(error)


class DocumentReader:
    """Reads the sheets of a document into rows."""

    def __init__(self, *, named: bool) -> None:
        self.named = named
        self.styles = _DocumentStyles()
        self.done: list[Iterable[Row]] = []
        self.sheet: _TableReader | None = None
        self.depth = 0  # of elements in a cell that are no text of it

    def taken(self) -> Iterator[Row]:
        """The rows that are complete since it was asked last."""
        done, self.done = self.done, []
        yield from chain.from_iterable(done)
        if self.sheet:
            yield from self.sheet.rows.taken()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:  # noqa: D102  Reader
        said = {key[key.rfind(" ") + 1 :]: value for key, value in attributes.items()}
        if self.sheet is None:
            if name == "table":
                self.open_sheet(one_line(said.get("name", "")), said.get("style-name", ""))
            else:
                self.styles.start(name, said)
        elif self.depth or (self.sheet.cell is not None and name not in _IN_TEXT):
            self.depth += 1
        else:
            self.sheet.start(name, said)

    def open_sheet(self, title: str, style: str) -> None:
        """Begin a sheet; a hidden one is read past."""
        if style in self.styles.hidden:
            self.done.append([hidden_sheet(title)])
            self.depth = 1
        self.sheet = _TableReader(title, self.styles.struck, self.named)

    def end(self, name: str) -> None:  # noqa: D102
        if self.sheet is None:
            return
        if self.depth:
            self.depth -= 1
            if self.depth or self.sheet.cell is not None:
                return
        if name == "table":
            self.done += [self.sheet.rows.taken(), self.sheet.rows.hidden.told()]
            self.sheet = None
        else:
            self.sheet.end(name)

    def text(self, piece: str) -> None:  # noqa: D102
        if self.sheet and not self.depth:
            self.sheet.text(piece)


class _DocumentStyles:
    """Reads which styles strike their text through, and which hide their sheet."""

    def __init__(self) -> None:
        self.struck: set[str] = set()
        self.hidden: set[str] = set()
        self.name = ""

    def start(self, name: str, said: Mapping[str, str]) -> None:
        if name == "style":
            self.name = said.get("name", "")
        elif name == "text-properties" and said.get("text-line-through-style", "none") != "none":
            self.struck.add(self.name)
        elif name == "table-properties" and said.get("display") in NOT_SET:
            self.hidden.add(self.name)
        if len(self.struck) + len(self.hidden) > MOST_STYLES:
            raise TooLarge(name)


class _TableReader:
    """A sheet as far as it has been read."""

    def __init__(self, title: str, struck: set[str], named: bool) -> None:
        self.merges: dict[Place, Place] = {}
        self.rows = SheetRows(title, HiddenParts(title, self.merges, named=named))
        self.struck = struck
        self.columns = self.column = 0
        self.number = 0  # of the last row
        self.cell: Mapping[str, str] | None = None
        self.cells: list[tuple[int, int, SeenCell]] = []  # of the row: column, times, cell
        self.row: Mapping[str, str] = {}
        self.pieces: list[Run] = []
        self.length = self.paragraphs = 0
        self.spans: list[bool | None] = []

    def start(self, name: str, said: Mapping[str, str]) -> None:
        if name == "table-column":
            first, self.columns = self.columns + 1, self.columns + _times(said, "columns")
            if said.get("visibility") in _UNSEEN:
                self.rows.hidden.hide_columns(first, self.columns)
        elif name == "table-row":
            self.row, self.column, self.cells = said, 0, []
        elif name in _CELLS:
            self.cell, self.pieces, self.length, self.paragraphs = said, [], 0, 0
        elif self.cell is not None:
            self.start_text(name, said)

    def start_text(self, name: str, said: Mapping[str, str]) -> None:
        if name in ("p", "h"):
            self.add("\n" * (self.paragraphs > 0))
            self.paragraphs += 1
        elif name == "s":
            self.add(" " * min(int(said.get("c", "1")), LONGEST_CELL))
        elif name in ("tab", "line-break"):
            self.add("\t" if name == "tab" else "\n")
        style = said.get("style-name")
        outer = self.spans[-1] if self.spans else None
        self.spans.append(style in self.struck if style else outer)

    def end(self, name: str) -> None:
        if name in _CELLS:
            self.close_cell()
        elif name == "table-row":
            self.close_row()
        elif self.cell is not None and self.spans:
            self.spans.pop()

    def text(self, piece: str) -> None:
        if self.cell is not None and self.spans:
            self.add(piece)

    def add(self, piece: str) -> None:
        if self.length <= LONGEST_CELL:
            self.pieces.append(Run(piece, self.spans[-1] if self.spans else None))
            self.length += len(piece)

    def close_cell(self) -> None:
        said, self.cell, self.spans = self.cell or {}, None, []
        times = _times(said, "columns")
        seen = self.seen(said)
        if seen.text or seen.note:
            self.cells.append((self.column + 1, min(times, MOST_COLUMNS + 1), seen))
            self.span(said)
        self.column += times

    def span(self, said: Mapping[str, str]) -> None:
        """Note a merged cell."""
        below, beside = (int(said.get(f"number-{n}-spanned", "1")) for n in ("rows", "columns"))
        if max(below, beside) > 1:
            self.merges[self.number + 1, self.column + 1] = (
                self.number + below,
                self.column + beside,
            )
            if len(self.merges) > MOST_MERGES:
                raise TooLarge("table-cell")

    def seen(self, said: Mapping[str, str]) -> SeenCell:
        """What is seen of the cell that ends."""
        held = next((said[name] for name in _VALUES if name in said), "")
        kind = said.get("value-type", "")
        if kind == "boolean":
            return SeenCell(BOOLEANS.get(said.get("boolean-value", ""), ""))
        if not self.pieces and held:
            return SeenCell(plain_number(held) if kind in ("float", "percentage") else held)
        kept, struck = seen_and_struck(tuple(self.pieces), said.get("style-name") in self.struck)
        if is_cell_error(kept):
            return SeenCell(note=CellNote("cell-error", value=kept))
        return SeenCell(kept, CellNote("struck-through", value=struck) if struck else None)

    def close_row(self) -> None:
        times = _times(self.row, "rows")
        if self.cells:
            self.rows.begin(self.number + 1, self.row.get("visibility") in _UNSEEN)
            for column, repeated, seen in self.cells:
                for n in range(column, column + repeated):
                    self.rows.put(n, seen)
            self.rows.end(times)
        self.number += times


def _times(said: Mapping[str, str], what: str) -> int:
    """How often a row, a column or a cell is repeated. Raises ValueError."""
    times = int(said.get(f"number-{what}-repeated", "1"))
    if times < 1:
        raise ValueError(times)
    return times
