"""Tables made by hand: rows under columns that need no header."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.files.row import Row
from index.problem import Problem
from index.table.blocks import Block, Placed
from index.table.columns import ActivityColumn, LevelColumn, TableColumns, TitledColumn
from index.table.layout import UNTOLD, Layout
from index.table.rows.lines import action_lines
from index.table.rows.open_line import Line

NAMES = ("Eje", "Objetivo", "Estrategia", "Línea de acción")


def table(
    levels: Sequence[str] = NAMES[1:],
    *,
    coded: Sequence[bool] = (),
    own_codes: Sequence[int | None] = (),
    then: Sequence[str] = (),
    layout: Layout = UNTOLD,
    numbered: bool = True,
    status: bool = False,
    sheet: str = "",
    given: Sequence[str] = (),
    title: str = "Plan de Riego",
) -> Block:
    """A block with a column for each level, and `then` others.

    Those are "response", "activity", "agency", or the title of a further one. `own_codes` are the
    positions of codes, which stand behind all others.
    """
    names = dict(enumerate(then, len(levels)))
    activities = [at for at, name in names.items() if name == "activity"]
    columns = TableColumns(
        levels=tuple(
            LevelColumn(
                name,
                at,
                own_codes[at] if own_codes else None,
                coded[at] if coded else True,
            )
            for at, name in enumerate(levels)
        ),
        response=next((at for at, name in names.items() if name == "response"), None),
        activities=tuple(ActivityColumn(n, at) for n, at in enumerate(activities, 1)),
        agencies=tuple(at for at, name in names.items() if name == "agency"),
        further=tuple(
            TitledColumn(at, name)
            for at, name in names.items()
            if name not in ("response", "activity", "agency")
        ),
        status=status,
        numbered=numbered,
    )
    return Block(columns, title=title, sheet=sheet, layout=layout, given=tuple(given))


@dataclass(frozen=True, slots=True)
class Told:
    """What rows give."""

    lines: list[Line]
    problems: list[Problem]

    @property
    def codes(self) -> list[str]:
        """Of the lines."""
        return [line.heading.code for line in self.lines]

    @property
    def errors(self) -> list[tuple[str, int | None, str]]:
        """(rule, row, column) of each."""
        return [(each.rule, each.row, each.column) for each in self.problems if each.error]

    def rules(self, *among: str) -> list[tuple[str, int | None, str]]:
        """(rule, row, value) of what is told by some rules, or by all."""
        return [(p.rule, p.row, p.value) for p in self.problems if not among or p.rule in among]


def read(block: Block, *rows: Sequence[str]) -> Told:
    """What the rows of one block give; they are numbered from 1."""
    return read_blocks([(block, rows)])


def read_blocks(blocks: Iterable[tuple[Block, Iterable[Sequence[str]]]]) -> Told:
    """What the rows of several blocks give, those of each from 1."""
    placed = (
        Placed(block, Row(number, tuple(cells), block.sheet))
        for block, rows in blocks
        for number, cells in enumerate(rows, 1)
    )
    found = list(action_lines(placed))
    return Told(
        [each for each in found if isinstance(each, Line)],
        [each for each in found if isinstance(each, Problem)],
    )
