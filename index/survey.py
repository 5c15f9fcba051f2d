"""The first reading of all files: what is wrong, which programmes, how their codes are worded."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from index import programme as told
from index import programme_ids
from index.files.row import Row
from index.files.source import Source
from index.problem import Problem
from index.programme import Told
from index.table import block_reading, lines
from index.table.lines import Line
from search.model import Finding, Heading, Programme

Track = Callable[[Iterable[Row], str], Iterable[Row]]
Learn = Callable[[str], None]

ONCE = frozenset({"other-encoding"})  # true of a file, though its rows show it


@dataclass(frozen=True, slots=True)
class Part:
    """What one file holds of one programme."""

    programme: Programme
    labels: dict[str, Heading]  # the wording shown, by code


@dataclass(slots=True)
class Report:
    """A file as the first reading found it."""

    source: Source
    parts: dict[str, Part] = field(default_factory=dict)  # by the key of the title
    problems: list[Problem] = field(default_factory=list)

    @property
    def usable(self) -> bool:
        """Whether its good rows can be indexed: no error is about the file as a whole."""
        return not any(each.error and (each.fatal or not each.row) for each in self.problems)

    def add(self, problem: Problem) -> None:
        """Note a problem, once where it is one of the file."""
        if problem.rule not in ONCE or all(p.rule != problem.rule for p in self.problems):
            self.problems.append(problem)

    def findings(self) -> list[Finding]:
        """What the first reading found, in the order of the file."""
        ids = {key: part.programme.id for key, part in self.parts.items()}
        ordered = sorted(self.problems, key=lambda each: (each.page or 0, each.row or 0))
        return [p.finding(self.source.document, ids.get(p.key, "")) for p in ordered]


@dataclass(frozen=True, slots=True)
class Survey:
    """All files as the first reading found them."""

    reports: tuple[Report, ...]

    @property
    def programmes(self) -> dict[str, Programme]:
        """Those that can be indexed, by id."""
        usable = (report for report in self.reports if report.usable)
        found = (part.programme for report in usable for part in report.parts.values())
        return {programme.id: programme for programme in found}

    def findings(self) -> Iterator[Finding]:
        """What was found in all files so far; a later reading may add to it."""
        for report in self.reports:
            yield from report.findings()


def read(source: Source, track: Track) -> Iterator[Line | Problem]:
    """The lines of a file and the problems of its rows."""
    return lines.action_lines(block_reading.placed_rows(track(source.rows(), source.document)))


def survey(sources: Iterable[Source], learn: Learn, track: Track) -> Survey:
    """The first reading of files, in their order; `learn` is given every text."""
    taken: dict[str, Programme] = {}
    return Survey(tuple(_report(source, learn, track, taken) for source in sources))


def _report(source: Source, learn: Learn, track: Track, taken: dict[str, Programme]) -> Report:
    report = Report(source, problems=list(source.problems))
    tellings: dict[str, Told] = {}
    for each in read(source, track) if report.usable else ():
        if isinstance(each, Problem):
            report.add(each)
            continue
        block = each.block
        tellings.setdefault(block.key, Told(block.title)).add(each)
        for text in (each.heading.text, *(activity.text for activity in each.activities)):
            learn(text)
    for key, telling in tellings.items():
        programme, problems = told.describe(telling, source)
        named, clash = programme_ids.name(programme, source.metadata.id, taken)
        report.parts[key] = Part(named, telling.labels())
        report.problems += (*problems, *clash)
    if len(tellings) > 1 and source.metadata.id:
        detail = f"El archivo tiene {len(tellings)} programas."
        report.problems.append(Problem("other-metadata", column="id", detail=detail))
    return report
