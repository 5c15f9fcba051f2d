"""The second reading of all files: lines to the records of an index."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from index.agencies.attribution import Attributor, Misspelling, line_attributions
from index.agencies.overrides import Overrides
from index.problem import Problem
from index.survey import FileSurvey, Report, Survey, Track, file_lines
from index.table.cell import Note
from index.table.lines import Line
from search.findings import BY_ID
from search.ids import RecordId, code_key
from search.model import Agency, Attribution, Finding, Record
from search.spanish.commitment import commitment

Attributed = tuple[tuple[Attribution, ...], tuple[Note, ...]]


@dataclass(slots=True)
class Records:
    """The records of a survey's files, in their order, to be read once.

    While they are read, `findings` and `agencies` grow: an agency that a text defines is there
    before its record.
    """

    survey: Survey
    attributor: Attributor
    overrides: Overrides
    agencies: dict[str, Agency]
    track: Track
    _begun: bool = False
    _problems: defaultdict[int, list[Problem]] = field(  # by the place of their file
        default_factory=lambda: defaultdict(list)
    )

    def __iter__(self) -> Iterator[Record]:
        """Raises FixSource at the end where a correction speaks of what is not there."""
        if self._begun:
            raise RuntimeError("The records have been read already: make them anew.")
        self._begun = True
        return self._read_files()

    def findings(self) -> Iterator[Finding]:
        """What was found in all files, by the records read so far too."""
        for place, file in enumerate(self.survey.files):
            yield from file.findings(self._problems[place])

    def _read_files(self) -> Iterator[Record]:
        seen: set[RecordId] = set()
        for place, file in enumerate(self.survey.files):
            for each in self._lines_of(file):
                if isinstance(each, Line):
                    records, problems = self._of_line(each, file.reports[each.block.key])
                    self._problems[place] += problems
                    seen.update(record.id for record in records)
                    yield from records
        self.overrides.check(seen, self.agencies)

    def _lines_of(self, file: FileSurvey) -> Iterator[Line | Problem]:
        if file.usable:
            yield from file_lines(file.source, self.track, self.survey.is_body)

    def _of_line(self, line: Line, report: Report) -> tuple[list[Record], list[Problem]]:
        """A line's record, then those of its activities; and what is to be told of them.

        Corrections come last: what is said of a line holds, whatever its activities hand up.
        """
        frame = _Frame(line, report)
        activities: list[Record] = []
        problems: list[Problem] = []
        for number, text, notes, *_ in line.activities:
            read, told = self._attributed(text)
            corrected = self.overrides.apply(frame.id(number), read)
            activities.append(frame.record(text, number, corrected, (*notes, *told)))
            problems += frame.problems(told, number)
        own, told = self._attributed(line.heading.text)
        inherited = line_attributions(own, (record.attributions for record in activities))
        corrected = self.overrides.apply(frame.id(0), inherited)
        worded = frame.wordings()
        rules = (*line.findings, *(problem.rule for problem in worded))
        first = frame.record(line.heading.text, 0, corrected, told, rules)
        return [first, *activities], [*problems, *frame.problems(told, 0), *worded]

    def _attributed(self, text: str) -> Attributed:
        """Who acts in a text, and what is to be told of it."""
        reading = self.attributor.read(text)
        for agency in reading.defined:
            self.agencies.setdefault(agency.id, agency)
        return reading.attributions, (
            *(Note("body-not-listed", f"{each.name} ({each.id})") for each in reading.defined),
            *(Note("undefined-acronym", acronym) for acronym in reading.undefined),
            *(Note("misspelt-body", self._slip(each)) for each in reading.misspelt),
            *(Note("unlisted-body", name) for name in reading.unlisted),
        )

    def _slip(self, slip: Misspelling) -> str:
        return f"{slip.written} → {self.agencies[slip.agency].name}"


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the records of one line have in common."""

    line: Line
    report: Report

    def id(self, number: int) -> RecordId:
        """The id of the line (number 0) or of one of its activities."""
        programme = self.report.programme
        return RecordId(programme.id, programme.year, code_key(self.line.heading.code), number)

    def record(
        self,
        text: str,
        number: int,
        attributions: tuple[Attribution, ...],
        notes: Iterable[Note],
        rules: tuple[str, ...] = (),
    ) -> Record:
        """The record of the line (number 0) or of one of its activities."""
        told = (*rules, *(note.rule for note in notes))
        return Record(
            id=self.id(number),
            headings=(
                *(self.report.labels[above.code] for above in self.line.headings[:-1]),
                self.line.heading,
            ),
            text=text,
            response=self.line.response,
            attributions=attributions,
            page=self.line.block.page,
            findings=tuple(rule for rule in dict.fromkeys(told) if BY_ID[rule].on_record),
            commitment=commitment(text) if number else (),
        )

    def problems(self, notes: Iterable[Note], number: int) -> Iterator[Problem]:
        """Notes on the text of the line (number 0) or of an activity, with their place."""
        column = f"actividad {number}" if number else self.line.block.columns.line.label
        return (self.line.problem(rule, column, value, number=number) for rule, value in notes)

    def wordings(self) -> list[Problem]:
        """Where the row words a heading over its line in another way than most."""
        told = []
        levels = self.line.block.columns.levels
        for level, heading in zip(levels, self.line.headings[:-1], strict=False):
            label = self.report.labels[heading.code]
            if heading.text != label.text:
                detail = f"La más frecuente es «{label.text}»."
                told.append(self.line.problem("other-wording", level.label, heading.text, detail))
        return told
