"""From what was typed to a plan: words become clauses, and the vocabulary adds to them; pure."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import chain, pairwise

from search.model import Expansion, Notice, Query
from search.query import operands, plan, ranking, syntax
from search.query.lexical import AskedWord, Language, key, phrase
from search.query.plan import Alternative, Clause, Substitute
from search.query.syntax import Operand
from search.spanish import analysis
from search.thesaurus import general

# They are indexed for the phrases that need them ("no acompañados"), and ask for nothing alone.
WEAK = frozenset(analysis.terms("no sin contra entre"))

# What people say around what they ask for; left out where anything else is said.
IDLE = frozenset(
    """
    quiero quiere quieren quisiera necesito necesita necesitan puedo podemos podria podrian
    pedir pido busco buscar conseguir consigo obtener dan dar doy hago pasa paso toca sirve
    conviene existe existen saber conocer encontrar ocurre sucede significa
    """.split()
)

MOST_FORMS = 50  # behind one prefix: the most frequent
FORM_KEY = "form:"  # key of a surface form that is switched off


def plan_query(query: Query, language: Language) -> plan.Plan:
    """The plan of a query's text; its filters are the engine's own matter."""
    parsed = syntax.parse(query.text)
    draft = _Draft(language, frozenset(query.without))
    for run in operands.runs(parsed.wanted):
        if isinstance(run, list):
            draft.words(run)
        else:
            draft.other(run)
    off = (switch for switch in query.without if switch.startswith(FORM_KEY))
    return plan.Plan(
        clauses=tuple(draft.clauses),
        substitutes=tuple(draft.substitutes),
        unwanted=tuple(filter(None, map(operands.atom, parsed.unwanted))),
        choices=parsed.choices,
        together=tuple(draft.together),
        without_forms=frozenset(switch.removeprefix(FORM_KEY) for switch in off),
        expansions=tuple(draft.expansions.values()),
        recognised=tuple(dict.fromkeys(draft.recognised)),
        suggestion=_corrected(query.text, draft.corrections, language),
        notices=(*parsed.notices, *_told(query.text, parsed, draft, language)),
    )


def _told(
    text: str, parsed: syntax.Parsed, draft: "_Draft", language: Language
) -> Iterator[Notice]:
    """What the reader must know of how the query is searched."""
    items = (i.operands if isinstance(i, syntax.Either) else (i,) for i in parsed.wanted)
    for prefix in (each for each in chain(*items) if isinstance(each, syntax.Starred)):
        forms = language.begun(prefix.text)
        if forms > MOST_FORMS:
            yield Notice(
                "prefix",
                f"«{prefix.text}*» abarca {forms} palabras: se buscaron las {MOST_FORMS} más "
                "frecuentes.",
            )
    if text.strip() and not (draft.clauses or parsed.unwanted or parsed.choices):
        yield Notice("common", "Solo hay palabras demasiado comunes: se muestran todos los textos.")


class _Draft:
    """A plan in the making."""

    def __init__(self, language: Language, off: frozenset[str]) -> None:
        self._language = language
        self._off = off
        self.clauses: list[Clause] = []
        self.substitutes: list[Substitute] = []
        self.together: list[tuple[str, str]] = []
        self.expansions: dict[str, tuple[Expansion, plan.Atom]] = {}
        self.recognised: list[str] = []
        self.corrections: dict[str, str] = {}

    def other(self, item: Operand | syntax.Either) -> None:
        """Add a clause for what is not a plain word."""
        each = item.operands if isinstance(item, syntax.Either) else (item,)
        pairs = ((operand, operands.atom(operand)) for operand in each)
        alternatives = [Alternative(a, how=operands.how(o)) for o, a in pairs if a]
        # A number like 2.5 reads as a code; where no line has it, texts may.
        alternatives += [
            Alternative(plan.Term(analysis.stem(analysis.fold(operand.code))))
            for operand in each
            if isinstance(operand, syntax.Code)
        ]
        if alternatives:
            self.clauses.append(Clause(" OR ".join(map(operands.asked, each)), tuple(alternatives)))

    def words(self, texts: list[str]) -> None:
        """Add the clauses of a run of plain words."""
        if not all(analysis.fold(text) in IDLE for text in texts):
            texts = [text for text in texts if analysis.fold(text) not in IDLE]
        read = [self._language.asked(text, self._off) for text in texts]
        asked = [word for word in read if word]
        at = [place for place, word in enumerate(read) if word]  # of each in the texts
        terms = [word.term for word in asked]
        named = {start: (end, ids) for start, end, ids in self._language.named(terms)}
        place_of: list[int] = []  # the clause of each word
        place = 0
        while place < len(asked):
            end, agencies = named.get(place, (place + 1, ()))
            if agencies:
                text = " ".join(texts[at[place] : at[end - 1] + 1])
                clause = self._body(text, asked[place:end], agencies)
            else:
                clause = self._word(asked[place])
            place_of += [self._keep(clause)] * (end - place)
            place = end
        bodies = {place_of[start] for start, (_, ids) in named.items() if len(ids) == 1}
        self._add_vocabulary(asked, place_of, bodies)
        self._add_general(asked, place_of, named)
        self.together += (pair for pair in pairwise(terms) if pair[0] != pair[1])

    def _keep(self, clause: Clause) -> int:
        """The place of a clause among the clauses; what is asked twice has one."""
        for place, kept in enumerate(self.clauses):
            if kept.alternatives[:1] == clause.alternatives[:1]:
                return place
        self.clauses.append(clause)
        return len(self.clauses) - 1

    def _body(self, text: str, words: list[AskedWord], agencies: tuple[str, ...]) -> Clause:
        """The clause of words that name agencies; a single one keeps its family."""
        self.recognised += agencies
        name = phrase(tuple(word.term for word in words))
        alternatives = [Alternative(name, ranking.NAME)]
        alternatives += self._word(words[0]).alternatives[1:] if len(words) == 1 else ()
        if len(agencies) == 1:  # not by the start of a name that several have
            self._add_ways(text, agencies[0], alternatives)
        alternatives += [Alternative(plan.Acts(a), ranking.ACTS, "agency") for a in agencies]
        alternatives += [Alternative(plan.Names(a), ranking.NAMES, "named") for a in agencies]
        return Clause(text, tuple(alternatives))

    def _add_ways(self, text: str, agency: str, alternatives: list[Alternative]) -> None:
        """Whichever way a body is typed, the same texts are found."""
        ways = self._language.ways(agency)
        alternatives += [Alternative(phrase(t), ranking.NAME, "equivalent") for t in ways]
        for each, atom in self._language.matter(agency):
            self._add(alternatives, text, each.added, each.relation, atom, each.source)

    def _word(self, word: AskedWord) -> Clause:
        """The clause of one word, with its correction and its family."""
        literal = plan.Term(word.term)
        alternatives = [Alternative(literal)]
        if word.corrected:
            spelled = self._language.spelled(word.corrected)
            self.corrections[word.text] = spelled
            alternatives = []
            self._add(alternatives, word.text, spelled, "typo", literal)
        if word.declined:  # said, so that it can be switched on again
            right = plan.Term(analysis.stem(word.declined))
            self._add(alternatives, word.text, self._language.spelled(word.declined), "typo", right)
        for relative in self._language.family(word.term):
            stem = plan.Term(analysis.stem(analysis.fold(relative)))
            self._add(alternatives, word.text, relative, "family", stem)
        return Clause(word.text, tuple(alternatives), weak=word.term in WEAK)

    def _add_vocabulary(
        self, asked: list[AskedWord], place_of: list[int], bodies: Collection[int]
    ) -> None:
        for addition, atom in self._language.additions([word.term for word in asked]):
            first, last = addition.start, addition.end - 1
            start, end = place_of[first], place_of[last] + 1
            if start in bodies and end - start == 1:
                continue  # an agency, which has all its own, or a part of its name
            if sum(start <= place < end for place in place_of) > last - first + 1:
                continue  # begins or ends inside an agency's name
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

    def _add_general(
        self, asked: list[AskedWord], place_of: list[int], named: Mapping[int, tuple[int, object]]
    ) -> None:
        """Ask the general thesaurus for each word alone that nothing else knows."""
        bodies = {place for start, (end, _) in named.items() for place in range(start, end)}
        covered = {p for each in self.substitutes for p in range(each.start, each.end)}
        for word, place in ((w, place_of[i]) for i, w in enumerate(asked) if i not in bodies):
            clause = self.clauses[place]
            if place in covered or len(clause.alternatives) > 1:
                continue
            added: list[Alternative] = []
            for found, atom in self._language.general(word):
                self._add(added, word.text, found, "thesaurus", atom, general.SOURCE)
            self.clauses[place] = replace(clause, alternatives=(*clause.alternatives, *added))

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
        switch = key(asked, added)
        active = switch not in self._off
        expansion = Expansion(switch, asked, added, how, active, source)
        self.expansions.setdefault(switch, (expansion, atom))
        if active:
            alternatives.append(Alternative(atom, ranking.EXPANSIONS[how], how, added))


def _corrected(text: str, corrections: Mapping[str, str], language: Language) -> str:
    """The query with its misspelt words replaced, the others with their accents.

    "" where there is nothing to correct.
    """

    def right(match: re.Match[str]) -> str:
        word = match[0]
        if word in corrections:
            return corrections[word]
        spelled = language.spelled(analysis.fold(word))
        return spelled if len(spelled) == len(word) and not word.isupper() else word

    return analysis.TOKEN.sub(right, text) if corrections else ""
