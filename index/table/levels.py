"""The levels of a table, out of the titles of its columns and of what these hold."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from index.files.column_titles import LEVEL_TITLES
from index.plain_text import plain
from index.table.columns import LevelColumn
from index.table.header import Title
from index.table.sample import Sample
from search.ids import MOST_LEVELS

# From the top; a theme (programa, componente …) stands where its table has it.
_RANKS = {"axis": 0, "objective": 1, "strategy": 2, "line": 3}
_LOWEST = 4
_PRODUCT = re.compile(r"(?:sub)?productos?(?: [a-z]{1,20})?|entregables?")
_SECTOR = re.compile(r"(?:sub)?sector(?:es)?|vertientes?|prioridad(?:es)?|retos?|desafios?")
_BUDGET = re.compile(r"programas? presupuestari[oa]s?")
_LOGFRAME = re.compile(r"componentes?|productos?|programas? presupuestari[oa]s?")
_ACTIVITY_TITLE = re.compile(r"actividad(?:es)?")
_DOUBTFUL = ("act", "activity", "actions")  # a level or what is done under one

_LOWEST_NAMES = ("action", *_DOUBTFUL)
_TOLD_NAMES = ("done", "response", "status", "state")  # beside these an activity is what is done


def level_titles(titles: Sequence[Title], sample: Sample) -> tuple[Title, ...]:
    """The titles of the levels, from the top to the line."""
    sure = [title for title in titles if title.name in LEVEL_TITLES]
    levels = [*sure, *_doubtful_levels(titles, sure, sample)]
    if levels:
        levels += _outer_levels(titles, levels, sample)
        levels += _budget_over(titles, levels)
        levels += _activity_under(titles, levels, sample)
    return _ranked(levels)


def names_product(title: str) -> bool:
    """Whether a title says what is handed over: a level where nothing else is below the last.

    >>> names_product("Producto esperado"), names_product("Productividad")
    (True, False)
    """
    return bool(_PRODUCT.fullmatch(plain(title)))


def parts_rows(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether texts tell apart rows that are equal above them; blank ones are merged."""
    told = [pair for pair in zip(above, below, strict=True) if any(pair)]
    return any(
        text and text != before and heading in ("", over)
        for (over, before), (heading, text) in pairwise(told)
    )


def _outer_levels(titles: Sequence[Title], levels: Sequence[Title], sample: Sample) -> list[Title]:
    """What is a level by its place alone: a sector over all others, a product below them."""
    first = min(title.position for title in levels)
    over = [t for t in titles if t.position < first and _SECTOR.fullmatch(plain(t.own))]
    under = [t for t in titles if _is_product(t, titles, levels, sample)]
    found = [title._replace(name="theme") for title in (*over[:1], *under[:1])]
    return found if len(levels) + len(found) <= MOST_LEVELS else []


def _budget_over(titles: Sequence[Title], levels: Sequence[Title]) -> list[Title]:
    """A budget programme before its components; beside lines it is what pays for them."""
    for title in titles:
        if _BUDGET.fullmatch(plain(title.own)) and len(levels) < MOST_LEVELS:
            under = [level for level in levels if level.position > title.position]
            if under and all(level.name in ("theme", *_LOWEST_NAMES) for level in under):
                return [title._replace(name="theme")]
    return []


def _activity_under(
    titles: Sequence[Title], levels: Sequence[Title], sample: Sample
) -> list[Title]:
    """The activities of a logical framework, which are its lowest level.

    Their texts are names or go on with the codes over them; what tells a deed is no level.
    """
    framed = _LOGFRAME.fullmatch(plain(max(levels).own))
    told = [title for title in titles if title.name in (*_DOUBTFUL, *_TOLD_NAMES)]
    over = all(level.name in ("axis", "objective", "theme") for level in levels)
    if not framed or not over or len(told) != 1 or len(levels) == MOST_LEVELS:
        return []
    (title,) = told
    if not _ACTIVITY_TITLE.fullmatch(plain(title.own)) or title < max(levels):
        return []
    named = sample.holds_words(title.position) and not sample.holds_deeds(title.position)
    return [title] if named or sample.depth(title.position) == len(levels) + 1 else []


def _is_product(
    title: Title, titles: Sequence[Title], levels: Sequence[Title], sample: Sample
) -> bool:
    """Whether a product is what a table's rows are of: nothing else above it is a line."""
    last = max(levels)
    done = [each.position for each in titles if each.name in ("activity", "actions", "response")]
    lines = any(each.name in ("line", "action", *_DOUBTFUL) for each in levels)
    if lines or not names_product(title.own) or title.position < last.position:
        return False
    if sample.holds_figures(title.position) or any(place < title.position for place in done):
        return False
    cells = sample.column(last.position), sample.column(title.position)
    return parts_rows(*cells) or (len(levels) == 1 and any(cells[1]))


def _doubtful_levels(titles: Sequence[Title], sure: Sequence[Title], sample: Sample) -> list[Title]:
    """ "Acción" and the like where it is a level: a single column whose codes go on."""
    doubtful = [t for t in titles if t.name in _DOUBTFUL and t.number is None]
    acts = [title for title in doubtful if title.name == "act"]
    others = [title for title in titles if title.name in ("activity", "actions")]
    for title in doubtful:
        if sure and sample.depth(title.position) == len(sure) + 1:
            return [title]
        if [title] == acts and (others or not _is_activity(title, titles, sure, sample)):
            return [title]
    return []


def _is_activity(
    act: Title, titles: Sequence[Title], sure: Sequence[Title], sample: Sample
) -> bool:
    """Whether "Acción" says what is done: behind the response, or under lines with codes."""
    if sample.coded(act.position):
        return False
    answers = [title.position for title in titles if title.name in ("response", "status")]
    if answers and min(answers) < act.position:
        return True
    numbered = any(title.name == "code" for title in titles)
    lines = [title for title in sure if title.name in ("line", "action")]
    return any(numbered or sample.coded(title.position) for title in lines)


def _ranked(titles: Iterable[Title]) -> tuple[Title, ...]:
    """Levels from left to right, or by the rank of their words where these contradict that."""
    placed = sorted(titles)
    ranks: list[float] = []
    for title in placed:
        before = ranks[-1] if ranks else -1
        ranks.append(before if title.name == "theme" else _rank(title))
    if all(above <= below for above, below in pairwise(ranks)):
        return tuple(placed)
    order = sorted(range(len(placed)), key=lambda n: ranks[n])
    return tuple(placed[n] for n in order)


def _rank(title: Title) -> float:
    rank = _RANKS.get(title.name, _LOWEST)
    return rank + 0.5 if title.level.startswith("Objetivo específico") else rank


def level_columns(
    levels: Sequence[Title], titles: Sequence[Title], sample: Sample
) -> tuple[LevelColumn, ...]:
    """The columns of levels with those of their codes."""
    codes = code_columns(levels, titles, sample)
    return tuple(
        LevelColumn(
            name=title.level,
            position=title.position,
            code=codes.get(title.position),
            coded=title.position in codes or holds_codes(title, sample),
        )
        for title in levels
    )


def holds_codes(title: Title, sample: Sample) -> bool:
    """Whether the texts of a level begin with their codes.

    Those of budget programmes count anew under each letter: E001 and S001 are two programmes.
    """
    return not _BUDGET.fullmatch(plain(title.own)) and sample.coded(title.position)


def code_columns(
    levels: Sequence[Title], titles: Sequence[Title], sample: Sample
) -> dict[int, int]:
    """The columns of codes by those of the levels that they are of."""
    columns = [title for title in titles if title.name == "code"]
    found: dict[int, int] = {}
    for title in columns:
        named = [level.position for level in levels if title.of and level.name == title.of]
        named = [position for position in named if position not in found]
        if named:
            after = [position for position in named if position > title.position]
            found[(after or named)[0]] = title.position
    unnamed = [t for t in columns if not t.of and sample.holds_codes(t.position)]
    if len(unnamed) > 1:
        found |= _beside(levels, unnamed)
    line = levels[-1].position
    if len(unnamed) == 1 and line not in found and not sample.coded(line):
        found[line] = unnamed[0].position
    return found


def _beside(levels: Sequence[Title], codes: Sequence[Title]) -> dict[int, int]:
    """Codes without a level's name stand right before it, each before its own."""
    places = {level.position for level in levels}
    return {t.position + 1: t.position for t in codes if t.position + 1 in places}
