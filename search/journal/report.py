"""The report of the searches that found nothing or little: each with how often, since when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from search.journal.entry import Entry


@dataclass(frozen=True, slots=True)
class Row:
    """A search, with what it found the last time."""

    query: str
    times: int
    first: date
    last: date
    total: int
    exact: int
    relaxed: bool
    corrected: bool


@dataclass(frozen=True, slots=True)
class Report:
    """What was searched in vain, the most frequent first."""

    since: date | None  # None where nothing is noted
    until: date | None
    times: int
    without: int  # of these times: without any text
    rows: tuple[Row, ...]


def report(entries: Iterable[Entry]) -> Report:
    """The report of some entries, the oldest first."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.query, []).append(entry)
    rows = sorted(map(_row, found.values()), key=lambda row: (-row.times, row.query))
    everything = [entry for each in found.values() for entry in each]
    days = [entry.day for entry in everything]
    return Report(
        min(days, default=None),
        max(days, default=None),
        len(everything),
        sum(not entry.total for entry in everything),
        tuple(rows),
    )


def _row(noted: list[Entry]) -> Row:
    last = noted[-1]
    return Row(
        last.query,
        len(noted),
        min(entry.day for entry in noted),
        max(entry.day for entry in noted),
        last.total,
        last.exact,
        last.relaxed,
        last.corrected,
    )
