"""Builds in an OpenSearch cluster: whoever reads or writes them needs no folder."""

import gzip
import json
import logging
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from threading import Lock
from typing import Any
from uuid import uuid4

from search.comparison.news import NO_NEWS, News
from search.engine import Analysed, Index
from search.engines import opensearch
from search.errors import BuildIndex, FixCluster, RebuildIndex
from search.model import Agency
from search.settings import Cluster
from search.store.manifest import REBUILD, SEE, fingerprint
from search.store.naming import moment
from search.store.news import news_of
from search.store.protocol import Build, Kept, State
from search.store.tables import counts, known, tables_from
from search.tables import Tables

log = logging.getLogger(__name__)

ENGINE = "opensearch"
NOTICED = 2.0  # seconds until a new build is noticed


class ClusterStore:
    """The builds of one prefix in a cluster; safe to share between threads."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._connection = opensearch.Connection(cluster)
        self._builds = opensearch.Builds(self._connection, cluster)
        self._turn = opensearch.Turn(self._connection, cluster.prefix)
        self._noticing = Lock()
        self._noticed: tuple[float, str | None] = (float("-inf"), None)

    # Writing

    @contextmanager
    def lock(self, waiting: Callable[[], object] = lambda: None) -> Iterator[None]:
        """Held while a build is written or goes live. FixCluster where another one is."""
        self._connection.check()
        with self._turn.taken():
            yield

    def begin(self) -> str:
        """The name of a new build; what a crash left of others is removed."""
        for name in self._builds.names():
            if not self._builds.manifest(name):
                self._builds.discard(name)
        name = f"{moment(datetime.now(UTC))}-{uuid4().hex[:8]}"
        self._builds.begin(name)
        return name

    def write(self, name: str, records: Iterable[Analysed], agencies: Mapping[str, Agency]) -> None:
        """Index the records into a new build."""
        self._builds.write(name, records, agencies)

    def keep(self, name: str, files: Mapping[str, Path]) -> None:
        """A cluster keeps texts and no files."""

    def seal(self, name: str, tables: Tables, facts: Mapping[str, Any]) -> Build:
        """Store the tables and the manifest; it changes no more."""
        packed = _packed(tables)
        manifest = {
            **facts,
            "engine": ENGINE,
            "fingerprint": _fingerprint(),
            "parts": opensearch.parts(packed),
            "tables": _checksum(packed),
        }
        self._builds.seal(name, tables.statistics, packed, manifest)
        return self.read(name)

    def point(self, name: str) -> None:
        """Wait for the copies of a build, then make it the live one."""
        self._builds.wait(name)
        self._turn.confirm()
        self._builds.publish(name)

    def discard(self, name: str) -> None:
        """Remove a build that failed."""
        self._builds.discard(name)

    def prune(self, keep: set[str]) -> None:
        """Remove older builds; those that cannot be removed now go with the next build."""
        with suppress(FixCluster):
            for name in self._builds.names():
                if name not in keep:
                    self._builds.discard(name)

    # Reading

    def pointed(self) -> str:
        """The name of the live build; "" where there is none."""
        return self._builds.live()

    def stamp(self) -> object:
        """The name of the live build, at most NOTICED seconds old; the last one that was known
        where the cluster does not answer."""
        until, name = self._noticed
        if time.monotonic() >= until and self._noticing.acquire(blocking=False):
            try:
                with suppress(FixCluster):
                    name = self._builds.live()
                self._noticed = (time.monotonic() + NOTICED, name)
            finally:
                self._noticing.release()
        return name

    def current(self) -> Build:
        """The live build. BuildIndex where there is none, RebuildIndex where it is no good."""
        name = self.pointed()
        if not name:
            self._connection.check()
            raise BuildIndex(
                f"No hay ningún índice en el clúster con el prefijo {self._cluster.prefix}. "
                f"{REBUILD}"
            )
        return self.read(name)

    def names(self) -> list[str]:
        """The names of all builds, the newest first; of those too that were never sealed."""
        return sorted(self._builds.names(), reverse=True)

    def facts(self, name: str) -> Mapping[str, Any]:
        """What a build was sealed with; nothing where it never was."""
        return self._builds.manifest(name)

    def news(self, name: str) -> News:
        """What a build and those before it found another; nothing where that cannot be read."""
        facts = self.facts(name)
        with suppress(KeyError, OSError, EOFError, ValueError):
            packed = self._builds.tables(name, facts["parts"])
            if _checksum(packed) == facts["tables"]:
                return news_of(json.loads(gzip.decompress(packed))[0])
        return NO_NEWS

    def kept(self, name: str) -> Kept:
        """A build looked at from end to end, without being opened."""
        facts = self.facts(name)
        return Kept(name, self._state(name, facts), self._builds.size(name), facts)

    def _state(self, name: str, facts: Mapping[str, Any]) -> State:
        if not facts:
            return "unfinished"
        whole = self._builds.count(name) == facts["records"]
        if not whole or _checksum(self._builds.tables(name, facts["parts"])) != facts["tables"]:
            return "damaged"
        return "ready" if facts["fingerprint"] == _fingerprint() else "other-version"

    def named(self, name: str) -> Build:
        """The build of a name. BuildIndex where there is none, RebuildIndex where it is no good."""
        if name not in self.names():
            raise BuildIndex(
                f"No hay ningún índice {name} con el prefijo {self._cluster.prefix}. {SEE}"
            )
        return self.read(name)

    def read(self, name: str) -> Build:
        """The build of a name. RebuildIndex where it is of another version or damaged."""
        manifest = self._builds.manifest(name)
        if manifest.get("fingerprint") != _fingerprint():
            raise RebuildIndex(f"El índice {name} es de otra versión del programa. {REBUILD}")
        packed = self._builds.tables(name, manifest["parts"])
        if _checksum(packed) != manifest["tables"]:
            raise RebuildIndex(f"El índice {name} está dañado. {REBUILD}")
        return Build(
            name=name,
            place=self._builds.index(name),
            engine=ENGINE,
            records=manifest["records"],
            lines=manifest["lines"],
            created=manifest["created"],
            tables=_unpacked(packed),
        )

    def open(self, build: Build) -> Index:
        """The index of a build."""
        name = self._builds.index(build.name)
        return opensearch.OpenSearchIndex(self._connection, name, build.tables)

    def sources(self, build: Build) -> Path | None:
        """None: there are no files."""


def _fingerprint() -> str:
    return fingerprint(f"{ENGINE} {opensearch.version()}")


def _packed(tables: Tables) -> bytes:
    text = json.dumps([known(tables), counts(tables)], ensure_ascii=False)
    return gzip.compress(text.encode(), compresslevel=6, mtime=0)


def _unpacked(packed: bytes) -> Tables:
    return tables_from(*json.loads(gzip.decompress(packed)))


def _checksum(packed: bytes) -> str:
    return blake2b(packed, digest_size=16).hexdigest()
