"""The programme that ships with the project: speed and quality of the judged queries."""

from functools import partial
from statistics import median
from typing import cast

from search.engines.whoosh import WhooshReader
from search.model import Query
from tests.bench.clock import milliseconds
from tests.bench.figures import Figure
from tests.relevance.judged import judged, mean, scores
from tests.relevance.subject import finder, programme

REPEATS = 25


def figures() -> list[Figure]:
    """CPU time of a page, and nDCG@10."""
    with programme() as reader:
        queries = [Query(text=each.text) for each in judged()]
        # Past the cache of pages: what is asked for the first time.
        compute = cast("WhooshReader", reader).compute
        taken = milliseconds({"ours": [partial(compute, q) for q in queries]}, REPEATS)
        quality = mean("all", scores(finder(reader), judged())).ndcg
    return [
        Figure(
            "335 records: top 10, facets, highlights, p50 of 20 queries",
            measured=median(taken["ours"]),
            unit="ms CPU",
            goal=0.5,
            sense="at most",
        ),
        Figure("nDCG@10, 20 judged queries", quality, "", goal=0.75, sense="at least"),
    ]
