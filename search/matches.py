"""Which words of a record met which clause of a plan: what is highlighted, and why it is a hit."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from search import analysis, plan
from search.analysis import Token
from search.highlight import Span
from search.model import Reason, Record, Role

GAP = 4  # as the engine reads a loose phrase


@lru_cache(maxsize=2048)
def _tokens(text: str) -> tuple[Token, ...]:
    return tuple(analysis.tokens(text))


class Matcher:
    """Looks a plan's atoms up in texts."""

    def __init__(self, query: plan.Plan) -> None:
        self._clauses = query.clauses
        self._off = query.without_forms
        self._substitutes = query.substitutes

    def spans(self, record: Record) -> tuple[list[Span], tuple[Reason, ...]]:
        """The spans of a record's text to mark, and one reason for each clause that it meets."""
        spans: list[Span] = []
        reasons: list[Reason] = []
        tokens = _tokens(record.text)
        for clause in self._clauses:
            reason = None
            for alternative in clause.alternatives:
                for span in self._find(alternative.atom, tokens, record):
                    spans.append(span)
                    reason = reason or _reason(clause, alternative, record.text[slice(*span)])
            reason = reason or self._elsewhere(clause, record)
            if reason:
                reasons.append(reason)
        return spans, tuple(reasons)

    def _elsewhere(self, clause: plan.Clause, record: Record) -> Reason | None:
        """A reason outside the text: the record's place, its agencies, the words of its line."""
        for alternative in clause.alternatives:
            atom = alternative.atom
            if isinstance(atom, plan.Coded) and _is_at(record, atom):
                return Reason(clause.asked, record.code, "code", "code")
            if isinstance(atom, plan.Acts) and atom.agency in record.agencies("acts"):
                return _reason(clause, alternative, atom.agency, "agency")
        if record.kind == "line":
            return None
        for alternative in clause.alternatives:
            for start, end in self._find(alternative.atom, _tokens(record.line.text), None):
                return _reason(clause, alternative, record.line.text[start:end], "line")
        return None

    def _find(
        self, atom: plan.Atom, tokens: Sequence[Token], record: Record | None
    ) -> Iterator[Span]:
        match atom:
            case plan.Term(term):
                kept = (t for t in tokens if t.surface not in self._off)
                return _where(kept, lambda token: _is(token, term))
            case plan.Prefix(text):
                return _where(tokens, lambda token: _starts(token, text))
            case plan.Near(terms):
                return _phrases(tokens, terms, GAP, _is)
            case plan.Exact(words):
                return _phrases(tokens, words, 1, _is_word)
            case plan.Acts(agency) if record is not None:
                return _attributed(record, agency, "acts")
            case plan.Names(agency) if record is not None:
                return _attributed(record, agency, "named")
            case _:
                return iter(())


def _where(tokens: Iterable[Token], meets: Callable[[Token], bool]) -> Iterator[Span]:
    return ((token.start, token.end) for token in tokens if meets(token))


def _attributed(record: Record, agency: str, role: Role) -> Iterator[Span]:
    for each in record.attributions:
        if (each.agency, each.role) == (agency, role) and each.start is not None:
            yield each.start, each.end or each.start


def _reason(
    clause: plan.Clause, alternative: plan.Alternative, found: str, field: str = "text"
) -> Reason:
    how = alternative.how
    if how == "word" and analysis.fold(found) != analysis.fold(clause.asked):
        how = "form"
    return Reason(clause.asked, found, how, field)


def _is(token: Token, term: str) -> bool:
    if token.term == term:
        return True
    other = analysis.n_form(token.surface) if "ñ" in token.surface else ""
    return bool(other) and bool(token.term) and analysis.stem(other) == term


def _is_word(token: Token, word: str) -> bool:
    return token.surface == word or (
        "ñ" in token.surface and analysis.n_form(token.surface) == word
    )


def _starts(token: Token, prefix: str) -> bool:
    return token.surface.startswith(prefix) or (
        "ñ" in token.surface and analysis.n_form(token.surface).startswith(prefix)
    )


def _is_at(record: Record, atom: plan.Coded) -> bool:
    inside = f"{record.code}.".startswith(f"{atom.code}.")
    return inside and atom.activity in (0, record.activity)


def _phrases(
    tokens: Sequence[Token], wanted: tuple[str, ...], gap: int, meets: Callable[[Token, str], bool]
) -> Iterator[Span]:
    """The words of each occurrence of a phrase, a span a word."""
    for first, token in enumerate(tokens):
        if not meets(token, wanted[0]):
            continue
        places = [first]
        for word in wanted[1:]:
            after = range(places[-1] + 1, min(places[-1] + 1 + gap, len(tokens)))
            following = next((i for i in after if meets(tokens[i], word)), None)
            if following is None:
                break
            places.append(following)
        if len(places) == len(wanted):
            yield from ((tokens[i].start, tokens[i].end) for i in places)
