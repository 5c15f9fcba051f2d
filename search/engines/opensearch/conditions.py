"""What meets a condition and what it scores, as queries of the cluster.

Every number is an outer one: boosts of the weighed plan, norms of the build. The scripts know
the shapes of `search.query.ranking` and no number of their own.
"""

from collections.abc import Iterable, Sequence

from search.engines.opensearch.schema import Body, facet, key, length, norm, surfaces
from search.query import ranking
from search.query.plan import (
    GAP,
    Acts,
    Coded,
    Condition,
    Exact,
    Formed,
    Group,
    Holds,
    Names,
    Near,
    Own,
    Surfaces,
    Term,
)
from search.query.statistics import Statistics
from search.query.weighing import Weighed

NOTHING: Body = {"match_none": {}}
EVERYTHING: Body = {"match_all": {}}

# A term that stands once in a text; an agency's part of a record; how far down an activity stands.
ONCE = "params.boost * params.top / (1 + params.least + params.slope * doc[params.field].value)"
ACTING = "params.boost * (1 - params.alone + params.alone / doc[params.field].size())"
CODED = "params.boost * (1 - Math.min(doc['activity'].value, params.most) / params.whole)"


def any_of(queries: Iterable[Body]) -> Body:
    """Met by what meets any."""
    found = list(queries)
    if len(found) < 2:
        return found[0] if found else NOTHING
    return {"bool": {"should": found, "minimum_should_match": 1}}


def every(queries: Iterable[Body], unless: Iterable[Body] = ()) -> Body:
    """Met by what meets all, and none of the others; it scores nothing."""
    found, out = list(queries), list(unless)
    if not out and len(found) == 1:
        return found[0]
    return {"bool": {"filter": found or [EVERYTHING], "must_not": out}}


def group(conditions: Group) -> Body:
    """What meets any of them."""
    return any_of(map(met, conditions))


def met(condition: Condition) -> Body:
    """The records that meet a condition."""
    match condition:
        case Term(term):
            return any_of({"term": {field: key(term)}} for field in ranking.MATCHED)
        case Formed(_, words):
            return any_of([_having("text", words), _having("line", words)])
        case Near(terms):
            return any_of([_near("text", terms), _near("line", terms)])
        case Own(Term(term)):
            return {"term": {"text": key(term)}}
        case Own(Near(terms)):
            return _near("text", terms)
        case Exact(words):
            return _phrase(words)
        case Surfaces(words):
            return _having("text", words)
        case Coded(code, activity):
            return _coded(code, activity)
        case Acts(agency):
            return {"term": {facet("actors"): key_of(agency)}}
        case Names(agency):
            return {"term": {facet("named"): key_of(agency)}}
        case Holds(name, value):
            return {"term": {facet(name): key_of(value)}}
    raise AssertionError(condition)  # Own stands before a Term or a Near


def key_of(value: str) -> str:
    """A value as JSON can carry it; what cannot stands in no record."""
    return value.encode("utf-8", "replace").decode("utf-8")


def _having(level: str, words: Sequence[str]) -> Body:
    return {"terms": {surfaces(level): [key(word) for word in words]}} if words else NOTHING


def _near(level: str, terms: Sequence[str]) -> Body:
    """Terms in this order, each within GAP places of the one before."""
    first, *others = ({"match": {"query": key(term), "analyzer": "asked"}} for term in terms)
    rule: Body = first
    for each in others:
        rule = {"all_of": {"ordered": True, "max_gaps": GAP - 1, "intervals": [rule, each]}}
    return {"intervals": {level: rule}}


def _phrase(words: Sequence[str]) -> Body:
    text = " ".join(map(key, words))
    return {"match_phrase": {surfaces("text"): {"query": text, "analyzer": "asked"}}}


def _coded(code: str, activity: int) -> Body:
    plain = ".".join(str(int(part)) for part in code.split("."))
    met: list[Body] = [{"term": {"codes": plain}}]
    return every([*met, {"term": {"activity": activity}}] if activity else met)


class Scores:
    """What conditions score by the counts of one build."""

    def __init__(self, statistics: Statistics) -> None:
        least, slope = norm(statistics, "text")
        self._once = {"top": ranking.frequency_part(1.0, 0.0), "least": least, "slope": slope}

    def of(self, weighed: Weighed) -> list[Body]:
        """Queries whose scores add up to what a condition scores; none where that is nothing."""
        if not weighed.boosts:
            return []
        condition, boost = weighed.condition, weighed.boosts[0][1]
        match condition:
            case Term(term):
                return self._by_field(term, weighed)
            case Formed(term):
                fields = self._by_field(term, weighed)
                return [{"bool": {"should": fields, "filter": [met(condition)]}}]
            case Near(terms):
                return [
                    self._standing_once(_near(level, terms), level, dict(weighed.boosts)[level])
                    for level in ("text", "line")
                ]
            case Exact():
                return [self._standing_once(met(condition), "text", boost)]
            case Acts():
                actors, alone = facet("actors"), ranking.ALONE
                return [_script(met(condition), ACTING, boost, field=actors, alone=alone)]
            case Coded():
                whole, most = ranking.CODE_SCORE, ranking.MOST_CODED
                return [_script(met(condition), CODED, boost, whole=whole, most=most)]
            case _:
                return [{"constant_score": {"filter": met(condition), "boost": boost}}]

    def _by_field(self, term: str, weighed: Weighed) -> list[Body]:
        word = key(term)
        return [{"term": {f: {"value": word, "boost": boost}}} for f, boost in weighed.boosts]

    def _standing_once(self, query: Body, level: str, boost: float) -> Body:
        return _script(query, ONCE, boost, field=length(level), **self._once)


def _script(query: Body, source: str, boost: float, **params: str | float) -> Body:
    script = {"source": source, "params": {"boost": boost, **params}}
    return {"script_score": {"query": every([query]), "script": script}}
