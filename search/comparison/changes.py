"""What changed between two reports: lines and activities, new, gone, moved, reworded, turned."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from search.comparison.pairing import Pair, Text, pairs
from search.comparison.wording import same
from search.errors import FixQuery
from search.ids import HeadingId, RecordId, code_key
from search.model import Heading, Programme, Record

LineKind = Literal[
    "new", "gone", "to_no", "to_yes", "answer", "renumbered", "reworded", "agencies", "activities"
]
ActivityKind = Literal["new", "gone", "reworded", "moved", "kept"]
HeadingKind = Literal["new", "gone", "renumbered", "reworded"]

LINE_KINDS: Mapping[LineKind, str] = {
    "to_no": "Pasó de sí a no",
    "to_yes": "Pasó de no a sí",
    "answer": "Cambió su respuesta",
    "gone": "Ya no está",
    "new": "Es nueva",
    "renumbered": "Cambió de clave",
    "reworded": "Cambió su redacción",
    "agencies": "Cambió quién actúa",
    "activities": "Cambiaron sus actividades",
}
ACTIVITY_KINDS: Mapping[ActivityKind, str] = {
    "new": "Actividad nueva",
    "gone": "Actividad que ya no está",
    "reworded": "Actividad con otra redacción",
    "moved": "Actividad que pasó a otra línea",
    "kept": "Actividad repetida palabra por palabra",
}
HEADING_KINDS: Mapping[HeadingKind, str] = {
    "new": "Es nuevo",
    "gone": "Ya no está",
    "renumbered": "Cambió de clave",
    "reworded": "Cambió su redacción",
}
TURNED: Mapping[tuple[str, str], LineKind] = {("yes", "no"): "to_no", ("no", "yes"): "to_yes"}
# Within a line the place says which activity is which; only what shares little is another.
SAME_LINE = 0.5


@dataclass(frozen=True, slots=True)
class ActivityChange:
    """An activity in both reports, or in one: None where the other does not have it."""

    kind: ActivityKind
    before: Record | None
    after: Record | None

    @property
    def shown(self) -> Record:
        """The activity as it stands now, or as it stood last."""
        return _known(self.after or self.before)


@dataclass(frozen=True, slots=True)
class HeadingChange:
    """A heading above the lines, in both reports or in one."""

    kinds: tuple[HeadingKind, ...]
    before: tuple[HeadingId, Heading] | None
    after: tuple[HeadingId, Heading] | None


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line of action in both reports, or in one."""

    kinds: tuple[LineKind, ...]  # empty where nothing changed
    before: Record | None
    after: Record | None
    came: tuple[str, ...]  # ids of agencies that act in it or in its activities now, sorted
    went: tuple[str, ...]  # and of those that do no more
    activities: tuple[ActivityChange, ...]  # in the order of the later report, the gone ones last

    @property
    def shown(self) -> Record:
        """The line as it stands now, or as it stood last."""
        return _known(self.after or self.before)

    @property
    def agencies(self) -> frozenset[str]:
        """All that act in it in either report."""
        held = (each.agencies("acts") for each in (self.before, self.after) if each)
        return frozenset(name for names in held for name in names)


@dataclass(frozen=True)
class Comparison:
    """Two reports of one programme, the earlier first."""

    before: Programme
    after: Programme
    lines: tuple[LineChange, ...]  # by code; what is gone stands where it stood
    headings: tuple[HeadingChange, ...]

    @cached_property
    def changed(self) -> tuple[LineChange, ...]:
        """The lines in which anything changed."""
        return tuple(each for each in self.lines if each.kinds)

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many lines changed in each way, and `same`; one line may change in several."""
        found: Counter[str] = Counter(kind for line in self.lines for kind in line.kinds)
        return {k: found[k] for k in LINE_KINDS} | {"same": len(self.lines) - len(self.changed)}

    @cached_property
    def activity_counts(self) -> Mapping[str, int]:
        """How many activities changed in each way, or were kept."""
        found = Counter(each.kind for line in self.lines for each in line.activities)
        return {kind: found[kind] for kind in ACTIVITY_KINDS}


Headings = Mapping[HeadingId, Heading]


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


def _known(record: Record | None) -> Record:
    assert record  # noqa: S101  one report or the other has it
    return record


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
