"""The second reading of all files: lines to the records of an index."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.agencies import acting
from index.agencies.acting import Attributing, Correcting
from index.survey import Report, Survey, Track, read
from index.table.cell import Note
from index.table.header import COLUMN_LABELS
from index.table.lines import Line
from search.model import Agency, Attribution, Heading, Record


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a survey's files, in their order.

    While they are read, the survey's findings and `agencies` grow: an agency that a text
    defines is there before its record.
    """

    survey: Survey
    attributing: Attributing
    correcting: Correcting
    agencies: dict[str, Agency]
    track: Track

    def __iter__(self) -> Iterator[Record]:
        """Raises FixSource at the end where a correction speaks of what is not there."""
        seen = set()
        for report in self.survey.reports:
            for each in read(report.source, self.track) if report.usable else ():
                if isinstance(each, Line):
                    for record in self.of_line(each, report):
                        seen.add(record.id)
                        yield record
        self.correcting.check(seen, self.agencies)

    def of_line(self, line: Line, report: Report) -> Iterator[Record]:
        """A line's record, then those of its activities."""
        part = report.parts[line.block.key]
        frame = _Frame(line, part.programme.id, part.labels)
        activities = []
        for number, text, notes in line.activities:
            attributions, found = self.read(frame, text, number, report)
            rules = (*(note.rule for note in notes), *found)
            activities.append(frame.record(text, number, attributions, rules))
        own, found = self.read(frame, line.heading.text, 0, report)
        own = acting.of_line(own, (record.attributions for record in activities))
        worded = _wordings(line, part.labels, report)
        yield frame.record(line.heading.text, 0, own, (*line.findings, *worded, *found))
        yield from activities

    def read(
        self, frame: "_Frame", text: str, number: int, report: Report
    ) -> tuple[tuple[Attribution, ...], tuple[str, ...]]:
        """Who acts in a text, and the rules that the reading brings up."""
        reading = self.attributing.read(text)
        for agency in reading.defined:
            self.agencies.setdefault(agency.id, agency)
        notes = (
            *(Note("body-not-listed", f"{each.name} ({each.id})") for each in reading.defined),
            *(Note("undefined-acronym", acronym) for acronym in reading.undefined),
        )
        column = f"actividad {number}" if number else COLUMN_LABELS["line"]
        for rule, value in notes:
            report.add(frame.line.problem(rule, column, value, number=number))
        attributions = self.correcting.apply(frame.id(number), reading.attributions)
        return attributions, tuple(note.rule for note in notes)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the records of one line have in common."""

    line: Line
    programme: str
    labels: dict[str, Heading]

    def id(self, number: int) -> str:
        code = f"{self.programme}/{self.line.heading.code}"
        return f"{code}/{number}" if number else code

    def record(
        self,
        text: str,
        number: int,
        attributions: tuple[Attribution, ...],
        findings: Iterable[str],
    ) -> Record:
        """The record of the line (number 0) or of one of its activities."""
        return Record(
            id=self.id(number),
            programme=self.programme,
            kind="activity" if number else "line",
            objective=self.labels[self.line.objective.code],
            strategy=self.labels[self.line.strategy.code],
            line=self.line.heading,
            activity=number or None,
            text=text,
            response=self.line.response,
            attributions=attributions,
            page=self.line.block.page,
            findings=tuple(dict.fromkeys(findings)),
        )


def _wordings(line: Line, labels: dict[str, Heading], report: Report) -> tuple[str, ...]:
    """Tell where a row words its objective or strategy in another way than most."""
    told = []
    for name, heading in (("objective", line.objective), ("strategy", line.strategy)):
        label = labels[heading.code]
        if heading.text != label.text:
            told.append("other-wording")
            detail = f"La más frecuente es «{label.text}»."
            report.add(line.problem("other-wording", COLUMN_LABELS[name], heading.text, detail))
    return tuple(told)
