"""How near a passage is to a text of the programme: what of the text it says, and how rare that is.

closeness = (rarity of what both say + rarity of pairs that stand side by side in both)
            * share of the text's rarity that the passage says

The first part tells a passage that says something from one that says what all texts say; the second
one that is about the text from one that shares a word with it. Each word of a passage counts once,
for the rarest that it may stand for. A passage of other words than the report's reaches a text by
the vocabulary alone, at its weights.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from search.query.statistics import Statistics
from search.scanning.meaning import Meaning, Way, rarity
from search.spanish import analysis

# Below it a passage does not touch a line. On the twenty texts of tests/data/scanned, precision at
# 5, precision of all that is told and recall: 0.6: .87 .80 .96, 0.8: .91 .89 .91, 0.9: .93 .91 .84,
# 1.0: .93 .92 .81, 1.2: .95 .94 .73. Rather nothing than a wrong line.
TOUCHES = 0.9
LEAST_WORDS = 2  # of the passage, that the text says too: one alone is a chance
TEXTS_KEPT = 4096

Rarity = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class TextTerms:
    """The terms of a text."""

    tokens: tuple[analysis.Token, ...]
    terms: frozenset[str]
    pairs: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Closeness:
    """How near a passage is to a text, and the words on either side that say so."""

    value: float
    source: frozenset[int]  # places among the passage's words
    terms: frozenset[str]  # of the text


@lru_cache(maxsize=TEXTS_KEPT)
def text_terms(text: str) -> TextTerms:
    """The terms of a text of the programme."""
    tokens = tuple(token for token in analysis.tokens(text) if token.term)
    terms = [token.term for token in tokens]
    return TextTerms(tokens, frozenset(terms), frozenset(pairwise(terms)))


def closeness(passage: Meaning, text: str, statistics: Statistics) -> Closeness:
    """How near a passage is to a text."""
    own = text_terms(text)
    whole = sum(rarity(term, statistics) for term in own.terms)
    best: dict[tuple[int, ...], tuple[float, Way]] = {}
    for way in passage.ways:
        if own.terms.issuperset(way.terms):
            value = way.weight * sum(rarity(term, statistics) for term in way.terms)
            if value > best.get(way.source, (0.0, way))[0]:
                best[way.source] = (value, way)
    said: dict[str, float] = {}  # each term of the text once, however many words stand for it
    for value, way in best.values():
        for term in way.terms:
            said[term] = max(said.get(term, 0.0), value / len(way.terms))
    source = frozenset(place for each in best for place in each)
    if not whole or len(source) < LEAST_WORDS:
        return Closeness(0.0, source, frozenset(said))
    both = passage.pairs & own.pairs
    pairs = sum(min(rarity(a, statistics), rarity(b, statistics)) for a, b in both)
    evidence = sum(said.values())
    return Closeness((evidence + pairs) * evidence / whole, source, frozenset(said))
