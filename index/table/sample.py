"""The first rows of a table: what its columns hold, where their titles do not tell."""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from index.files.row import Row, cell_at
from index.plain_text import plain
from index.table.cell import year_in
from index.table.codes import code_in, has_code

MOST_SAMPLED = 50  # rows
MOST_LOOKED_AT = 1 << 20  # characters of them

_FIGURES = re.compile(r"[^\w\s]{0,3}\s?[0-9][0-9.,'\s]{0,30}[^\w\s]{0,2}")
_DOTTED_CODE = re.compile(r"\W{0,2}[^\W\d_]{0,3}[0-9]{1,4}(?:\.\s?[0-9]{1,4}){1,5}")
_CODE = re.compile(r"[^\W_]{0,4}[.-]?[0-9]{1,10}(?:[.-][^\W_]{1,6}){0,6}\.?")
_ANSWER = re.compile(
    r"^(?:si|no|x)$|\b(?:conclu|proceso|inici|termin|cumpl|pendient|avance|realiz|program"
    r"|cancel|atend|ejecut|parcial|suspend|logr|finaliz|activ|abiert|cerrad|total|vigent)"
)
_RESPONSE_CELL = re.compile(r"(?:si |no )?se realiz[a-z]{1,6} acciones\b")
_DONE_OR_TO_BE = re.compile(r"\w{2,20}(?:[aei]rán?|(?:a|ie)ron|ó)\b")
_LEAST_WORDS, _LEAST_LETTERS = 5, 20  # of a sentence
LONGEST_WORD = 80  # characters of a response


class RowsAhead:
    """Rows of a file, of which the next ones can be looked at."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = iter(rows)
        self._held: deque[Row] = deque()

    def __iter__(self) -> Iterator[Row]:
        while self._held or self._hold():
            yield self._held.popleft()

    def next_of(self, sheet: str) -> list[Row]:
        """The next rows of a sheet, few enough to be held."""
        held = characters = 0
        while held < MOST_SAMPLED and characters < MOST_LOOKED_AT:
            if held == len(self._held) and not self._hold():
                break
            row = self._held[held]
            if row.sheet != sheet or row.fatal:
                break
            characters += sum(map(len, row.cells))
            held += 1
        return list(islice(self._held, held))

    def _hold(self) -> bool:
        for row in self._rows:
            self._held.append(row)
            return True
        return False


@dataclass(frozen=True, slots=True)
class Sample:
    """The cells of the first rows of a table."""

    rows: tuple[tuple[str, ...], ...] = ()

    def cells(self, position: int, beside: bool = False) -> list[str]:
        """What a column holds; or what it holds `beside` others."""
        rows = (row for row in self.rows if not beside or sum(map(bool, row)) > 1)
        return [row[position] for row in rows if len(row) > position and row[position]]

    def column(self, position: int) -> list[str]:
        """The cells of a column, blank ones too."""
        return [cell_at(row, position) for row in self.rows]

    def coded(self, position: int) -> bool:
        """Whether the cells of a column begin with their codes: half of them, or some 1.1."""
        cells = self.cells(position)
        codes = sum(map(has_code, cells))
        return codes > 0 and (2 * codes >= len(cells) or any(map(_DOTTED_CODE.match, cells)))

    def depth(self, position: int) -> int:
        """How many numbers the dotted codes of a column have; 0 where most cells have none.

        A row of one cell may stand over those that follow, and is not counted.
        """
        cells = self.cells(position, beside=True)
        found = [depth for depth in map(code_depth, cells) if depth > 1]
        return max(set(found), key=found.count) if 2 * len(found) > len(cells) else 0

    def holds_codes(self, position: int) -> bool:
        """Whether a column holds codes and nothing else; 1, 2, 3 only count the rows."""
        cells = self.cells(position)
        counts = all(cell.isdigit() and cell[0] != "0" and len(cell) < 4 for cell in cells)
        return self.holds_numbers(position) and not counts

    def holds_numbers(self, position: int) -> bool:
        """Whether a column holds codes, or numbers that may be, and nothing else."""
        cells = self.cells(position)
        return bool(cells) and all(map(_CODE.fullmatch, cells))

    def holds_bare_codes(self, position: int, name: str) -> bool:
        """Whether a column holds codes alone, maybe behind their level's `name`."""
        found = [code_in(cell, 0, name) for cell in self.cells(position)]
        return bool(found) and all(code and not code.text for code in found)

    def holds_words(self, position: int) -> bool:
        """Whether most cells of a column say more than a code or a figure."""
        cells = self.cells(position)
        told = [cell for cell in cells if len(cell.split()) > 1 or cell.isalpha()]
        bare = sum(bool(code and not code.text) for code in (code_in(cell, 0) for cell in told))
        return 2 * (len(told) - bare) > len(cells)

    def holds_figures(self, position: int) -> bool:
        """Whether a column holds figures and nothing else."""
        cells = self.cells(position)
        return bool(cells) and all(map(_FIGURES.fullmatch, cells))

    def counts(self, position: int) -> bool:
        """Whether a column holds figures that count something, and nothing else."""
        return self.holds_figures(position) and set(self.cells(position)) != {"0"}

    def holds_prose(self, position: int) -> bool:
        """Whether a third of the cells of a column are sentences."""
        cells = self.cells(position)
        return 0 < len(cells) <= 3 * sum(map(is_prose, cells))

    def holds_texts(self, position: int) -> bool:
        """Whether a third of the cells of a column are too long for a word of its own."""
        cells = self.cells(position)
        return 0 < len(cells) <= 3 * sum(len(cell) > LONGEST_WORD for cell in cells)

    def holds_deeds(self, position: int) -> bool:
        """Whether any cell of a column tells in a sentence what was done or will be."""
        return any(map(_DONE_OR_TO_BE.search, self.cells(position)))

    def holds_responses(self, position: int) -> bool:
        """Whether a column says that actions will be done, or will not."""
        return any(map(_RESPONSE_CELL.match, map(plain, self.cells(position))))

    def holds_years(self, position: int) -> bool:
        """Whether a column holds years and nothing else."""
        cells = self.cells(position)
        return bool(cells) and all(len(cell) < 20 and year_in(cell) for cell in cells)

    def holds_answers(self, position: int) -> bool:
        """Whether a column holds words such as Concluida, En proceso, Sí."""
        cells = self.cells(position)
        return any(len(cell) <= 60 and _ANSWER.search(plain(cell)) for cell in cells)

    def often(self, position: int) -> bool:
        """Whether half of the rows have something in a column."""
        return 0 < len(self.rows) <= 2 * len(self.cells(position))


def code_depth(cell: str) -> int:
    """How many numbers the code has that a cell begins with, 0 where there is none.

    >>> code_depth("1.2. Ampliar"), code_depth("1 Ampliar"), code_depth("Ampliar 1.2")
    (2, 1, 0)
    """
    match = _DOTTED_CODE.match(cell)
    return match[0].count(".") + 1 if match else int(has_code(cell))


def is_figure(cell: str) -> bool:
    """Whether a cell is a figure, or a formula.

    >>> [is_figure(cell) for cell in ("45 %", "$1,250.00", "=A1+B1", "45 obras")]
    [True, True, True, False]
    """
    return bool(_FIGURES.fullmatch(cell)) or cell.startswith("=")


def is_prose(cell: str) -> bool:
    """Whether a cell is a sentence.

    >>> is_prose("La SEP publicará un informe."), is_prose("31 de diciembre de 2018")
    (True, False)
    """
    words = cell.split(maxsplit=_LEAST_WORDS)
    letters = sum(map(str.isalpha, cell[:200]))
    return len(words) >= _LEAST_WORDS and letters >= _LEAST_LETTERS
