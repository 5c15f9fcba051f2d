"""Which words of a record met which clause of a plan: what is highlighted, and why it is a hit."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import chain

from search.model import Reason, Record, Role
from search.query import plan
from search.results.highlight import Span
from search.spanish import analysis


class TextWords:
    """The words of a text by term and by surface form, each ñ also as n."""

    def __init__(self, text: str) -> None:
        self.tokens = analysis.tokens(text)
        self.by_term: dict[str, list[int]] = {}
        self.by_surface: dict[str, list[int]] = {}
        for place, token in enumerate(self.tokens):
            surfaces = (token.surface, *filter(None, (analysis.n_form(token.surface),)))
            for surface in surfaces:
                self.by_surface.setdefault(surface, []).append(place)
            for term in {analysis.stem(s) for s in surfaces} if token.term else ():
                self.by_term.setdefault(term, []).append(place)

        self.spans: list[Span] = [(token.start, token.end) for token in self.tokens]


# A build never changes and its pages share their texts: the last thousands are kept read.
_words = lru_cache(maxsize=2048)(TextWords)
_folded = lru_cache(maxsize=4096)(analysis.fold_words)

_told = partial(tuple.__new__, Reason)  # half of what Reason(…) costs, twenty times a page


Asked = plan.Clause | plan.Substitute


class Matcher:
    """Looks a plan's atoms up in texts."""

    def __init__(self, query: plan.Plan) -> None:
        self._off = query.without_forms
        self._asked: tuple[Asked, ...] = (*query.clauses, *query.substitutes)
        # The alternatives in order, each with the place of what it is one of; and those of them
        # that have no first term, for most texts lack most of the others.
        self._ways: list[tuple[int, plan.Alternative]] = []
        self._led: dict[str, list[int]] = {}
        self._anywhere: list[int] = []
        for place, asked in enumerate(self._asked):
            for each in asked.alternatives:
                first = _first_term(each.atom)
                numbers = self._led.setdefault(first, []) if first else self._anywhere
                numbers.append(len(self._ways))
                self._ways.append((place, each))

    def spans(self, record: Record) -> tuple[list[Span], tuple[Reason, ...]]:
        """The spans of a record's text to mark, and one reason for each clause that it meets."""
        spans: list[Span] = []
        reasons: dict[int, Reason] = {}  # by place
        words = _words(record.text)
        for place, alternative in self._possible(words):
            if found := self._find(alternative.atom, words, record):
                spans += found
                if place not in reasons:
                    reasons[place] = self._reason(place, alternative, record.text, found)
        if len(reasons) < len(self._asked):
            self._look_elsewhere(record, reasons)
        return spans, tuple(reasons[place] for place in sorted(reasons))

    def _possible(self, words: TextWords) -> Iterator[tuple[int, plan.Alternative]]:
        """The alternatives whose first term a text has, or that are no matter of terms."""
        numbers = self._anywhere.copy()
        for term in self._led.keys() & words.by_term.keys():
            numbers += self._led[term]
        numbers.sort()
        return map(self._ways.__getitem__, numbers)

    def _look_elsewhere(self, record: Record, reasons: dict[int, Reason]) -> None:
        """Add reasons outside the text: the record's place, its agencies, the words of its line."""
        for place, alternative in map(self._ways.__getitem__, self._anywhere):
            if place not in reasons and (reason := self._by_place(place, alternative, record)):
                reasons[place] = reason
        if record.kind == "line":
            return
        line = record.line.text
        words = _words(line)
        for place, alternative in self._possible(words):
            if place not in reasons and (found := self._find(alternative.atom, words, None)):
                reasons[place] = self._reason(place, alternative, line, found, "line")

    def _by_place(self, place: int, alternative: plan.Alternative, record: Record) -> Reason | None:
        asked, atom = self._asked[place].asked, alternative.atom
        if isinstance(atom, plan.Coded) and _is_at(record, atom):
            return Reason(asked, record.line.shown, "code", "code")
        if isinstance(atom, plan.Acts) and atom.agency in record.agencies("acts", own=True):
            return Reason(asked, atom.agency, alternative.how, "agency")
        return None

    def _reason(
        self,
        place: int,
        alternative: plan.Alternative,
        text: str,
        found: list[Span],
        field: str = "text",
    ) -> Reason:
        """The first occurrence of an alternative, whole, as the reason."""
        first, last = found[0], found[_words_of(alternative.atom) - 1]
        asked, shown, how = self._asked[place].asked, text[first[0] : last[1]], alternative.how
        if how == "word" and shown != asked and _folded(shown) != _folded(asked):
            how = "form"
        return _told((asked, shown, how, field))

    def _find(self, atom: plan.Atom, words: TextWords, record: Record | None) -> list[Span]:
        match atom:
            case plan.Term(term):
                places: Sequence[int] = words.by_term.get(term, ())
                if self._off:
                    places = [p for p in places if words.tokens[p].surface not in self._off]
                return [words.spans[p] for p in places]
            case plan.Prefix(text):
                starting = (p for s, p in words.by_surface.items() if s.startswith(text))
                return [words.spans[p] for p in chain.from_iterable(starting)]
            case plan.Near(terms):
                return _phrases(words.spans, words.by_term, terms, plan.GAP)
            case plan.Exact(surfaces):
                return _phrases(words.spans, words.by_surface, surfaces, 1)
            case plan.Acts(agency) if record is not None:
                return list(_attributed(record, agency, "acts"))
            case plan.Names(agency) if record is not None:
                return list(_attributed(record, agency, "named"))
            case _:
                return []


def _first_term(atom: plan.Atom) -> str:
    """The first of the terms that a text must have; "" where it is not a matter of terms."""
    match atom:
        case plan.Term(term):
            return term
        case plan.Near(terms):
            return terms[0]
        case _:
            return ""


def _attributed(record: Record, agency: str, role: Role) -> Iterator[Span]:
    for each in record.attributions:
        if (each.agency, each.role) == (agency, role) and each.start is not None:
            yield each.start, each.end or each.start


def _words_of(atom: plan.Atom) -> int:
    """How many spans an occurrence has."""
    match atom:
        case plan.Near(words) | plan.Exact(words):
            return len(words)
        case _:
            return 1


def _is_at(record: Record, atom: plan.Coded) -> bool:
    inside = f"{record.code}.".startswith(f"{atom.code}.")
    return inside and atom.activity in (0, record.activity)


def _phrases(
    spans: Sequence[Span], standing: Mapping[str, list[int]], phrase: tuple[str, ...], gap: int
) -> list[Span]:
    """The words of each occurrence of a phrase, a span a word.

    `standing` says where each word of the text stands, ascending; the next one of the phrase
    follows within `gap` positions.
    """
    places = [standing[word] for word in phrase if word in standing]
    every: list[Span] = []
    if len(places) < len(phrase):
        return every
    for first in places[0]:
        found = [first]
        for following in places[1:]:
            at = bisect_right(following, found[-1])
            if at == len(following) or following[at] > found[-1] + gap:
                break
            found.append(following[at])
        if len(found) == len(places):
            every += [spans[place] for place in found]
    return every
