"""Scores a plan over the arrays of a build, a term at a time."""

from math import log
from threading import Lock
from typing import Any, NamedTuple

import numpy as np
from cachetools import LRUCache
from numpy.typing import NDArray

from search import ranking
from search.engines.whoosh.columns import FacetColumn, Mask
from search.engines.whoosh.lexicon import Lexicon
from search.engines.whoosh.postings import NO_IDS, NO_VALUES, PLACE, Ids, Keys, Postings, Values
from search.engines.whoosh.schema import NAMED
from search.model import code_key
from search.plan import (
    Acts,
    Alternative,
    Atom,
    Coded,
    Exact,
    Names,
    Near,
    Plan,
    Prefix,
    Substitute,
    Term,
)
from search.schema import RANKED
from search.syntax import MAX_PREFIXES

PREFIX_FORMS = 100
GAP = 4  # positions from one word of a loose phrase to the next: up to three stop words between
VECTORS_KEPT = 12_000_000  # postings


class Vector(NamedTuple):
    """What one atom gives: the documents that meet it, and scores, also to others."""

    matched: Ids
    ids: Ids
    scores: Values


EMPTY = Vector(NO_IDS, NO_IDS, NO_VALUES)


class Scored(NamedTuple):
    """The answer to a plan before it is narrowed, in document order."""

    mask: Mask  # the documents that are in the result
    scores: Values  # for every document
    relaxed: bool  # not every clause had to be met
    missing: tuple[str, ...]  # what was asked and stands nowhere


class Met(NamedTuple):
    """What meets a clause, for every document."""

    mask: Mask
    scores: Values


class Scorer:
    """Turns plans into scores; holds no state of a query."""

    def __init__(
        self,
        reader: Any,  # a whoosh IndexReader, which has no annotations
        postings: Postings,
        lexicon: Lexicon,
        columns: dict[str, FacetColumn],
        places: "Places",
    ) -> None:
        self.documents: int = reader.doc_count_all()
        self._postings = postings
        self._lexicon = lexicon
        self._columns = columns
        self._places = places
        self._norms: dict[str, Values] = {field: self._norm(reader, field) for field in RANKED}
        self._vectors: LRUCache[object, Vector] = LRUCache(VECTORS_KEPT, _vector_size)
        self._lock = Lock()

    def _norm(self, reader: Any, field: str) -> Values:
        """The part of BM25's denominator that depends on the document."""
        n = self.documents
        average = (reader.field_length(field) / (n or 1)) or 1
        length = reader.doc_field_length
        lengths = np.fromiter((length(doc, field, 1) for doc in range(n)), np.float64, n)
        return ranking.K1 * ((1 - ranking.B) + ranking.B * lengths / average)

    def idf(self, documents: int) -> float:
        """Inverse document frequency, as Whoosh has it."""
        return log(self.documents / (documents + 1)) + 1

    # Atoms

    def vector(self, atom: Atom) -> Vector:
        """The documents and scores of an atom, kept for the next query that has it."""
        with self._lock:
            found = self._vectors.get(atom)
        if found is None:
            found = self._compute(atom)
            with self._lock:
                if _vector_size(found) <= VECTORS_KEPT:
                    self._vectors[atom] = found
        return found

    def _compute(self, atom: Atom) -> Vector:
        match atom:
            case Term(term):
                return self._term(term)
            case Near(terms):
                return self._loose_phrase(terms)
            case Exact(words):
                return self._phrase(_adjacent([self._postings.positions(w) for w in words], 1))
            case Prefix(text):
                return self._prefix(text)
            case Coded(code, activity):
                return self._places.vector(code, activity)
            case Acts(agency):
                return self._column("agency", agency)
            case Names(agency):
                return self._column(NAMED, agency)

    def _term(self, term: str) -> Vector:
        scores = np.zeros(self.documents)
        matched = np.zeros(self.documents, bool)
        for field, weight in ranking.FIELD_WEIGHTS.items():
            ids, frequency = self._postings.term(field, term)
            if not len(ids):
                continue
            scores[ids] += weight * self._bm25(field, ids, frequency)
            if field in ranking.MATCHED:
                matched[ids] = True
        ids = np.flatnonzero(scores).astype(np.int32)
        return Vector(np.flatnonzero(matched).astype(np.int32), ids, scores[ids])

    def _bm25(self, field: str, ids: Ids, frequency: Values) -> Values:
        k1 = ranking.K1
        norms = self._norms[field][ids]
        return np.asarray(self.idf(len(ids)) * (frequency * (k1 + 1)) / (frequency + norms))

    def _loose_phrase(self, terms: tuple[str, ...]) -> Vector:
        found = self._phrase(_adjacent([self._stem_positions(term) for term in terms], GAP))
        return self._places.with_activities(found, ranking.FIELD_WEIGHTS["line"])

    def _phrase(self, keys: Keys) -> Vector:
        """A phrase scores as a term would that stands where it begins."""
        ids, frequency = np.unique((keys >> PLACE).astype(np.int32), return_counts=True)
        if not len(ids):
            return EMPTY
        return Vector(ids, ids, self._bm25("text", ids, frequency.astype(np.float64)))

    def _stem_positions(self, term: str) -> Keys:
        forms = [self._postings.positions(form) for form in self._lexicon.forms(term)]
        return np.unique(np.concatenate(forms)) if forms else np.zeros(0, np.int64)

    def _prefix(self, text: str) -> Vector:
        forms = self._lexicon.starting(text, PREFIX_FORMS // MAX_PREFIXES)
        if not forms:
            return EMPTY
        ids = np.unique(np.concatenate([self._postings.term("words", f).ids for f in forms]))
        return self._constant(ids)

    def _column(self, name: str, value: str) -> Vector:
        return self._constant(self._columns[name].documents(value))

    def _constant(self, ids: Ids) -> Vector:
        """Every document of the set scores the set's rarity."""
        return Vector(ids, ids, np.full(len(ids), self.idf(len(ids)))) if len(ids) else EMPTY

    def _of_forms(self, term: str, off: frozenset[str]) -> Vector:
        """A term without some of its surface forms; its other fields only rank."""
        found = self.vector(Term(term))
        forms = [form for form in self._lexicon.forms(term) if form not in off]
        if not forms:
            return EMPTY
        kept = np.unique(np.concatenate([self._postings.term("words", f).ids for f in forms]))
        keep = np.isin(found.ids, kept)
        return Vector(kept, found.ids[keep], found.scores[keep])

    # Plans

    def run(self, plan: Plan) -> Scored:
        """Score every document and decide which are in the result."""
        if not plan.clauses:
            everything = np.ones(self.documents, bool)
            return Scored(self._wanted(everything, plan), np.zeros(self.documents), False, ())
        met = [self._met(clause.alternatives, plan) for clause in plan.clauses]
        scores = np.sum([each.scores for each in met], axis=0)
        for substitute in plan.substitutes:
            scores += self._substitute(substitute, met, plan)
        mask, relaxed = self._covered([each.mask for each in met])
        missing = (c.asked for c, m in zip(plan.clauses, met, strict=True) if not m.mask.any())
        for left, right in plan.together:
            near = self.vector(Near((left, right)))
            scores[near.ids] += ranking.TOGETHER * near.scores
        return Scored(self._wanted(mask, plan), scores, relaxed, tuple(missing))

    def _met(self, alternatives: tuple[Alternative, ...], plan: Plan) -> "Met":
        """A clause's documents, and for all documents the score of its best alternative."""
        scores = np.zeros(self.documents)
        mask = np.zeros(self.documents, bool)
        for alternative in alternatives:
            vector = self._alternative(alternative.atom, plan.without_forms)
            ids = vector.ids
            scores[ids] = np.maximum(scores[ids], alternative.weight * vector.scores)
            mask[vector.matched] = True
        return Met(mask, scores)

    def _substitute(self, substitute: Substitute, met: "list[Met]", plan: Plan) -> Values:
        """What a phrase that stands for several clauses adds to what they score by themselves."""
        instead = self._met(substitute.alternatives, plan)
        replaced = met[substitute.start : substitute.end]
        for each in replaced:
            each.mask[instead.mask] = True
        literal = np.sum([each.scores for each in replaced], axis=0)
        return np.asarray(np.maximum(instead.scores - literal, 0))

    def _covered(self, masks: list[Mask]) -> tuple[Mask, bool]:
        """The documents that meet all clauses, or else enough of them; and was it relaxed?

        What a clause weighs is its rarity, so that "trata de personas" is not met by "personas".
        """
        weights = [self.idf(int(mask.sum())) if mask.any() else 0.0 for mask in masks]
        covered = np.sum([w * mask for w, mask in zip(weights, masks, strict=True)], axis=0)
        every = sum(weights)
        if not every:
            return np.zeros(self.documents, bool), False
        strict = covered >= every - 1e-9
        found = int(strict.sum())
        if found >= ranking.ENOUGH or len(masks) == 1:
            return strict, False
        best = np.sort(covered)[-min(ranking.ENOUGH, self.documents)]
        relaxed = covered >= max(min(best, every), ranking.COVERAGE * every) - 1e-9
        return relaxed, int(relaxed.sum()) > found

    def _alternative(self, atom: Atom, off: frozenset[str]) -> Vector:
        if off and isinstance(atom, Term) and not off.isdisjoint(self._lexicon.forms(atom.term)):
            return self._of_forms(atom.term, off)
        return self.vector(atom)

    def _wanted(self, mask: Mask, plan: Plan) -> Mask:
        for atom in plan.unwanted:
            mask[self.unwanted(atom)] = False
        for facet, values in plan.choices:
            mask &= self._columns[facet].mask(values)
        return mask

    def unwanted(self, atom: Atom) -> Ids:
        """The documents to leave out: those whose own text has the word, not its line's."""
        if isinstance(atom, Term):
            return self._postings.term("text", atom.term).ids
        return self.vector(atom).matched


def _adjacent(positions: list[Keys], gap: int) -> Keys:
    """Where the first of several words stands, followed by each next within `gap` positions."""
    if any(not len(keys) for keys in positions):
        return np.zeros(0, np.int64)
    starts = reached = positions[0]
    for keys in positions[1:]:
        following = np.searchsorted(keys, reached, side="right")
        exists = following < len(keys)
        nearest = keys[np.where(exists, following, 0)]
        keep = exists & (nearest - reached <= gap)
        starts, reached = starts[keep], nearest[keep]
    return starts


def _vector_size(vector: Vector) -> int:
    return len(vector.ids) + len(vector.matched) + 1


class Places:
    """Where records stand in their programmes: by code, and which line an activity belongs to."""

    LINE_SCORE = 1000.0  # above whatever words can score: a code goes first

    def __init__(self, ids: list[str]) -> None:
        self.number = {id_: doc for doc, id_ in enumerate(ids)}
        self._keys = [_key(id_) for id_ in ids]
        order = sorted(range(len(ids)), key=self._keys.__getitem__)
        self.rank: NDArray[np.int32] = np.empty(len(ids), np.int32)
        self.rank[order] = np.arange(len(ids), dtype=np.int32)
        line = [self.number.get(id_.rsplit("/", 1)[0], -1) for id_ in ids]
        self._line = np.array(line, np.int32)
        self._by_code: dict[tuple[int, ...], list[int]] = {}
        for doc, (_, code, _) in enumerate(self._keys):
            for depth in range(2, len(code) + 1):
                self._by_code.setdefault(code[:depth], []).append(doc)

    def vector(self, code: str, activity: int) -> Vector:
        """The records of a code: the line first, then its activities."""
        documents = self._by_code.get(code_key(code), [])
        if activity:
            documents = [doc for doc in documents if self._keys[doc][2] == activity]
        if not documents:
            return EMPTY
        ids = np.array(sorted(documents), np.int32)
        after = np.array([min(self._keys[doc][2], 99) for doc in ids], np.float64)
        return Vector(ids, ids, self.LINE_SCORE - after)

    def with_activities(self, found: Vector, weight: float) -> Vector:
        """What matches in a line's text matches, more weakly, in its activities."""
        if not len(found.ids):
            return found
        dense = np.zeros(len(self._line) + 1)
        dense[found.ids] = found.scores
        scores = dense[:-1] + weight * dense[self._line]
        ids = np.flatnonzero(scores).astype(np.int32)
        return Vector(ids, ids, scores[ids])


def _key(id_: str) -> tuple[str, tuple[int, ...], int]:
    programme, code, *activity = id_.split("/")
    return programme, code_key(code), int(activity[0]) if activity else 0
