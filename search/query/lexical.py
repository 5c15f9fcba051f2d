"""What a build and the vocabulary know of the words of a query; pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Protocol

from search.model import Notice
from search.query import plan
from search.query.absence import Absence
from search.query.recognition import Named, Recogniser
from search.query.spelling import Spelling
from search.query.typed.notices import MAX_WORD
from search.query.typed.places import NOWHERE, Places
from search.spanish import analysis
from search.spanish.dictionary import is_spanish
from search.thesaurus.relations import Addition, Vocabulary

WITHOUT_TILDE = {word.replace("ñ", "n"): word for word in analysis.N_FORM_IS_ANOTHER_WORD}

WORDS_KEPT = 4096  # that were typed, of some hundred bytes each
PHRASES_KEPT = 8192  # of the vocabulary: about as many as it adds
BODIES_KEPT = 1024  # of some kilobytes each: more than a government has
MOST_ADDED = 24  # to one phrase: the closest relations first. 12 costs 1.5 points
# Words of the general thesaurus, for one of which no text speaks. 3: up to half a point less.
MOST_GENERAL = 6


class BuildWords(Protocol):
    """What planning must know of a build's words."""

    def has(self, term: str) -> bool:
        """Does any text have a form of this stem?"""

    def spelling(self, surface: str) -> str:
        """A surface form as the texts write it."""

    def begun(self, prefix: str) -> int:
        """How many surface forms begin so."""


@dataclass(frozen=True, slots=True)
class AskedWord:
    """A content word of the query."""

    text: str  # as typed
    term: str  # of the word that is searched: the corrected one where the typed one is unknown
    corrected: str = ""  # the surface form that is searched instead
    declined: str = ""  # the one that would be, were it not switched off

    @property
    def surface(self) -> str:
        """The surface form that is searched, folded."""
        return self.corrected or analysis.fold(self.text)


class Language:
    """The words of one build, and what they may stand for."""

    def __init__(
        self,
        words: BuildWords,
        spelling: Spelling,
        recogniser: Recogniser,
        vocabulary: Vocabulary,
        families: Mapping[str, tuple[str, ...]],
        general: Callable[[str], Iterable[str]] = lambda _: (),
        absence: Absence | None = None,
        stands: Callable[[plan.Atom], bool] = lambda _: True,
        places: Places = NOWHERE,
    ) -> None:
        """`families` gives the related words of a stem, as surface forms; `general` what a folded
        word may also be called in the language at large; `stands` whether any text has an atom.
        """
        self.stands = stands
        self.places = places
        self._words = words
        self._spelling = spelling
        self._recogniser = recogniser
        self._vocabulary = vocabulary
        self._families = families
        self._general = general
        self._absence = absence or Absence({}, {}, {})
        self._in_names = dict(_name_words(recogniser.names()))
        self._standing = lru_cache(maxsize=PHRASES_KEPT)(self._phrase)
        # Of a body the build and the vocabulary say the same in every query.
        self.ways = lru_cache(maxsize=BODIES_KEPT)(self._ways)
        self.matter = lru_cache(maxsize=BODIES_KEPT)(self._matter)

    def asked(self, text: str, off: frozenset[str], *, sure: bool = False) -> AskedWord | None:
        """A typed word as it is searched; None for a stop word. `sure`: it is spelt right."""
        token = _token(text)
        if token is None or not token.term:
            return None
        if sure or self._is_known(token):
            return AskedWord(text, token.term)
        is_acronym = text.isupper() and len(text) < MAX_WORD
        correct = self._spelling.acronym if is_acronym else self._spelling.correct
        right = correct(token.surface)
        if not right:
            return AskedWord(text, token.term)
        if key(text, self.spelled(right, text)) in off:
            return AskedWord(text, token.term, declined=right)
        return AskedWord(text, analysis.stem(right), right)

    def _is_known(self, token: analysis.Token) -> bool:
        """Is a word not to be corrected: texts, the names of bodies or the vocabulary have it."""
        return (
            self._words.has(token.term)
            or token.surface in self._in_names
            or self._recogniser.knows(token.term)
            or bool(self._families.get(token.term))
            or self._vocabulary.knows(token.term)
        )

    def has(self, term: str) -> bool:
        """Does any text have a form of this stem?"""
        return self._words.has(term)

    def named(self, words: Sequence[AskedWord]) -> Iterable[Named]:
        """The agencies that a run of words names; none that is absent, if texts have its name."""
        for named in self._recogniser.find([word.term for word in words]):
            word = words[named.start]
            alone = named.end - named.start == 1
            if alone and self._recogniser.is_form(word.term, word.surface):
                continue
            if not (alone and named.absent and self._words.has(word.term)):
                yield named
            elif named.agencies:
                yield named._replace(absent=())

    def absent(self, agency: str) -> Notice:
        """What is said of a body that no text names."""
        return self._absence.notice(agency)

    def kin(self, agency: str) -> Iterator[tuple[str, str]]:
        """The bodies of the build before and after one, each with which of the two it is."""
        return self._recogniser.kin(agency)

    def _ways(self, agency: str) -> tuple[tuple[str, ...], ...]:
        """Every way to write an agency that texts could have."""
        ways = self._recogniser.ways(agency)
        return tuple(terms for terms in ways if all(map(self._words.has, terms)))

    def _matter(self, agency: str) -> tuple[tuple[Addition, plan.Atom], ...]:
        """What the vocabulary adds to an agency, however it is written."""
        return tuple(
            (addition, atom)
            for words in self._recogniser.written(agency)
            for addition, atom in self.additions(words)
            if addition.end - addition.start == len(words)
        )

    def additions(self, words: Sequence[str]) -> Iterator[tuple[Addition, plan.Atom]]:
        """What the vocabulary adds to a run of folded words, if texts have all that is added."""
        count: dict[tuple[int, int], int] = {}
        for addition in self._vocabulary.expand(words):
            if atom := self._standing(addition.terms):
                place = addition.start, addition.end
                count[place] = count.get(place, 0) + 1
                if count[place] <= MOST_ADDED:
                    yield addition, atom

    def _phrase(self, terms: tuple[str, ...]) -> plan.Atom | None:
        """What is looked for where a phrase is added; None where texts lack one of its terms."""
        return phrase(terms) if all(map(self._words.has, terms)) else None

    def family(self, term: str) -> Iterator[str]:
        """The words of a term's family that texts have."""
        for word in self._families.get(term, ()):
            stem = analysis.stem(analysis.fold(word))
            if stem != term and self._words.has(stem):
                yield word

    def general(self, word: AskedWord) -> Iterator[tuple[str, plan.Atom]]:
        """What a word that no text has is called in general, if texts have that.

        Nothing for an acronym: "MIT" is no form of "mito".
        """
        acronym = word.text.isupper() and not is_spanish(word.surface)
        if acronym or word.corrected or word.declined or self.has(word.term):
            return
        found = ((added, tuple(analysis.terms(added))) for added in self._general(word.surface))
        whole = {t: added for added, t in found if t and all(map(self.has, t))}
        standing = ((added, phrase(terms)) for terms, added in whole.items())
        yield from islice((each for each in standing if self.stands(each[1])), MOST_GENERAL)

    def begun(self, prefix: str) -> int:
        """How many surface forms of the texts begin so."""
        return self._words.begun(prefix)

    def spelled(self, surface: str, typed: str) -> str:
        """A surface form as the texts or the names of bodies write it.

        What was typed in small letters gets no capital from a name; an acronym keeps its own.
        """
        spelled = self._words.spelling(surface)
        if spelled == surface:
            spelled = self._in_names.get(surface, surface)
        small = typed[:1].islower() and not (spelled.isupper() and len(spelled) > 1)
        return spelled.lower() if small else spelled

    def doubtful(self, text: str) -> str:
        """What may have been meant by a word that no text has: año by ano, INM by IBM."""
        folded = analysis.fold(text)
        if self.has(analysis.stem(folded)):
            return ""
        word = WITHOUT_TILDE.get(folded, "")
        if word and self.has(analysis.stem(word)):
            return word
        token = _token(text)
        near = "" if token and self._is_known(token) else self._spelling.doubtful(folded)
        return self.spelled(near, text) if near else ""


@lru_cache(maxsize=WORDS_KEPT)
def _token(text: str) -> analysis.Token | None:
    """A word as it is read; None where nothing of it is one."""
    return next(iter(analysis.tokens(text)), None)


def _name_words(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The words of names, folded, each as it is written."""
    for name in names:
        for token in analysis.tokens(name):
            if token.term:
                yield token.surface, token.word


def phrase(terms: tuple[str, ...]) -> plan.Atom:
    """Terms that stand in their order, or the only one."""
    return plan.Term(terms[0]) if len(terms) == 1 else plan.Near(terms)


def key(asked: str, added: str) -> str:
    """What switches an expansion off."""
    return f"{analysis.fold(asked)}>{added}"
