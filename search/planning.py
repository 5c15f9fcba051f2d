"""From what was typed to a plan: words become clauses, and the vocabulary adds to them; pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol

from search import analysis, plan, ranking, syntax
from search.model import Expansion, Notice, Query
from search.plan import Alternative, Clause, Substitute
from search.recognition import Recogniser
from search.spelling import Spelling
from search.syntax import Operand
from search.vocabulary import Addition, Vocabulary

# They are indexed for the phrases that need them ("no acompañados"), and ask for nothing alone.
WEAK = frozenset(analysis.terms("no sin contra entre"))

MOST_FORMS = 50  # behind one prefix: the most frequent
MOST_ADDED = 12  # to one phrase: the closest relations first

FORM = "form:"  # key of a surface form that is switched off


class Words(Protocol):
    """What planning must know of a build's words."""

    def has(self, term: str) -> bool:
        """Does any text have a form of this stem?"""

    def spelling(self, surface: str) -> str:
        """A surface form as the texts write it."""

    def begun(self, prefix: str) -> int:
        """How many surface forms begin so."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A content word of the query."""

    text: str  # as typed
    term: str  # of the word that is searched: the corrected one where the typed one is unknown
    corrected: str = ""  # the surface form that is searched instead


class Planner:
    """Plans queries for one build."""

    def __init__(
        self,
        words: Words,
        spelling: Spelling,
        recogniser: Recogniser,
        vocabulary: Vocabulary,
        families: Mapping[str, tuple[str, ...]],
    ) -> None:
        """`families` gives the related words of a stem, as surface forms."""
        self._words = words
        self._spelling = spelling
        self._recogniser = recogniser
        self._vocabulary = vocabulary
        self._families = families

    def plan_of(self, query: Query) -> plan.Plan:
        """The plan of a query's text; its filters are the engine's own matter."""
        parsed = syntax.parse(query.text)
        draft = _Draft(self, frozenset(query.without))
        for run in _runs(parsed.wanted):
            if isinstance(run, list):
                draft.words(run)
            else:
                draft.other(run)
        notices = (*parsed.notices, *self._told(query.text, parsed))
        return plan.Plan(
            clauses=tuple(draft.clauses),
            substitutes=tuple(draft.substitutes),
            unwanted=tuple(atom for each in parsed.unwanted if (atom := _atom(each))),
            choices=parsed.choices,
            together=tuple(draft.together),
            without_forms=frozenset(
                key.removeprefix(FORM) for key in query.without if key.startswith(FORM)
            ),
            expansions=tuple(draft.expansions.values()),
            recognised=tuple(dict.fromkeys(draft.recognised)),
            suggestion=_corrected(query.text, draft.corrections),
            notices=notices,
        )

    def _told(self, text: str, parsed: syntax.Parsed) -> Iterator[Notice]:
        """What the reader must know of how the query is searched."""
        prefixes = (each for each in parsed.wanted if isinstance(each, syntax.Prefix))
        for prefix in prefixes:
            forms = self._words.begun(prefix.text)
            if forms > MOST_FORMS:
                yield Notice(
                    "prefix",
                    f"«{prefix.text}*» abarca {forms} palabras: se buscaron las {MOST_FORMS} más "
                    "frecuentes.",
                )
        words = (each for each in parsed.wanted if self._is_content(each))
        if text.strip() and not (next(words, None) or parsed.unwanted or parsed.choices):
            yield Notice(
                "common", "Sólo hay palabras demasiado comunes: se muestran todos los textos."
            )

    def _is_content(self, item: Operand | syntax.Either) -> bool:
        operands = item.operands if isinstance(item, syntax.Either) else (item,)
        return any(_atom(operand) for operand in operands)

    def asked(self, text: str, off: frozenset[str]) -> Asked | None:
        """A typed word as it is searched; None for a stop word."""
        token = next(iter(analysis.tokens(text)), None)
        if token is None or not token.term:
            return None
        if self._is_known(token, text):
            return Asked(text, token.term)
        right = self._spelling.correct(token.surface)
        if not right or _key(text, self._words.spelling(right)) in off:
            return Asked(text, token.term)
        return Asked(text, analysis.stem(right), right)

    def _is_known(self, token: analysis.Token, text: str) -> bool:
        """Is a word not to be corrected: texts have it, an acronym, or the vocabulary knows it."""
        return (
            self._words.has(token.term)
            or (text.isupper() and len(text) < syntax.MAX_WORD)
            or bool(self._families.get(token.term))
            or bool(self._vocabulary.expand((token.term,)))
        )

    def named(self, terms: Sequence[str]) -> Iterable[tuple[int, int, tuple[str, ...]]]:
        """The agencies that a run of terms names."""
        return self._recogniser.find(terms)

    def additions(self, terms: Sequence[str]) -> Iterator[tuple[Addition, plan.Atom]]:
        """What the vocabulary adds to a run of terms, if texts have all its words."""
        count: dict[tuple[int, int], int] = {}
        for addition in self._vocabulary.expand(terms):
            place = addition.start, addition.end
            if all(self._words.has(term) for term in addition.terms):
                count[place] = count.get(place, 0) + 1
                if count[place] <= MOST_ADDED:
                    yield addition, _phrase(addition.terms)

    def family(self, term: str) -> Iterator[str]:
        """The words of a term's family that texts have."""
        for word in self._families.get(term, ()):
            stem = analysis.stem(analysis.fold(word))
            if stem != term and self._words.has(stem):
                yield word

    def spelled(self, surface: str) -> str:
        """A surface form as the texts write it."""
        return self._words.spelling(surface)


class _Draft:
    """A plan in the making."""

    def __init__(self, planner: Planner, off: frozenset[str]) -> None:
        self._planner = planner
        self._off = off
        self.clauses: list[Clause] = []
        self.substitutes: list[Substitute] = []
        self.together: list[tuple[str, str]] = []
        self.expansions: dict[str, tuple[Expansion, plan.Atom]] = {}
        self.recognised: list[str] = []
        self.corrections: dict[str, str] = {}

    def other(self, item: Operand | syntax.Either) -> None:
        """Add a clause for what is not a plain word."""
        operands = item.operands if isinstance(item, syntax.Either) else (item,)
        pairs = ((operand, _atom(operand)) for operand in operands)
        alternatives = [Alternative(atom, how=_how(op)) for op, atom in pairs if atom]
        # A number like 2.5 reads as a code; where no line has it, texts may.
        alternatives += [
            Alternative(plan.Term(analysis.stem(analysis.fold(op.code))))
            for op in operands
            if isinstance(op, syntax.Code)
        ]
        if alternatives:
            self.clauses.append(Clause(" OR ".join(map(_asked, operands)), tuple(alternatives)))

    def words(self, texts: list[str]) -> None:
        """Add the clauses of a run of plain words."""
        read = [self._planner.asked(text, self._off) for text in texts]
        asked = [word for word in read if word]
        at = [place for place, word in enumerate(read) if word]  # of each in the texts
        terms = [word.term for word in asked]
        named = {start: (end, ids) for start, end, ids in self._planner.named(terms)}
        place_of: list[int] = []  # the clause of each word
        place = 0
        while place < len(asked):
            end, agencies = named.get(place, (place + 1, ()))
            if agencies:
                text = " ".join(texts[at[place] : at[end - 1] + 1])
                clause = self._body(text, terms[place:end], agencies)
            else:
                clause = self._word(asked[place])
            place_of += [self._keep(clause)] * (end - place)
            place = end
        self._add_vocabulary(asked, place_of)
        self.together += (pair for pair in pairwise(terms) if pair[0] != pair[1])

    def _keep(self, clause: Clause) -> int:
        """The place of a clause among the clauses; what is asked twice has one."""
        for place, kept in enumerate(self.clauses):
            if kept.alternatives[:1] == clause.alternatives[:1]:
                return place
        self.clauses.append(clause)
        return len(self.clauses) - 1

    def _body(self, text: str, terms: list[str], agencies: tuple[str, ...]) -> Clause:
        """The clause of words that name agencies."""
        self.recognised += agencies
        alternatives = [Alternative(_phrase(tuple(terms)), ranking.NAME)]
        alternatives += [Alternative(plan.Acts(a), ranking.ACTS, "agency") for a in agencies]
        alternatives += [Alternative(plan.Names(a), ranking.NAMES, "named") for a in agencies]
        return Clause(text, tuple(alternatives))

    def _word(self, word: Asked) -> Clause:
        """The clause of one word, with its correction and its family."""
        literal = plan.Term(word.term)
        alternatives = [Alternative(literal)]
        if word.corrected:
            spelled = self._planner.spelled(word.corrected)
            self.corrections[word.text] = spelled
            alternatives = []
            self._add(alternatives, word.text, spelled, "typo", literal)
        for relative in self._planner.family(word.term):
            stem = plan.Term(analysis.stem(analysis.fold(relative)))
            self._add(alternatives, word.text, relative, "family", stem)
        return Clause(word.text, tuple(alternatives), weak=word.term in WEAK)

    def _add_vocabulary(self, asked: list[Asked], place_of: list[int]) -> None:
        for addition, atom in self._planner.additions([word.term for word in asked]):
            first, last = addition.start, addition.end - 1
            start, end = place_of[first], place_of[last] + 1
            if sum(start <= place < end for place in place_of) > last - first + 1:
                continue  # only a part of an agency's name, which means something else
            text = addition.asked if last > first else asked[first].text
            added: list[Alternative] = []
            self._add(added, text, addition.added, addition.relation, atom, addition.source)
            if not added:
                continue
            if end - start == 1:
                clause = self.clauses[start]
                self.clauses[start] = replace(clause, alternatives=(*clause.alternatives, *added))
            else:
                self.substitutes.append(Substitute(start, end, text, tuple(added)))

    def _add(
        self,
        alternatives: list[Alternative],
        asked: str,
        added: str,
        how: str,
        atom: plan.Atom,
        source: str = "",
    ) -> None:
        """Note an expansion, and use it unless it is switched off."""
        key = _key(asked, added)
        active = key not in self._off
        self.expansions.setdefault(key, (Expansion(key, asked, added, how, active, source), atom))
        if active:
            alternatives.append(Alternative(atom, ranking.EXPANSIONS[how], how, added))


def _key(asked: str, added: str) -> str:
    return f"{analysis.fold(asked)}>{added}"


def _runs(
    wanted: Iterable[Operand | syntax.Either],
) -> Iterator[list[str] | Operand | syntax.Either]:
    """The items of a query, neighbouring plain words joined into one list."""
    run: list[str] = []
    for item in wanted:
        if isinstance(item, syntax.Word):
            run.append(item.text)
            continue
        if run:
            yield run
            run = []
        yield item
    if run:
        yield run


def _phrase(terms: tuple[str, ...]) -> plan.Atom:
    return plan.Term(terms[0]) if len(terms) == 1 else plan.Near(terms)


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


HOW: Mapping[type[Operand], str] = {
    syntax.Word: "word",
    syntax.Exact: "exact",
    syntax.Prefix: "prefix",
    syntax.Code: "code",
}


def _how(operand: Operand) -> str:
    return HOW[type(operand)]


def _asked(operand: Operand) -> str:
    match operand:
        case syntax.Exact(words):
            return " ".join(words)
        case syntax.Code(code, activity):
            return f"{code}/{activity}" if activity else code
        case _:
            return operand.text


def _corrected(text: str, corrections: Mapping[str, str]) -> str:
    """The query with its misspelt words replaced; "" where there are none."""
    if not corrections:
        return ""
    replace: Callable[[object], str] = lambda match: corrections.get(match[0], match[0])  # type: ignore[index]  # noqa: E731
    return analysis.TOKEN.sub(replace, text)
