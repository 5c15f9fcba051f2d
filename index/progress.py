"""Progress on a terminal; silence in a pipe."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from index.files.row import Row
from index.survey import Track
from search.commands.console import console, moves
from search.printable import one_line
from search.terminal import quiet

STEP = 100  # rows between two updates


@contextmanager
def tracking() -> Iterator[Track]:
    """What rows stream through to be counted on standard error, if that is a terminal."""
    if quiet() or not moves(sys.stderr):
        yield _silent
        return
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    bar = Progress(*columns, TimeElapsedColumn(), console=console(sys.stderr), transient=True)
    with bar:
        yield _Counter(bar)


def _silent(rows: Iterable[Row], document: str) -> Iterable[Row]:
    return rows


class _Counter:
    """The first reading of a document counts its rows, the second knows how many there are."""

    def __init__(self, bar: Progress) -> None:
        self.bar = bar
        self.totals: dict[str, int] = {}

    def __call__(self, rows: Iterable[Row], document: str) -> Iterator[Row]:
        total = self.totals.get(document)
        task = self.bar.add_task(
            f"{'Leyendo' if total is None else 'Procesando'} {one_line(document)}", total=total
        )
        count = 0
        for count, row in enumerate(rows, 1):
            if count % STEP == 0:
                self.bar.update(task, completed=count)
            yield row
        self.totals[document] = count
        self.bar.update(task, completed=count, total=count)
