"""The values of a comparison: what became of a line, an activity, a heading."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from search.ids import HeadingId
from search.model import Heading, Programme, Record

LineKind = Literal[
    "new",
    "gone",
    "to_no",
    "to_yes",
    "answer",
    "renumbered",
    "reworded",
    "agencies",
    "activities",
    "columns",
]
ActivityKind = Literal["new", "gone", "reworded", "moved", "left", "kept"]
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
    "columns": "Cambiaron otros datos",
}
ACTIVITY_KINDS: Mapping[ActivityKind, str] = {
    "new": "Actividad nueva",
    "gone": "Actividad que ya no está",
    "reworded": "Actividad con otra redacción",
    "moved": "Actividad que vino de otra línea",
    "left": "Actividad que pasó a otra línea",
    "kept": "Actividad repetida palabra por palabra",
}
HEADING_KINDS: Mapping[HeadingKind, str] = {
    "new": "Es nuevo",
    "gone": "Ya no está",
    "renumbered": "Cambió de clave",
    "reworded": "Cambió su redacción",
}


@dataclass(frozen=True, slots=True)
class ColumnChange:
    """What a further column of the source said, and says now; "" where it says nothing."""

    column: str  # its header in the later report
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ActivityChange:
    """An activity in both reports, or in one: None where the other does not have it."""

    kind: ActivityKind
    before: Record | None
    after: Record | None
    columns: tuple[ColumnChange, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether its words, its place or what columns say of it is another."""
        return self.kind != "kept" or bool(self.columns)

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

    def is_under(self, codes: Collection[str]) -> bool:
        """Whether it is one of some headings or stands under it; where none is given, it is."""
        over = {h.code for each in (self.before, self.after) if each for h in each[0].path}
        return not codes or not over.isdisjoint(codes)


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line of action in both reports, or in one."""

    kinds: tuple[LineKind, ...]  # empty where nothing changed
    before: Record | None
    after: Record | None
    came: tuple[str, ...]  # ids of agencies that act in it or in its activities now, sorted
    went: tuple[str, ...]  # and of those that do no more
    activities: tuple[ActivityChange, ...]  # in the order of the later report, the gone ones last
    columns: tuple[ColumnChange, ...] = ()  # further ones, of the line itself

    @property
    def shown(self) -> Record:
        """The line as it stands now, or as it stood last."""
        return _known(self.after or self.before)

    def is_chosen(
        self, agencies: Collection[str], codes: Collection[str], kinds: Collection[str]
    ) -> bool:
        """Whether it meets each of some choices that are given."""
        return (
            (not kinds or not {*self.kinds}.isdisjoint(kinds))
            and (not codes or self._is_under(codes))
            and (not agencies or not self.agencies.isdisjoint(agencies))
        )

    def _is_under(self, codes: Iterable[str]) -> bool:
        """Whether either report has it at one of some codes or under it."""
        over = tuple(f"{code}." for code in codes)
        return any(
            each and f"{each.id.code}.".startswith(over) for each in (self.before, self.after)
        )

    @property
    def changed(self) -> tuple[ActivityChange, ...]:
        """The activities to tell: of a line that one report alone has, all others are new or gone
        with it, but for those that moved."""
        both = self.before and self.after
        return tuple(
            each
            for each in self.activities
            if each.changed and (both or each.kind in ("moved", "left"))
        )

    @property
    def agencies(self) -> frozenset[str]:
        """All that act in it in either report."""
        said = (a for each in (self.before, self.after) if each for a in each.attributions)
        return frozenset([each.agency for each in said if each.role == "acts"])


@dataclass(frozen=True)
class Comparison:
    """Two reports of one programme, the earlier first."""

    before: Programme
    after: Programme
    lines: tuple[LineChange, ...]  # by code; what is gone stands where it stood
    headings: tuple[HeadingChange, ...]

    def narrowed(
        self,
        agencies: Collection[str] = (),
        codes: Collection[str] = (),
        kinds: Collection[str] = (),
    ) -> "Comparison":
        """The lines in which any of some agencies acts, under any of some headings, changed in
        any of some ways; nothing given narrows nothing. Headings are told where nothing is
        narrowed but by them.

        A code means its heading in either report.
        """
        if not (agencies or codes or kinds):
            return self
        lines = tuple(each for each in self.lines if each.is_chosen(agencies, codes, kinds))
        told = () if agencies or kinds else self.headings
        headings = tuple(each for each in told if each.is_under(codes))
        return Comparison(self.before, self.after, lines, headings)

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
        """How many activities changed in each way, or were kept; one that moved counts once."""
        found = Counter(each.kind for line in self.lines for each in line.activities)
        return {kind: found[kind] for kind in ACTIVITY_KINDS if kind != "left"}


def _known(record: Record | None) -> Record:
    assert record  # noqa: S101  one report or the other has it
    return record
