"""What builds found another, and where it stands today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from search.comparison.news import Change, Renewal
from search.comparison.values import ACTIVITY_KINDS
from search.ids import RecordId
from search.model import Record
from search.output import news
from search.searcher import Searcher


@dataclass(frozen=True, slots=True)
class Last:
    """The last change of a record."""

    when: datetime
    reason: str
    text: str  # of the record since


@dataclass(frozen=True, slots=True)
class NewsTold:
    """The changes of a build, the newest first."""

    changes: tuple[Change, ...]
    since: datetime | None  # changes are noted
    _today: dict[str, RecordId]  # by the id of a change, of lines that are followed up to now
    _last: dict[RecordId, Last]

    def today(self, change: Change, build: Searcher) -> RecordId | None:
        """Where a line that changed stands now; None where it is gone, or nobody knows."""
        found = self._today.get(change.id)
        return found if found and build.record(found) else None

    def last_of(self, record: Record) -> Last | None:
        """The last change of a record; None where no build found one.

        An activity may have another number by now: its words tell.
        """
        last = self._last.get(record.id)
        return last if last and last.text == record.text else None

    def came(self, report: str) -> datetime | None:
        """When a build first had a report, as far as that was noted."""
        own = (c.renewal for c in self.changes if c.renewal.programme.report == report)
        return next((each.when for each in own if each.kind == "new"), self.since)

    def newest(self, report: str) -> datetime | None:
        """When a build last found something another in a report."""
        held = (c.renewal.when for c in self.changes if c.renewal.programme.report == report)
        return next(held, None)


def told(build: Searcher) -> NewsTold:
    """All changes that a build tells of."""
    today: dict[str, RecordId] = {}
    last: dict[RecordId, Last] = {}
    moved: dict[RecordId, RecordId | None] = {}  # a line as of a renewal -> as of now
    lost: set[str] = set()  # reports that no line is followed through
    for renewal in build.news.renewals:
        if renewal.kind != "changed":
            lost.add(renewal.programme.report)
        if renewal.programme.report in lost:
            continue
        stepped: dict[RecordId, RecordId | None] = {}
        for change in renewal.changes:
            if not change.line:
                continue
            at = change.line.after
            now = moved.get(at.id, at.id) if at else None
            if change.line.before:
                stepped[change.line.before.id] = now
            if now:
                today[change.id] = now
                for id_, found in _lasting(change, now):
                    last.setdefault(id_, found)
        moved |= stepped
    return NewsTold(tuple(_flat(build.news.renewals)), build.news.since, today, last)


def _flat(renewals: tuple[Renewal, ...]) -> Iterator[Change]:
    for renewal in renewals:
        yield from renewal.changes


def _lasting(change: Change, now: RecordId) -> Iterator[tuple[RecordId, Last]]:
    """What a change says of the line and of its activities, by where they are now."""
    line, when = change.line, change.renewal.when
    assert line  # noqa: S101  whoever asks has looked
    if line.after:
        yield now, Last(when, news.reason(change), line.after.text)
    for each in line.activities:
        if each.after and each.kind != "left":
            id_ = now.activity_of(each.after.id.activity)
            yield id_, Last(when, ACTIVITY_KINDS[each.kind], each.after.text)
