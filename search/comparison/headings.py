"""The headings of two reports: which is which, and where those that moved stand now."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from search.comparison.pairing import pairs
from search.comparison.report import Report
from search.comparison.values import HeadingChange, HeadingKind
from search.comparison.wording import same
from search.ids import HeadingId
from search.model import Heading, Record

Item = tuple[HeadingId, Heading]
Sides = tuple[Item | None, Item | None]  # in the earlier report and in the later one


class Places:
    """Where the later report has what stood below a heading of the earlier one.

    A strategy that is put before others moves all that follows it: what hangs below one is looked
    for where it went.
    """

    def __init__(self) -> None:
        self._now: dict[tuple[int, ...], tuple[int, ...]] = {}

    def add(self, before: HeadingId, after: HeadingId) -> None:
        """Note that a heading is another's later form."""
        self._now[before.numbers] = after.numbers

    def of(self, heading: HeadingId) -> str:
        """The code that a heading has now if nothing but those over it moved."""
        above, last = heading.numbers[:-1], heading.numbers[-1]
        return ".".join(map(str, (*self._now.get(above, above), last)))


def paired(old: Report, new: Report) -> tuple[list[Sides], Places]:
    """Which heading is which by their words, level by level from the top, and where they went."""
    places: Places = Places()
    every: list[Sides] = []
    depths = sorted({len(each.numbers) for each in (*old.headings, *new.headings)})
    for depth in depths:
        held, holds = (
            [item for item in report.headings.items() if len(item[0].numbers) == depth]
            for report in (old, new)
        )
        found = pairs(
            old.texts([each for _, each in held], [places.of(id_) for id_, _ in held]),
            new.texts([each for _, each in holds], [id_.code for id_, _ in holds]),
        )
        for pair in found:
            before = None if pair.before is None else held[pair.before]
            after = None if pair.after is None else holds[pair.after]
            if before and after:
                places.add(before[0], after[0])
            every.append((before, after))
    return every, places


def changes(
    found: Sequence[Sides], lines: Iterable[tuple[Record | None, Record | None]]
) -> tuple[HeadingChange, ...]:
    """The headings that changed, once it is known which line is which."""
    heirs = _heirs(found, lines)
    taken = {after for after, _ in heirs.values()}
    told: list[HeadingChange] = []
    for before, after in found:
        if before and not after:
            told += _change(before, heirs.get(before[0]))
        elif not (after and not before and after[0] in taken):
            told += _change(before, after)
    return tuple(told)


def _heirs(
    found: Iterable[Sides], lines: Iterable[tuple[Record | None, Record | None]]
) -> dict[HeadingId, Item]:
    """Of headings that are gone, those in wholly other words that have most of their lines and
    few others."""
    held, holds = Counter[HeadingId](), Counter[HeadingId]()
    both = Counter[tuple[HeadingId, HeadingId]]()
    for one, other in lines:
        were, are = (each.id.headings[:-1] if each else () for each in (one, other))
        held.update(were)
        holds.update(are)
        both.update(zip(were, are, strict=False))
    gone = {before[0] for before, after in found if before and not after}
    came = {after[0]: after for before, after in found if after and not before}
    return {
        one: came[other]
        for (one, other), count in both.items()
        if one in gone and other in came and 2 * count > max(held[one], holds[other])
    }


def _change(before: Item | None, after: Item | None) -> Iterator[HeadingChange]:
    if before is None or after is None:
        yield HeadingChange(("gone",) if before else ("new",), before, after)
        return
    told: dict[HeadingKind, bool] = {
        "renumbered": before[0].code != after[0].code,
        "reworded": not same(before[1].text, after[1].text),
    }
    if kinds := tuple(kind for kind, stands in told.items() if stands):
        yield HeadingChange(kinds, before, after)
