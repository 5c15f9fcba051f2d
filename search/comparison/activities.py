"""The activities of two reports: those of each line among themselves, then those that moved."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from search.comparison import columns
from search.comparison.columns import Shared
from search.comparison.pairing import pairs
from search.comparison.report import Report, at
from search.comparison.values import ActivityChange
from search.comparison.wording import same
from search.ids import RecordId
from search.model import Record

# Within a line the place says which activity is which; only what shares little is another.
SAME_LINE = 0.5

_Lines = Sequence[tuple[Record | None, Record | None]]


def compare(
    lines: _Lines, old: Report, new: Report, shared: Shared
) -> list[tuple[ActivityChange, ...]]:
    """The changes of each line's activities; those that went from line to line stand in both."""
    found = [_within(old, new, before, after, shared) for before, after in lines]
    every = [each for changes in found for each in changes]
    gone = [each.before for each in every if each.before and not each.after]
    came = [each.after for each in every if each.after and not each.before]
    moved: dict[RecordId, Record] = {}  # after -> before
    for pair in pairs(
        old.texts(gone, (str(each.id) for each in gone)),
        new.texts(came, (str(each.id) for each in came)),
    ):
        if pair.before is not None and pair.after is not None:
            moved[came[pair.after].id] = gone[pair.before]
    now = {record.id: record for record in came}
    left = {record.id: now[after] for after, record in moved.items()}
    return [tuple(_settled(changes, moved, left, shared)) for changes in found]


def _settled(
    changes: Iterable[ActivityChange],
    moved: Mapping[RecordId, Record],
    left: Mapping[RecordId, Record],
    shared: Shared,
) -> Iterator[ActivityChange]:
    for each in changes:
        if each.after and (before := moved.get(each.after.id)):
            cells = columns.changes(before, each.after, shared)
            yield ActivityChange("moved", before, each.after, cells)
        elif not each.after and each.before and (after := left.get(each.before.id)):
            yield ActivityChange("left", each.before, after)
        else:
            yield each


def _within(
    old: Report, new: Report, before: Record | None, after: Record | None, shared: Shared
) -> list[ActivityChange]:
    """What became of the activities of one line."""
    held, holds = old.under(before), new.under(after)
    found = pairs(
        old.texts(held, (str(each.activity) for each in held)),
        new.texts(holds, (str(each.activity) for each in holds)),
        SAME_LINE,
    )
    changes = [_activity(at(held, pair.before), at(holds, pair.after), shared) for pair in found]
    return sorted(changes, key=lambda each: (each.after is None, each.shown.id))


def _activity(before: Record | None, after: Record | None, shared: Shared) -> ActivityChange:
    if before is None or after is None:
        return ActivityChange("gone" if before else "new", before, after)
    kept = same(before.text, after.text)
    cells = columns.changes(before, after, shared)
    return ActivityChange("kept" if kept else "reworded", before, after, cells)
