"""Two reports of one programme to what changed from the earlier to the later one; pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from search.comparison.pairing import Pair, Text, pairs
from search.comparison.values import (
    ActivityChange,
    Comparison,
    HeadingChange,
    HeadingKind,
    LineChange,
    LineKind,
)
from search.comparison.wording import same
from search.errors import FixQuery
from search.ids import HeadingId, RecordId, code_key
from search.model import Heading, Programme, Record

TURNED: Mapping[tuple[str, str], LineKind] = {("yes", "no"): "to_no", ("no", "yes"): "to_yes"}
# Within a line the place says which activity is which; only what shares little is another.
SAME_LINE = 0.5


def compare(
    before: Programme, after: Programme, old: Iterable[Record], new: Iterable[Record]
) -> Comparison:
    """What changed from one report to another, whichever is given first.

    `old`, `new`: all records of the two, in any order. Raises FixQuery where the two are one, or
    of different programmes.
    """
    comparable(before, after)
    if before.year > after.year:
        before, after, old, new = after, before, new, old
    held, holds = _Report(old), _Report(new)
    lines = _lines(held, holds)
    return Comparison(before, after, lines, tuple(_headings(held, holds)))


def comparable(a: Programme, b: Programme) -> None:
    """Raises FixQuery where two reports cannot be compared."""
    if a.report == b.report:
        raise FixQuery("b", b.report, f"Los dos son el mismo informe ({a.report}): elija otro año.")
    if a.id != b.id:
        raise FixQuery(
            "b",
            b.report,
            f"Son informes de programas distintos ({a.id} y {b.id}): se comparan dos años de uno.",
        )


class _Report:
    """The lines of a report by code, their activities, the headings over them."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.lines: list[Record] = []
        self.activities: dict[RecordId, list[Record]] = defaultdict(list)
        self.headings: dict[HeadingId, Heading] = {}
        for record in sorted(records, key=lambda each: each.id):
            if record.activity:
                self.activities[record.id.line].append(record)
                continue
            self.lines.append(record)
            over = zip(record.id.headings[:-1], record.headings[:-1], strict=True)
            for id_, heading in over:
                self.headings.setdefault(id_, heading)

    def under(self, line: Record | None) -> list[Record]:
        """The activities of a line."""
        return self.activities.get(line.id, []) if line else []


def _lines(old: _Report, new: _Report) -> tuple[LineChange, ...]:
    found = [
        (_at(old.lines, pair.before), _at(new.lines, pair.after))
        for pair in pairs(_texts(old.lines), _texts(new.lines))
    ]
    activities = _activities(found, old, new)
    changes = [_line(a, b, each) for (a, b), each in zip(found, activities, strict=True)]
    return tuple(sorted(changes, key=_place))


def _place(change: LineChange) -> tuple[tuple[int, ...], bool]:
    return code_key(change.shown.code), change.after is not None


def _texts(records: Sequence[Record]) -> list[Text]:
    return [Text(str(each.activity or each.code), each.text) for each in records]


def _at(records: Sequence[Record], place: int | None) -> Record | None:
    return None if place is None else records[place]


def _line(
    before: Record | None, after: Record | None, activities: tuple[ActivityChange, ...]
) -> LineChange:
    if before is None or after is None:
        return LineChange(("gone",) if before else ("new",), before, after, (), (), activities)
    acted, acts = set(before.agencies("acts")), set(after.agencies("acts"))
    answers = (before.response, after.response)
    turned = TURNED.get(answers, "answer") if answers[0] != answers[1] else None
    told: dict[LineKind, bool] = {
        "to_no": turned == "to_no",
        "to_yes": turned == "to_yes",
        "answer": turned == "answer",
        "renumbered": before.code != after.code,
        "reworded": not same(before.text, after.text),
        "agencies": acted != acts,
        "activities": any(each.kind != "kept" for each in activities),
    }
    return LineChange(
        tuple(kind for kind, stands in told.items() if stands),
        before,
        after,
        tuple(sorted(acts - acted)),
        tuple(sorted(acted - acts)),
        activities,
    )


# Activities

_Lines = Sequence[tuple[Record | None, Record | None]]


def _activities(lines: _Lines, old: _Report, new: _Report) -> list[tuple[ActivityChange, ...]]:
    """The changes of each line's activities; those that went from line to line stand where they
    are now."""
    found = [_within(old.under(before), new.under(after)) for before, after in lines]
    gone: dict[str, list[Record]] = defaultdict(list)
    for changes in found:
        for each in changes:
            if each.before and not each.after:
                gone[each.before.text].append(each.before)
    moved: dict[RecordId, Record] = {}  # after -> before
    for changes in found:
        for each in changes:
            if each.after and not each.before and gone[each.after.text]:
                moved[each.after.id] = gone[each.after.text].pop(0)
    left = {record.id for record in moved.values()}
    return [tuple(_settled(changes, moved, left)) for changes in found]


def _settled(
    changes: Iterable[ActivityChange], moved: Mapping[RecordId, Record], left: set[RecordId]
) -> Iterator[ActivityChange]:
    for each in changes:
        if each.after and each.after.id in moved:
            yield ActivityChange("moved", moved[each.after.id], each.after)
        elif not (each.kind == "gone" and each.before and each.before.id in left):
            yield each


def _within(old: Sequence[Record], new: Sequence[Record]) -> list[ActivityChange]:
    """What became of the activities of one line."""
    found = pairs(_texts(old), _texts(new), SAME_LINE)
    changes = [_activity(_at(old, pair.before), _at(new, pair.after)) for pair in found]
    return sorted(changes, key=lambda each: (each.after is None, each.shown.id))


def _activity(before: Record | None, after: Record | None) -> ActivityChange:
    if before is None or after is None:
        return ActivityChange("gone" if before else "new", before, after)
    kept = same(before.text, after.text)
    return ActivityChange("kept" if kept else "reworded", before, after)


# Headings


def _headings(old: _Report, new: _Report) -> Iterator[HeadingChange]:
    """The headings that changed, level by level, from the top."""
    depths = sorted({len(each.numbers) for each in (*old.headings, *new.headings)})
    for depth in depths:
        held, holds = (
            [item for item in report.headings.items() if len(item[0].numbers) == depth]
            for report in (old, new)
        )
        for pair in pairs(_heading_texts(held), _heading_texts(holds)):
            yield from _heading(pair, held, holds)


_Held = Sequence[tuple[HeadingId, Heading]]


def _heading_texts(held: _Held) -> list[Text]:
    return [Text(id_.code, heading.text) for id_, heading in held]


def _heading(pair: Pair, held: _Held, holds: _Held) -> Iterator[HeadingChange]:
    before = None if pair.before is None else held[pair.before]
    after = None if pair.after is None else holds[pair.after]
    if before is None or after is None:
        yield HeadingChange(("gone",) if before else ("new",), before, after)
        return
    told: dict[HeadingKind, bool] = {
        "renumbered": before[0].code != after[0].code,
        "reworded": not same(before[1].text, after[1].text),
    }
    if kinds := tuple(kind for kind, stands in told.items() if stands):
        yield HeadingChange(kinds, before, after)
