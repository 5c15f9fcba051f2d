"""Builds of any engine for a test: a folder stands for a place of its own, in a cluster as well.

OPENSEARCH_TEST_URL  nodes of a cluster for the tests, by comma; without it there is none
"""

import os
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from search.engines.whoosh import WhooshIndex
from search.searcher import Searcher
from search.settings import Cluster, Settings
from search.store.builds import Contents, open_in, publish_in
from search.store.choice import store
from search.store.protocol import Build, Store

T = TypeVar("T")

URLS = tuple(filter(None, os.environ.get("OPENSEARCH_TEST_URL", "").split(",")))


PATIENT = 180.0  # seconds: the machine may have much else to do


def settings_of(home: Path, engine: str) -> Settings:
    """The settings with which an engine keeps its builds apart from those of other folders."""
    return Settings(index_dir=home, engine=engine, cluster=cluster_of(home))


def cluster_of(home: Path) -> Cluster:
    """The cluster of the tests, with a prefix for what would lie in a folder."""
    prefix = f"test-{blake2b(str(home).encode(), digest_size=6).hexdigest()}"
    return Cluster(urls=URLS, prefix=prefix, shards=len(URLS) or 1, timeout=PATIENT)


def variables_of(home: Path, engine: str) -> dict[str, str]:
    """The same as the environment of a command."""
    cluster = cluster_of(home)
    return {
        "BUSCADOR_INDEX_DIR": str(home),
        "BUSCADOR_ENGINE": engine,
        "BUSCADOR_OPENSEARCH_URL": ",".join(cluster.urls),
        "BUSCADOR_OPENSEARCH_PREFIX": cluster.prefix,
        "BUSCADOR_OPENSEARCH_SHARDS": str(cluster.shards),
    }


@lru_cache(maxsize=64)
def store_of(home: Path, engine: str) -> Store:
    """Where the builds of a folder are kept."""
    return store(settings_of(home, engine))


def publish(home: Path, contents: Contents, engine: str) -> Build:
    """Write, verify and publish a build."""
    return publish_in(store_of(home, engine), contents)


def opened(home: Path, contents: Contents, engine: str) -> Searcher:
    """The searcher of a build that is made for it; in a cluster, of the least that there can be."""
    settings = settings_of(home, engine)
    kept = store(replace(settings, cluster=replace(settings.cluster, shards=1, replicas=0)))
    return open_in(kept, publish_in(kept, contents))


def some(cases: Sequence[T], searcher: Searcher) -> Sequence[T]:
    """All cases for the embedded engine; every eighth for a cluster, where each costs much more.

    What words mean is worked out before an engine is asked, so the rest would say the same.
    """
    return cases if isinstance(searcher.index, WhooshIndex) else cases[::8]


def reopened(home: Path, engine: str) -> Searcher:
    """The live build, with nothing read yet."""
    kept = store_of(home, engine)
    return open_in(kept, kept.current())
