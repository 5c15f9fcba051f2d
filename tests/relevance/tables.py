"""The figures as tables for a terminal."""

from collections.abc import Mapping, Sequence
from math import sqrt
from statistics import fmean, stdev
from typing import NamedTuple

from rich.table import Table

from tests.relevance.judged import Score, mean

COLUMNS = ("nDCG@10", "P@5", "F1", "hits", "ms")


def per_query(name: str, rows: Sequence[Score]) -> Table:
    """One row a query of a set, the mean last."""
    table = _table(f"Judged queries: {name}", "query", *COLUMNS)
    for row in rows:
        table.add_row(row.name, *_cells(row))
    table.add_section()
    table.add_row("mean", *_cells(mean("mean", rows)))
    return table


def means_of(sets: Mapping[str, Sequence[Score]]) -> Table:
    """The mean of every set; of those that are kept apart it is all that is shown."""
    table = _table("Means", "set", *COLUMNS)
    for name, rows in sets.items():
        table.add_row(name, *_cells(mean(name, rows)))
    return table


def ablations(
    whole: Sequence[Score], without: Mapping[str, Sequence[Score]], mrr: Mapping[str, float]
) -> Table:
    """What each component is worth: the figures with it switched off, and the difference with its
    paired standard error.

    All rows are of the same queries in the same order. `mrr` holds XQuAD's figure for those rows
    where it was measured, under the same names.
    """
    table = _table(
        "Switched off in turn, all sets together",
        "component",
        *COLUMNS,
        "Δ nDCG ± SE",
        "Δ F1 ± SE",
        "XQuAD MRR@10",
    )
    for name, rows in {"nothing": whole, **without}.items():
        changes = (
            change([row.ndcg for row in rows], [row.ndcg for row in whole]),
            change([row.f1 for row in rows], [row.f1 for row in whole]),
        )
        rank = f"{mrr[name]:.4f}" if name in mrr else ""
        table.add_row(name, *_cells(mean(name, rows)), *map(str, changes), rank)
    return table


class Change(NamedTuple):
    """The mean of the differences query by query, and its standard error."""

    mean: float
    error: float

    def __str__(self) -> str:
        return f"{self.mean:+.4f} ± {self.error:.4f}"


def change(of: Sequence[float], against: Sequence[float]) -> Change:
    """From a figure of two queries or more to that of the same queries under other conditions."""
    differences = [now - before for now, before in zip(of, against, strict=True)]
    return Change(fmean(differences), stdev(differences) / sqrt(len(differences)))


def _cells(row: Score) -> tuple[str, ...]:
    figures = (f"{row.ndcg:.4f}", f"{row.precision:.2f}", f"{row.f1:.4f}")
    return (*figures, f"{row.hits:.0f}", f"{row.milliseconds:.2f}")


def _table(title: str, first: str, *others: str) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column(first, no_wrap=True)
    for name in others:
        table.add_column(name, justify="right")
    return table
