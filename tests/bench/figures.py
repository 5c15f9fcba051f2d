"""The figures to reach, and the one table that shows whether they are."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from rich.table import Table


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure beside its goal.

    With a baseline the goal speaks of the ratio measured / baseline, without one of `measured`.
    """

    name: str
    measured: float
    unit: str
    goal: float | None = None  # None: told, not asked for
    sense: Literal["at least", "at most"] = "at least"
    baseline: float | None = None
    against: str = ""  # whose the baseline is

    @property
    def ratio(self) -> float | None:
        """Measured by baseline."""
        return None if self.baseline is None else self.measured / self.baseline

    @property
    def met(self) -> bool:
        """The goal itself counts as reached."""
        if self.goal is None:
            return True
        figure = self.measured if self.ratio is None else self.ratio
        return figure >= self.goal if self.sense == "at least" else figure <= self.goal


def table(figures: Iterable[Figure]) -> Table:
    """All figures in the order given."""
    load = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    shown = Table(title="Figures to reach", caption=load, title_justify="left")
    shown.add_column("figure")
    for column in ("measured", "baseline", "ratio", "goal", "met"):
        shown.add_column(column, justify="right")
    for each in figures:
        shown.add_row(*_cells(each))
    return shown


def _cells(each: Figure) -> tuple[str, ...]:
    baseline = "" if each.baseline is None else f"{each.baseline:,.4g} {each.unit} {each.against}"
    ratio = "" if each.ratio is None else f"{each.ratio:.4g}"
    times = "" if each.baseline is None else " x"
    goal = "" if each.goal is None else f"{each.sense} {each.goal:g}{times}"
    return (
        each.name,
        f"{each.measured:,.4g} {each.unit}".strip(),
        baseline,
        ratio,
        goal,
        ("yes" if each.met else "NO") if goal else "",
    )
