"""The first reading of all files: what is wrong, which reports, how their codes are worded."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from index import programme_ids
from index.causes import Causes, once_a_cause
from index.files.kinds import WORKBOOKS
from index.files.row import Row
from index.files.source import Source
from index.plain_text import plain
from index.problem import Problem
from index.programme import Tally, described
from index.programme_ids import Claim
from index.table import block_reading
from index.table.opening import IsBody
from index.table.rows import lines
from index.table.rows.decimals import Decimals
from index.table.rows.lines import Line
from search.ids import HeadingId, code_key
from search.model import Finding, Heading, Programme
from search.spanish import analysis

Track = Callable[[Iterable[Row], str], Iterable[Row]]
Learn = Callable[[str], None]

COMMON = 0.1  # of the lines: a word that more have says nothing of one ("migrantes")
FEW_LINES = 4  # in which any word may stand

MOST_PROBLEMS = 150_000  # of a file: they are held in memory


@dataclass(frozen=True, slots=True)
class Report:
    """A programme in a year, as a file holds it."""

    claim: Claim
    labels: dict[str, Heading]  # the wording shown, by code
    decimals: Decimals = field(default_factory=Decimals)  # of its file

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
    lines: int = 0
    having: Counter[str] = field(default_factory=Counter)  # lines that have each term
    _causes: Causes = field(default_factory=Causes)

    @property
    def usable(self) -> bool:
        """Whether its good rows can be indexed: no error is about the file as a whole."""
        return not any(each.error and (each.fatal or not each.row) for each in self.problems)

    def common(self) -> frozenset[str]:
        """The terms that stand in so many lines of the file that they say nothing of one.

        Of the file alone: what is found in it does not depend on what is built with it.
        """
        most = max(FEW_LINES, COMMON * self.lines)
        return frozenset(term for term, lines in self.having.items() if lines > most)

    def add(self, problem: Problem) -> None:
        """Note a problem; of those with one cause the first, the others are counted."""
        if self._causes.is_new(problem):
            self.problems.append(problem)

    def findings(self, more: Iterable[Problem] = ()) -> list[Finding]:
        """What the first reading found, and `more` of a later one, in the order of the file."""
        programmes = {key: report.programme for key, report in self.reports.items()}
        found = (*self._causes.counted(self.problems), *once_a_cause(more))
        ordered = sorted(found, key=lambda each: (each.page or 0, each.row or 0))
        return [p.finding(self.source.document, programmes.get(p.key)) for p in ordered]


@dataclass(frozen=True, slots=True)
class Survey:
    """All files as the first reading found them."""

    files: tuple[FileSurvey, ...]
    is_body: IsBody

    @property
    def programmes(self) -> dict[str, Programme]:
        """Those that can be indexed, by report."""
        usable = (file for file in self.files if file.usable)
        found = (report.programme for file in usable for report in file.reports.values())
        return {programme.report: programme for programme in found}

    @property
    def labels(self) -> dict[HeadingId, Heading]:
        """The wording that each heading over lines is shown with."""
        usable = (file for file in self.files if file.usable)
        return {
            HeadingId(report.programme.id, report.programme.year, code_key(code)): label
            for file in usable
            for report in file.reports.values()
            for code, label in report.labels.items()
        }

    def findings(self) -> Iterator[Finding]:
        """What was found in all files."""
        for file in self.files:
            yield from file.findings()


def file_lines(source: Source, track: Track, is_body: IsBody) -> Iterator[Line | Problem]:
    """The lines of a file and the problems of its rows.

    `is_body` says whether the title of a sheet is that of a body: it acts in all its lines.
    """
    rows = track(source.rows(), source.document)
    return lines.action_lines(block_reading.placed_rows(rows, source.layout, is_body))


def survey(sources: Iterable[Source], learn: Learn, track: Track, is_body: IsBody) -> Survey:
    """The first reading of files; `learn` is given every text."""
    files = tuple(_surveyed(source, learn, track, is_body) for source in sources)
    _settle_ids(files)
    return Survey(files, is_body)


def _settle_ids(files: Iterable[FileSurvey]) -> None:
    """Tell the files whose reports cannot have the ids that they would."""
    usable = [(file, each.claim) for file in files if file.usable for each in file.reports.values()]
    for place, problem in programme_ids.disputes([claim for _, claim in usable]):
        usable[place][0].problems.append(problem)


def _surveyed(source: Source, learn: Learn, track: Track, is_body: IsBody) -> FileSurvey:
    file = FileSurvey(source, problems=list(source.problems))
    tallies: dict[str, Tally] = {}
    decimals = Decimals()
    for each in file_lines(source, track, is_body) if file.usable else ():
        if isinstance(each, Problem):
            file.add(each)
            if len(file.problems) > MOST_PROBLEMS:
                detail = "Tiene demasiados hallazgos."
                file.problems.append(Problem("too-large", detail=detail, fatal=True))
                break
            continue
        block = each.block
        levels = tuple(level.name for level in block.columns.levels)
        tally = tallies.setdefault(block.key, Tally(block.title, levels))
        tally.add(each)
        decimals.take(each)
        file.lines += 1
        file.having.update({*analysis.counted(each.heading.text).terms})
        given = chain(each.given, *(activity.given for activity in each.activities))
        for text in (each.heading.text, *(activity.text for activity in each.activities), *given):
            learn(text)
    years = {tally.year for tally in tallies.values()}
    for key, tally in tallies.items():
        programme, problems = described(tally, source, years)
        claim = programme_ids.claim(programme, source.metadata.id)
        file.reports[key] = Report(claim, tally.labels(), decimals)
        file.problems += (problem for problem in problems if problem not in file.problems)
    typed_in = source.path.suffix.lower() not in WORKBOOKS
    file.problems += decimals.problems(typed_in=typed_in)
    programmes = {plain(tally.title) for tally in tallies.values()}
    if len(programmes) > 1 and source.metadata.id:
        detail = f"El archivo tiene {len(programmes)} programas: póngalos en archivos aparte."
        file.problems.append(Problem("shared-id", value=source.metadata.id, detail=detail))
    return file
