"""Prints the figures: python -m tests.relevance [--xquad] [--ablations]."""

import argparse
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from multiprocessing import get_context

from rich.console import Console

from tests.relevance.judged import Score, judged, mean, scores
from tests.relevance.subject import programme_finder, xquad_finder
from tests.relevance.switches import SWITCHES
from tests.relevance.tables import ablations, per_query
from tests.relevance.xquad import collection, mrr

WHOLE = ""  # no switch


def figures(switch: str, xquad: bool) -> tuple[tuple[Score, ...], float | None]:
    """The judged queries' figures, and XQuAD's if asked, with one component switched off."""
    with SWITCHES[switch]() if switch else nullcontext():
        with programme_finder() as find:
            rows = scores(find, judged())
        if not xquad:
            return rows, None
        records, questions = collection()
        with xquad_finder(records) as find:
            return rows, mrr(find, questions)


def main() -> None:
    """Measure, then print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--xquad", action="store_true", help="the public question set too")
    parser.add_argument("--ablations", action="store_true", help="each component off in turn")
    asked = parser.parse_args()

    names = (WHOLE, *(SWITCHES if asked.ablations else ()))
    # One task a process: what a switch leaves behind in a cache must not reach the next.
    with ProcessPoolExecutor(2, get_context("spawn"), max_tasks_per_child=1) as pool:
        results = dict(
            zip(names, pool.map(figures, names, [asked.xquad] * len(names)), strict=True)
        )

    whole, whole_mrr = results.pop(WHOLE)
    means = {name: mean(name, rows) for name, (rows, _) in results.items()}
    ranks = {name: rank for name, (_, rank) in results.items() if rank is not None}
    if whole_mrr is not None:
        ranks["nothing"] = whole_mrr
    console = Console()
    console.print(per_query(whole))
    console.print(ablations(mean("nothing", whole), means, ranks))


if __name__ == "__main__":
    main()
