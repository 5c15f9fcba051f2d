"""Prints the figures: python -m tests.relevance [--xquad] [--ablations]."""

import argparse
from itertools import chain

from rich.console import Console

from tests.relevance.judged import mean
from tests.relevance.measure import WHOLE, side_by_side
from tests.relevance.switches import SWITCHES
from tests.relevance.tables import ablations, per_query

WIDTH = 120  # in a pipe too


def main() -> None:
    """Measure, then print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--xquad", action="store_true", help="the public question set too")
    parser.add_argument("--ablations", action="store_true", help="each component off in turn")
    asked = parser.parse_args()

    switches = SWITCHES if asked.ablations else ()
    results = side_by_side((WHOLE, *switches), asked.xquad)
    named = {name or "nothing": each for name, each in results.items()}
    means = {name: mean(name, chain(*rows.values())) for name, (rows, _) in named.items()}
    ranks = {name: rank for name, (_, rank) in named.items() if rank is not None}
    console = Console(width=WIDTH)
    for name, rows in results[WHOLE][0].items():
        console.print(per_query(name, rows))
    console.print(ablations(means.pop("nothing"), means, ranks))


if __name__ == "__main__":
    main()
