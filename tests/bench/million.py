"""A million synthetic records on one machine: python -m tests.bench.million [FOLDER].

A folder that is named keeps the build: asked again, the other figures are measured over it.
"""

import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from rich.console import Console

from search.errors import BuildIndex
from search.model import Query
from search.store.builds import current, open_build, publish
from tests.bench import memory, synthetic
from tests.bench.__main__ import WIDTH, Work, apart
from tests.bench.clock import Task, milliseconds
from tests.bench.figures import Figure, table
from tests.relevance.judged import judged
from web.http import garbage

RECORDS = 1_000_000
WHAT = f"{RECORDS:,} records"
REPEATS = 3


def indexing(home: Path) -> list[Figure]:
    """Writes, verifies and publishes the build; as fast as a stream is read, whatever made it."""
    contents = synthetic.contents(RECORDS)
    started = time.process_time()
    build = publish(home, contents)
    rate = build.records / (time.process_time() - started)
    return [Figure(f"{WHAT}: indexing", rate, "records/s CPU", 1_800, "at least")]


def opening(home: Path) -> list[Figure]:
    """From the first look at the folder to the first answer."""
    started = time.process_time()
    open_build(current(home)).compute(Query(text="salud"))
    taken = time.process_time() - started
    return [Figure(f"{WHAT}: opening, with the first answer", taken, "s CPU", 10, "at most")]


def searching(home: Path) -> list[Figure]:
    """A page with ten hits and all facets for each judged query: the first time that it is asked,
    and past the cache of pages where its words were searched before."""
    searcher = open_build(current(home))
    garbage.settle()  # as the server does after it has opened a build
    asked = [Query(text=each.text) for each in judged()]
    first = [_taken(partial(searcher.compute, query)) for query in asked]
    tasks: list[Task] = [partial(searcher.compute, query) for query in asked]
    again = milliseconds({"page": tasks}, REPEATS)["page"]
    return [
        Figure(f"{WHAT}: page with all facets, p50", median(again), "ms CPU", 15, "at most"),
        Figure(f"{WHAT}: the slowest page", max(again), "ms CPU", 150, "at most"),
        Figure(f"{WHAT}: its words never searched before, p50", median(first), "ms CPU"),
        Figure(f"{WHAT}: the slowest of these", max(first), "ms CPU", 150, "at most"),
    ]


def _taken(task: Task) -> float:
    started = time.process_time_ns()
    task()
    return (time.process_time_ns() - started) / 1e6


def parts(home: Path) -> Iterator[tuple[Work, tuple[object, ...]]]:
    """What is measured, in order; the later parts read the build of the first."""
    try:
        built = current(home).records == RECORDS
    except BuildIndex:
        built = False
    if not built:
        yield indexing, (home,)
    yield opening, (home,)
    yield searching, (home,)
    yield memory.figures, (home, WHAT, 1_500)


def main() -> None:
    """Measure, then print; exit code 1 where a goal is missed."""
    console = Console(width=WIDTH)
    figures: list[Figure] = []
    with TemporaryDirectory(prefix="buscador-million-") as folder:
        home = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "home"
        for work, given in parts(home):
            part = apart(work, *given)
            Console(stderr=True, width=WIDTH).print(table(part))
            figures += part
    console.print(table(figures))
    raise SystemExit(not all(each.met for each in figures))


if __name__ == "__main__":
    main()
