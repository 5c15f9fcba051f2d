"""A line of action while its rows are read, and the line that they make."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from index.plain_text import plain
from index.problem import Problem
from index.table.blocks import Block
from index.table.columns import RESPONSE
from index.table.rows.drafted import Activity, RowDraft
from index.table.rows.row_reading import agency_cells
from search.model import Cell, Heading, Response
from search.schema import response_label

BETWEEN = "; "  # what several rows say in a column that no activity of theirs can hold


@dataclass(frozen=True, slots=True)
class Line:
    """A line of action as its row, or rows, tell it."""

    block: Block
    row: int
    headings: tuple[Heading, ...]  # from the top level to its own
    response: Response
    year: int | None  # that the response names
    activities: tuple[Activity, ...]
    findings: tuple[str, ...]  # rules about its row; those about activities are theirs
    columns: tuple[Cell, ...] = ()  # further ones
    given: tuple[str, ...] = ()  # the cells that say who acts

    @property
    def heading(self) -> Heading:
        """Its own: its code and its text."""
        return self.headings[-1]

    def problem(
        self, rule: str, column: str = "", value: str = "", detail: str = "", number: int = 0
    ) -> Problem:
        """A problem of the line, or of one of its activities."""
        return Problem(
            rule,
            row=self.row,
            page=self.block.page,
            sheet=self.block.sheet,
            column=column,
            value=value,
            detail=detail,
            key=self.block.key,
            code=f"{self.heading.code}/{number}" if number else self.heading.code,
        )


class _RowShare(NamedTuple):
    """What one row of a line adds to it."""

    activities: tuple[Activity, ...]
    cells: Mapping[int, Cell]  # by the position of their column
    given: tuple[str, ...]
    row: int
    sheet: str


# What a line says as a whole: by its response, and whether it has activities. A source's own
# word accuses nobody, nor does a table without responses or without activities.
_AS_A_WHOLE: dict[tuple[Response, bool], tuple[str, ...]] = {
    ("yes", True): (),
    ("yes", False): ("yes-without-activities",),
    ("no", True): ("no-with-activities",),
    ("no", False): ("no-activities",),
}


@dataclass(slots=True)
class OpenLine:
    """A line whose rows are being gathered."""

    block: Block
    row: int
    headings: tuple[Heading, ...]
    response: Response
    year: int | None
    findings: list[str]
    answered: bool  # by a cell of its own
    last: int = 0  # number of its last activity
    parts: list[_RowShare] = field(default_factory=list)
    told: set[str] = field(default_factory=set)  # its activities, plain, if rows may repeat them
    others: list[tuple[str, Response]] = field(default_factory=list)  # sheets that say otherwise
    wordings: list[tuple[str, str]] = field(default_factory=list)  # of the line on other sheets

    def add(self, draft: RowDraft) -> tuple[Activity, ...]:
        """Take what a row says; its activities under the numbers that they get."""
        activities = draft.activities
        if self.parts:
            activities = [a._replace(number=self.last + n) for n, a in enumerate(activities, 1)]
        given = agency_cells(draft)
        if self.parts and not draft.bodies:  # merged: who acts stands in the row above
            given = self.parts[-1].given
        row, sheet = draft.placed.row.number, draft.placed.block.sheet
        self._take(_RowShare(tuple(activities), draft.cells, given, row, sheet))
        return tuple(activities)

    def join(self, other: "OpenLine") -> None:
        """Take what another sheet says of the same line."""
        for part in other.parts:
            numbered = enumerate(part.activities, self.last + 1)
            again = tuple(activity._replace(number=n) for n, activity in numbered)
            self._take(part._replace(activities=again))
        if other.response != self.response:
            self._settle(other)
        text = other.headings[-1].text
        if plain(text) != plain(self.headings[-1].text):
            self.wordings.append((other.block.sheet, text))
        self.findings += [rule for rule in other.findings if rule not in self.findings]

    def _take(self, part: _RowShare) -> None:
        self.parts.append(part)
        if self.block.of_activities:
            self.told.update(plain(activity.text) for activity in part.activities)
        self.last = max([self.last, *(activity.number for activity in part.activities)])

    def _settle(self, other: "OpenLine") -> None:
        """One response of two sheets: a yes goes before what others say."""
        if self.response == "" or (other.response == "yes" and self.response != "yes"):
            if self.response:
                self.others.append((self.block.sheet, self.response))
            self.response, self.year = other.response, other.year
        elif other.response:
            self.others.append((other.block.sheet, other.response))

    def closed(self) -> Iterator[Line | Problem]:
        """The line, and before it what is to be told of it as a whole."""
        line = self._line()
        rules: tuple[str, ...] = ()
        told = line.activities or not self._promises()
        if self.answered and self.block.columns.activities and told:
            rules = _AS_A_WHOLE.get((line.response, bool(line.activities)), ())
        said = response_label(line.response)
        yield from (line.problem(rule, RESPONSE, said) for rule in rules)
        if self.others:
            rules = (*rules, "other-response")
            listed = BETWEEN.join(f"{sheet}: {response_label(r)}" for sheet, r in self.others)
            yield line.problem("other-response", RESPONSE, listed, f"Vale «{said}».")
        for sheet, text in self.wordings:
            rules = (*rules, "other-wording")
            detail = f"Así la dice la hoja «{sheet}»."
            yield line.problem("other-wording", self.block.columns.line.label, text, detail)
        yield replace(line, findings=tuple(dict.fromkeys(line.findings + rules)))

    def _promises(self) -> bool:
        """Whether a further column says what is to be done."""
        places = self.block.columns.promised
        return any(place in part.cells for part in self.parts for place in places)

    def _line(self) -> Line:
        own, by_part = _shared_cells(self.parts)
        activities = (
            activity._replace(columns=cells, given=part.given, row=part.row, sheet=part.sheet)
            for part, cells in zip(self.parts, by_part, strict=True)
            for activity in part.activities
        )
        return Line(
            block=self.block,
            row=self.row,
            headings=self.headings,
            response=self.response,
            year=self.year,
            activities=tuple(activities),
            findings=tuple(self.findings),
            columns=own,
            given=tuple(dict.fromkeys(cell for part in self.parts for cell in part.given)),
        )


def _shared_cells(parts: list[_RowShare]) -> tuple[tuple[Cell, ...], list[tuple[Cell, ...]]]:
    """The further cells of a line, and those of each of its rows' activities.

    A column that says the same in all rows, or something in the first alone, is the line's; one
    that differs from row to row is its activities', but where a row has none.
    """
    if len(parts) == 1:
        return tuple(parts[0].cells.values()), [()]
    own: list[Cell] = []
    by_part: list[list[Cell]] = [[] for _ in parts]
    for cells in _by_column(parts):
        first = cells.get(0)
        if first and all(each == first for each in cells.values()):
            own.append(first)
            continue
        kept: list[Cell] = []
        for place, cell in cells.items():
            (by_part[place] if parts[place].activities else kept).append(cell)
        if kept:
            texts = BETWEEN.join(dict.fromkeys(each.text for each in kept))
            own.append(kept[0] if len(kept) == 1 else Cell(kept[0].column, texts))
    return tuple(own), [tuple(cells) for cells in by_part]


def _by_column(parts: list[_RowShare]) -> Iterable[dict[int, Cell]]:
    """The cells of each column by the place of their row."""
    said: dict[int, dict[int, Cell]] = {}
    for place, part in enumerate(parts):
        for position, cell in part.cells.items():
            said.setdefault(position, {})[place] = cell
    return said.values()
