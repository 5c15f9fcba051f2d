"""What one file tells about one programme, gathered while its lines stream past."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from index.files.source import Source
from index.plain_text import plain
from index.problem import Problem
from index.table.rows.lines import Line
from search.model import LEVELS, Heading, Programme

Said = str | int | None


@dataclass(slots=True)
class Tally:
    """Counts of a programme in a file; its memory is that of its codes and wordings."""

    title: str
    levels: tuple[str, ...] = LEVELS  # as the first of its tables calls them
    columns: dict[str, None] = field(default_factory=dict)  # further ones, in their order
    branches: Counter[str] = field(default_factory=Counter)
    header_years: Counter[int] = field(default_factory=Counter)
    response_years: Counter[int] = field(default_factory=Counter)
    wordings: defaultdict[str, Counter[Heading]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    lines: int = 0
    activities: int = 0

    def add(self, line: Line) -> None:
        """Count a line."""
        self.lines += 1
        self.activities += len(line.activities)
        self.columns.update(dict.fromkeys(each.title for each in line.block.columns.further))
        if line.block.branch:
            self.branches[line.block.branch] += 1
        if line.block.year:
            self.header_years[line.block.year] += 1
        if line.year:
            self.response_years[line.year] += 1
        for heading in line.headings[:-1]:
            self.wordings[heading.code][heading] += 1

    @property
    def branch(self) -> str:
        """The branch that most pages name."""
        return self.branches.most_common(1)[0][0] if self.branches else ""

    @property
    def year(self) -> int | None:
        """The year of the headers, or else that of the responses."""
        return self.years.most_common(1)[0][0] if self.years else None

    @property
    def years(self) -> Counter[int]:
        """How often each year is named."""
        return self.header_years or self.response_years

    def labels(self) -> dict[str, Heading]:
        """The commonest wording of each heading over the lines; the first of equals."""
        return {code: each.most_common(1)[0][0] for code, each in self.wordings.items()}


def described(
    told: Tally, source: Source, years: Collection[int | None] = ()
) -> tuple[Programme, tuple[Problem, ...]]:
    """The programme, still without an id, and what is missing or contradicts itself.

    `years` are those of all reports of its file: what is given of one of them is right.
    """
    given = source.metadata
    title, branch = told.title or given.title, told.branch or given.branch
    year = told.year or given.year
    found = (
        ("título", told.title, given.title),
        ("ramo", told.branch, given.branch),
        ("año", told.year, given.year),
    )
    return (
        Programme(
            id="",
            title=title,
            branch=branch,
            year=year or 0,
            document=source.document,
            sha256=source.sha256,
            levels=told.levels,
            columns=tuple(told.columns),
            source_url=given.source_url,
            sidecar=source.sidecar,
            formerly=given.formerly if year == _former_year(given.year, years, year) else "",
        ),
        tuple(_problems(told, found, years)),
    )


def _problems(
    told: Tally, found: tuple[tuple[str, Said, Said], ...], years: Collection[int | None]
) -> Iterator[Problem]:
    """What is missing of (name, inside the file, outside of it), or contradicts itself."""
    yield from (Problem("missing-metadata", column=n) for n, *said in found if not any(said))
    for name, inside, outside in found:
        differs = inside and outside and plain(str(inside)) != plain(str(outside))
        if differs and (name != "año" or outside not in years):
            detail = f"Dice «{inside}»."
            yield Problem("other-metadata", column=name, value=str(outside), detail=detail)
    for rule, counts in (("other-branch", told.branches), ("other-year", told.years)):
        if len({plain(str(value)) for value in counts}) > 1:
            yield Problem(rule, value=", ".join(map(str, counts)))


def _former_year(given: int | None, years: Collection[int | None], year: int | None) -> int | None:
    """Which of several reports the addresses without a year lead to: the one told, or the last."""
    known = sorted(each for each in years if each)
    return given if given in known else known[-1] if len(known) > 1 else year
