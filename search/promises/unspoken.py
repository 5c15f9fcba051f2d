"""What the text of a line promises that none of its activities speaks of: an aid for reading.

A word counts as spoken of where an activity has it in any form, one of its family, what the
vocabulary or the general thesaurus puts beside it, or a word that begins alike. So what is left is
little, and sure.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Set
from functools import cache, lru_cache

from search.promises.stock import is_stock
from search.spanish import analysis
from search.thesaurus import general
from search.thesaurus import shipped as language
from search.thesaurus.relations import Vocabulary

ALIKE = 6  # letters in which two words that may be of one derivation begin: crediticio, crédito
MOST_KEPT = 1 << 14  # words, each with its kin

AGREEING = ("de", "acuerdo")  # "de acuerdo con" is no agreement

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

    def unspoken(
        self, line: str, activities: Iterable[str], common: Set[str] = frozenset()
    ) -> tuple[str, ...]:
        """The words of a line's content that no activity speaks of, in order, each once.

        `common` are terms that stand in so many lines that they say nothing of one.
        """
        said = {surface for text in activities for surface in analysis.counted(text).surfaces}
        spoken = {*map(analysis.term, said)} - {""}
        begun = {surface[:ALIKE] for surface in said}
        read = analysis.counted(line)
        whole = {*map(analysis.term, read.surfaces)}
        left: dict[str, str] = {}
        for before, surface, word in zip(
            ("", *read.surfaces), read.surfaces, read.words, strict=False
        ):
            term = analysis.term(surface)
            known = term in spoken or term in common or term in left
            alike = len(surface) >= ALIKE and surface[:ALIKE] in begun
            if not (known or alike or is_stock(surface) or (before, surface) == AGREEING):
                left[term] = "" if self._is_spoken(term, surface, whole, spoken) else word
        return tuple(word.lower() for word in left.values() if word)

    def _is_spoken(self, term: str, surface: str, line: Set[str], spoken: Set[str]) -> bool:
        """Whether activities say a word of a line by another."""
        if any(other <= spoken for other in self._kin(surface)):
            return True
        return any(said <= line and other <= spoken for said, other in self._said_as.get(term, ()))

    def _related(self, surface: str) -> tuple[Terms, ...]:
        """The terms of each word of a word's family, and of each synonym."""
        family = self._families.get(analysis.stem(surface), ())
        terms = map(_set_of, (*family, *self._synonyms(surface)))
        return tuple(dict.fromkeys(filter(None, terms)))


def _set_of(phrase: str) -> Terms:
    return frozenset(analysis.terms(phrase))


@cache
def shipped() -> Promises:
    """With the words that ship with the program."""
    return Promises(
        language.vocabulary(), language.families(), lambda word: general.shipped().words(word)
    )
