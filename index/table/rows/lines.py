"""Table rows to action lines: rows of merged cells joined, contradictions told."""

from collections.abc import Iterable, Iterator

from index.plain_text import plain
from index.problem import Problem
from index.table.blocks import Block, Placed
from index.table.columns import AGENCY, RESPONSE
from index.table.rows.drafted import Activity, Before, RowDraft
from index.table.rows.open_line import Line, OpenLine
from index.table.rows.responses import Answers
from index.table.rows.row_reading import answer_text, row_draft, tell_filled

__all__ = ["Activity", "Line", "action_lines"]


def action_lines(placed: Iterable[Placed | Problem]) -> Iterator[Line | Problem]:
    """The lines of a file, each whole and once, and the problems of its rows.

    They come in its order; those of a programme with a sheet for each body at its end.
    """
    answers = Answers()
    gathering: dict[str, _Gathering] = {}  # by report
    title: str | None = None
    for each in placed:
        if isinstance(each, Problem):
            yield each
            continue
        block = each.block
        if block.title != title:
            title = block.title
            yield from _left(gathering, plain(title))
        if block.key not in gathering:
            gathering[block.key] = _Gathering(plain(block.title), answers)
        yield from gathering[block.key].take(each)
    for one in gathering.values():
        yield from one.end()


def _left(gathering: dict[str, "_Gathering"], programme: str) -> Iterator[Line | Problem]:
    """End the lines of other programmes; the rows of one's years may alternate."""
    for one in gathering.values():
        if one.programme != programme:
            yield from one.leave()


class _Gathering:
    """The line of a programme that is being gathered, what stands above it, the codes seen."""

    def __init__(self, programme: str, answers: Answers) -> None:
        self.programme = programme  # its title, plain
        self.codes: dict[str, tuple[str, ...]] = {}  # and the body of their sheet, if it is one's
        self.levels = 0
        self.above = Before(answers)
        self.line: OpenLine | None = None
        self.held: dict[str, OpenLine] = {}  # lines that another sheet may add to

    def leave(self) -> Iterator[Line | Problem]:
        """End the line: another programme's rows come."""
        self.above.headings = [None] * self.levels
        yield from self.flush()

    def end(self) -> Iterator[Line | Problem]:
        """End the last line, and those that waited for the sheets to come."""
        yield from self.flush()
        for line in self.held.values():
            yield from line.closed()

    def take(self, placed: Placed) -> Iterator[Line | Problem]:
        if self.line and placed.block.given != self.line.block.given:
            yield from self.leave()  # another body's sheet
        if not self.levels:
            self.levels = len(placed.block.columns.levels)
            self.above.headings = [None] * self.levels
        if len(placed.block.columns.levels) != self.levels:
            yield _of_other_levels(placed, self.levels)
            return
        draft = row_draft(placed, self.above)
        self.above.follow(draft)
        if draft.section:
            yield from self.flush()
            yield from draft.problems
        elif self.line and _adds_to(draft, self.line):
            yield from self.extend(draft, self.line)
        elif self.line and _is_again(draft, self.line):
            draft.add("duplicate-code", draft.columns.line.label, draft.code)
            yield from draft.problems
        else:
            yield from self.flush()
            yield from self.begin(draft)

    def extend(self, draft: RowDraft, line: OpenLine) -> Iterator[Problem]:
        """Give a line what a row of its own adds."""
        for level, heading in enumerate(draft.headings[:-1]):
            if heading and heading.text != line.headings[level].text:
                line.findings.append("other-wording")
                detail = f"La primera fila de la línea dice «{line.headings[level].text}»."
                draft.add("other-wording", draft.columns.levels[level].label, heading.text, detail)
        if draft.columns.agencies and not draft.given and line.parts[-1].given:
            draft.add("filled-from-above", AGENCY, "; ".join(line.parts[-1].given))
        more = line.add(draft)
        tell_filled(draft, own_line=False)
        for activity in more:
            draft.add_about(activity)
        yield from draft.problems

    def begin(self, draft: RowDraft) -> Iterator[Problem]:
        """Make a row the line being gathered, if it can be used."""
        self.check_own(draft)
        tell_filled(draft, own_line=True)
        for activity in draft.activities:
            draft.add_about(activity)
        yield from draft.problems
        headings = tuple(filter(None, draft.headings))
        if len(headings) < len(draft.headings) or draft.response is None or draft.failed:
            return
        block, row = draft.placed
        self.codes[draft.code] = block.given
        self.line = OpenLine(
            block=block,
            row=row.number,
            headings=headings,
            response=draft.response,
            year=draft.answer.year,
            findings=draft.findings,
            answered=draft.answered,
        )
        self.line.add(draft)

    def check_own(self, draft: RowDraft) -> None:
        """What a row needs to be a line, and not the continuation of one."""
        if draft.failed:
            return
        label = draft.columns.line.label
        if draft.last in draft.blank:
            draft.add("missing-code", label, detail="La celda está vacía.")
        elif self.is_known(draft.code, draft.placed.block):
            draft.add("duplicate-code", label, draft.code)
        if draft.response is None:
            draft.add("unknown-response", RESPONSE, answer_text(draft))

    def is_known(self, code: str, block: Block) -> bool:
        """Whether a code has been there: on another body's sheet it is the same line."""
        if code not in self.codes:
            return False
        given = self.codes[code]
        return not given or not block.given or given == block.given

    def flush(self) -> Iterator[Line | Problem]:
        """The line gathered so far, with what it says as a whole."""
        line, self.line = self.line, None
        if line is None:
            return
        if not line.block.given:
            yield from line.closed()
            return
        known = self.held.setdefault(line.headings[-1].code, line)
        if known is not line:
            known.join(line)


def _of_other_levels(placed: Placed, expected: int) -> Problem:
    """A row of a table that has not as many levels as the others of its programme."""
    names = ", ".join(level.name for level in placed.block.columns.levels)
    detail = f"Las tablas anteriores del programa tienen {expected}."
    return placed.problem("other-levels", value=names, detail=detail)


def _adds_to(draft: RowDraft, line: OpenLine) -> bool:
    """Whether a row adds to the line above, and contradicts nothing of it.

    Its own heading is blank, or the same again where each row is an activity.
    """
    if draft.failed or not draft.adds or not _same_heading(draft, line):
        return False
    if draft.answered and draft.response != line.response:
        return False
    if draft.last in draft.blank:
        return True
    if not line.block.of_activities:
        return False
    return all(plain(activity.text) not in line.told for activity in draft.activities)


def _is_again(draft: RowDraft, line: OpenLine) -> bool:
    """Whether a row repeats the line above where each row is an activity, with nothing to add."""
    again = _same_heading(draft, line) and draft.last not in draft.blank
    return again and not draft.failed and draft.placed.block.of_activities


def _same_heading(draft: RowDraft, line: OpenLine) -> bool:
    """Whether a row stands under the line's heading, as the line words it."""
    heading, own = draft.headings[-1], line.headings[-1]
    if heading is None or heading.code != own.code:
        return False
    return heading == own or plain(heading.text) == plain(own.text)
