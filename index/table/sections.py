"""Rows that stand for a level without a column: "Objetivo 1. …" over the lines that follow."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from index.files.column_titles import LEVEL_TITLES, column_title
from index.files.row import Row
from index.table.codes import code_in, has_code
from index.table.columns import LevelColumn, TableColumns, TitledColumn
from index.table.sample import Sample, code_depth
from index.table.title import named_branch, names_programme

_SORT = (
    r"(?: (?:rector|general|estrat[eé]gic[oa]|transversal|prioritari[oa]|sectorial"
    r"|espec[ií]fic[oa]))?"
)
_WORDED = re.compile(
    rf"((?:eje|pilar|pol[ií]tica|tema|componente|objetivo|estrategia|programa|proyecto"
    rf"|l[ií]nea de acci[oó]n|l[ií]nea(?= estrat)){_SORT})"
    r"\s*(?:n[oº°]\.?\s*|n[uú]m\.?\s*)?"
    r"(?:(?=[0-9]{1,3}(?![0-9]))|(?=[ivxl]{1,5}\b)|([:.–—-]{1,3})\s*(?=\S))(\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_TITLES = ("theme",)  # "Programa: …" names a programme, "Programa 1. …" is a part of one
# What a level over these would be called, where only its codes tell that it is there.
_ABOVE = (("axis", "Eje"), ("objective", "Objetivo"), ("strategy", "Estrategia"))
_TOPS = ("objective", "strategy", "line", "action")


_LEAST_UNWORDED = 2  # one alone may be a heading without lines
_LONGEST_UNWORDED = 200  # characters


class Section(NamedTuple):
    """A level that a row stands for."""

    kind: str  # of LEVEL_TITLES
    name: str  # "Eje rector"
    text: str  # with its code


@dataclass(frozen=True, slots=True)
class SectionLevel:
    """A level of a table that has no column."""

    kind: str
    name: str
    place: int | None = None  # the column of a text that stands for it without its word or code
    beside: tuple[int, int] | None = None  # the columns of its code and its text, where it has two
    coded: bool | None = None  # whether its texts have codes; None: as those of the others


_UNWORDED = SectionLevel("axis", "Apartado")


def worded_section(row: Row) -> Section | None:
    """The level that a row of one cell names, with its text; or one cell names and one tells.

    >>> worded_section(Row(9, ("", "EJE II. Gobierno")))
    Section(kind='axis', name='Eje', text='II. Gobierno')
    >>> worded_section(Row(9, ("Objetivo:", "1. Agua"))).text
    '1. Agua'
    """
    if len(row.filled) == 2 and row.filled[0].endswith(":"):
        named = column_title(row.filled[0])
        if named.name in LEVEL_TITLES and named.name not in _TITLES:
            return Section(named.name, named.level, row.filled[1])
    match = _WORDED.match(row.filled[0]) if len(row.filled) == 1 else None
    title = column_title(match[1]) if match else None
    if not match or not title or (match[2] and title.name in _TITLES):
        return None
    return Section(title.name, title.level, match[3])


def headed_section(row: Row) -> Section | None:
    """The level that a row names whose code and text may have cells of their own.

    >>> headed_section(Row(9, ("Estrategia 1.1", "Vigilar", "")))
    Section(kind='strategy', name='Estrategia', text='1.1. Vigilar')
    >>> headed_section(Row(9, ("Objetivo", "1", "Agua"))), headed_section(Row(9, ("Eje 1", "2")))
    (Section(kind='objective', name='Objetivo', text='1. Agua'), None)
    """
    if worded := worded_section(row):
        return worded
    if not 1 < len(row.filled) < 4:
        return None
    first, *between, text = row.filled
    named = " ".join((first.rstrip(" :."), *between)).rstrip(".")
    code, behind = code_in(named, 0), code_in(text, 0)
    if column_title(named).name in LEVEL_TITLES and behind and behind.text:
        return worded_section(Row(row.number, (f"{named} {text}",)))
    bare = behind is not None and not behind.text
    if bare or not code or code.text or not code.named:
        return None
    return worded_section(Row(row.number, (f"{named}. {text}",)))


def section_of(row: Row, levels: Sequence[SectionLevel]) -> Section | None:
    """The level of these that a row stands for, by its word or by its code alone."""
    if not levels or len(row.filled) > 3:
        return None
    row = in_one_cell(row, levels[0].beside)
    if worded := headed_section(row):
        return worded if worded.kind in {level.kind for level in levels} else None
    if len(row.filled) > 2:
        return None
    coded = [level for level in levels if level.place is None]
    depth = code_depth(row.filled[0]) if len(row.filled) == 1 else 0
    if not 1 <= depth <= len(coded):
        return unworded_section(row, levels)
    level = coded[depth - 1]
    return Section(level.kind, level.name, row.filled[0])


def in_one_cell(row: Row, places: tuple[int, int] | None) -> Row:
    """A row that has but a code and a text, in columns of their own, as a row of one cell.

    >>> in_one_cell(Row(9, ("1.2", "", "Vigilar", "")), (0, 2)).cells
    ('1.2. Vigilar',)
    """
    filled = tuple(place for place, cell in enumerate(row.cells) if cell)
    if filled != places:
        return row
    code, text = row.filled
    return replace(row, cells=(f"{code.rstrip('.')}. {text}",))


def unworded_section(row: Row, levels: Sequence[SectionLevel]) -> Section | None:
    """The level of these that a text alone stands for, without its word or a code."""
    level = next((level for level in levels if level.place is not None), None)
    if level is None or level.place is None or len(row.filled) != 1:
        return None
    text = row.filled[0]
    here = row.cells[level.place : level.place + 1] == (text,)
    named = worded_section(row) or names_programme(row) or named_branch(row)
    if not here or named or code_depth(text) or len(text) > _LONGEST_UNWORDED:
        return None
    return Section(level.kind, level.name, text)


def unworded_level(rows: Sequence[Row], columns: TableColumns) -> tuple[SectionLevel, ...]:
    """The level of texts that stand alone over rows with a heading of their own in that column.

    One over rows that are blank there is that heading itself.
    """
    top = columns.levels[0]
    if len(columns.levels) == 1 or column_title(top.name).name == _UNWORDED.kind:
        return ()
    level = replace(_UNWORDED, place=top.position)
    pairs = [(row, below) for row, below in pairwise(rows) if unworded_section(row, [level])]
    apart = all(_has_another(below, top.position, row.filled[0]) for row, below in pairs)
    return (level,) if len(pairs) >= _LEAST_UNWORDED and apart else ()


def _has_another(row: Row, place: int, text: str) -> bool:
    """Whether a row has more than its heading in a column, and another there than a text."""
    return len(row.filled) > 1 and row.cells[place : place + 1] not in ((), ("",), (text,))


def section_levels(
    rows: Sequence[Row], columns: TableColumns, sample: Sample, before: Sequence[SectionLevel]
) -> tuple[SectionLevel, ...]:
    """The levels that a table lacks in its columns and has in rows of their own."""
    kinds = [column_title(level.name).name for level in columns.levels]
    top = columns.levels[0]
    beside = None if top.code is None else (top.code, top.position)
    rows = [in_one_cell(row, beside) for row in rows]
    alone = [row for row in rows if len(row.filled) == 1]
    found = {level.kind: level for level in before if level.kind not in kinds}
    for section in filter(None, map(headed_section, rows)):
        if section.kind not in kinds:
            found.setdefault(section.kind, SectionLevel(section.kind, section.name))
    levels = sorted(found.values(), key=lambda level: LEVEL_TITLES.index(level.kind))
    lacking = sample.depth(top.position if top.code is None else top.code) - 1
    depths = {code_depth(row.filled[0]) for row in alone if not worded_section(row)}
    if len(levels) < lacking and depths & set(range(1, lacking + 1)):
        levels = _over(kinds[0], lacking) or levels
    return tuple(replace(level, beside=beside) for level in levels)


def _over(kind: str, lacking: int) -> list[SectionLevel]:
    """So many levels over one, by the order that programmes have."""
    at = min(_TOPS.index(kind) + 1, len(_ABOVE)) if kind in _TOPS else 0
    return [SectionLevel(*each) for each in _ABOVE[max(0, at - lacking) : at]]


def with_sections(
    columns: TableColumns, levels: Sequence[SectionLevel], texts: Iterable[str]
) -> TableColumns:
    """Columns of rows before whose cells those of the sections stand."""
    by = len(levels)
    own = any(map(has_code, texts)) or all(level.coded for level in columns.levels)
    above = [] if columns.named is None else columns.levels[:-1]  # in columns of their own

    def moved(place: int | None) -> int | None:
        return None if place is None else place + by

    def behind(level: LevelColumn) -> LevelColumn:
        return replace(level, position=level.position + by, code=moved(level.code))

    return replace(
        columns,
        levels=(
            *map(behind, above),
            *(
                LevelColumn(
                    each.name,
                    n,
                    coded=own and each.place is None if each.coded is None else each.coded,
                )
                for n, each in enumerate(levels)
            ),
            *map(behind, columns.levels[len(above) :]),
        ),
        response=moved(columns.response),
        ticks=_moved_titles(columns.ticks, by),
        activities=tuple(a._replace(position=a.position + by) for a in columns.activities),
        agencies=tuple(place + by for place in columns.agencies),
        year=moved(columns.year),
        named=moved(columns.named),
        further=_moved_titles(columns.further, by),
        promised=tuple(place + by for place in columns.promised),
        unread=_moved_titles(columns.unread, by),
    )


def _moved_titles(titles: Iterable[TitledColumn], by: int) -> tuple[TitledColumn, ...]:
    return tuple(title._replace(position=title.position + by) for title in titles)
