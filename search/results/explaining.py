"""The numbers behind a hit's score, from what each part of the plan scores on its record."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from search.model import Contribution
from search.query.plan import Formed, Plan, Term
from search.query.weighing import Weighed, WeighedPlan

Parts = Mapping[str, float]  # field -> score


def parts_of(weighed: WeighedPlan) -> list[Weighed]:
    """All that a plan scores by, in the order in which `explained` takes it."""
    ways = [way for clause in weighed.clauses for way in clause]
    ways += (way for other in weighed.replacements for way in other.ways)
    return [*ways, *weighed.pairs]


def explained(
    plan: Plan, weighed: WeighedPlan, scored: Sequence[Parts], score: float
) -> Iterator[Contribution]:
    """What a score is made of; the values add up to it. `scored` goes with `parts_of`.

    What a record that has only a part of the query loses by it is told last, below zero.
    """
    found = list(_parts(plan, weighed, scored))
    yield from found
    if abs(lost := score - sum(each.value for each in found)) > LEAST_TOLD * score:
        yield Contribution("parte de lo buscado", "share", lost)


LEAST_TOLD = 1e-5  # of the score: engines may keep seven digits of it


def _parts(plan: Plan, weighed: WeighedPlan, scored: Sequence[Parts]) -> Iterator[Contribution]:
    rest = iter(scored)
    best: list[float] = []
    for clause, ways in zip(plan.clauses, weighed.clauses, strict=True):
        sums = [(sum(p.values()), -place, p) for place, p in enumerate(islice(rest, len(ways)))]
        value, place, parts = max(sums, key=lambda each: each[:2], default=(0.0, 0, {}))
        best.append(value)
        if value:
            what = clause.alternatives[-place].shown or clause.asked
            by_field = isinstance(ways[-place].condition, Term | Formed)
            for field, part in (parts if by_field else {"text": value}).items():
                yield Contribution(what, field, part)
    for other in weighed.replacements:
        sums_of = [sum(parts.values()) for parts in islice(rest, len(other.ways))]
        value = max(sums_of, default=0.0) - sum(best[other.start : other.end])
        if value > 0:
            yield Contribution(other.shown[sums_of.index(max(sums_of))], "text", value)
    for pair, parts in zip(weighed.pairs, rest, strict=True):
        if value := sum(parts.values()):
            yield Contribution(" ".join(pair.condition.terms), "together", value)  # type: ignore[union-attr]
