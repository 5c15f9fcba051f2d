"""What a line was and became in the other reports of its programme."""

from collections.abc import Iterator
from dataclasses import dataclass

from search.ids import RecordId
from search.searcher import Searcher
from web import urls
from web.comparing.asked import other_years
from web.links import Link
from web.pages.parts.years.changes import ChangedLine, changed_line, sides


@dataclass(frozen=True, slots=True)
class OtherYear:
    """Another report, and what became of a line from the earlier of the two to the later."""

    year: int
    span: str  # "De 2017 a 2018"
    there: Link | None  # the line in that report; None where it is not there
    unknown: bool  # the reports are too large to be compared for one line
    change: ChangedLine | None  # None where nothing changed, or it is not there
    compare: str


def in_other_years(line: RecordId, build: Searcher) -> Iterator[OtherYear]:
    """Each other report of a line's programme, the newest first."""
    own = build.programmes[line.report]
    for other, change in other_years(line):
        before, after = sorted((own, other), key=lambda each: each.year)
        there = (change.before if other == before else change.after) if change else None
        yield OtherYear(
            other.year,
            f"De {before.year} a {after.year}",
            Link(f"{there.line.shown}", urls.line(there.id)) if there else None,
            change is None,
            changed_line(change, build, sides(change, build)) if change and there else None,
            urls.compare([("a", before.report), ("b", after.report)]),
        )
