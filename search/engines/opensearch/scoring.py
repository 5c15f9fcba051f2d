"""A weighed plan as queries: what is exact, what is near, and what each record scores."""

from collections.abc import Iterable
from dataclasses import dataclass

from search.engines.opensearch.conditions import Scores, any_of, every, group, met
from search.engines.opensearch.schema import Body
from search.query import ranking
from search.query.plan import Group
from search.query.statistics import Statistics
from search.query.weighing import Weighed, WeighedPlan, own


@dataclass(frozen=True, slots=True)
class Sets:
    """Which records a plan is about, each as a query that scores nothing."""

    met: Body  # any part of what was asked, also by what was left out
    exact: Body  # every word, at least one of them by the record's own text
    partial: Body  # a part of them, by the record's own text; None where there is but one
    by_line: Body  # a part of them, by that of the line alone
    may_be_partial: bool
    may_be_by_line: bool


def sets(plan: WeighedPlan) -> Sets:
    """The records of a plan that needs something."""
    groups = [plan.groups[place] for place in plan.needed]
    parts = [*groups, *(plan.hints[place] for place in plan.needed if plan.hints[place])]
    inner = [_own(each) for each in parts]
    some, by_own = any_of(map(group, parts)), any_of(map(group, inner))
    whole = [group(each) for each in groups]
    unwanted = [met(condition) for condition in plan.unwanted]
    by_line = inner != parts
    return Sets(
        met=some,
        exact=every([*whole, *([by_own] if by_line else [])], unwanted),
        partial=every([by_own], [*unwanted, every(whole)]),
        by_line=every([some], [*unwanted, by_own]),
        may_be_partial=len(parts) > 1,
        may_be_by_line=by_line,
    )


def without(plan: WeighedPlan) -> Body:
    """Everything but what is left out."""
    return every([], [met(condition) for condition in plan.unwanted])


def _own(conditions: Group) -> Group:
    return tuple(own(condition) for condition in conditions)


class Scoring:
    """Scores plans by the counts of one build."""

    def __init__(self, statistics: Statistics) -> None:
        self._scores = Scores(statistics)

    def whole(self, plan: WeighedPlan, among: Body) -> Body:
        """Records that meet the whole plan, each with its score."""
        return {"bool": {"filter": [among], "should": self._sum(plan), "minimum_should_match": 0}}

    def shared(self, plan: WeighedPlan, among: Body) -> Body:
        """Records that meet any part of the plan, each with its score times its share."""
        functions = []
        for place in plan.needed:
            share, meets = plan.shares[place], group(plan.groups[place])
            functions.append({"filter": meets, "weight": share})
            if hint := plan.hints[place]:
                hinted = every([group(hint)], [meets])
                functions.append({"filter": hinted, "weight": ranking.HINTED * share})
        return {
            "function_score": {
                "query": self.whole(plan, among),
                "functions": functions,
                "score_mode": "sum",
                "boost_mode": "multiply",
            }
        }

    def named(self, weighed: Iterable[Weighed]) -> dict[tuple[int, int], Body]:
        """The queries of some parts of a plan, by the place of the part and their own number."""
        return {
            (place, number): query
            for place, part in enumerate(weighed)
            for number, query in enumerate(self._scores.of(part))
        }

    def _sum(self, plan: WeighedPlan) -> list[Body]:
        """Queries whose scores add up to that of a record that meets the whole plan."""
        clauses = [self._ways(ways) for ways in plan.clauses]
        found: list[Body] = []
        replaced: set[int] = set()
        for other in plan.replacements:
            places = range(other.start, other.end)
            replaced.update(places)
            literal = [best for place in places if (best := _best(clauses[place]))]
            found.append(_best([*([_sum_of(literal)] if literal else []), *self._ways(other.ways)]))
        found += (_best(ways) for n, ways in enumerate(clauses) if n not in replaced)
        found += (query for pair in plan.pairs for query in self._scores.of(pair))
        return [query for query in found if query]

    def _ways(self, ways: Iterable[Weighed]) -> list[Body]:
        return [_sum_of(queries) for way in ways if (queries := self._scores.of(way))]


def _sum_of(queries: list[Body]) -> Body:
    return queries[0] if len(queries) == 1 else {"bool": {"should": queries}}


def _best(queries: list[Body]) -> Body:
    """The score of the best; an empty query where there is none."""
    return {"dis_max": {"queries": queries}} if len(queries) > 1 else (queries or [{}])[0]
