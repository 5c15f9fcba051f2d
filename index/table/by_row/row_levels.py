"""A column that names the level of each row, and what stands in the rows of each level."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.files.column_titles import column_words, titled_column
from index.files.row import cell_at
from index.table.by_row.level_cell import LevelCell, level_cell, programme_rank
from index.table.codes import Written, code_in
from index.table.header import Title
from index.table.sample import Sample
from search.ids import MOST_LEVELS

_NAMES_LEVELS = re.compile(
    r"(?P<sure>nivel(?:es)?)(?: [a-z]{1,20}){0,4}"
    r"|(?:tipo|categoria|clase|elemento)"
    r"(?: de (?:registro|elemento|renglon|fila|nivel|componente))?"
)
_NAMES_TEXT = re.compile(
    r"resumen(?: narrativo)?|objetivos?(?: [a-z]{1,20}){0,2}"
    r"|(?:nombre|descripcion|denominacion|enunciado|texto|redaccion|contenido|concepto)"
    r"(?: (?!indicador|meta|programa|proyecto|dependencia|responsable|unidad|variable)"
    r"[a-z]{1,20}){0,4}"
)
_LONGEST_NAME = 60  # characters of a title
_FULL = 0.9  # of the rows have a text
_LINES = ("strategy", "line", "action", "act", "activity")  # a table with these has them there
_ENOUGH_NAMED = 0.75  # of the cells: the others are told, and no rows of the table


@dataclass(frozen=True, slots=True)
class RowLevel:
    """A level that rows are of."""

    key: str
    name: str
    coded: bool


@dataclass(frozen=True, slots=True)
class RowLevels:
    """Where rows say of which level they are, and where their texts and codes stand."""

    position: int
    text: int
    code: int | None
    levels: tuple[RowLevel, ...]  # from the top; the last is the line

    def level_of(self, cells: Sequence[str]) -> int | None:
        """The level that a row names, from 0; None where it names none that is known."""
        said = level_cell(cell_at(cells, self.position))
        keys = [level.key for level in self.levels]
        return next((n for n, key in enumerate(keys) if said and said.is_of(key, keys)), None)

    def code_of(self, cells: Sequence[str]) -> str:
        """The code of a row as it is written, beside the name of its level or in its column."""
        said = level_cell(cell_at(cells, self.position))
        own = "" if self.code is None else cell_at(cells, self.code)
        return own or (said.code if said else "")

    def numbers(self, cells: Sequence[str], level: int) -> tuple[int, ...]:
        """The numbers of the code of a row; none where it has no code."""
        name = self.levels[level].name
        code = self.code_of(cells) or cell_at(cells, self.text)
        found = code_in(code, level, name)
        return found.numbers if found else ()

    def heading(self, cells: Sequence[str]) -> str:
        """The text of a row behind its code."""
        code, text = self.code_of(cells).rstrip("."), cell_at(cells, self.text)
        return f"{code}. {text}" if code else text

    def line(self, cells: Sequence[str]) -> tuple[str, ...]:
        """The cells of a line's row: a code beside the name of its level stands in its text."""
        if self.code is not None or not cell_at(cells, self.text):
            return tuple(cells)
        return (*cells[: self.text], self.heading(cells), *cells[self.text + 1 :])

    def is_line(self, cells: Sequence[str]) -> bool:
        """Whether a row names the lowest level."""
        return self.level_of(cells) == len(self.levels) - 1

    def lines(self, sample: Sample) -> Sample:
        """The rows of the lowest level among others."""
        return Sample(tuple(map(self.line, filter(self.is_line, sample.rows))))


def names_levels(title: Title) -> bool:
    """Whether a title may be that of a column which names the level of each row."""
    return not title.name and may_name_levels(title.own)


def may_name_levels(cell: str) -> bool:
    """Whether a cell of a header may be the title of such a column.

    >>> may_name_levels("NIVEL (MIR)"), may_name_levels("Nivel de avance")
    (True, False)
    """
    short = len(cell) <= _LONGEST_NAME
    return short and not titled_column(cell) and bool(_NAMES_LEVELS.fullmatch(column_words(cell)))


def row_levels(titles: Sequence[Title], sample: Sample) -> RowLevels | None:
    """Where a table says the level of each row; None where none of its columns does."""
    for title in filter(names_levels, titles):
        levels = _levels_named(title.position, sample)
        found = _told_levels(title, levels, titles, sample) if levels else None
        if found and _stand_over_one_another(title, found, sample):
            return found
    return None


def titles_of_lines(found: RowLevels, titles: Iterable[Title]) -> tuple[Title, ...]:
    """The titles of a table for its lines: that of the texts is called as these are."""
    line = found.levels[-1].name
    told = []
    for title in titles:
        if title.position == found.text:
            title = title._replace(name="action", level=line, of="")
        elif title.position == found.code:
            title = title._replace(of="action")
        if title.position != found.position:
            told.append(title)
    return tuple(told)


def _told_levels(
    title: Title, cells: Sequence[LevelCell], titles: Sequence[Title], sample: Sample
) -> RowLevels | None:
    """Where the rows of levels have their text and their code.

    None where no text is found, or where lines have a column of their own.
    """
    text = _text_position(title, titles, sample)
    lines = [each for each in titles if each.name in _LINES and each.position != text]
    if text is None or lines:
        return None
    return with_places(title.position, text, _code_position(text, titles, sample), cells, sample)


def with_places(
    position: int, text: int, code: int | None, cells: Iterable[LevelCell], sample: Sample
) -> RowLevels:
    """The levels of rows in known columns; their rows show which have codes."""
    bare = tuple(RowLevel(cell.key, cell.name, coded=False) for cell in cells)
    found = RowLevels(position, text, code, bare)
    levels = (replace(each, coded=_is_coded(n, found, sample)) for n, each in enumerate(bare))
    return replace(found, levels=tuple(levels))


def _levels_named(position: int, sample: Sample) -> list[LevelCell]:
    """The levels that a column names, in the order of their first rows; none where it does not."""
    cells = [level_cell(cell) for cell in sample.cells(position)]
    known = [cell for cell in cells if cell and cell.rank is not None]
    found = list({cell.key: cell for cell in reversed(known)}.values())
    order = [cell.key for cell in known]
    found.sort(key=lambda cell: order.index(cell.key))
    few = 1 < len(found) <= MOST_LEVELS
    ranks = [cell.rank for cell in found if cell.rank is not None and cell.rank >= 0]
    in_order = all(above <= below for above, below in pairwise(ranks))
    return found if few and in_order and len(known) >= _ENOUGH_NAMED * len(cells) else []


def _stand_over_one_another(title: Title, found: RowLevels, sample: Sample) -> bool:
    """Whether the levels are such, and no kinds of lines: by the title, their words or codes."""
    match = _NAMES_LEVELS.fullmatch(column_words(title.own))
    if match and match["sure"]:
        return True
    ranks = [programme_rank(level.name) for level in found.levels]
    told = [rank for rank in ranks if rank is not None]
    worded = told == ranks and all(above < below for above, below in pairwise(told))
    return worded or _codes_deepen(found, sample)


def _codes_deepen(found: RowLevels, sample: Sample) -> bool:
    """Whether the codes of each level are longer than those of the levels over it."""
    lengths: dict[int, set[int]] = {}
    for cells in sample.rows:
        level = found.level_of(cells)
        if level is not None and (numbers := found.numbers(cells, level)):
            lengths.setdefault(level, set()).add(len(numbers))
    told = [lengths[level] for level in sorted(lengths)]
    return len(told) > 1 and all(max(over) < min(below) for over, below in pairwise(told))


def _is_coded(level: int, found: RowLevels, sample: Sample) -> bool:
    """Whether the rows of a level have codes: most of them."""
    rows = [cells for cells in sample.rows if found.level_of(cells) == level]
    codes: list[Written | str | None] = [
        found.code_of(cells) or code_in(cell_at(cells, found.text), level, found.levels[level].name)
        for cells in rows
    ]
    return 2 * sum(map(bool, codes)) > len(rows)


def _text_position(title: Title, titles: Sequence[Title], sample: Sample) -> int | None:
    """The column of the texts: the first that is called so, or else that all rows have."""
    rows = [cells for cells in sample.rows if cell_at(cells, title.position)]
    texts = {t.position: [cell_at(cells, t.position) for cells in rows] for t in titles}
    full = [
        each
        for each in titles
        if each is not title
        and sum(map(bool, texts[each.position])) >= _FULL * len(rows)
        and sample.holds_words(each.position)
    ]
    called = [each for each in full if _NAMES_TEXT.fullmatch(column_words(each.own))]
    sure = [each for each in called if not each.name]
    others = [*called, *(e for e in full if not e.name and e.position > title.position)]
    telling = [each for each in others if 2 * len(set(texts[each.position])) > len(rows)]
    return next((each.position for each in (*sure, *telling)), None)


def _code_position(text: int, titles: Sequence[Title], sample: Sample) -> int | None:
    """The column of the codes of rows: none of a level over them, and none that counts rows."""
    over = {each.name for each in titles if each.name and each.position != text}
    for other in titles:
        cells = sample.cells(other.position)
        counted = cells == [str(n) for n in range(1, len(cells) + 1)] and len(cells) > 2
        again = sum(above == below for above, below in pairwise(cells))
        bare = sum(bool(code and not code.text) for code in (code_in(cell, 0) for cell in cells))
        own = other.name == "code" and other.of not in over and 2 * again <= len(cells)
        if own and not counted and 0 < len(cells) < 2 * bare:
            return other.position
    return None
