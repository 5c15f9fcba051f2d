"""What builds found another than the build before them: the values, plain and without addresses."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from search.comparison.values import ActivityChange, Comparison, HeadingChange, LineChange
from search.model import Attribution, Heading, Programme, Record

MOST_CHANGES = 2_000  # that are kept, the newest
MOST_CHARACTERS = 4_000_000  # of their texts: a cell of a table can hold a book

RenewalKind = Literal["new", "gone", "changed", "uncompared"]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a build found another: a line, a heading, or else a report as a whole."""

    renewal: "Renewal"
    line: LineChange | None = None
    heading: HeadingChange | None = None

    @property
    def id(self) -> str:
        """What tells it from all others, for good: a build, a report, the codes in it."""
        if self.line:
            sides = [each.code if each else "" for each in (self.line.before, self.line.after)]
            return f"{self.renewal.id}/{'-'.join(sides)}"
        if self.heading:
            held = (self.heading.before, self.heading.after)
            return f"{self.renewal.id}/h{'-'.join(each[0].code if each else '' for each in held)}"
        return self.renewal.id

    @property
    def length(self) -> int:
        """Characters of its texts."""
        if self.heading:
            held = (self.heading.before, self.heading.after)
            return sum(len(each[1].text) for each in held if each)
        if not self.line:
            return 0
        parts: tuple[LineChange | ActivityChange, ...] = (self.line, *self.line.activities)
        return sum(map(_length, parts))

    def is_chosen(self, agencies: Collection[str], kinds: Collection[str]) -> bool:
        """Whether it meets each of some choices that are given; only lines have what they ask."""
        if not (agencies or kinds):
            return True
        return bool(self.line and self.line.is_chosen(agencies, (), kinds))


def _length(change: LineChange | ActivityChange) -> int:
    texts = sum(len(side.text) for side in (change.before, change.after) if side)
    return texts + sum(len(cell.before) + len(cell.after) for cell in change.columns)


@dataclass(frozen=True, slots=True)
class Renewal:
    """What became of one report with one build."""

    build: str  # name of that build
    when: datetime  # it was begun, in UTC
    kind: RenewalKind
    programme: Programme  # as it stands since, or as it stood last
    lines: tuple[LineChange, ...] = ()  # that changed, by code, as `told` has them
    headings: tuple[HeadingChange, ...] = ()
    reread: bool = False  # its source is the same, and read otherwise

    @property
    def id(self) -> str:
        """What tells it from all others, for good."""
        return f"{self.build}/{self.programme.report}"

    @property
    def changes(self) -> Iterator[Change]:
        """What it consists of, one by one."""
        if self.kind != "changed":
            yield Change(self)
        yield from (Change(self, heading=each) for each in self.headings)
        yield from (Change(self, line=each) for each in self.lines)


@dataclass(frozen=True, slots=True)
class News:
    """What builds found another, the newest first."""

    since: datetime | None = None  # the begin of the first build that noted it
    renewals: tuple[Renewal, ...] = ()
    cut: int = 0  # changes that are not kept any more

    def after(self, renewals: Collection[Renewal], when: datetime) -> "News":
        """The same once a build has found these besides; no more than are to be kept."""
        kept: list[Renewal] = []
        cut, count, characters = self.cut, 0, 0
        for renewal in (*renewals, *self.renewals):
            held = []
            for change in renewal.changes:
                count += 1
                characters += change.length
                if count > MOST_CHANGES or characters > MOST_CHARACTERS:
                    cut += 1
                else:
                    held.append(change)
            kept += [_of(renewal, held)] if held else []
        return News(self.since or when, tuple(kept), cut)


NO_NEWS = News()


def _of(renewal: Renewal, changes: list[Change]) -> Renewal:
    """What is left of a renewal with some of its changes."""
    return replace(
        renewal,
        lines=tuple(each.line for each in changes if each.line),
        headings=tuple(each.heading for each in changes if each.heading),
    )


def compared(build: str, when: datetime, found: Comparison) -> Renewal:
    """What a comparison of two readings of a report found."""
    lines = tuple(_told(each) for each in found.changed)
    reread = found.before.sha256 == found.after.sha256
    return Renewal(build, when, "changed", found.after, lines, found.headings, reread)


def _told(change: LineChange) -> LineChange:
    """A line with what is shown of it: of new and gone ones no activities, of others those that
    changed."""
    both = change.before and change.after
    return replace(
        change,
        before=shown(change.before),
        after=shown(change.after),
        activities=tuple(_activity(each) for each in change.activities if both and each.changed),
    )


def _activity(change: ActivityChange) -> ActivityChange:
    return replace(change, before=shown(change.before), after=shown(change.after))


def shown(record: Record | None) -> Record | None:
    """A record with no more than is shown of it when it is gone: its code, its words, its answer,
    who acts."""
    if record is None:
        return None
    acting = tuple(Attribution(each, "acts") for each in record.agencies("acts"))
    heading = Heading(record.code, "", record.line.written)
    return Record(record.id, (heading,), record.text, record.response, acting)
