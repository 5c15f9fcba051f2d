"""All figures of one variant of the engine, and of many variants side by side."""

from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from multiprocessing import get_context

from tests.relevance.judged import SETS, Score, judged, scores
from tests.relevance.subject import programme_finder, xquad_finder
from tests.relevance.switches import SWITCHES
from tests.relevance.xquad import collection, mrr

WHOLE = ""  # the variant with everything on

Figures = tuple[dict[str, tuple[Score, ...]], float | None]
"""The judged queries' scores by set, and XQuAD's MRR@10 if asked."""


def figures(switch: str, xquad: bool) -> Figures:
    """With one component switched off, or none."""
    with SWITCHES[switch]() if switch else nullcontext():
        with programme_finder() as find:
            rows = {name: scores(find, judged(name)) for name in SETS}
        if not xquad:
            return rows, None
        records, questions = collection()
        with xquad_finder(records) as find:
            return rows, mrr(find, questions)


def side_by_side(switches: Iterable[str], xquad: bool) -> dict[str, Figures]:
    """Every variant by its name, each measured in a process of its own.

    What a switch leaves behind in a cache must not reach the next.
    """
    names = tuple(switches)
    with ProcessPoolExecutor(2, get_context("spawn"), max_tasks_per_child=1) as pool:
        measured = pool.map(figures, names, [xquad] * len(names))
        return dict(zip(names, measured, strict=True))
