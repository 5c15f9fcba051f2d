"""Which columns of a table may be its levels, guessed from their titles and first rows."""

import re
from collections.abc import Iterable, Sequence

from index.drafts.header_guess import SeenSheet, SeenTitle
from index.files.column_titles import titled_column
from index.plain_text import plain
from index.table.by_row.row_levels import RowLevels
from index.table.levels import names_product, parts_rows
from index.table.sample import is_figure
from search.ids import MOST_LEVELS

NOWHERE = -1  # the position of a level that has no column
_LEVEL_KEY = re.compile("[a-z0-9_-]{1,40}")


def guessed_levels(sheet: SeenSheet, shared: set[str]) -> list[SeenTitle]:
    """The titles of the levels: by their words, or else by how their cells repeat.

    A level that rows are of has none in the header, and stands at no position.
    """
    if sheet.read.rows:
        return _over_rows(sheet, sheet.read.rows)
    levels = [t for t in sheet.titles if t.kind == "level" and plain(t.text) in shared]
    levels += _product_under(sheet, levels) if levels else []
    others = (title for title in sheet.titles if title in levels or title.kind != "level")
    read = [title for title in others if title.position in sheet.read.levels]
    if levels and {*levels} < {*read}:
        return read
    activities = [title for title in sheet.titles if title.kind == "activity"]
    if len(levels) == len(activities) == 1 and _is_over(levels[0], activities[0], sheet):
        levels += activities  # what is done is the lowest level of such a plan
    if not levels:
        return (_nested(sheet) or sheet.titles[:1])[-MOST_LEVELS:]
    return [*_stands_over(sheet, levels[0]), *levels][-MOST_LEVELS:]


def _is_over(level: SeenTitle, activity: SeenTitle, sheet: SeenSheet) -> bool:
    """Whether a single level stands over activities, and is no line that says what it is of."""
    line = sheet.over or titled_column(level.text) in ("line", "action")
    return not line and activity.position > level.position


def _over_rows(sheet: SeenSheet, rows: RowLevels) -> list[SeenTitle]:
    """The levels of rows that name theirs, behind those that have columns."""
    columns = [title for title in sheet.titles if title.position in sheet.read.levels]
    outer = [title for title in columns if title.position != rows.text]
    line = [title for title in columns if title.position == rows.text]
    named = (level.name for level in rows.levels[:-1])
    return [*outer, *(SeenTitle(0, NOWHERE, name, "level", name) for name in named), *line]


def _stands_over(sheet: SeenSheet, first: SeenTitle) -> list[SeenTitle]:
    """A column of unknown words whose texts stand over several of the level behind it."""
    for title in sheet.titles:
        if title.kind or title.position >= first.position:
            continue
        told = zip(sheet.values(title), sheet.values(first), strict=True)
        pairs = {pair for pair in told if all(pair)}
        over, below = ({pair[n] for pair in pairs} for n in (0, 1))
        nested = len(below) == len(pairs) < len(sheet.below) and len(over) > 1
        if nested and all(any(map(str.isalpha, text)) for text in over):
            return [title]
    return []


def _product_under(sheet: SeenSheet, levels: Sequence[SeenTitle]) -> list[SeenTitle]:
    """A product below the last level, where it is what the rows are of."""
    last = levels[-1]
    if titled_column(last.text) in ("line", "action", "act"):
        return []
    done = [title.position for title in sheet.titles if title.kind in ("activity", "response")]
    for title in sheet.titles:
        if title.position > last.position and names_product(title.text):
            cells = sheet.values(last), sheet.values(title)
            figures = all(map(is_figure, filter(None, cells[1])))
            told = len(levels) == 1 or parts_rows(*cells)
            first = all(place > title.position for place in done)
            return [title] if told and first and not figures else []
    return []


def _nested(sheet: SeenSheet) -> list[SeenTitle]:
    """The columns of text from the left, down to the first that repeats nothing."""
    found: list[SeenTitle] = []
    before = 0
    for title in sheet.titles:
        cells = [cell for cell in sheet.values(title) if cell]
        if title.kind or not any(map(str.isalpha, "".join(cells))):
            continue
        distinct = len(set(cells))
        if distinct < before or len(found) == MOST_LEVELS:
            break
        found.append(title)
        before = distinct
        if distinct == len(sheet.below):
            break
    return found


def level_names(titles: Iterable[SeenTitle]) -> list[str]:
    """A name for each level that TOML takes as it is: the first word of its title, or all."""
    names: list[str] = []
    for number, title in enumerate(titles, 1):
        words = plain(title.level or title.text).split()
        tried = [*words[:1], "_".join(words)[:40], f"nivel_{number}"]
        fit = (each for each in tried if _LEVEL_KEY.fullmatch(each) and each not in names)
        names.append(next(fit))
    return names
