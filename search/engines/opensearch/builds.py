"""Builds as indexes of a cluster: two each, and an alias on the one whose records are live.

<prefix>                        alias of the live build's records
<prefix>-<build>-records        the records; its mapping holds the manifest once it is sealed
<prefix>-<build>-tables         what a build holds beside its records, in parts
"""

import re
import time
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from search.engine import Analysed
from search.engines.opensearch.connection import Connection
from search.engines.opensearch.schema import Body, body, document, similarities
from search.errors import FixCluster
from search.model import Agency
from search.query.statistics import Statistics
from search.settings import Cluster

PART = 4_000_000  # bytes of the tables in one document
PATIENCE = 60.0  # seconds for a step of writing
MERGING = 3600.0  # seconds for bringing a shard's segments together
COPYING = 1800.0  # seconds until all copies must be there

RECORDS = re.compile(r"-(\d{8}t\d{6}-[0-9a-f-]+)-records")  # behind the prefix of an index
TABLES: Body = {"dynamic": "strict", "properties": {"content": {"type": "binary"}}}


class Builds:
    """The builds of one prefix in a cluster."""

    def __init__(self, connection: Connection, cluster: Cluster) -> None:
        self._ask = connection.ask
        self._load = connection.load
        self._alias = cluster.prefix
        self._shards = cluster.shards
        self._replicas = cluster.replicas

    def index(self, name: str) -> str:
        """The index of a build's records."""
        return f"{self._alias}-{name.lower()}-records"

    def _tables(self, name: str) -> str:
        return f"{self._alias}-{name.lower()}-tables"

    # Writing

    def begin(self, name: str) -> None:
        """Make the index of a new build; nothing leads to it."""
        self._ask("PUT", f"/{self.index(name)}", body(self._shards), patience=PATIENCE)

    def write(self, name: str, records: Iterable[Analysed], agencies: Mapping[str, Agency]) -> None:
        """Index records; they are not seen before the build is sealed."""
        documents = ((str(each.record.id), document(each, agencies)) for each in records)
        self._load(self.index(name), documents, PATIENCE)

    def seal(
        self, name: str, statistics: Statistics, tables: bytes, manifest: Mapping[str, Any]
    ) -> None:
        """End a build: from here on it is whole, and nothing is written into it."""
        path = f"/{self.index(name)}"
        self._ask("POST", f"{path}/_refresh", patience=PATIENCE)
        self._ask("POST", f"{path}/_forcemerge", max_num_segments=1, patience=MERGING)
        # What scores by the mean length of a build can only be set while its index is closed.
        self._ask("POST", f"{path}/_close", patience=PATIENCE)
        settings = {**similarities(statistics), "index.blocks.write": True, **self._copies()}
        self._ask("PUT", f"{path}/_settings", settings, patience=PATIENCE)
        self._ask("POST", f"{path}/_open", patience=PATIENCE)
        self._keep(name, tables)
        self._ask("PUT", f"{path}/_mapping", {"_meta": manifest}, patience=PATIENCE)

    def _keep(self, name: str, tables: bytes) -> None:
        settings = {"index.number_of_shards": 1, **self._copies()}
        made = {"settings": settings, "mappings": TABLES}
        self._ask("PUT", f"/{self._tables(name)}", made, patience=PATIENCE)
        self._load(self._tables(name), _parts(tables), PATIENCE)

    def _copies(self) -> Body:
        """As many as were asked for, as far as there are nodes."""
        if not self._replicas:
            return {"index.number_of_replicas": 0}
        return {"index.auto_expand_replicas": f"0-{self._replicas}"}

    def publish(self, name: str) -> None:
        """Make a sealed build the live one, in one step."""
        new = {"add": {"index": self.index(name), "alias": self._alias}}
        # That the others are still live is a part of the step.
        out = [
            {"remove": {"index": index, "alias": self._alias, "must_exist": True}}
            for index in self._live()
            if index != self.index(name)
        ]
        self._ask("POST", "/_aliases", {"actions": [*out, new]}, patience=PATIENCE)

    def wait(self, name: str) -> None:
        """Until all copies of a sealed build are there; not as long where a shard has none."""
        indexes = ",".join(self._both(name))
        started = time.monotonic()
        while True:
            status = self._ask("GET", f"/_cluster/health/{indexes}", patience=PATIENCE)["status"]
            if status == "green":
                return
            waited = time.monotonic() - started
            if waited > (PATIENCE if status == "red" else COPYING):
                raise FixCluster(
                    "El clúster no terminó de copiar el índice nuevo, que no se publicó: revise "
                    "sus nodos y su disco."
                )
            time.sleep(min(5.0, 0.2 + waited / 10))

    def discard(self, name: str) -> None:
        """Remove a build."""
        path = f"/{','.join(self._both(name))}"
        self._ask("DELETE", path, ignore_unavailable=True, missing=True, patience=PATIENCE)

    def _both(self, name: str) -> tuple[str, str]:
        return self.index(name), self._tables(name)

    # Reading

    def live(self) -> str:
        """The name of the live build; "" where there is none."""
        names = [name for index in self._live() if (name := self._named(index))]
        return max(names, default="")

    def _live(self) -> list[str]:
        return list(self._ask("GET", f"/_alias/{self._alias}", missing=True) or {})

    def names(self) -> list[str]:
        """The names of all builds, also of those that were never sealed."""
        found = self._ask("GET", f"/{self._alias}-*-records/_alias", missing=True) or {}
        return [name for index in found if (name := self._named(index))]

    def _named(self, index: str) -> str:
        match = RECORDS.fullmatch(index.removeprefix(self._alias))
        return match[1].replace("t", "T") if match else ""  # no other letter of it is a t

    def manifest(self, name: str) -> Mapping[str, Any]:
        """What a build was sealed with; nothing where it was not, or is not there."""
        answer = self._ask("GET", f"/{self.index(name)}/_mapping", missing=True) or {}
        return {name: value for each in answer.values() for name, value in _sealed_with(each)}

    def count(self, name: str) -> int:
        """How many records a build holds."""
        answer = self._ask("GET", f"/{self.index(name)}/_count", missing=True)
        return int(answer["count"]) if answer else 0

    def size(self, name: str) -> int:
        """Bytes of a build with all copies, as far as it is there."""
        path = f"/{','.join(self._both(name))}/_stats/store"
        answer = self._ask("GET", path, ignore_unavailable=True, missing=True)
        return int(answer["_all"]["total"]["store"]["size_in_bytes"]) if answer else 0

    def tables(self, name: str, parts: int) -> bytes:
        """What a build holds beside its records; as much of it as there is."""
        return b"".join(self._part(name, number) for number in range(parts))

    def _part(self, name: str, number: int) -> bytes:
        path = f"/{self._tables(name)}/_doc/{number}"
        found = self._ask("GET", path, missing=True, patience=PATIENCE)
        return b64decode(found["_source"]["content"]) if found else b""


def _sealed_with(index: Any) -> Iterable[tuple[str, Any]]:
    return dict(index["mappings"].get("_meta", {})).items()


def parts(tables: bytes) -> int:
    """In how many documents some tables lie."""
    return -(-len(tables) // PART)


def _parts(tables: bytes) -> Iterator[tuple[str, Body]]:
    for number in range(parts(tables)):
        content = tables[number * PART : (number + 1) * PART]
        yield str(number), {"content": b64encode(content).decode()}
