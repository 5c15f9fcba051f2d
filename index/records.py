"""The second reading of all files: lines to the records of an index."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from index.agencies.attribution import Attributor, Misspelling, line_attributions
from index.agencies.given import combined
from index.agencies.overrides import Overrides
from index.problem import Problem
from index.survey import FileSurvey, Report, Survey, Track, file_lines
from index.table.cell import Note
from index.table.columns import AGENCY
from index.table.rows.lines import Line
from search.findings import BY_ID
from search.ids import RecordId, code_key
from search.model import Agency, Attribution, Cell, Finding, Record
from search.promises import unspoken as promises
from search.spanish.commitment import commitment
from search.thesaurus import shipped

CAUTION = "Es una lectura automática: que no lo mencionen no prueba que no se haga."
MOST_READ = 4096  # of bodies, that are kept read

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
    _common: frozenset[str] = frozenset()  # terms of the file that say nothing of a line
    _read_cells: dict[str, tuple[tuple[str, ...], tuple[Agency, ...]]] = field(default_factory=dict)
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
            self._common = file.common()
            for each in self._lines_of(file):
                if isinstance(each, Line):
                    records, problems = self.of_line(each, file.reports[each.block.key])
                    self._problems[place] += problems
                    seen.update(record.id for record in records)
                    yield from records
        self.overrides.check(seen, self.agencies)

    def _lines_of(self, file: FileSurvey) -> Iterator[Line | Problem]:
        if file.usable:
            yield from file_lines(file.source, self.track, self.survey.is_body)

    def of_line(self, line: Line, report: Report) -> tuple[list[Record], list[Problem]]:
        """A line's record, then those of its activities; and what is to be told of them.

        Corrections come last: what is said of a line holds, whatever its activities hand up.
        """
        frame = _Frame(line, report)
        activities: list[Record] = []
        problems: list[Problem] = []
        for each in line.activities:
            read, told = self._attributed(each.text)
            acting, unlisted = self._given(each.given)
            corrected = self.overrides.apply(frame.id(each.number), _both(acting, read))
            notes = (*each.notes, *told, *unlisted)
            activities.append(
                frame.record(
                    each.text,
                    each.number,
                    corrected,
                    notes,
                    (),
                    each.columns,
                    (each.row, each.sheet),
                )
            )
            problems += frame.problems(told, each.number)
        own, told = self._attributed(line.heading.text)
        inherited = line_attributions(own, (record.attributions for record in activities))
        acting, unlisted = self._given(line.given)
        corrected = self.overrides.apply(frame.id(0), _both(acting, inherited))
        worded = [*frame.wordings(), *self._unspoken(line)]
        rules = (*line.findings, *(problem.rule for problem in worded))
        notes = (*told, *unlisted)
        first = frame.record(line.heading.text, 0, corrected, notes, rules, line.columns)
        problems += (*frame.problems(told, 0), *frame.of_cells(unlisted), *worded)
        return [first, *activities], problems

    def _unspoken(self, line: Line) -> Iterator[Problem]:
        """Tell what of a line that will be acted on none of its activities speaks of."""
        if not line.activities or line.response == "no":
            return
        texts = [each.text for each in line.activities]
        if words := promises.shipped().unspoken(line.heading.text, texts, self._common):
            value = ", ".join(words)
            detail = f"De lo que promete, ninguna actividad menciona: {value}. {CAUTION}"
            yield line.problem("unspoken", line.block.columns.line.label, value, detail)

    def _given(self, cells: Iterable[str]) -> tuple[tuple[str, ...], tuple[Note, ...]]:
        """The bodies that cells say act, and of these the ones that nobody lists."""
        acting: dict[str, None] = {}
        unlisted: dict[Note, None] = {}
        for cell in cells:
            ids, defined = self._bodies(cell)
            acting.update(dict.fromkeys(ids))
            for agency in defined:
                self.agencies.setdefault(agency.id, agency)
                unlisted[Note("body-not-listed", f"{agency.name} ({agency.id})")] = None
        return tuple(acting), tuple(unlisted)

    def _bodies(self, cell: str) -> tuple[tuple[str, ...], tuple[Agency, ...]]:
        """The bodies of a cell, read once for all rows that repeat it."""
        if cell not in self._read_cells:
            if len(self._read_cells) >= MOST_READ:
                self._read_cells.clear()
            given = self.attributor.given(cell)
            self._read_cells[cell] = given.agencies, given.defined
        return self._read_cells[cell]

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


def _both(acting: tuple[str, ...], read: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Who acts by a column or a sheet goes before what the text says."""
    return combined(acting, read) if acting else read


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
        columns: tuple[Cell, ...] = (),
        place: tuple[int, str] | None = None,
    ) -> Record:
        """The record of the line (number 0) or of one of its activities.

        `place` is the row and the sheet of one that does not stand in the line's own.
        """
        told = (*rules, *(note.rule for note in notes))
        row, sheet = place or (self.line.row, self.line.block.sheet)
        return Record(
            id=self.id(number),
            headings=self.line.headings,
            text=text,
            response=self.line.response,
            attributions=attributions,
            columns=tuple(map(self.report.decimals.read, columns)),
            page=self.line.block.page,
            findings=tuple(rule for rule in dict.fromkeys(told) if BY_ID[rule].on_record),
            commitment=commitment(text) if number else (),
            topics=shipped.topics().of(text),
            row=row,
            sheet=sheet,
        )

    def problems(self, notes: Iterable[Note], number: int) -> Iterator[Problem]:
        """Notes on the text of the line (number 0) or of an activity, with their place."""
        column = f"actividad {number}" if number else self.line.block.columns.line.label
        return (self.line.problem(rule, column, value, number=number) for rule, value in notes)

    def of_cells(self, notes: Iterable[Note]) -> Iterator[Problem]:
        """Notes on the cells that say who acts."""
        return (self.line.problem(rule, AGENCY, value) for rule, value in notes)

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
