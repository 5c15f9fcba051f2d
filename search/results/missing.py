"""What was asked and stands in no text."""

from collections.abc import Iterator

from search.model import Notice
from search.query.plan import Plan
from search.query.weighing import WeighedPlan


def missing(plan: Plan, weighed: WeighedPlan) -> Iterator[Notice]:
    """Tells of words that no text has; those that ask for nothing are not missed."""
    asked = zip(plan.clauses, weighed.shares, strict=True)
    if words := [clause.asked for clause, share in asked if not (share or clause.weak)]:
        told = ", ".join(f"«{word}»" for word in words)
        yield Notice("missing", f"Ningún texto contiene {told}.")
