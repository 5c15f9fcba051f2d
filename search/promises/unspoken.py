"""What the text of a line promises that none of its activities speaks of: an aid for reading.

Activities say most things in words that no table joins, so a word that they lack proves little. It
is told only where each activity speaks of something that the line promises, and some of what the
line lists beside the word; and where none says it in any form, nor by one of its family, what the
vocabulary or the general thesaurus puts beside it or the vocabulary beside those, nor by a word
that begins alike. So what is left is little.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, lru_cache
from typing import NamedTuple, Self

from search.promises.phrases import Phrase, Words, lists
from search.promises.stock import is_stock
from search.spanish import analysis
from search.spanish.analysis import Token
from search.thesaurus import general
from search.thesaurus import shipped as language
from search.thesaurus.relations import Vocabulary

ALIKE = 6  # letters in which two words that may be of one derivation begin: crediticio, crédito
MOST_KEPT = 1 << 14  # words, each with its kin

Terms = frozenset[str]


class Promises:
    """Compares promises with activities, by the words that search knows of."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        families: Mapping[str, tuple[str, ...]],
        synonyms: Callable[[str], Iterable[str]],
    ) -> None:
        """`synonyms` are those of a folded word in the general thesaurus."""
        self._families = families
        self._synonyms = synonyms
        self._said_as: defaultdict[str, set[tuple[Terms, Terms]]] = defaultdict(set)
        for entry in vocabulary.entries():
            asked, added = _set_of(entry.asked), _set_of(entry.added)
            for term in asked:
                self._said_as[term].add((asked, added))
            if entry.relation != "narrower":  # who speaks of health says nothing of teeth
                for term in added:
                    self._said_as[term].add((frozenset({term}), asked))
        self._kin = lru_cache(maxsize=MOST_KEPT)(self._related)
        self._far_kin = lru_cache(maxsize=MOST_KEPT)(self._related_to_those)

    def unspoken(
        self, line: str, activities: Iterable[str], common: Set[str] = frozenset()
    ) -> tuple[str, ...]:
        """The words of a line's content that no activity speaks of, in order, each once.

        `common` are terms that stand in so many lines that they say nothing of one.
        """
        whole = frozenset(analysis.terms(line))
        listed = [_content(phrases, common) for phrases in lists(line)]
        words = [word for phrases in listed for phrase in phrases for word in phrase.words]
        texts = [*activities]
        each_said = (_Heard.of([text]) for text in texts)
        if not all(any(self._says(said, word, whole) for word in words) for said in each_said):
            return ()  # what says nothing of a promise may speak of any of it, in other words
        heard = _Heard.of(texts)
        left = (word for phrases in listed for word in self._left(phrases, heard, whole))
        return tuple({word.term: word.word.lower() for word in left}.values())

    def _left(self, phrases: Sequence[Phrase], said: "_Heard", line: Terms) -> Iterator[Token]:
        """The words of what is listed and not said, where some of the list is.

        Of the last only the first: an adjective after it may be of all ("ríos y mares limpios").
        """
        if any(self._says(said, word, line) for phrase in phrases for word in phrase.words):
            for place, (words, shared) in enumerate(phrases, 1):
                if not any(self._may_say(said, word, line) for word in (*words, *shared)):
                    yield from words[:1] if place == len(phrases) else words

    def _says(self, said: "_Heard", word: Token, line: Terms) -> bool:
        """Whether what is said has a word of a line of these terms, or another for it."""
        if said.has(word) or any(other <= said.terms for other in self._kin(word.surface)):
            return True
        known = self._said_as.get(word.term, ())
        return any(asked <= line and other <= said.terms for asked, other in known)

    def _may_say(self, said: "_Heard", word: Token, line: Terms) -> bool:
        """Whether it may be meant by what is said, in whatever words."""
        far = self._far_kin(word.surface)
        return self._says(said, word, line) or any(other <= said.terms for other in far)

    def _related(self, surface: str) -> tuple[Terms, ...]:
        """The terms of each word of a word's family, and of each synonym."""
        family = self._families.get(analysis.stem(surface), ())
        terms = map(_set_of, (*family, *self._synonyms(surface)))
        return tuple(dict.fromkeys(filter(None, terms)))

    def _related_to_those(self, surface: str) -> frozenset[Terms]:
        """What the vocabulary puts beside a word, beside its kin, and beside what it puts there."""
        word = frozenset({analysis.term(surface)})
        near = {word, *self._kin(surface), *self._beside(word)}
        return frozenset(other for meant in near for other in self._beside(meant))

    def _beside(self, meant: Terms) -> Iterator[Terms]:
        """The terms of what the vocabulary puts beside terms."""
        known = (pair for term in meant for pair in self._said_as.get(term, ()))
        return (other for asked, other in known if asked <= meant)


class _Heard(NamedTuple):
    """The words that texts have."""

    terms: Terms
    begun: Terms  # how they begin

    @classmethod
    def of(cls, texts: Iterable[str]) -> Self:
        """Those of texts."""
        surfaces = {surface for text in texts for surface in analysis.counted(text).surfaces}
        terms = frozenset(map(analysis.term, surfaces)) - {""}
        return cls(terms, frozenset(surface[:ALIKE] for surface in surfaces))

    def has(self, word: Token) -> bool:
        """Whether a word is among them, in any form, or one that begins alike."""
        alike = len(word.surface) >= ALIKE and word.surface[:ALIKE] in self.begun
        return alike or word.term in self.terms


def _content(listed: Iterable[Phrase], common: Set[str]) -> list[Phrase]:
    """The phrases that name something not common, with the words only that do."""

    def naming(words: Words) -> Words:
        return tuple(w for w in words if not (w.term in common or is_stock(w.surface)))

    named = (Phrase(naming(phrase.words), naming(phrase.shared)) for phrase in listed)
    return [phrase for phrase in named if phrase.words]


def _set_of(phrase: str) -> Terms:
    return frozenset(analysis.terms(phrase))


@cache
def shipped() -> Promises:
    """With the words that ship with the program."""
    return Promises(
        language.vocabulary(), language.families(), lambda word: general.shipped().words(word)
    )
