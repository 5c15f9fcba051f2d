"""The first reading of all files: what is wrong, which reports, how their codes are worded."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from index import programme_ids
from index.files.row import Row
from index.files.source import Source
from index.problem import Problem
from index.programme import Tally, described
from index.programme_ids import Claim
from index.table import block_reading, lines
from index.table.lines import Line
from search.model import Finding, Heading, Programme

Track = Callable[[Iterable[Row], str], Iterable[Row]]
Learn = Callable[[str], None]

MOST_PROBLEMS = 150_000  # of a file: they are held in memory
# Told at their first place only, with how many there are where that says something: a row each
# would drown all else.
ONCE_A_FILE = {
    "other-encoding": "",
    "filled-from-above": "Son {} celdas del archivo; esta es la primera.",
    "formula": "Son {} celdas del archivo; esta es la primera.",
    "struck-through": "Son {} celdas del archivo; esta es la primera.",
    "hidden-cell": "Son {} celdas del archivo; esta es la primera.",
}
ONCE_A_VALUE = {
    "unlisted-body": "Está en {} textos; este es el primero.",
    "cell-error": "Está en {} celdas del archivo; esta es la primera.",
    "number-format": "Está en {} celdas del archivo; esta es la primera.",
}


@dataclass(frozen=True, slots=True)
class Report:
    """A programme in a year, as a file holds it."""

    claim: Claim
    labels: dict[str, Heading]  # the wording shown, by code

    @property
    def programme(self) -> Programme:
        """The programme under its id."""
        return self.claim.programme


@dataclass(slots=True)
class FileSurvey:
    """A file as the first reading found it."""

    source: Source
    reports: dict[str, Report] = field(default_factory=dict)  # by the key of the title
    problems: list[Problem] = field(default_factory=list)
    times: Counter[tuple[str, str]] = field(default_factory=Counter)  # of what is told once

    @property
    def usable(self) -> bool:
        """Whether its good rows can be indexed: no error is about the file as a whole."""
        return not any(each.error and (each.fatal or not each.row) for each in self.problems)

    def add(self, problem: Problem) -> None:
        """Note a problem; what is told once is counted after that."""
        cause = _cause(problem)
        if cause:
            self.times[cause] += 1
        if not cause or self.times[cause] == 1:
            self.problems.append(problem)

    def findings(self, more: Iterable[Problem] = ()) -> list[Finding]:
        """What the first reading found, and `more` of a later one, in the order of the file."""
        programmes = {key: report.programme for key, report in self.reports.items()}
        found = (*self._with_times(), *_once_a_value(more))
        ordered = sorted(found, key=lambda each: (each.page or 0, each.row or 0))
        return [p.finding(self.source.document, programmes.get(p.key)) for p in ordered]

    def _with_times(self) -> Iterator[Problem]:
        """The problems, those told once with their number."""
        for problem in self.problems:
            told = ONCE_A_FILE.get(problem.rule, "") or ONCE_A_VALUE.get(problem.rule, "")
            cause = _cause(problem)
            yield _counted(problem, told, self.times[cause] if cause else 1)


@dataclass(frozen=True, slots=True)
class Survey:
    """All files as the first reading found them."""

    files: tuple[FileSurvey, ...]

    @property
    def programmes(self) -> dict[str, Programme]:
        """Those that can be indexed, by report."""
        usable = (file for file in self.files if file.usable)
        found = (report.programme for file in usable for report in file.reports.values())
        return {programme.report: programme for programme in found}

    def findings(self) -> Iterator[Finding]:
        """What was found in all files."""
        for file in self.files:
            yield from file.findings()


def _cause(problem: Problem) -> tuple[str, str] | None:
    """What is told once, whichever row it is in; None for what is told at each."""
    if problem.rule in ONCE_A_FILE:
        return problem.rule, ""
    return (problem.rule, problem.value) if problem.rule in ONCE_A_VALUE else None


def _once_a_value(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Problems in their order, of those told once a value only the first, with their number."""
    found = list(problems)
    times = Counter((each.rule, each.value) for each in found)
    seen: set[tuple[str, str]] = set()
    for each in found:
        told = ONCE_A_VALUE.get(each.rule, "")
        if not told or (each.rule, each.value) not in seen:
            yield _counted(each, told, times[each.rule, each.value])
        seen.add((each.rule, each.value))


def _counted(problem: Problem, told: str, times: int) -> Problem:
    """A problem that says how often it is there, if that is to be told."""
    return replace(problem, detail=told.format(times)) if told and times > 1 else problem


def file_lines(source: Source, track: Track) -> Iterator[Line | Problem]:
    """The lines of a file and the problems of its rows."""
    return lines.action_lines(block_reading.placed_rows(track(source.rows(), source.document)))


def survey(sources: Iterable[Source], learn: Learn, track: Track) -> Survey:
    """The first reading of files; `learn` is given every text."""
    files = tuple(_surveyed(source, learn, track) for source in sources)
    _settle_ids(files)
    return Survey(files)


def _settle_ids(files: Iterable[FileSurvey]) -> None:
    """Tell the files whose reports cannot have the ids that they would."""
    usable = [(file, each.claim) for file in files if file.usable for each in file.reports.values()]
    for place, problem in programme_ids.disputes([claim for _, claim in usable]):
        usable[place][0].problems.append(problem)


def _surveyed(source: Source, learn: Learn, track: Track) -> FileSurvey:
    file = FileSurvey(source, problems=list(source.problems))
    tallies: dict[str, Tally] = {}
    for each in file_lines(source, track) if file.usable else ():
        if isinstance(each, Problem):
            file.add(each)
            if len(file.problems) > MOST_PROBLEMS:
                detail = "Tiene demasiados hallazgos."
                file.problems.append(Problem("too-large", detail=detail, fatal=True))
                break
            continue
        block = each.block
        tallies.setdefault(block.key, Tally(block.title)).add(each)
        for text in (each.heading.text, *(activity.text for activity in each.activities)):
            learn(text)
    for key, tally in tallies.items():
        programme, problems = described(tally, source)
        claim = programme_ids.claim(programme, source.metadata.id)
        file.reports[key] = Report(claim, tally.labels())
        file.problems += problems
    if len(tallies) > 1 and source.metadata.id:
        detail = f"El archivo tiene {len(tallies)} programas: póngalos en archivos aparte."
        file.problems.append(Problem("shared-id", value=source.metadata.id, detail=detail))
    return file
