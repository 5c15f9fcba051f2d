"""What each part of a plan scores on a record: the cluster tells it of queries with names."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from search.engines.opensearch.schema import Body
from search.query.plan import Term
from search.query.weighing import Weighed

Named = Mapping[tuple[int, int], Body]  # (place among the parts, number of the query) -> query


def telling(ids: Sequence[str], named: Named) -> Body:
    """A search for some records that tells the score of each named query."""
    should = [
        {"bool": {"must": [query], "_name": f"{place} {number}"}}
        for (place, number), query in named.items()
    ]
    query = {"bool": {"filter": [{"ids": {"values": list(ids)}}], "should": should}}
    return {"size": len(ids), "_source": False, "query": query}


def told(
    weighed: Sequence[Weighed], named: Named, scores: Mapping[str, float]
) -> list[Mapping[str, float]]:
    """What each part scores by field, from the scores of a record's queries by their names."""
    found: list[dict[str, float]] = [defaultdict(float) for _ in weighed]
    for place, number in named:
        part = weighed[place]
        if score := scores.get(f"{place} {number}", 0.0):
            field = part.boosts[number][0] if isinstance(part.condition, Term) else "text"
            found[place][field] += score
    return [dict(each) for each in found]
