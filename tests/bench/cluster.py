"""The cluster beside the embedded engine: python -m tests.bench.cluster [NODES] [RECORDS].

Wall-clock time, for a cluster is other processes: what else the machine does is in the figures.
"""

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from rich.console import Console

from search.model import Query
from search.searcher import Searcher
from search.settings import Cluster
from search.store.builds import Contents, open_in, publish_in
from search.store.cluster import ClusterStore
from search.store.files import FileStore
from search.store.protocol import Store
from tests.bench import synthetic
from tests.bench.figures import Figure, table
from tests.opensearch.nodes import Nodes, running
from tests.relevance.judged import judged

RECORDS = 100_000
GOAL = 300.0  # ms, p50 of a page with what is kept between requests
PATIENT = 600.0  # seconds for a question: what is slow is to be seen, not refused
WIDTH = 160


def main(number: int, records: int) -> None:
    """Measure, then print; exit code 1 where the goal is missed."""
    told = Console(stderr=True, width=WIDTH)
    texts = [each.text for each in judged()]
    made = synthetic.contents(records)
    told.print(f"{records:,} records made")
    with TemporaryDirectory(prefix="buscador-bench-") as home, running(number) as nodes:
        cluster = Cluster(urls=nodes.urls, shards=number, timeout=PATIENT)
        stores: dict[str, Store] = {
            "embedded": FileStore(Path(home)),
            "cluster": ClusterStore(cluster),
        }
        figures = []
        for name, store in stores.items():
            figures += of_engine(f"{records:,} records, {name}", store, made, texts)
            told.print(table(figures))
        figures += memory(nodes)
        if number > 1:
            nodes.kill(nodes.manager())
            searcher = open_in(stores["cluster"], stores["cluster"].current())
            figures += pages(f"{records:,} records, cluster, one node killed", searcher, texts)
    Console(width=WIDTH).print(table(figures))
    raise SystemExit(not all(each.met for each in figures))


def of_engine(name: str, store: Store, made: Contents, texts: Sequence[str]) -> list[Figure]:
    """Records per second from source to live, then pages."""
    started = time.perf_counter()
    build = publish_in(store, made)
    rate = build.records / (time.perf_counter() - started)
    rated = Figure(f"{name}: built and live", rate, "records/s")
    return [rated, *pages(name, open_in(store, build), texts)]


def pages(name: str, searcher: Searcher, texts: Sequence[str]) -> list[Figure]:
    """A first page with all facets of each text: for the first time, then with what is kept."""
    asked = [Query(text) for text in texts]
    rest = [Query(text, page=2) for text in texts]
    first, next_, again = (
        [_milliseconds(searcher, query) for query in queries] for queries in (asked, rest, asked)
    )
    goal = GOAL if "cluster" in name else None
    return [
        Figure(f"{name}: a text for the first time, p50", median(first), "ms"),
        Figure(f"{name}: its second page, p50", median(next_), "ms"),
        Figure(f"{name}: a page, counts kept, p50", median(again), "ms", goal, "at most"),
    ]


def _milliseconds(searcher: Searcher, query: Query) -> float:
    started = time.perf_counter()
    searcher.compute(query)  # pages that are kept whole take no time at all
    return (time.perf_counter() - started) * 1e3


def memory(nodes: Nodes) -> list[Figure]:
    """Resident memory of each node."""
    page = os.sysconf("SC_PAGE_SIZE") / 1e6
    sizes = [
        int(Path(f"/proc/{nodes.pid(n)}/statm").read_text().split()[1]) * page
        for n in range(1, nodes.number + 1)
    ]
    return [Figure(f"memory of node {n}", size, "MB") for n, size in enumerate(sizes, 1)]


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    main(given[0] if given else 3, given[1] if len(given) > 1 else RECORDS)
