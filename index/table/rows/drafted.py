"""A row as far as it has been read, and what stands above it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from index.files.row import cell_at
from index.problem import Problem
from index.table.blocks import Placed
from index.table.cell import Note
from index.table.columns import TableColumns
from index.table.rows.nesting import Numbered
from index.table.rows.numbering import Flaw, Numbering
from index.table.rows.responses import UNKNOWN_ANSWER, Answer, Answers
from search.model import Cell, Heading, Response


class Activity(NamedTuple):
    """What somebody will do under a line."""

    number: int
    text: str
    notes: tuple[Note, ...]
    columns: tuple[Cell, ...] = ()  # further ones of its own row
    given: tuple[str, ...] = ()  # the cells of its own row that say who acts
    row: int = 0  # its own, which may be below the line's
    sheet: str = ""


@dataclass(slots=True)
class Before:
    """What stands above a row, and what the rows before it have settled."""

    answers: Answers
    numbering: Numbering = field(default_factory=Numbering)
    headings: Sequence[Numbered | None] = ()
    answer: Answer = UNKNOWN_ANSWER
    bodies: tuple[str, ...] = ()  # the cells that say who acts in the row above
    apart: bool = False  # the heading over the lines has a row of its own

    def follow(self, draft: "RowDraft") -> None:
        """Go on below a row."""
        self.headings, self.answer, self.bodies = draft.numbered, draft.answer, draft.bodies
        self.apart = draft.section or (self.apart and draft.last - 1 in draft.blank)


@dataclass(slots=True)
class RowDraft:
    """What a row says, as far as it can be read; `problems` tells the rest."""

    placed: Placed
    numbered: list[Numbered | None]
    blank: list[int] = field(default_factory=list)  # levels filled from above
    answer: Answer = UNKNOWN_ANSWER
    answered: bool = False  # in the row itself
    activities: list[Activity] = field(default_factory=list)
    cells: dict[int, Cell] = field(default_factory=dict)  # of further columns, by position
    given: tuple[str, ...] = ()  # cells of its own that say who acts
    bodies: tuple[str, ...] = ()  # these, or those of merged cells that begin above
    section: bool = False  # it has nothing but headings for the rows that follow
    problems: list[Problem] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)  # rules about its headings

    @property
    def columns(self) -> TableColumns:
        """The columns of its table."""
        return self.placed.block.columns

    @property
    def headings(self) -> tuple[Heading | None, ...]:
        """Its headings, from the top level; None where one cannot be read."""
        return tuple(each.heading if each else None for each in self.numbered)

    @property
    def last(self) -> int:
        """The level of the line of action."""
        return len(self.numbered) - 1

    @property
    def response(self) -> Response | None:
        """What it answers; None where nobody knows."""
        return self.answer.response

    @property
    def adds(self) -> bool:
        """Whether it has something for a line whose headings stand above it."""
        return bool(self.activities or self.cells or self.given)

    def cell(self, position: int) -> str:
        """The cell in a column."""
        return cell_at(self.placed.row.cells, position)

    def shown(self, position: int) -> str:
        """The cell in a column, or the merged cell above that reaches into it."""
        merged = self.placed.row.merged
        return self.cell(position) or (merged[position] if position < len(merged) else "")

    @property
    def failed(self) -> bool:
        """Whether the row cannot be used."""
        return any(problem.error for problem in self.problems)

    @property
    def code(self) -> str:
        """The line's code, as far as it is known."""
        line = self.numbered[-1]
        return line.heading.code if line else ""

    def add(self, rule: str, column: str = "", value: str = "", detail: str = "") -> None:
        """Note a problem of this row."""
        self._add("" if self.section else self.code, rule, column, value, detail)

    def add_flaw(self, flaw: Flaw, level: int) -> None:
        """Note what is wrong, or to be told, at one of its levels."""
        self.add(flaw.rule, self.columns.levels[level].label, flaw.value, flaw.detail)

    def add_about(self, activity: Activity) -> None:
        """Note what is to be told about an activity's text; of a row without a code, of none."""
        code = f"{self.code}/{activity.number}" if self.code else ""
        for rule, value in activity.notes:
            self._add(code, rule, f"actividad {activity.number}", value)

    def _add(self, code: str, rule: str, column: str, value: str, detail: str = "") -> None:
        self.problems.append(self.placed.problem(rule, column, value, detail, code))
