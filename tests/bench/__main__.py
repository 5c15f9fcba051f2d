"""Prints the figures to reach as one table: python -m tests.bench."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from tests.bench import large, memory, small
from tests.bench.figures import Figure, table


def apart(work: Callable[..., list[Figure]], *given: Path) -> list[Figure]:
    """The figures of one part, measured in a process of its own."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(work, *given).result()


def main() -> None:
    """Measure one after the other, then print; exit code 1 where a goal is missed."""
    with TemporaryDirectory(prefix="buscador-bench-") as folder:
        home, scratch = Path(folder) / "home", Path(folder)
        figures = [
            *apart(small.figures),
            *apart(large.indexing, home),
            *apart(large.searching, home, scratch),
            *apart(memory.figures, home),
        ]
    Console(width=160).print(table(figures))
    raise SystemExit(not all(each.met for each in figures))


if __name__ == "__main__":
    main()
