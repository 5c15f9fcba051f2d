"""Prints the figures, and writes a page: python -m tests.relevance [--xquad] [--ablations]."""

import argparse
from itertools import chain
from pathlib import Path

from rich.console import Console

from tests.relevance.measure import WHOLE, side_by_side
from tests.relevance.page import SHOWN, page
from tests.relevance.subject import programme
from tests.relevance.switches import SWITCHES
from tests.relevance.tables import ablations, means_of, per_query

PAGE = Path("build", "relevance.html")
WIDTH = 140  # in a pipe too


def main() -> None:
    """Measure, then print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--xquad", action="store_true", help="the public question set too")
    parser.add_argument("--ablations", action="store_true", help="each component off in turn")
    asked = parser.parse_args()

    switches = SWITCHES if asked.ablations else ()
    results = side_by_side((WHOLE, *switches), asked.xquad)
    named = {name or "nothing": each for name, each in results.items()}
    everything = {name: tuple(chain(*rows.values())) for name, (rows, _) in named.items()}
    ranks = {name: rank for name, (_, rank) in named.items() if rank is not None}
    console = Console(width=WIDTH)
    whole = results[WHOLE][0]
    for name in SHOWN:
        console.print(per_query(name, whole[name]))
    console.print(means_of(whole))
    console.print(ablations(everything.pop("nothing"), everything, ranks))
    PAGE.parent.mkdir(exist_ok=True)
    with programme() as searcher:
        PAGE.write_text(page(searcher, whole), "utf-8")
    console.print(f"What came for each query, and what was missed: {PAGE}")


if __name__ == "__main__":
    main()
