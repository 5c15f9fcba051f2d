"""Table rows to action lines: rows of merged cells joined, contradictions told."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from index.problem import Problem
from index.table.blocks import Block, Placed
from index.table.columns import RESPONSE
from index.table.row_reading import Activity, RowDraft, row_draft
from search.model import Cell, Heading, Response
from search.schema import response_label


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


# What a line says as a whole: by its response, and whether it has activities. A source's own
# word accuses nobody, nor does a table without responses.
_AS_A_WHOLE: dict[tuple[Response, bool], tuple[str, ...]] = {
    ("yes", True): (),
    ("yes", False): ("yes-without-activities",),
    ("no", True): ("no-with-activities",),
    ("no", False): ("no-activities",),
}


def action_lines(placed: Iterable[Placed | Problem]) -> Iterator[Line | Problem]:
    """The lines of a file in its order, each whole and once, and the problems of its rows."""
    gathering: defaultdict[str, _Gathering] = defaultdict(_Gathering)  # by report
    open_: dict[str, _Gathering] = {}  # the reports of the programme whose rows come
    programme = ""
    for each in placed:
        if isinstance(each, Problem):
            yield each
            continue
        if each.block.programme != programme:
            for left in open_.values():
                yield from left.leave()
            programme, open_ = each.block.programme, {}
        open_[each.block.key] = gathering[each.block.key]
        yield from gathering[each.block.key].take(each)
    for left in open_.values():
        yield from left.leave()


class _Gathering:
    """The line of a programme that is being gathered, the headings above it, the codes seen."""

    def __init__(self) -> None:
        self.codes: set[str] = set()
        self.above: list[Heading | None] = []
        self.line: Line | None = None

    def leave(self) -> Iterator[Line | Problem]:
        """End the line: another programme's rows come."""
        self.above = []
        yield from self.flush()

    def take(self, placed: Placed) -> Iterator[Line | Problem]:
        levels = len(placed.block.columns.levels)
        if len(self.above) != levels:
            self.above = [None] * levels
        draft = row_draft(placed, self.above)
        self.above = draft.headings
        if draft.last in draft.blank and self.line and _continues(draft, self.line):
            yield from self.extend(draft, self.line)
        else:
            yield from self.flush()
            yield from self.begin(draft)

    def extend(self, draft: RowDraft, line: Line) -> Iterator[Problem]:
        """Give a line the activities of a row that its merged cells span."""
        last = line.activities[-1].number if line.activities else 0
        more = tuple(a._replace(number=last + n) for n, a in enumerate(draft.activities, 1))
        self.line = replace(line, activities=line.activities + more)
        _tell_filled(draft)
        _tell_texts(draft, more)
        yield from draft.problems

    def begin(self, draft: RowDraft) -> Iterator[Problem]:
        """Make a row the line being gathered, if it can be used."""
        _check_own(draft, self.codes)
        _tell_filled(draft)
        _tell_texts(draft, draft.activities)
        yield from draft.problems
        headings = tuple(filter(None, draft.headings))
        if len(headings) < len(draft.headings) or draft.response is None or draft.failed:
            return
        self.codes.add(headings[-1].code)
        self.line = Line(
            block=draft.placed.block,
            row=draft.placed.row.number,
            headings=headings,
            response=draft.response,
            year=draft.year,
            activities=tuple(draft.activities),
            findings=tuple(draft.findings),
        )

    def flush(self) -> Iterator[Line | Problem]:
        """The line gathered so far, with what it says as a whole."""
        line, self.line = self.line, None
        if line is None:
            return
        rules = _AS_A_WHOLE.get((line.response, bool(line.activities)), ())
        said = response_label(line.response)
        yield from (line.problem(rule, RESPONSE, said) for rule in rules)
        yield replace(line, findings=line.findings + rules)


def _continues(draft: RowDraft, line: Line) -> bool:
    """Whether a row without a line of its own belongs to the line above.

    It adds activities and contradicts nothing: otherwise its code is missing.
    """
    if draft.failed or not draft.activities or draft.headings[-1] != line.heading:
        return False
    return draft.response == line.response or not draft.answer


def _check_own(draft: RowDraft, codes: set[str]) -> None:
    """What a row needs to be a line, and not the continuation of one."""
    if draft.failed:
        return
    line = draft.columns.line.label
    if draft.last in draft.blank:
        draft.add("missing-code", line, detail="La celda está vacía.")
    elif draft.code in codes:
        draft.add("duplicate-code", line, draft.code)
    if draft.response is None:
        draft.add("unknown-response", RESPONSE, draft.answer)


def _tell_filled(draft: RowDraft) -> None:
    for level in sorted(draft.blank):
        heading = draft.headings[level]
        if heading and not draft.failed:
            value = f"{heading.code}. {heading.text}"
            draft.add("filled-from-above", draft.columns.levels[level].label, value)


def _tell_texts(draft: RowDraft, activities: Iterable[Activity]) -> None:
    """What is to be told about activities, under the numbers that they will have."""
    for activity in activities:
        draft.add_about(activity)
