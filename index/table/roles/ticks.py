"""Columns of ticks under one question: "Sí" and "No", of which each row has an X in one."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from index.plain_text import plain, seen
from index.table.cell import is_empty
from index.table.header import ANSWER_TITLE, Title
from index.table.sample import Sample

TICK = "tick"  # the name of such a title
_ANSWER_AT_END = re.compile(rf"(?:^|(?P<asked>.*) ){ANSWER_TITLE}$")
_ASKS = re.compile(
    r"\b(?:respuesta|cumpl|realiz|atend|atendi|ejecut|accion|acciones|conclu|llev|termin|hizo|hara"
    r"|estatus|status|avance|inici)"
)


def ticked(titles: Sequence[Title], sample: Sample) -> list[Title]:
    """The columns that together hold the response, each with its answer as its own title.

    They stand beside one another, with "Sí" and "No" among them and nothing but ticks below.
    Those of several years ask the same; what asks for something else is no response.
    """
    groups = [group for group in _groups(titles) if _is_ticked(group, sample)]
    named = [group for group in groups if group[0].name in ("response", "status", "state")]
    if not named and any(title.name == "response" for title in titles):
        return []
    chosen = named or [group for group in groups if _may_ask(_asked(group[0]))]
    asked = {_asked(group[0]) for group in chosen}
    return [_tick(title) for group in chosen for title in group] if len(asked) == 1 else []


def _groups(titles: Iterable[Title]) -> list[list[Title]]:
    """Titles beside one another that end with an answer to the same."""
    fit = [title for title in sorted(titles) if _ANSWER_AT_END.match(plain(title.text))]
    by = groupby(enumerate(fit), lambda each: (each[1].position - each[0], _question(each[1])))
    return [[title for _, title in group] for _, group in by]


def _question(title: Title) -> str:
    """What a title asks, with its year."""
    match = _ANSWER_AT_END.match(plain(title.text))
    return (match["asked"] or "") if match else ""


def _asked(title: Title) -> str:
    """What a title asks, whatever its year."""
    return " ".join(word for word in _question(title).split() if word != str(title.year))


def _may_ask(asked: str) -> bool:
    return not asked or bool(_ASKS.search(asked))


def _is_ticked(group: Sequence[Title], sample: Sample) -> bool:
    answers = {_answer(title) for title in group}
    cells = [(title, cell) for title in group for cell in sample.cells(title.position)]
    filled = [(title, cell) for title, cell in cells if not is_empty(cell)]
    return {"si", "no"} <= answers and bool(filled) and all(_is_tick(*each) for each in filled)


def _is_tick(title: Title, cell: str) -> bool:
    said = plain(cell)
    return said in ("x", _answer(title)) or (not said and len(seen(cell).strip()) == 1)


def _answer(title: Title) -> str:
    return plain(title.text)[len(_question(title)) :].strip()


def _tick(title: Title) -> Title:
    words = len(_answer(title).split())
    return title._replace(name=TICK, own=" ".join(title.text.split()[-words:]).strip("()[]:"))
