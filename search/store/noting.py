"""What a build finds another than the build before it: noted while its records stream by.

Only reports are compared whose source is another, or what stands beside it and says how it is
read; where none is, no record is read.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from search.comparison.changes import between
from search.comparison.news import News, Renewal, RenewalKind, compared
from search.errors import BuscadorError
from search.filters import Filters
from search.ids import RecordId
from search.model import Programme, Query, Record
from search.searcher import Searcher

MOST_RECORDS = 40_000  # of both readings of one report; beyond it is only told that it changed
MOST_HELD = 200_000  # of all reports that are compared, in memory until the build is written
READ = 1_000  # records at once


@dataclass(slots=True)
class Noting:
    """Watches the records of a build, and says what became of its reports."""

    build: str
    when: datetime
    former: Searcher | None  # the build before, where it can be read
    programmes: Mapping[str, Programme]  # of the new one, by report
    _were: dict[str, int] = field(default_factory=dict)  # records before, of what is compared
    _held: dict[str, list[Record]] = field(default_factory=dict)  # and those of now
    _count: int = 0  # of all that are held
    _large: set[str] = field(default_factory=set)  # reports that changed and are too large

    def watch(self, records: Iterable[Record]) -> Iterator[Record]:
        """The records; those of reports that changed are held, as far as there is room."""
        if self.former:
            for report in self._changed(self.former):
                self._were[report] = self.former.search(_of(self.programmes[report])).total
                self._held[report] = []
        for record in records:
            if record.report in self._held:
                self._hold(record)
            yield record

    def news(self, told: News) -> News:
        """What was told before, with what this build found."""
        found: list[Renewal] = []
        with suppress(BuscadorError):  # of the build before: it is none of this one's faults
            found = list(self._renewals(self.former)) if self.former else []
        ordered = sorted(found, key=lambda each: each.programme.report)
        return told.after(ordered, self.when)

    def _changed(self, former: Searcher) -> Iterator[str]:
        """The reports of both builds whose source, or what says how to read it, is another now."""
        for report, now in self.programmes.items():
            was = former.programmes.get(report)
            if was and (was.sha256, was.sidecar) != (now.sha256, now.sidecar):
                yield report

    def _hold(self, record: Record) -> None:
        held = self._held[record.report]
        held.append(record)
        self._count += 1
        if len(held) + self._were[record.report] > MOST_RECORDS or self._count > MOST_HELD:
            self._count -= len(self._held.pop(record.report))
            self._large.add(record.report)

    def _renewals(self, former: Searcher) -> Iterator[Renewal]:
        """What became of each report."""
        for report in self._large:
            yield self._whole("uncompared", self.programmes[report])
        for report, records in self._held.items():
            was, now = former.programmes[report], self.programmes[report]
            found = between(was, now, _records(former, was), records)
            renewal = compared(self.build, self.when, found)
            if renewal.lines or renewal.headings:
                yield renewal
        before, after = former.programmes, self.programmes
        came = [each for report, each in after.items() if report not in before]
        went = [each for report, each in before.items() if report not in after]
        # A source under another id is the same report: only its addresses are others.
        kept = {each.sha256 for each in came} & {each.sha256 for each in went}
        yield from (self._whole("new", each) for each in came if each.sha256 not in kept)
        yield from (self._whole("gone", each) for each in went if each.sha256 not in kept)

    def _whole(self, kind: RenewalKind, programme: Programme) -> Renewal:
        return Renewal(self.build, self.when, kind, programme)


def _of(programme: Programme) -> Query:
    """The search for all that a report holds."""
    own = Filters(programme=(programme.id,), year=(str(programme.year),))
    return Query(filters=own, sort="code", size=1)


def _records(build: Searcher, programme: Programme) -> Iterator[Record]:
    ids = build.ids(_of(programme))
    for first in range(0, len(ids), READ):
        some = [RecordId.parse(each) for each in ids[first : first + READ]]
        yield from filter(None, build.records_of(some))
