"""Prints the figures to reach as one table: python -m tests.bench."""

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from tests.bench import http, large, memory, small
from tests.bench.figures import Figure, table

WIDTH = 160


def main() -> None:
    """Measure one part after the other, then print; exit code 1 where a goal is missed."""
    told = Console(stderr=True, width=WIDTH)
    figures = []
    with TemporaryDirectory(prefix="buscador-bench-") as folder:
        for part in parts(Path(folder)):
            told.print(table(part))
            figures += part
    if not shutil.which("wrk"):
        told.print("HTTP was left out: wrk is needed (apt-get install wrk).")
    Console(width=WIDTH).print(table(figures))
    raise SystemExit(not all(each.met for each in figures))


def parts(folder: Path) -> Iterator[list[Figure]]:
    """The figures, as they come."""
    home = folder / "home"
    yield apart(small.figures)
    yield apart(large.indexing, home)
    yield apart(large.searching, home, folder)
    yield apart(memory.figures, home)
    if shutil.which("wrk"):
        yield apart(http.figures)


def apart(work: Callable[..., list[Figure]], *given: Path) -> list[Figure]:
    """The figures of one part, measured in a process of its own."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(work, *given).result()


if __name__ == "__main__":
    main()
