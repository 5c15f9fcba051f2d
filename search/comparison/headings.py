"""The headings of two reports: which is which, and where those that moved stand now."""

from collections.abc import Iterator, Sequence

from search.comparison.pairing import Pair, pairs
from search.comparison.report import Report
from search.comparison.values import HeadingChange, HeadingKind
from search.comparison.wording import same
from search.ids import HeadingId
from search.model import Heading

_Held = Sequence[tuple[HeadingId, Heading]]


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


def compare(old: Report, new: Report) -> tuple[tuple[HeadingChange, ...], Places]:
    """The headings that changed, level by level from the top, and where all of them went."""
    places, told = Places(), []
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
            if pair.before is not None and pair.after is not None:
                places.add(held[pair.before][0], holds[pair.after][0])
        told += [each for pair in found for each in _heading(pair, held, holds, old.accents)]
    return tuple(told), places


def _heading(pair: Pair, held: _Held, holds: _Held, accents: bool) -> Iterator[HeadingChange]:
    before = None if pair.before is None else held[pair.before]
    after = None if pair.after is None else holds[pair.after]
    if before is None or after is None:
        yield HeadingChange(("gone",) if before else ("new",), before, after)
        return
    told: dict[HeadingKind, bool] = {
        "renumbered": before[0].code != after[0].code,
        "reworded": not same(before[1].text, after[1].text, accents),
    }
    if kinds := tuple(kind for kind, stands in told.items() if stands):
        yield HeadingChange(kinds, before, after)
