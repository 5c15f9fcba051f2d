"""The tree of a build's programmes, with the figures of each branch and the order of the lines."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from search.findings import SILENT
from search.ids import HeadingId, RecordId, code_key
from search.model import Heading, Programme, Record
from search.schema import RESPONSES
from search.searcher import Searcher
from search.tables import headings_over

SILENT_RULES = frozenset(SILENT)


@dataclass(slots=True)
class Figures:
    """How many texts hang under a heading."""

    lines: int = 0
    activities: int = 0
    yes: int = 0  # lines that say that something will be done
    no: int = 0  # lines that say that nothing will
    other: int = 0  # lines that answer in the source's own word
    silent: int = 0  # lines that say whether, and have no activity

    @property
    def answering(self) -> int:
        """Lines that say whether something will be done."""
        return self.yes + self.no

    @property
    def texts(self) -> int:
        """Lines and activities."""
        return self.lines + self.activities

    def add(self, record: Record) -> None:
        """Count a record in."""
        if record.kind == "activity":
            self.activities += 1
            return
        self.lines += 1
        self.yes += record.response == "yes"
        self.no += record.response == "no"
        self.other += bool(record.response) and record.response not in RESPONSES
        self.silent += not SILENT_RULES.isdisjoint(record.findings)


@dataclass(slots=True)
class Branch:
    """A heading, its figures, and the headings under it."""

    heading: Heading
    figures: Figures = field(default_factory=Figures)
    branches: dict[str, "Branch"] = field(default_factory=dict)

    def under(self, heading: Heading) -> "Branch":
        """The branch of a heading below this one, made when it is first asked for."""
        return self.branches.setdefault(heading.code, Branch(heading))


@dataclass(slots=True)
class Tree:
    """One report: its headings, and the codes of its lines in order."""

    programme: Programme
    root: Branch
    headings: tuple[Branch, ...] = ()  # all of them by code, each before those under it
    by_level: Counter[int] = field(default_factory=Counter)  # how many of them, from level 1
    lines: list[str] = field(default_factory=list)
    place: dict[str, int] = field(default_factory=dict)  # code -> position in lines
    activities: dict[str, list[int]] = field(default_factory=dict)  # code -> activity numbers

    @property
    def top(self) -> tuple[Branch, ...]:
        """The headings of its highest level over the lines, by number."""
        return tuple(self.root.branches[c] for c in sorted(self.root.branches, key=code_key))

    def id(self, code: str, activity: int = 0) -> RecordId:
        """A line of the report, or an activity of it."""
        return RecordId.of(self.programme.report, code, activity)

    def activity_ids(self, code: str) -> list[RecordId]:
        """The activities of a line, in order."""
        line = self.id(code)
        return [line.activity_of(number) for number in self.activities.get(code, ())]

    def heading_id(self, code: str) -> HeadingId:
        """A heading of the report."""
        return HeadingId(self.programme.id, self.programme.year, code_key(code))

    def neighbours(self, code: str) -> tuple[str, str]:
        """The codes before and after a line; "" at either end."""
        here = self.place[code]
        before = self.lines[here - 1] if here else ""
        after = self.lines[here + 1] if here + 1 < len(self.lines) else ""
        return before, after


def outline(searcher: Searcher) -> dict[str, Tree]:
    """The tree of each report of a build."""
    programmes = searcher.programmes.items()
    trees = {report: Tree(p, Branch(Heading("", p.title))) for report, p in programmes}
    for record in searcher.records():
        _hang(trees[record.report], record, searcher)
    for tree in trees.values():
        tree.headings = tuple(sorted(_below(tree.root), key=lambda b: code_key(b.heading.code)))
        tree.by_level = Counter(len(code_key(each.heading.code)) for each in tree.headings)
        tree.lines.sort(key=code_key)
        tree.place = {code: place for place, code in enumerate(tree.lines)}
    return trees


def _below(branch: Branch) -> Iterator[Branch]:
    for each in branch.branches.values():
        yield each
        yield from _below(each)


def _hang(tree: Tree, record: Record, searcher: Searcher) -> None:
    branch = tree.root
    branch.figures.add(record)
    for id_, heading in headings_over(record):
        branch = branch.under(searcher.headings.get(id_, heading))
        branch.figures.add(record)
    if record.activity is None:
        tree.lines.append(record.code)
    else:
        tree.activities.setdefault(record.code, []).append(record.activity)
