"""The records that somebody chose one by one, by the ids in an address."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from search.ids import RecordId
from search.model import Record
from search.searcher import Searcher


@dataclass(frozen=True, slots=True)
class Selected:
    """Records by their place (`RecordId.place`), and the ids that no record of the build has."""

    records: tuple[Record, ...]
    missing: tuple[str, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the records."""
        return tuple(str(each.id) for each in self.records)


def selected(ids: Sequence[str], build: Searcher) -> Selected:
    """What some ids name, in whatever order they are given; anything may be given."""
    parsed = {text: id_ for text in ids for id_ in _parsed(text)}
    known = sorted(set(parsed.values()), key=lambda each: each.place)
    found = tuple(record for record in build.records_of(known) if record)
    there = {record.id for record in found}
    missing = tuple(dict.fromkeys(t for t in ids if parsed.get(t) not in there))
    return Selected(found, missing)


def _parsed(text: str) -> Iterator[RecordId]:
    with suppress(ValueError):
        yield RecordId.parse(text)
