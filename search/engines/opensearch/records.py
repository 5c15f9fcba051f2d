"""The records of a build, by their ids and one after the other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from threading import Lock
from typing import Any
from uuid import uuid4

from cachetools import LRUCache

from search.engines.opensearch.conditions import EVERYTHING
from search.engines.opensearch.connection import Connection
from search.engines.opensearch.schema import ORDER, STORED, Body
from search.model import Record
from search.serialise import read_record

AT_ONCE = 500  # records
KEPT = 4096


class Stored:
    """Reads the records of one index; those that came with hits are kept for who asks next."""

    def __init__(self, connection: Connection, index: str) -> None:
        self._connection = connection
        self._index = index
        self._lock = Lock()
        self._kept: LRUCache[str, str] = LRUCache(KEPT)

    def keep(self, hits: Iterable[Mapping[str, Any]]) -> None:
        """Keep the records that hits have with them."""
        stored = _stored(hits)
        with self._lock:
            self._kept.update(stored)

    def records(self, ids: Sequence[str]) -> list[Record | None]:
        """Records by their ids; None for what no record has."""
        with self._lock:
            stored = {id_: self._kept[id_] for id_ in ids if id_ in self._kept}
        missing = [id_ for id_ in dict.fromkeys(ids) if id_ not in stored]
        for start in range(0, len(missing), AT_ONCE):
            stored |= self._fetched(missing[start : start + AT_ONCE])
        return [read_record(stored[id_]) if id_ in stored else None for id_ in ids]

    def _fetched(self, ids: Sequence[str]) -> dict[str, str]:
        query = {"ids": {"values": list(ids)}}
        body = {"query": query, "size": len(ids), "_source": [STORED]}
        (answer,) = self._connection.search(self._index, [body])
        return _stored(answer["hits"]["hits"])

    def scan(self) -> Iterator[Record]:
        """All records, by their place."""
        body = {"query": EVERYTHING, "sort": [{ORDER: "asc"}], "_source": [STORED]}
        for answer in walk(self._connection, self._index, body, AT_ONCE):
            yield from map(read_record, _stored(answer["hits"]["hits"]).values())


def walk(connection: Connection, index: str, body: Body, size: int) -> Iterator[Any]:
    """All answers of a search, so many hits after the others, however deep it goes.

    The same copies of the shards are asked all the time, lest a near tie change places.
    """
    after: Body = {}
    copies = uuid4().hex
    while True:
        part = {**body, **after, "size": size, "track_total_hits": False}
        (answer,) = connection.search(index, [part], preference=copies)
        hits = answer["hits"]["hits"]
        if hits:
            yield answer
        if len(hits) < size:
            return
        after = {"search_after": hits[-1]["sort"]}


def _stored(hits: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The records in some hits, by id, as they are stored."""
    return {hit["_id"]: hit["_source"][STORED] for hit in hits if "_source" in hit}
