"""The texts that stand in the same words in the reports of several years of a programme."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import groupby
from typing import NamedTuple

from search.comparison.wording import compared, same
from search.ids import RecordId
from search.model import Record
from search.searcher import Searcher

KEPT = 4096  # answers

Standing = dict[bytes, list[RecordId]]  # the records of each wording


class Copy(NamedTuple):
    """A text of another year in the same words."""

    id: RecordId
    response: str  # of its line


Copies = Callable[[RecordId], tuple[Copy, ...]]


def unchanged(build: Searcher) -> Copies:
    """What says the same as a record in other years, lines of a line, activities of an activity;
    the newest first.

    Those that stand at the same place are looked up when they are asked for. Kept are those alone
    that moved, so that what is kept is as much as moved; a programme is read at a time.
    """
    years: dict[str, list[int]] = defaultdict(list)
    for each in build.programmes.values():
        years[each.id].append(each.year)
    several = {programme for programme, held in years.items() if len(held) > 1}
    moved: dict[RecordId, tuple[RecordId, ...]] = {}
    records = build.records() if several else iter(())
    for programme, held in groupby(records, key=lambda record: record.programme):
        if programme in several:
            moved.update(_moved(held))

    @lru_cache(maxsize=KEPT)
    def copies(id: RecordId) -> tuple[Copy, ...]:  # noqa: A002  the field's own name
        if id.programme not in several:
            return ()
        apart = moved.get(id)
        at = apart or [id._replace(year=year) for year in sorted(years[id.programme])[::-1]]
        own, *others = build.records_of([id, *(each for each in at if each != id)])
        return tuple(
            Copy(each.id, each.response)
            for each in others
            if own and each and (apart or each.id not in moved) and same(own.text, each.text)
        )

    return copies


def _moved(records: Iterable[Record]) -> Iterator[tuple[RecordId, tuple[RecordId, ...]]]:
    """Of one programme, the texts that are at different places in its years, with all of each."""
    lines, activities = _by_wording(records)
    newest: dict[RecordId, RecordId] = {}  # of a line of any year, the newest of the same words
    for group in _groups(lines, newest):
        newest |= dict.fromkeys(group, group[0])
        if _are_apart(group):
            yield from dict.fromkeys(group, group).items()
    for group in _groups(activities, newest):
        if _are_apart(group):
            yield from dict.fromkeys(group, group).items()


def _by_wording(records: Iterable[Record]) -> tuple[Standing, Standing]:
    lines: Standing = defaultdict(list)
    activities: Standing = defaultdict(list)
    for record in records:
        wording = blake2b(compared(record.text).encode(), digest_size=16).digest()
        (activities if record.activity else lines)[wording].append(record.id)
    return lines, activities


def _are_apart(group: Sequence[RecordId]) -> bool:
    return len({(each.numbers, each.activity) for each in group}) > 1


def _groups(standing: Standing, newest: dict[RecordId, RecordId]) -> Iterator[tuple[RecordId, ...]]:
    """The texts that are one in several years, each in its years, the newest first."""
    for ids in standing.values():
        if len({each.year for each in ids}) > 1:
            yield from (tuple(group) for group in _paired(ids, newest) if len(group) > 1)


def _paired(ids: list[RecordId], newest: dict[RecordId, RecordId]) -> list[list[RecordId]]:
    """Records of the same words, parted so that none is with another of its year: first what
    stands at one place of a line, then in one line, then at one code, then in their order."""
    groups: list[list[RecordId]] = []
    ordered = sorted(ids, key=lambda each: (-each.year, each))
    for _, held in groupby(ordered, key=lambda each: each.year):
        waiting, free = list(held), dict(enumerate(groups))
        for near in (_place(newest), _line(newest), _code, None):
            waiting = _joined(waiting, free, near)
        groups += ([each] for each in waiting)
    return groups


Near = Callable[[RecordId], object]


def _joined(
    waiting: list[RecordId], free: dict[int, list[RecordId]], near: Near | None
) -> list[RecordId]:
    """Puts records into the groups that are near them, one into each; returns those left."""
    at: dict[object, list[int]] = defaultdict(list)
    for number, group in free.items():
        at[near(group[-1]) if near else None].append(number)
    for numbers in at.values():
        numbers.reverse()
    left = []
    for each in waiting:
        if numbers := at.get(near(each) if near else None, []):
            free.pop(numbers.pop()).append(each)
        else:
            left.append(each)
    return left


def _code(id_: RecordId) -> object:
    return id_.numbers, id_.activity


def _place(newest: dict[RecordId, RecordId]) -> Near:
    return lambda id_: (newest.get(id_.line, id_.line), id_.activity)


def _line(newest: dict[RecordId, RecordId]) -> Near:
    return lambda id_: newest.get(id_.line, id_.line)
