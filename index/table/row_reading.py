"""One table row, read and checked by itself and against the headings above it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from index.plain_text import plain
from index.problem import Problem
from index.table.blocks import Placed
from index.table.cell import Note, cell_text, year_in
from index.table.codes import heading_or_flaw, lies_under
from index.table.columns import RESPONSE, LevelColumn, TableColumns
from search.model import Cell, Heading, Response

_RESPONSE_WORDS: tuple[tuple[Response, re.Pattern[str]], ...] = (
    ("yes", re.compile(r"(?:si|(?:si )?se realizaran acciones)(?: (?:en|durante) .*)?")),
    ("no", re.compile(r"(?:no|no se realizaran acciones)(?: (?:en|durante) .*)?")),
)
_LONGEST_RESPONSE = 200


class Activity(NamedTuple):
    """What somebody will do under a line."""

    number: int
    text: str
    notes: tuple[Note, ...]
    columns: tuple[Cell, ...] = ()  # further ones of its own row
    given: tuple[str, ...] = ()  # the cells of its own row that say who acts


@dataclass(slots=True)
class RowDraft:
    """What a row says, as far as it can be read; `problems` tells the rest."""

    placed: Placed
    headings: list[Heading | None]
    blank: list[int] = field(default_factory=list)  # levels filled from above
    response: Response | None = None
    year: int | None = None
    activities: list[Activity] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)  # rules about its headings

    @property
    def columns(self) -> TableColumns:
        """The columns of its table."""
        return self.placed.block.columns

    @property
    def last(self) -> int:
        """The level of the line of action."""
        return len(self.headings) - 1

    @property
    def answer(self) -> str:
        """The cell of the response, if there is one."""
        return "" if self.columns.response is None else self.cell(self.columns.response)

    def cell(self, position: int) -> str:
        """The cell in a column."""
        cells = self.placed.row.cells
        return cells[position] if position < len(cells) else ""

    @property
    def failed(self) -> bool:
        """Whether the row cannot be used."""
        return any(problem.error for problem in self.problems)

    @property
    def code(self) -> str:
        """The line's code, as far as it is known."""
        line = self.headings[-1]
        return line.code if line else ""

    def add(self, rule: str, column: str = "", value: str = "", detail: str = "") -> None:
        """Note a problem of this row."""
        self._add(self.code, rule, column, value, detail)

    def add_about(self, activity: Activity) -> None:
        """Note what is to be told about an activity's text."""
        code = f"{self.code}/{activity.number}"
        for rule, value in activity.notes:
            self._add(code, rule, f"actividad {activity.number}", value)

    def _add(self, code: str, rule: str, column: str, value: str, detail: str = "") -> None:
        block, row = self.placed
        self.problems.append(
            Problem(
                rule,
                row=row.number,
                page=block.page,
                sheet=block.sheet,
                column=column,
                value=value,
                detail=detail,
                key=block.key,
                code=code,
            )
        )


def row_draft(placed: Placed, above: Sequence[Heading | None]) -> RowDraft:
    """The draft of a row under the headings above it.

    A blank heading stands for the one above: merged cells arrive so.
    """
    draft = RowDraft(placed, list(above))
    if not _has_its_columns(draft):
        return draft
    # The line first: its code names the problems.
    for level, column in reversed(tuple(enumerate(draft.columns.levels))):
        _read_heading(draft, level, column)
    _check_codes(draft)
    _read_response(draft)
    _read_activities(draft)
    return draft


def _has_its_columns(draft: RowDraft) -> bool:
    """Whether the cells of a row are as many as its header has columns."""
    columns, cells = draft.columns, draft.placed.row.cells
    outside = [text for n, text in enumerate(cells) if text and n not in columns.positions]
    if len(cells) < columns.least:
        found = f"Hay {len(cells)} de al menos {columns.least}."
        draft.add("too-few-columns", value=" ".join(cells), detail=found)
    if outside:
        draft.add("too-many-columns", value=" ".join(outside))
    return not draft.failed


def _read_heading(draft: RowDraft, level: int, column: LevelColumn) -> None:
    text, notes = cell_text(draft.cell(column.position))
    if not text:
        draft.blank.append(level)
        if draft.headings[level] is None:
            draft.add("missing-code", column.label, detail="La celda está vacía.")
        return
    draft.headings[level], flaw = heading_or_flaw(text, level)
    if flaw:
        draft.add(flaw, column.label, text)
    for rule, value in notes:
        draft.add(rule, column.label, value)
        draft.findings.append(rule)


def _check_codes(draft: RowDraft) -> None:
    """A code must begin with that of the heading over it."""
    for level in range(1, len(draft.headings)):
        parent, child = draft.headings[level - 1 : level + 1]
        filled = level in draft.blank and level - 1 in draft.blank
        if parent and child and not filled and not lies_under(child.code, parent.code):
            detail = f"{child.code} no está en {parent.code}."
            draft.add("code-mismatch", draft.columns.levels[level].label, child.code, detail)


def _read_response(draft: RowDraft) -> None:
    if draft.columns.response is None:
        draft.response = ""
        return
    text = draft.answer
    draft.response = response_in(text)
    draft.year = year_in(text[:_LONGEST_RESPONSE])
    expected = draft.placed.block.year
    if draft.year and expected and draft.year != expected:
        draft.add("other-year", RESPONSE, text, f"El informe es de {expected}.")


def response_in(text: str) -> Response | None:
    """The response that a cell gives, or None.

    >>> response_in("No se realizarán acciones en 2018"), response_in("Pendiente")
    ('no', None)
    """
    said = plain(text[:_LONGEST_RESPONSE])
    return next((answer for answer, words in _RESPONSE_WORDS if words.fullmatch(said)), None)


def _read_activities(draft: RowDraft) -> None:
    for number, position in draft.columns.activities:
        text, notes = cell_text(draft.cell(position))
        if text:
            draft.activities.append(Activity(number, text, notes))
