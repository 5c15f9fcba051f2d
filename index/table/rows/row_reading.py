"""One table row, read and checked by itself and against the headings above it."""

from collections.abc import Iterable, Sequence

from index.table.blocks import Placed
from index.table.cell import cell_text, is_empty, is_no_activity
from index.table.columns import AGENCY, RESPONSE, TableColumns
from index.table.figures import typed
from index.table.rows.drafted import Activity, Before, RowDraft
from index.table.rows.numbering import LevelText, Placement
from index.table.rows.responses import UNKNOWN_ANSWER, Answer
from search.model import Cell
from search.schema import response_label


def row_draft(placed: Placed, before: Before) -> RowDraft:
    """The draft of a row under what stands above it.

    A blank heading stands for the one above: merged cells arrive so.
    """
    draft = RowDraft(placed, list(before.headings))
    if not _has_its_columns(draft):
        return draft
    _read_content(draft)
    _read_headings(draft, before)
    _read_response(draft, before)
    draft.bodies = _bodies(draft, before)
    return draft


def _has_its_columns(draft: RowDraft) -> bool:
    """Whether the cells of a row are as many as its header has columns."""
    columns, cells = draft.columns, draft.placed.row.cells
    titled = columns.positions
    outside = [text for n, text in enumerate(cells) if text and n not in titled]
    if len(cells) < columns.least:
        found = f"Hay {len(cells)} de al menos {columns.least}."
        draft.add("too-few-columns", value=" ".join(cells), detail=found)
    if outside:
        draft.add("too-many-columns", value=" ".join(outside))
    return not draft.failed


def _read_content(draft: RowDraft) -> None:
    """What a row has beside its headings and its response."""
    block = draft.placed.block
    columns, layout = block.columns, block.layout
    for number, position in columns.activities:
        text, notes = cell_text(draft.cell(position))
        if not is_no_activity(text, layout):
            draft.activities.append(Activity(number, text, notes))
    given = (draft.cell(position) for position in columns.agencies)
    draft.given = tuple(cell for cell in given if not is_empty(cell, layout))
    for position, title in columns.further:
        text = cell_text(draft.cell(position)).text
        if not is_empty(text, layout):
            draft.cells[position] = Cell(title, text, typed(text))


def _read_headings(draft: RowDraft, before: Before) -> None:
    read = [cell_text(draft.cell(column.position)) for column in draft.columns.levels]
    row = [
        LevelText(column, text, "" if column.code is None else draft.cell(column.code))
        for column, (text, _) in zip(draft.columns.levels, read, strict=True)
    ]
    by_order = draft.placed.block.layout.numbering == "order"
    placements = before.numbering.placed(row, before.headings, by_order=by_order)
    draft.section = _is_section(draft, row)
    if draft.section:
        placements = _down_to_filled(placements)
    else:
        draft.blank += (level for level, each in enumerate(placements) if each.filled)
    draft.numbered = [each.numbered for each in placements]
    # The line first: its code names the problems.
    for level, (_, notes) in reversed(tuple(enumerate(read))):
        _tell_placement(draft, level, placements[level])
        for rule, value in notes:
            draft.add(rule, draft.columns.levels[level].label, value)
            draft.findings.append(rule)
    for level, each in enumerate(placements):
        if each.flaw and each.flaw.rule == "code-mismatch":
            draft.add_flaw(each.flaw, level)


def _tell_placement(draft: RowDraft, level: int, placement: Placement) -> None:
    """What a level of a row is told; contradictions of levels come after all others."""
    if placement.flaw and placement.flaw.rule != "code-mismatch":
        draft.add_flaw(placement.flaw, level)
    if placement.told:
        draft.add_flaw(placement.told, level)


def _is_section(draft: RowDraft, row: Sequence[LevelText]) -> bool:
    """Whether a row has headings over lines, and nothing else."""
    answered = any(map(draft.cell, _answering(draft.columns)))
    return row[-1].blank and not (draft.adds or answered) and not all(each.blank for each in row)


def _down_to_filled(placements: Sequence[Placement]) -> list[Placement]:
    """The headings of a section row: below its lowest, none is known yet."""
    lowest = max((n for n, each in enumerate(placements) if not each.filled), default=-1)
    return [each if level <= lowest else Placement() for level, each in enumerate(placements)]


def _read_response(draft: RowDraft, before: Before) -> None:
    block = draft.placed.block
    columns = block.columns
    if columns.response is None or draft.section:
        draft.answer = Answer("")
        return
    text = answer_text(draft)
    if not text:
        draft.answer = _answer_above(draft, before)
        return
    draft.answered = any(map(draft.cell, _answering(columns)))
    one = not columns.ticks or text in (each.title for each in columns.ticks)
    read = before.answers.read(text, block.layout, status=columns.status)
    draft.answer = read if one else UNKNOWN_ANSWER
    if draft.answer.own:
        draft.add("own-response", RESPONSE, draft.answer.response or "")
    if draft.answer.year and block.year and draft.answer.year != block.year:
        draft.add("other-year", RESPONSE, text, f"El informe es de {block.year}.")


def answer_text(draft: RowDraft) -> str:
    """The response of a row as it is written; of ticks, the titles of their columns."""
    columns, layout = draft.columns, draft.placed.block.layout
    if not columns.ticks:
        return "" if columns.response is None else draft.shown(columns.response)
    said = (title for place, title in columns.ticks if not is_empty(draft.shown(place), layout))
    return ", ".join(said)


def _answering(columns: TableColumns) -> Iterable[int]:
    """The positions of the response."""
    ticks = [each.position for each in columns.ticks]
    return ticks or ([] if columns.response is None else [columns.response])


def _answer_above(draft: RowDraft, before: Before) -> Answer:
    """The response of the row above for a blank cell: it is merged where the heading is one.

    A mark is not: a cell without one says nothing. So does one of a column of states.
    """
    same = list(draft.numbered[:-1]) == list(before.headings[:-1])
    columns, layout = draft.columns, draft.placed.block.layout
    if same and before.answer.response and not (before.answer.ticked or columns.ticks):
        return before.answer
    asked = columns.status or "response" in layout.columns
    return Answer("") if asked else UNKNOWN_ANSWER


def _bodies(draft: RowDraft, before: Before) -> tuple[str, ...]:
    """The cells that say who acts in a row, merged ones that begin above too.

    Where nothing tells which cells are merged, one below another is if the heading over the line
    is blank as well; a heading with a row of its own leaves no sign of that.
    """
    block = draft.placed.block
    shown = map(draft.shown, block.columns.agencies)
    if found := tuple(cell for cell in shown if not is_empty(cell, block.layout)):
        return found
    over = draft.last - 1
    if draft.section or before.apart or over not in draft.blank:
        return ()
    sure = draft.shown(draft.columns.levels[over].position)
    same = list(draft.numbered[:-1]) == list(before.headings[:-1])
    blank = not any(map(draft.cell, block.columns.agencies))
    return before.bodies if same and blank and not sure else ()


def agency_cells(draft: RowDraft) -> tuple[str, ...]:
    """The cells that say who acts in a row: those that are shown in it, the title of its sheet."""
    return (*draft.bodies, *draft.placed.block.given)


def tell_filled(draft: RowDraft, *, own_line: bool) -> None:
    """Tell the cells filled from above; of a line of its own, its response and bodies too."""
    if draft.failed:
        return
    for level in sorted(draft.blank):
        heading = draft.headings[level]
        if heading:
            value = f"{heading.code}. {heading.text}"
            draft.add("filled-from-above", draft.columns.levels[level].label, value)
    if not own_line:
        return
    if draft.columns.response is not None and not draft.answered and draft.response:
        draft.add("filled-from-above", RESPONSE, response_label(draft.response))
    if draft.bodies != draft.given:
        draft.add("filled-from-above", AGENCY, "; ".join(draft.bodies))
