"""Prints the figures to reach as one table: python -m tests.bench."""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from tests.bench import http, large, memory, small
from tests.bench.figures import Figure, table

WIDTH = 160

Work = Callable[..., list[Figure]]


def main() -> None:
    """Measure one part after the other, then print; exit code 1 where a goal is missed."""
    told = Console(stderr=True, width=WIDTH)
    figures: list[Figure] = []
    failed = False
    with TemporaryDirectory(prefix="buscador-bench-") as folder:
        for work, given in parts(Path(folder)):
            try:
                part = apart(work, *given)
            except Exception as error:  # noqa: BLE001  one part must not cost the others
                told.print(f"{work.__module__}: {error}")
                failed = True
            else:
                told.print(table(part))
                figures += part
    Console(width=WIDTH).print(table(figures))
    raise SystemExit(failed or not all(each.met for each in figures))


def parts(folder: Path) -> Iterator[tuple[Work, tuple[Path, ...]]]:
    """What is measured, in order: the later parts read the build of the second."""
    home = folder / "home"
    yield small.figures, ()
    yield large.indexing, (home,)
    yield large.searching, (home, folder)
    yield memory.figures, (home,)
    yield http.figures, ()


def apart(work: Work, *given: object) -> list[Figure]:
    """The figures of one part, measured in a process of its own."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(work, *given).result()


if __name__ == "__main__":
    main()
