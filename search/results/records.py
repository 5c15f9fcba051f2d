"""The records of an index, those asked for last kept at hand."""

from collections.abc import Sequence
from threading import Lock

from cachetools import LRUCache

from search.engine import Index
from search.model import Record

KEPT = 4096


class Records:
    """Fetches records of one immutable index; safe to share between threads."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._lock = Lock()
        self._kept: LRUCache[str, Record] = LRUCache(KEPT)

    def of(self, ids: Sequence[str]) -> list[Record | None]:
        """The record of each id; None where there is none."""
        with self._lock:
            kept = ((id_, self._kept.get(id_)) for id_ in ids)
            held = {id_: record for id_, record in kept if record is not None}
        if missing := [id_ for id_ in ids if id_ not in held]:
            found = zip(missing, self._index.records(missing), strict=True)
            new = {id_: record for id_, record in found if record is not None}
            with self._lock:
                self._kept.update(new)
            held |= new
        return list(map(held.get, ids))
