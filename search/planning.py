"""From what was typed to a plan: words become clauses, and the vocabulary adds to them; pure."""

from collections.abc import Iterator
from itertools import pairwise

from search import analysis, plan, syntax
from search.model import Query
from search.syntax import Operand, Parsed


def plan_query(query: Query) -> plan.Plan:
    """The plan of a query's text; filters are the engine's own matter."""
    parsed = syntax.parse(query.text)
    clauses = tuple(_clauses(parsed))
    return plan.Plan(
        clauses=clauses,
        unwanted=tuple(atom for each in parsed.unwanted if (atom := _atom(each))),
        choices=tuple((facet, (value,)) for facet, value in parsed.choices),
        together=tuple(_together(clauses)),
        notices=parsed.notices,
    )


def _clauses(parsed: Parsed) -> Iterator[plan.Clause]:
    seen = set()
    for item in parsed.wanted:
        operands = item.operands if isinstance(item, syntax.Either) else (item,)
        alternatives = tuple(
            plan.Alternative(atom, how=_how(operand))
            for operand in operands
            if (atom := _atom(operand))
        )
        if alternatives and alternatives not in seen:
            seen.add(alternatives)
            yield plan.Clause(" OR ".join(_asked(operand) for operand in operands), alternatives)


def _atom(operand: Operand) -> plan.Atom | None:
    """What the engine looks for; None for a stop word."""
    match operand:
        case syntax.Word(text):
            token = next(iter(analysis.tokens(text)), None)
            return plan.Term(token.term) if token and token.term else None
        case syntax.Exact(words):
            return plan.Exact(words)
        case syntax.Prefix(text):
            return plan.Prefix(text)
        case syntax.Code(code, activity):
            return plan.Coded(code, activity)


def _how(operand: Operand) -> str:
    match operand:
        case syntax.Exact():
            return "exact"
        case syntax.Prefix():
            return "prefix"
        case syntax.Code():
            return "code"
        case _:
            return "word"


def _asked(operand: Operand) -> str:
    match operand:
        case syntax.Exact(words):
            return " ".join(words)
        case syntax.Code(code, activity):
            return f"{code}/{activity}" if activity else code
        case _:
            return operand.text


def _together(clauses: tuple[plan.Clause, ...]) -> Iterator[tuple[str, str]]:
    """Neighbouring words of the query."""
    terms = [c.alternatives[0].atom for c in clauses]
    for left, right in pairwise(terms):
        if isinstance(left, plan.Term) and isinstance(right, plan.Term):
            yield left.term, right.term
