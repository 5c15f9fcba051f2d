"""What is told of a finding: what stands there; of a contradiction, both of its sides."""

from dataclasses import dataclass, replace

from search.findings import BY_ID
from search.model import Finding, Record
from search.output import sentences
from search.schema import RESPONSES
from search.searcher import Searcher
from web.derived.contradictions import contradictions
from web.noticed.parts import CONTRADICTIONS, PART_OF, UNSPOKEN, WRITING, Part
from web.request import derived

DESCRIBED = 3  # activities of a contradiction


@dataclass(frozen=True, slots=True)
class ToldFinding:
    """A finding as it is told; the advice to who keeps the source is left out."""

    finding: Finding
    label: str
    part: Part
    record: Record | None
    text: str  # what stands there, in whole words
    message: str
    answer: str = ""  # of the line, where the finding is about what it says or keeps silent
    sentence: str = ""  # of a contradiction
    clash: "Clash | None" = None


@dataclass(frozen=True, slots=True)
class Clash:
    """What a line describes that says something else."""

    activities: int
    described: tuple[Record, ...]  # the first of them


def told(finding: Finding, build: Searcher) -> ToldFinding:
    """A finding as it is told."""
    record = build.record(finding.record) if finding.record else None
    shown = ToldFinding(
        finding,
        BY_ID[finding.rule].label,
        PART_OF[finding.rule],
        record,
        _quoted(finding, record),
        sentences.told(finding),
    )
    if shown.part == CONTRADICTIONS:
        shown = replace(shown, sentence=f"{shown.label}.")
    if record is None or shown.part == WRITING:
        return shown
    if shown.part == UNSPOKEN:  # its message has the words
        return replace(shown, text=record.text)
    shown = replace(shown, answer=sentences.answer(record))
    return _clashing(shown, record, build) if shown.part == CONTRADICTIONS else shown


def _clashing(shown: ToldFinding, record: Record, build: Searcher) -> ToldFinding:
    sentence = derived(contradictions).get(record.id.line)
    if not sentence:
        return shown
    ids = build.statistics.of_line(record.id.line)
    described = tuple(each for id_ in ids[:DESCRIBED] if (each := build.record(id_)))
    return replace(shown, sentence=sentence, clash=Clash(len(ids), described))


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
