"""The programme that ships with the project: speed and quality of the judged queries."""

from tests.bench import plain
from tests.bench.figures import Figure
from tests.relevance.judged import judged, mean, scores
from tests.relevance.subject import finder, programme

REPEATS = 25


def figures() -> list[Figure]:
    """CPU time of a page, and nDCG@10."""
    with programme() as searcher:
        taken = plain.times(searcher, REPEATS)
        quality = mean("all", scores(finder(searcher), judged())).ndcg
    return [
        Figure(
            "335 records: top 10, facets, highlights, p50 of 20 queries",
            measured=taken.alone,
            unit="ms CPU",
            goal=0.5,
            sense="at most",
        ),
        plain.expanded("335 records", taken),
        Figure("nDCG@10, 20 judged queries", quality, "", goal=0.75, sense="at least"),
    ]
