"""The texts that stand in the same words at different places in the years of a programme."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import groupby

from search.comparison.wording import compared
from search.ids import RecordId
from search.model import Programme, Record

Group = tuple[RecordId, ...]  # one text in its years, the newest first
Standing = defaultdict[bytes, list[RecordId]]  # the records of each wording
Near = Callable[[RecordId], object]


def of_several_years(programmes: Iterable[Programme]) -> frozenset[str]:
    """The programmes, by their ids, that have reports of several years."""
    years: dict[str, set[int]] = defaultdict(set)
    for each in programmes:
        years[each.id].add(each.year)
    return frozenset(programme for programme, held in years.items() if len(held) > 1)


@dataclass(slots=True)
class MovedTexts:
    """Finds them among records that it is given in any order; those of other programmes it leaves.

    Lines are the same as lines, activities as activities.
    """

    programmes: frozenset[str] = frozenset()  # that have several years
    _lines: Standing = field(default_factory=lambda: defaultdict(list))
    _activities: Standing = field(default_factory=lambda: defaultdict(list))

    def add(self, record: Record) -> None:
        """Look at a record."""
        id_ = record.id
        if id_.programme in self.programmes:
            wording = f"{id_.programme} {compared(record.text)}"
            standing = self._activities if id_.activity else self._lines
            standing[blake2b(wording.encode(), digest_size=16).digest()].append(id_)

    def groups(self) -> Iterator[Group]:
        """The texts that moved, once all records have been given."""
        newest: dict[RecordId, RecordId] = {}  # of a line, the newest of the same words
        for group in _groups(self._lines, newest):
            newest |= dict.fromkeys(group, group[0])
            if _are_apart(group):
                yield group
        yield from filter(_are_apart, _groups(self._activities, newest))


def by_id(groups: Iterable[Group]) -> dict[RecordId, Group]:
    """The group of each record."""
    return {id_: group for group in groups for id_ in group}


def _are_apart(group: Sequence[RecordId]) -> bool:
    return len({(each.numbers, each.activity) for each in group}) > 1


def _groups(standing: Standing, newest: dict[RecordId, RecordId]) -> Iterator[Group]:
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
