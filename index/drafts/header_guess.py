"""Where the header of a table stands, guessed where its words need not be known."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from index.drafts.first_rows import FirstRows, first_rows
from index.files.column_titles import (
    LEVEL_TITLES,
    LONGEST_COLUMN_TITLE,
    column_title,
    titled_column,
)
from index.files.row import Row, cell_at
from index.files.source import Source
from index.plain_text import plain
from index.table.by_row.row_levels import may_name_levels
from index.table.codes import code_in
from index.table.sections import Section, headed_section

MOST_ROWS_SEEN = 200  # of each sheet, from its first
MOST_SHEETS_SEEN = 100
_MOST_ABOVE = 60  # rows among which a header must begin
_MOST_HEADER_ROWS = 6
_MOST_WORDS_OF_TITLE = 16
_ENOUGH = 0.6  # of the titles of the fullest row: a header may leave some columns without one

_LEVEL_TITLES = (
    r"(?:propuestas? (?:del? )?)?(?:ejes?|pilar(?:es)?|objetivos?|estrategias?|lineas?|accion"
    r"|programas?|subprogramas?|componentes?|etapas?|temas?|compromisos?|proyectos?|vertientes?"
    r"|prioridad(?:es)?|politicas?|medidas?|ambitos?|dimension(?:es)?)"
    r"(?! (?:base|presupuestari[ao]s?))\b"
)
# What the title of a column begins with, folded, where its words as a whole are not known.
_WORDS = (
    ("code", re.compile(r"(?:clave|codigo|cve|id|num|numero)(?: [a-z]{1,20}){0,5}$")),
    ("code", re.compile(r"(?:no|n)(?: del?(?: [a-z]{1,20}){1,5})?$")),
    ("year", re.compile(r"(?:a[nñ]o|ejercicio)\b")),
    ("response", re.compile(r"(?:tipos? de )?respuestas?\b|estatus\b|status\b|situacion\b")),
    ("response", re.compile(r"se (?:han )?(?:realiz|ejecut|llev)[a-z]*\b")),
    ("further", re.compile(r"entidad(?:es)? federativas?\b")),
    ("agency", re.compile(r"(?:dependencia|entidad|institucion|instancia|organismo)(?:es|s)?\b")),
    (
        "agency",
        re.compile(r"(?:(?:unidad|area|ente|autoridad)(?:es|s)? )?(?:cor?)?responsables?\b"),
    ),
    ("agency", re.compile(r"(?:(?:unidad|area|ente|autoridad)(?:es|s)? )?ejecutor(?:a|as|es)?\b")),
    ("activity", re.compile(r"actividad(?:es)?\b|acciones\b|descripcion (?:de )?(?:la |las )?acc")),
    ("level", re.compile(_LEVEL_TITLES)),
)
# What the words of titles come to here, whichever module knows them.
_NAMES = {
    **dict.fromkeys(("axis", "theme", "objective", "strategy", "line", "action", "act"), "level"),
    **dict.fromkeys(("status", "state"), "response"),
    **dict.fromkeys(("actions", "done"), "activity"),
}


class SeenTitle(NamedTuple):
    """The title of a column as it stands in its sheet."""

    row: int
    position: int  # from 0
    text: str
    told: str = ""  # its kind, where its cells tell it against its words
    level: str = ""  # the title of a level whose codes have a column: that of its codes

    @property
    def kind(self) -> str:
        """What is told of it: "level", "code", "response" …; "" where nothing is."""
        return self.told or title_kind(self.text)


@dataclass(slots=True)
class SeenSheet:
    """The first rows of a sheet, and the header that was found among them."""

    sheet: str
    above: list[Row] = field(default_factory=list)
    titles: list[SeenTitle] = field(default_factory=list)
    below: list[Row] = field(default_factory=list)
    read: FirstRows = field(default_factory=FirstRows)
    over: tuple[str, ...] = ()  # levels that have rows of their own and no column

    def values(self, title: SeenTitle) -> list[str]:
        """The cells that were seen under a title, blank ones too."""
        return [cell_at(row.cells, title.position) for row in self.below]


def title_kind(text: str) -> str:
    """What a title's words tell of its column; "" where they tell nothing.

    >>> title_kind("Acción puntual"), title_kind("Dependencia responsable"), title_kind("Remedio")
    ('level', 'agency', '')
    """
    if name := titled_column(text):
        return _NAMES.get(name, name)
    said = plain(text)
    return next((name for name, words in _WORDS if words.match(said)), "")


def seen_sheets(source: Source) -> list[SeenSheet]:
    """The sheets of a file in which a header was found; a text file is one sheet."""
    found = (_with_header(sheet, rows) for sheet, rows in _first_rows(source).items())
    return [sheet for sheet in found if sheet.titles]


def _first_rows(source: Source) -> dict[str, list[Row]]:
    sheets: dict[str, list[Row]] = {}
    for row in source.rows():
        if row.sheet not in sheets and len(sheets) == MOST_SHEETS_SEEN:
            break
        seen = sheets.setdefault(row.sheet, [])
        if len(seen) < MOST_ROWS_SEEN:
            seen.append(row)
        elif not row.sheet:  # a text file has nothing else to show
            break
    return sheets


def _with_header(sheet: str, rows: list[Row]) -> SeenSheet:
    first = _first_of_header(rows)
    if first is None:
        return SeenSheet(sheet)
    last = first
    while last + 1 < len(rows) and _goes_on(rows[first : last + 1], rows[last + 1]):
        last += 1
    header = rows[first : last + 1]
    titles = _titles_in(header)
    again = [row.cells for row in header]
    held = [row for row in rows[last + 1 :] if row.filled and row.cells not in again]
    apart = _sections({row.number: row for row in (*rows[:first], *held)}, titles)
    below = [row for row in held if row.number not in apart]
    above = [row for row in rows[:first] if row.number not in apart]
    read = first_rows({title.position: title.text for title in titles}, below)
    named = sorted(apart.values(), key=lambda section: LEVEL_TITLES.index(section.kind))
    over = tuple(dict.fromkeys(section.name for section in named))
    return SeenSheet(sheet, above, _as_read(titles, read), list(read.lines), read, over)


def _sections(rows: Mapping[int, Row], titles: Iterable[SeenTitle]) -> dict[int, Section]:
    """The rows that stand for a level without a column, by their numbers."""
    named = {column_title(title.text).name for title in titles}
    if any(map(may_name_levels, (title.text for title in titles))):
        return {}
    found = ((number, headed_section(row)) for number, row in rows.items() if row.filled)
    return {n: section for n, section in found if section and section.kind not in named}


def _first_of_header(rows: list[Row]) -> int | None:
    """The first row of known words, or else of nearly as many titles as the fullest has."""
    looked = [
        replace(row, cells=()) if row.filled and headed_section(row) else row
        for row in rows[:_MOST_ABOVE]
    ]
    for place, row in enumerate(looked):
        if _known(row) >= 2:
            return place
    counts = [_titles(row) for row in looked]
    most = max(counts, default=0)
    if most > 1:
        return next(n for n, count in enumerate(counts) if count >= max(2, _ENOUGH * most))
    return next((n for n, row in enumerate(looked) if _alone_above_rows(looked, n, row)), None)


def _alone_above_rows(rows: list[Row], place: int, row: Row) -> bool:
    """Whether a row is the title of a table of a single column."""
    following = rows[place + 1 : place + 2]
    return _titles(row) == len(row.filled) == 1 and bool(following and following[0].filled)


def _known(row: Row) -> int:
    """How many cells of a row are titles whose words are known."""
    return sum(_may_be_title(cell) and bool(title_kind(cell)) for cell in row.filled)


def _titles(row: Row) -> int:
    """How many titles a row may hold; 0 where it holds other things, too."""
    filled = row.filled
    titles = {plain(cell) for cell in filled if _may_be_title(cell)}
    likely = sum(map(_may_be_title, filled)) * 3 >= 2 * len(filled)
    return len(titles - {""}) if likely else 0


def _may_be_title(cell: str) -> bool:
    """Whether a cell is short, and neither a number, a heading with its code, nor a sentence."""
    return (
        0 < len(cell) <= LONGEST_COLUMN_TITLE
        and not cell[0].isdigit()
        and not cell.startswith("=")
        and not cell.endswith(".")
        and any(map(str.isalpha, cell))
        and len(cell.split()) <= _MOST_WORDS_OF_TITLE
    )


def _goes_on(header: list[Row], row: Row) -> bool:
    """Whether a row below a header belongs to it."""
    if len(header) == _MOST_HEADER_ROWS or not row.filled:
        return False
    if not all(map(_may_be_title, row.filled)) or any(map(_is_heading, row.filled)):
        return False
    known = _known(row)
    return known == len(row.filled) or (known > 0 and _titles(row) > max(map(_titles, header)))


def _is_heading(cell: str) -> bool:
    """Whether a cell is no title of a level, but one with its code: "Objetivo 1"."""
    return title_kind(cell) == "level" and code_in(cell, 0) is not None


def _titles_in(header: Iterable[Row]) -> list[SeenTitle]:
    """The titles of a header, each the lowest of its column."""
    lowest: dict[int, SeenTitle] = {}
    for row in header:
        for place, cell in enumerate(row.cells):
            if cell:
                lowest[place] = SeenTitle(row.number, place, cell)
    return [lowest[place] for place in sorted(lowest)]


def _as_read(titles: list[SeenTitle], read: FirstRows) -> list[SeenTitle]:
    """Titles of which those of levels, and of their codes, are told apart by their cells.

    Where the reader finds levels, it also knows of which of them a column holds the codes; one
    that is called so and holds those of none only counts the rows.
    """
    found = {title.position: title for title in titles}
    for title in titles:
        if read.levels and title.kind == "code" and title.position not in read.codes.values():
            found[title.position] = title._replace(told="extra")
    for text, code in read.codes.items():
        named = found[code].text
        if text in found and titled_column(named) in LEVEL_TITLES:
            own = read.titles[text].text
            found[text] = found[text]._replace(text=own, told="level", level=named)
            found[code] = found[code]._replace(told="code", level=named)
    if rows := read.rows:
        line = rows.levels[-1].name
        found[rows.position] = found[rows.position]._replace(told="row_level")
        found[rows.text] = found[rows.text]._replace(told="level", level=line)
        if rows.code is not None:
            found[rows.code] = found[rows.code]._replace(told="code", level=line)
    return [found[title.position] for title in titles]
