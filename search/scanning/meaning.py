"""What a passage speaks of: its words, and what the vocabulary and families put beside each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import log

from search.query import ranking
from search.query.lexical import phrase
from search.query.plan import Alternative, Clause, Plan
from search.query.statistics import Statistics
from search.spanish import analysis
from search.thesaurus import shipped

Terms = tuple[str, ...]
Source = tuple[int, ...]  # places of the words of a passage that something stands for

# Relations that say the same in other words; what is only related says something else.
SAME = frozenset({"equivalent", "synonym", "family", "narrower"})
MOST_CLAUSES = 16  # of a search: the rarest words of a passage
MOST_WAYS = 6  # to meet one: the word and what says the same


@dataclass(frozen=True, slots=True)
class Way:
    """Terms that say what some words of a passage say."""

    terms: Terms
    source: Source
    weight: float  # 1 of the words themselves, else what ranking gives the relation
    how: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a passage speaks of."""

    tokens: tuple[analysis.Token, ...]  # its words that are no stop words
    ways: tuple[Way, ...]
    pairs: frozenset[tuple[str, str]]  # terms that stand side by side


def meaning(text: str, statistics: Statistics) -> Meaning:
    """What a passage speaks of, as far as the texts of a build have words for it.

    Figures say nothing of what a text is about.
    """
    having = statistics.having["text"]
    tokens = tuple(t for t in analysis.tokens(text) if t.term and not t.surface[0].isdigit())
    first: dict[str, int] = {}  # where each term stands first: said twice it is one thing
    for place, token in enumerate(tokens):
        first.setdefault(token.term, place)
    places = [first[token.term] for token in tokens]
    ways = (way for way in _ways(tokens, places) if all(term in having for term in way.terms))
    best: dict[tuple[Terms, Source], Way] = {}
    for way in ways:
        kept = best.setdefault((way.terms, way.source), way)
        if way.weight > kept.weight:
            best[way.terms, way.source] = way
    pairs = frozenset(pairwise(token.term for token in tokens))
    return Meaning(tokens, tuple(best.values()), pairs)


def _ways(tokens: tuple[analysis.Token, ...], places: list[int]) -> Iterator[Way]:
    for place, token in zip(places, tokens, strict=True):
        for term in analysis.terms_of(token.surface):
            yield Way((term,), (place,), 1.0, "word")
        for word in shipped.families().get(token.term, ()):
            term = analysis.stem(analysis.fold(word))
            yield Way((term,), (place,), ranking.EXPANSIONS["family"], "family")
    for each in shipped.vocabulary().expand([token.surface for token in tokens]):
        if each.relation in SAME:
            source = tuple(sorted(set(places[each.start : each.end])))
            yield Way(each.terms, source, ranking.EXPANSIONS[each.relation], each.relation)


def rarity(term: str, statistics: Statistics) -> float:
    """How much a term tells: 1 of one that a single text has, 0 of one that all have."""
    having = statistics.having["text"].get(term, 0)
    whole = statistics.documents
    return log(whole / having) / log(whole) if having and whole > 1 else 0.0


def plan_of(found: Meaning, statistics: Statistics) -> Plan:
    """The search for what a passage speaks of: its rarest words, each with what says the same."""
    by_source: dict[Source, list[Way]] = {}
    for way in found.ways:
        by_source.setdefault(way.source, []).append(way)
    clauses = sorted(by_source.items(), key=lambda item: (-_telling(item[1], statistics), item[0]))[
        :MOST_CLAUSES
    ]
    return Plan(tuple(_clause(found, source, ways) for source, ways in sorted(clauses)))


def _telling(ways: Iterable[Way], statistics: Statistics) -> float:
    return max(way.weight * max(rarity(t, statistics) for t in way.terms) for way in ways)


def _clause(found: Meaning, source: Source, ways: list[Way]) -> Clause:
    asked = " ".join(found.tokens[place].word for place in source)
    best = sorted(ways, key=lambda way: -way.weight)[:MOST_WAYS]
    return Clause(asked, tuple(Alternative(phrase(w.terms), w.weight, w.how) for w in best))
