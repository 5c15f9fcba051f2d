"""From what was typed to a plan: words become clauses, and the vocabulary adds to them; pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache, partial
from itertools import chain, pairwise

from search.model import Expansion, Notice, Query
from search.query import operands, plan, questions, ranking, syntax
from search.query.lexical import AskedWord, Language, key, phrase
from search.query.plan import Alternative, Clause, Substitute
from search.query.recognition import GENERAL, Named, clauses_of
from search.query.spelling import corrected
from search.query.syntax import Operand
from search.schema import column_of
from search.spanish import analysis
from search.thesaurus import general

MOST_FORMS = 50  # behind one prefix: the most frequent
FORM_KEY = "form:"  # key of a surface form that is switched off

# Half of what the tuples' own names cost, a dozen times a query.
_expansion = partial(tuple.__new__, Expansion)
_alternative = partial(tuple.__new__, Alternative)

Held = Callable[[str, str], tuple[str, ...]]  # (facet, value typed) -> the values of the build


def plan_query(query: Query, language: Language, held: Held) -> plan.Plan:
    """The plan of a query's text; its filters are the engine's own matter."""
    parsed = syntax.parse(query.text, lambda f, value: bool(held(f, value)), language.places)
    draft = _Draft(language, frozenset(query.without))
    runs = tuple(operands.runs(parsed.wanted))
    for run in runs:
        if isinstance(run, list):
            draft.words(run)
        else:
            draft.other(run)
    off = (switch for switch in query.without if switch.startswith(FORM_KEY))
    return plan.Plan(
        clauses=tuple(draft.clauses),
        substitutes=tuple(draft.substitutes),
        unwanted=tuple(_unwanted(parsed, held)),
        choices=parsed.choices,
        excluded=parsed.excluded,
        together=tuple(draft.together),
        without_forms=frozenset(switch.removeprefix(FORM_KEY) for switch in off),
        expansions=tuple(draft.expansions.values()),
        recognised=tuple(dict.fromkeys(draft.recognised)),
        absent=tuple(dict.fromkeys(draft.absent)),
        offers=tuple(dict.fromkeys(draft.offers)),
        about=draft.about if len(runs) == 1 else "",
        suggestion=corrected(query.text, draft.corrections or draft.doubts, language.spelled),
        notices=(*parsed.notices, *_told(query.text, parsed, draft, language)),
    )


def _unwanted(parsed: syntax.Parsed, held: Held) -> Iterator[plan.Atom]:
    """What no record found may have."""
    yield from filter(None, map(operands.atom, parsed.unwanted))
    for facet, typed in parsed.excluded:
        yield from (plan.Holds(column_of(facet, value), value) for value in held(facet, typed))


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
    yield from map(language.absent, dict.fromkeys(draft.absent))
    if draft.how_much:
        yield Notice("overview", "Cuántos textos tiene cada dependencia se ve en el panorama.")
    if text.strip() and not (draft.clauses or parsed.unwanted or parsed.choices or parsed.excluded):
        why = (
            "La pregunta no nombra ningún tema"
            if draft.offers or draft.how_much
            else "Solo hay palabras demasiado comunes"
        )
        yield Notice("common", f"{why}: se muestran todos los textos.")


class _Draft:
    """A plan in the making."""

    def __init__(self, language: Language, off: frozenset[str]) -> None:
        self._language = language
        self._off = off
        self.clauses: list[Clause] = []
        self.substitutes: dict[Substitute, None] = {}  # in order, each once
        self._phrases: set[tuple[int, int, str]] = set()  # what expansions are asked by, of clauses
        self.together: list[tuple[str, str]] = []
        self.expansions: dict[str, tuple[Expansion, plan.Atom]] = {}
        self.recognised: list[str] = []
        self.absent: list[str] = []
        self.offers: list[tuple[str, str]] = []
        self.how_much = False
        self.about = ""  # what the only run of words asks how much there is of
        self._weak: frozenset[str] = frozenset()
        self.corrections: dict[str, str] = {}  # what is searched instead of a word
        self.doubts: dict[str, str] = {}  # what is only asked about

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
        texts = self._question(texts)
        read = [self._language.asked(t, self._off, sure=t in self._weak) for t in texts]
        asked = [word for word in read if word]
        at = [place for place, word in enumerate(read) if word]  # of each in the texts
        terms = [word.term for word in asked]
        named = {each.start: each for each in self._language.named(asked)}
        place_of: list[int] = []  # the clause of each word
        place = 0
        while place < len(asked):
            body = named.get(place, Named(place, place + 1, ()))
            self.absent += body.absent
            words = asked[place : body.end]
            if body.agencies:
                text = " ".join(texts[at[place] : at[body.end - 1] + 1])
                clause = self._body(text, words, body.agencies)
                place_of += [self._keep(clause)] * len(words)
                self._keep_words(words, body, clause)
            else:
                place_of += [self._keep(self._word(w, absent=bool(body.absent))) for w in words]
            place = body.end
        self._add_vocabulary(asked, place_of, named)
        self._add_general(asked, place_of, named)
        # A name is one thing, however many words it has.
        inside = {p for b in named.values() if b.agencies for p in range(b.start, b.end - 1)}
        pairs = (pair for p, pair in enumerate(pairwise(terms)) if p not in inside)
        self.together += (pair for pair in pairs if pair[0] != pair[1])

    def _question(self, texts: list[str]) -> list[str]:
        """What is searched of a run of words, read as a question."""
        question = questions.read(texts)
        self._weak = question.weak
        self.offers += question.offers
        self.how_much |= question.how_much
        self.about = question.about
        return question.texts

    def _keep_words(self, words: list[AskedWord], body: Named, clause: Clause) -> None:
        """The words of a name that is only begun stay words: texts that have them meet a part;
        not those of a whole name, which finds what its acronym does."""
        own = [w for w in words if w.term not in GENERAL and self._language.has(w.term)]
        if own and body.begun:
            ways = [Alternative(phrase(tuple(w.term for w in own)), ranking.LOOSE)]
            ways += [way._replace(weight=0.0) for way in clause.alternatives]
            self._keep(Clause(" ".join(w.text for w in own), tuple(ways)))

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
        for word in words:
            self._typo(word, [])
        name = phrase(tuple(word.term for word in words))
        alternatives = [Alternative(name, ranking.NAME)]
        alternatives += self._word(words[0]).alternatives[1:] if len(words) == 1 else ()
        if len(agencies) == 1:  # not by the start of a name that several have
            self._add_ways(text, agencies[0], alternatives)
        alternatives += [Alternative(plan.Acts(a), ranking.ACTS, "agency") for a in agencies]
        alternatives += [Alternative(plan.Names(a), ranking.NAMES, "named") for a in agencies]
        return Clause(text, tuple(alternatives))

    def _add_ways(self, text: str, agency: str, alternatives: list[Alternative]) -> None:
        """Whichever way a body is typed, the same texts are found, and those of its kin."""
        ways = self._language.ways(agency)
        alternatives += [Alternative(phrase(t), ranking.NAME, "equivalent") for t in ways]
        for each, atom in self._language.matter(agency):
            self._add(alternatives, text, each.added, each.relation, atom, each.source)
        for body, how in self._language.kin(agency):
            for atom in (plan.Acts(body), plan.Names(body)):
                self._add(alternatives, text, body, how, atom)

    def _typo(self, word: AskedWord, alternatives: list[Alternative]) -> None:
        """Note the correction of a word, or the one that is switched off."""
        right = word.corrected or word.declined
        if right:
            spelled = self._language.spelled(right, word.text)
            atom = plan.Term(analysis.stem(right))
            self._add(alternatives, word.text, spelled, "typo", atom)
            if word.corrected:
                self.corrections[word.text] = spelled
        elif meant := self._language.doubtful(word.text):
            self.doubts[word.text] = meant

    def _word(self, word: AskedWord, *, absent: bool = False) -> Clause:
        """The clause of one word, with its correction and its family.

        `absent`: it is of the name of a body that no text names.
        """
        literal = plan.Term(word.term)
        alternatives = [] if word.corrected else [Alternative(literal)]
        self._typo(word, alternatives)
        for relative in self._language.family(word.term):
            stem = plan.Term(analysis.stem(analysis.fold(relative)))
            self._add(alternatives, word.text, relative, "family", stem)
        general = word.term in GENERAL or not self._language.has(word.term)
        weak = word.text in self._weak or (absent and general)
        return Clause(word.text, tuple(alternatives), weak)

    def _add_vocabulary(
        self, asked: list[AskedWord], place_of: list[int], named: Mapping[int, Named]
    ) -> None:
        bodies = {place_of[start] for start, body in named.items() if len(body.agencies) == 1}
        to_one: dict[int, list[Alternative]] = {}  # what is added to a single clause
        span = lru_cache(maxsize=None)(partial(clauses_of, place_of, named))
        for addition, atom in self._language.additions([word.surface for word in asked]):
            start, end = span(addition.start, addition.end - 1)
            if start == end or (start in bodies and end - start == 1):
                continue  # an agency, which has all its own, or a part of its name
            one = addition.end - addition.start == 1
            text = asked[addition.start].text if one else addition.asked
            added: list[Alternative] = []
            self._add(added, text, addition.added, addition.relation, atom, addition.source)
            self._phrases.add((start, end, text))
            if not added:
                continue
            if end - start == 1:
                to_one.setdefault(start, []).extend(added)
            else:
                self.substitutes[Substitute(start, end, text, tuple(added))] = None
        for start, ways in to_one.items():
            self._extend(start, ways)

    def _extend(self, place: int, added: Iterable[Alternative]) -> None:
        """Add ways to meet a clause; what is asked twice adds them once."""
        clause = self.clauses[place]
        alternatives = tuple(dict.fromkeys((*clause.alternatives, *added)))
        self.clauses[place] = replace(clause, alternatives=alternatives)

    def _add_general(
        self, asked: list[AskedWord], place_of: list[int], named: Mapping[int, Named]
    ) -> None:
        """Ask the general thesaurus for each word of which, by whatever name, no text speaks."""
        bodies = {place for each in named.values() for place in range(each.start, each.end)}
        for word, place in ((w, place_of[i]) for i, w in enumerate(asked) if i not in bodies):
            clause = self.clauses[place]
            if clause.weak or self._leads_to_texts(word, place):
                continue
            added: list[Alternative] = []
            for found, atom in self._language.general(word):
                self._add(added, word.text, found, "thesaurus", atom, general.SOURCE)
            self._extend(place, added)

    def _leads_to_texts(self, word: AskedWord, place: int) -> bool:
        """Does any text have a word, or what was put beside it, be it switched off or not?"""
        asked = {word.text, *(text for start, end, text in self._phrases if start <= place < end)}
        added = (atom for each, atom in self.expansions.values() if each.asked in asked)
        ways = (way.atom for way in self.clauses[place].alternatives)
        return any(map(self._language.stands, chain(ways, added)))

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
        expansion = _expansion((switch, asked, added, how, active, source))
        self.expansions.setdefault(switch, (expansion, atom))
        if active:
            found = (atom, ranking.EXPANSIONS[how], how, added, False)
            alternatives.append(_alternative(found))
