"""100,000 synthetic records: indexing, and searching beside Whoosh's own searcher and tantivy."""

import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median

from search.filters import Filters
from search.model import Page, Query
from search.spanish.analysis import terms
from search.store.builds import current, open_build, publish
from tests.bench import peers, plain, synthetic
from tests.bench.clock import Task, milliseconds
from tests.bench.figures import Figure
from tests.relevance.judged import judged

RECORDS = 100_000
REPEATS = 5

CHOICES = {
    "agency": ("SRE", "INM"),
    "objective": ("programa-1/1", "programa-1/2", "programa-2/1"),
    "response": ("yes",),
}


def indexing(home: Path) -> list[Figure]:
    """Writes, verifies and publishes the build that the other figures read."""
    contents = synthetic.contents(RECORDS)
    started = time.process_time()
    build = publish(home, contents)
    rate = build.records / (time.process_time() - started)
    return [Figure("100,000 records: indexing", rate, "records/s CPU", 4_000, "at least")]


def searching(home: Path, scratch: Path) -> list[Figure]:
    """Top ten and three facets, with and without choices in each of the three."""
    contents = synthetic.contents(RECORDS)
    searcher = open_build(current(home))
    others: dict[str, peers.Peer] = {
        each.__name__: each(_folder(scratch, each.__name__), contents.records, contents.agencies)
        for each in (peers.Whoosh, peers.Tantivy)
    }
    texts = [query.text for query in judged()]
    cases: dict[str, dict[str, tuple[str, ...]]] = {
        "3 facets": {},
        "3 disjunctive facets": CHOICES,
    }
    with plain.WORDS_ALONE():  # as the others are asked: the terms of the query and nothing added
        figures = [
            figure
            for what, choices in cases.items()
            for figure in _compared(what, choices, texts, searcher.compute, others)
        ]
    return [*figures, plain.expanded("100,000 records", plain.times(searcher, REPEATS))]


def _compared(
    what: str,
    choices: dict[str, tuple[str, ...]],
    texts: Sequence[str],
    compute: Callable[[Query], Page],
    others: dict[str, peers.Peer],
) -> list[Figure]:
    asked = [Query(text=text, filters=Filters(**choices)) for text in texts]
    jobs = [peers.Job(tuple(dict.fromkeys(terms(text))), choices) for text in texts]
    tasks: dict[str, list[Task]] = {"ours": [partial(compute, q) for q in asked]}
    for name, peer in others.items():
        tasks[name] = [partial(peer.answer, job) for job in jobs]
    p50 = {name: median(each) for name, each in milliseconds(tasks, REPEATS).items()}
    return [
        Figure(
            f"100,000 records: top 10, {what}, p50",
            measured=1000 / p50["ours"],
            unit="searches/s CPU",
            goal=50 if choices else None,
            baseline=1000 / p50["Whoosh"],
            against="Whoosh groupedby",
        ),
        Figure(
            f"100,000 records: top 10, {what}, p50",
            measured=p50["ours"],
            unit="ms CPU",
            goal=3,
            sense="at most",
            baseline=p50["Tantivy"],
            against="tantivy",
        ),
    ]


def _folder(scratch: Path, name: str) -> Path:
    folder = scratch / name
    folder.mkdir()
    return folder
