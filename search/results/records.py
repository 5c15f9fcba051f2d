"""The records of an index, those asked for last kept at hand."""

from collections.abc import Sequence

from search.engine import Index
from search.model import Record

KEPT = 4096


class Records:
    """Fetches records of one immutable index; safe to share between threads.

    Reading is one look-up in a dictionary, without a lock; a full one is begun anew.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._kept: dict[str, Record] = {}  # replaced whole

    def of(self, ids: Sequence[str]) -> list[Record | None]:
        """The record of each id; None where there is none."""
        found = list(map(self._kept.get, ids))
        if all(found):
            return found
        missing = [id_ for id_, record in zip(ids, found, strict=True) if record is None]
        fetched = zip(missing, self._index.records(missing), strict=True)
        new = {id_: record for id_, record in fetched if record is not None}
        self._keep(new)
        return [record or new.get(id_) for id_, record in zip(ids, found, strict=True)]

    def _keep(self, new: dict[str, Record]) -> None:
        if len(self._kept) + len(new) > KEPT:
            self._kept = {}
        if len(new) <= KEPT:
            self._kept.update(new)
