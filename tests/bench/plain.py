"""A search for the words alone, and what all that is added to them costs."""

from functools import partial
from statistics import median
from typing import NamedTuple

from search.model import Query
from search.query.lexical import Language
from search.searcher import Searcher
from tests.bench.clock import Task, milliseconds
from tests.bench.figures import Figure
from tests.relevance.judged import judged
from tests.relevance.switches import SWITCHES, all_of, constant, replaced

# Without vocabulary, families, agencies and corrections: as other engines are asked.
WORDS_ALONE = partial(
    all_of,
    SWITCHES["vocabulary"],
    SWITCHES["agencies recognised"],
    partial(replaced, Language, "family", constant(())),
    partial(replaced, Language, "general", constant(())),
    SWITCHES["spelling"],
)


class Times(NamedTuple):
    """CPU milliseconds of a page, p50 over the judged queries."""

    alone: float
    expanded: float


def times(searcher: Searcher, repeats: int) -> Times:
    """Past the cache of pages: what is asked for the first time."""
    tasks: dict[str, list[Task]] = {
        "page": [partial(searcher.compute, Query(text=each.text)) for each in judged()]
    }
    with WORDS_ALONE():
        alone = median(milliseconds(tasks, repeats)["page"])
    return Times(alone, median(milliseconds(tasks, repeats)["page"]))


def expanded(where: str, taken: Times) -> Figure:
    """What is added to the words, beside the words alone."""
    return Figure(
        f"{where}: with all that is added to the words, p50",
        measured=taken.expanded,
        unit="ms CPU",
        goal=3,
        sense="at most",
        baseline=taken.alone,
        against="words alone",
    )
