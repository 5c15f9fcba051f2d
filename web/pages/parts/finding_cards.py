"""Findings as cards: what a line says and describes, what it keeps silent, how it is written."""

from dataclasses import dataclass, replace

from search.findings import BY_ID, RULES
from search.ids import RecordId
from search.model import Finding, Record
from search.output import sentences
from search.schema import RESPONSES
from search.searcher import Searcher
from web import urls, wording
from web.derived.contradictions import contradictions
from web.derived.outline import outline
from web.derived.years import years
from web.links import Link
from web.request import derived

DESCRIBED = 3  # activities of a contradiction
# Parts of the page, in order: what each is called, and its rules.
CONTRADICTIONS, SILENCES, UNSPOKEN = "contradicciones", "silencios", "promesas"
WRITING = "escritura"
PARTS = {
    CONTRADICTIONS: (
        "Contradicciones",
        tuple(r.id for r in RULES if r.severity == "contradiction"),
    ),
    SILENCES: ("Líneas sin actividades", ("no-activities",)),
    UNSPOKEN: ("Promesas y actividades", ("unspoken",)),
}
PART_OF = {rule: part for part, (_, rules) in PARTS.items() for rule in rules}
PARTS |= {
    WRITING: ("Cómo está escrito el documento", tuple(r.id for r in RULES if r.id not in PART_OF))
}
PART_OF |= dict.fromkeys(PARTS[WRITING][1], WRITING)


@dataclass(frozen=True, slots=True)
class ListedFinding:
    """A finding as the list shows it."""

    label: str
    part: str
    place: str
    record: Link | None
    text: str
    message: str
    sentence: str = ""  # of a contradiction: what the line says, and what it describes
    response: str = ""
    answer: str = ""
    described: tuple[Link, ...] = ()
    undescribed: int = 0  # activities that do not stand here


def listed(finding: Finding, build: Searcher) -> ListedFinding:
    """A finding as the list shows it; the advice to who keeps the source is left out."""
    record = build.record(finding.record) if finding.record else None
    shown = ListedFinding(
        label=BY_ID[finding.rule].label,
        part=PART_OF[finding.rule],
        place=_place(finding),
        record=_record(finding.record),
        text=_quoted(finding, record),
        message=sentences.told(finding),
    )
    return _answered(shown, record, build) if record else shown


def _answered(shown: ListedFinding, record: Record, build: Searcher) -> ListedFinding:
    """What is shown of a line, with what it says; of a contradiction, with what it describes."""
    if shown.part == WRITING:
        return shown
    if shown.part == UNSPOKEN:  # its message has the words
        return replace(shown, text=record.text)
    answer = sentences.answer(record)
    if shown.part == SILENCES:
        return replace(shown, response=record.response, answer=answer)
    numbers = sorted(derived(outline)[record.report].activities.get(record.code, ()))
    ids = [record.id.activity_of(number) for number in numbers[:DESCRIBED]]
    described = [each for id_ in ids if (each := build.record(id_))]
    return replace(
        shown,
        sentence=derived(contradictions).get(record.id.line, ""),
        response=record.response,
        answer=answer,
        described=tuple(
            Link(f"Actividad {each.activity}", urls.line(each.id), wording.short(each.text, 160))
            for each in described
        ),
        undescribed=len(numbers) - len(described),
    )


def _quoted(finding: Finding, record: Record | None) -> str:
    """What stands there; where that is only a response, the text that it answers."""
    if record and finding.value.startswith(tuple(RESPONSES.values())):
        return record.text
    return _whole_words(finding.value, record.text) if record else finding.value


def _whole_words(part: str, text: str) -> str:
    """A part of a text, widened to the words that it cuts; the text goes on at an ellipsis.

    >>> _whole_words("rmirán dos pe", "Aquí dormirán dos perros viejos")
    '…dormirán dos perros…'
    """
    start = text.find(part)
    if start < 0 or not part:
        return part
    end = start + len(part)
    start = text.rfind(" ", 0, start) + 1
    end = text.find(" ", end) if " " in text[end:] else len(text)
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def _place(finding: Finding) -> str:
    """The page of the source, and the column of what was hard to read; the file has the row."""
    column = finding.column if PART_OF[finding.rule] == WRITING else ""
    parts = (f"página {finding.page}" if finding.page else "", column)
    return ", ".join(part for part in parts if part)


def _record(id: RecordId | None) -> Link | None:  # noqa: A002
    """A link to a record."""
    if id is None:
        return None
    text = f"{id.code}, actividad {id.activity}" if id.activity else id.code
    return Link(wording.dated(text, derived(years).year(id.report)), urls.line(id))
