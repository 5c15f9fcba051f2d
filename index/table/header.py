"""The header of a table: the titles of its columns, in one row or several."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from index.files.column_titles import (
    LEVEL_TITLES,
    LONGEST_COLUMN_TITLE,
    TENSE_WORD,
    column_title,
    column_words,
    title_years,
    titled_column,
    written_name,
)
from index.files.row import cell_at
from index.plain_text import plain
from index.table.layout import UNTOLD, Layout

# What only a programme's table has; the other words are those of many tables.
_STRONG = frozenset((*LEVEL_TITLES, "act", "activity", "actions", "response", "status"))
_SURE = _STRONG - {"activity", "actions"}  # what stands over others of their name tells no more
_ACTIVITY = re.compile(
    rf"(?:actividad(?:es)?(?: relevantes?)?|accion(?:es)?)(?: {TENSE_WORD})?"
    r"(?: ?([0-9]{1,3}))?(?= |$)"
)
# What stands under a question, each over a column of ticks.
ANSWER_TITLE = r"(?:si|no|en proceso|parcial(?:mente)?|pendiente|no aplica|n a)"
# What stands under a title for a part of it: years, months, weeks, "programado".
_PART = re.compile(
    rf"{ANSWER_TITLE}|"
    r"(?:(?:ano|mes|semana|trimestre|trim|semestre|t|s|q|[0-9](?:er|ro|do|to)?|[ivx]{1,4}) ?)?"
    r"(?:[0-9]{1,4}|[a-z]{1,3} ?trimestre|enero|febrero|marzo|abril|mayo|junio|julio|agosto"
    r"|septiembre|octubre|noviembre|diciembre|ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic"
    r"|(?:programad|realizad|alcanzad|planead|ejecutad|comprometid|cumplid|previst)[ao]s?"
    r"|total|acumulad[ao]|fisic[ao]"
    r"|financier[ao]|inicio|fin|termino|meta|avance|trimestre|semestre)"
    r"(?: (?:y |a )?[0-9]{1,4}){0,3}"
)
_ITS_TEXT = frozenset("nombre descripcion texto denominacion enunciado".split())
LONGEST_TOLD = 300  # characters of a title that a layout tells
_SHORT = 60  # characters of a title that stands over or under others


class Title(NamedTuple):
    """The title of a column, with those that stand over it."""

    position: int
    text: str  # its own, and where it is only a part of one, that above it: "Meta 2018"
    own: str  # the lowest cell
    name: str  # of COLUMN_TITLES, or "code"; "" where its words are not known
    level: str  # what it would be called as a level
    of: str = ""  # the level that its codes are of
    year: int | None = None  # the only one that it names, or else a title above it
    number: int | None = None  # of an activity


def is_header(cells: tuple[str, ...], inside: bool = False) -> bool:
    """Whether a row belongs to a header: two of its words, or nothing but such words.

    `inside` a table most of its cells must be such words: values may be words of titles too.
    """
    filled = [cell for cell in cells if cell]
    if not filled or filled[0][:1].isdigit():  # a code: the case of nearly every row
        return False
    labels = sum(cell.endswith(":") for cell in filled)
    if 0 < labels < len(filled):  # "Programa:" and its title beside it
        return False
    if inside and any(len(cell) > LONGEST_COLUMN_TITLE for cell in filled):
        return False
    named = [name for name in map(titled_column, filled) if name]
    if not _STRONG.intersection(named):
        return False
    if len(filled) == 1:
        return not inside or named[0] in ("activity", "actions", "response")
    if inside and 2 * len(named) <= len(filled):
        return len(_STRONG.intersection(named)) > 2
    return len(named) >= 2


def title_spellings(*cells: str) -> tuple[str, ...]:
    """The plain forms of titles, with their notes and without."""
    short = [cell for cell in cells if len(cell) <= LONGEST_TOLD]
    return tuple(word for cell in short for word in {plain(cell), column_words(cell)})


def is_its_title(cell: str) -> bool:
    """Whether a cell under the title of a level says which column is its code, which its text."""
    return titled_column(cell) == "code" or is_bare_text(cell)


def is_bare_text(cell: str) -> bool:
    """Whether a title says that its column holds a text, and not which: "Nombre".

    >>> is_bare_text("DESCRIPCIÓN"), is_bare_text("Nombre del objetivo")
    (True, False)
    """
    return column_words(cell) in _ITS_TEXT


@lru_cache(maxsize=1 << 10)
def _initial(letter: str) -> str:
    return plain(letter)


def is_part(cell: str) -> bool:
    """Whether a cell can only be a title under another: "2018", "ENERO", "S 3-4"."""
    return len(cell) <= _SHORT and bool(_PART.fullmatch(plain(cell)))


@dataclass(slots=True)
class Header:
    """The rows of a header, gathered until the table begins."""

    rows: list[tuple[str, ...]] = field(default_factory=list)
    layout: Layout = UNTOLD
    complete: bool = False  # it has what a table needs: two levels, or one and a response
    last_level: int = -1  # the position of the level furthest to the right
    number: int = 0  # of its first row
    told: frozenset[str] = frozenset()  # the titles that its layout tells
    initials: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.told = frozenset(text for texts in self.layout.columns.values() for text in texts)
        self.initials = frozenset(text[:1] for text in self.told)
        rows, self.rows = self.rows, []
        for row in rows:
            self.add(row)

    def add(self, cells: tuple[str, ...], number: int = 0) -> None:
        """Take another row of it."""
        self.number = self.number or number
        self.rows.append(cells)
        names = [name for row in self.rows for name in map(titled_column, row) if name]
        levels = [place for place, cell in enumerate(cells) if cell and self._is_level(cell)]
        self.last_level = max((self.last_level, *levels))
        count = sum(name in LEVEL_TITLES for name in names)
        self.complete = count > 1 or (count == 1 and "response" in names)

    def is_told(self, cells: tuple[str, ...]) -> bool:
        """Whether a row has two of the titles that the layout tells, or its only one."""
        found: set[str] = set()
        for cell in cells:
            # Most cells begin with another letter, and need no closer look.
            if cell and (not cell[0].isalnum() or _initial(cell[0]) in self.initials):
                found |= self.told.intersection(title_spellings(cell))
        return len(found) >= min(2, len(self.told)) > 0

    def _is_level(self, cell: str) -> bool:
        if not self.layout.columns:
            return _names_level(cell)
        spellings = title_spellings(cell)
        told = (self.layout.columns.get(name, ()) for name in self.layout.levels)
        return any(text in spellings for texts in told for text in texts)

    @property
    def year(self) -> int | None:
        """The year of "ACCIONES RELEVANTES A REALIZAR EN 2018", or of "Tipo de respuesta 2018"."""
        answers = ("actions", "activity", "response", "status")
        years = {title.year for title in self.titles() if title.name in answers} - {None}
        return years.pop() if len(years) == 1 else None

    @property
    def width(self) -> int:
        """Its columns."""
        return max(map(len, self.rows), default=0)

    def texts(self) -> tuple[str, ...]:
        """What its cells say, for whoever is to say what they mean."""
        return tuple(dict.fromkeys(title.text for title in self.titles()))

    def titles(self) -> tuple[Title, ...]:
        """The titles of its columns, from left to right."""
        stacks = [self._stack(position) for position in range(self.width)]
        times = Counter(plain(stack[-1]) for stack in stacks if stack)
        found: list[Title] = []
        for position, stack in enumerate(stacks):
            if stack:
                repeated = times[plain(stack[-1])] > 1
                found += _titled(position, stack, repeated)
        taken = {title.position: title for title in reversed(found)}
        return tuple(_beside_levels([taken[position] for position in sorted(taken)], times))

    def _stack(self, position: int) -> list[str]:
        """The titles over a column, from the top; the last is its own."""
        stack = []
        for depth, row in enumerate(self.rows):
            own = cell_at(row, position)
            below = self.rows[depth + 1 :]
            if not own and any(len(other) > position and other[position] for other in below):
                own = next((cell for cell in row[position::-1] if cell), "")
            if own:
                stack.append(own)
        return stack


def _titled(position: int, stack: list[str], repeated: bool) -> Iterator[Title]:
    """The title of a column; two in one cell are those of two columns."""
    *over, own = (" ".join(cell.split()) for cell in stack)
    over = [cell for cell in over if titled_column(cell) not in LEVEL_TITLES]
    said = column_title(own)
    part = is_part(own)
    words = (own, *reversed(over)) if part else (own,)
    name = next((name for name in map(titled_column, words) if name), "")
    of = said.of
    if stack[:-1] and (above := column_title(stack[-2])).name in LEVEL_TITLES:  # "Objetivo" over
        if name == "code":
            of = of or above.name
        elif is_bare_text(own):
            name, said = above.name, above
    joined = (part or (repeated and name not in _SURE)) and over
    text = " ".join(dict.fromkeys((*over, own))) if joined else own
    title = Title(position, text, own, name, said.level or written_name(own), of, _year(own, over))
    numbers = [_number(match) for match in _ACTIVITY.finditer(column_words(own))]
    for offset, number in enumerate(numbers if name == "activity" and numbers else [None]):
        yield title._replace(position=position + offset, number=number)


def _beside_levels(titles: Sequence[Title], times: Mapping[str, int]) -> Iterator[Title]:
    """Titles where a "Nombre" that stands behind each level says of which it is."""
    for before, title in pairwise((None, *titles)):
        if title is None:
            continue
        again = times[plain(title.own)] > 1 and title.text == title.own and is_bare_text(title.own)
        if again and not title.name and before and before.name in LEVEL_TITLES:
            title = title._replace(text=f"{before.own} {title.own}")
        yield title


def _names_level(cell: str) -> bool:
    return titled_column(cell) in LEVEL_TITLES


def _number(match: re.Match[str]) -> int | None:
    return int(match[1]) if match[1] else None


def _year(own: str, over: list[str]) -> int | None:
    """The year of a title, or of the one nearest above it that names one."""
    for cell in (own, *reversed(over)):
        years = title_years(cell)
        if len(years) == 1:
            return years[0]
    return None
