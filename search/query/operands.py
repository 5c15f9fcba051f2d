"""From an item of the query language to what an engine looks for; pure."""

from collections.abc import Iterable, Iterator, Mapping

from search.query import plan, syntax
from search.query.syntax import Operand
from search.spanish import analysis


def runs(
    wanted: Iterable[Operand | syntax.Either],
) -> Iterator[list[str] | Operand | syntax.Either]:
    """The items of a query, neighbouring plain words joined into one list."""
    run: list[str] = []
    for item in wanted:
        if isinstance(item, syntax.Plain):
            run.append(item.text)
            continue
        if run:
            yield run
            run = []
        yield item
    if run:
        yield run


def atom(operand: Operand) -> plan.Atom | None:
    """What an engine looks for; None for a stop word."""
    match operand:
        case syntax.Plain(text):
            token = next(iter(analysis.tokens(text)), None)
            return plan.Term(token.term) if token and token.term else None
        case syntax.Quoted(words):
            return plan.Exact(words)
        case syntax.Starred(text):
            return plan.Prefix(text)
        case syntax.Code(code, activity):
            return plan.Coded(code, activity)


HOW: Mapping[type[Operand], str] = {
    syntax.Plain: "word",
    syntax.Quoted: "exact",
    syntax.Starred: "prefix",
    syntax.Code: "code",
}


def how(operand: Operand) -> str:
    """The reason that a hit of it has, as a key of search.results.reasons.HOW."""
    return HOW[type(operand)]


def asked(operand: Operand) -> str:
    """The item as people read it."""
    match operand:
        case syntax.Quoted(words):
            return " ".join(words)
        case syntax.Code(code, activity):
            return f"{code}/{activity}" if activity else code
        case _:
            return operand.text
