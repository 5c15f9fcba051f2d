"""What one part of a plan finds, as documents and scores over the arrays of a build."""

from collections import Counter
from collections.abc import Iterator
from math import log
from typing import Any

import numpy as np

from search.engines.whoosh.cache import Kept
from search.engines.whoosh.codes import Places
from search.engines.whoosh.columns import FacetColumn, Mask
from search.engines.whoosh.headings import Headings
from search.engines.whoosh.lexicon import Lexicon
from search.engines.whoosh.postings import PLACE, Ids, Keys, Postings, TermPostings, Values
from search.engines.whoosh.schema import ACTORS, NAMED, WORDS
from search.engines.whoosh.vectors import EMPTY, Vector, size
from search.query import ranking
from search.query.plan import GAP, Acts, Atom, Coded, Exact, Names, Near, Prefix, Term
from search.query.planner import MOST_FORMS
from search.schema import RANKED
from search.spanish import analysis

VECTORS_KEPT = 2_000_000  # postings, at sixteen bytes
TEXT = "text"  # the ranked field that is no heading


class Atoms:
    """Works out the atoms of plans and keeps them; holds no state of a query."""

    def __init__(
        self,
        reader: Any,  # a whoosh IndexReader, which has no annotations
        postings: Postings,
        lexicon: Lexicon,
        columns: dict[str, FacetColumn],
        places: Places,
        headings: Headings,
    ) -> None:
        self.documents: int = reader.doc_count_all()
        self._postings = postings
        self._lexicon = lexicon
        self._columns = columns
        self._places = places
        self._headings = headings
        self._norms: dict[str, Values] = {field: self._norm(reader, field) for field in RANKED}
        self._vectors: Kept[Atom, Vector] = Kept(VECTORS_KEPT, size)

    def _norm(self, reader: Any, field: str) -> Values:
        """The part of BM25's denominator that depends on the document."""
        if field == TEXT:
            n = self.documents
            length = reader.doc_field_length
            lengths = np.fromiter((length(doc, TEXT, 1) for doc in range(n)), np.float64, n)
            average = reader.field_length(TEXT) / (n or 1)
        else:
            lengths, average = self._headings.lengths(field)
        return ranking.K1 * ((1 - ranking.B) + ranking.B * lengths / (average or 1))

    def _ranked(self, field: str, term: str) -> TermPostings:
        source = self._postings if field == TEXT else self._headings
        return source.term(field, term)

    def idf(self, documents: int) -> float:
        """Inverse document frequency, as Whoosh has it."""
        return log(self.documents / (documents + 1)) + 1

    def vector(self, atom: Atom) -> Vector:
        """The documents and scores of an atom, kept for the next query that has it."""
        return self._vectors.get(atom) or self._vectors.keep(atom, self._compute(atom))

    def without(self, atom: Atom, off: frozenset[str]) -> Vector:
        """The vector of an atom with some surface forms switched off."""
        if off and isinstance(atom, Term) and not off.isdisjoint(self._lexicon.forms(atom.term)):
            return self._of_forms(atom.term, off)
        return self.vector(atom)

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
                return self._acting(agency)
            case Names(agency):
                return self._column(NAMED, agency)

    def _term(self, term: str) -> Vector:
        scores = np.zeros(self.documents)
        matched = np.zeros(self.documents, bool)
        for field, weight in ranking.FIELD_WEIGHTS.items():
            ids, frequency = self._ranked(field, term)
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
        return Vector(ids, ids, self._bm25(TEXT, ids, frequency.astype(np.float64)))

    def _stem_positions(self, term: str) -> Keys:
        forms = [self._postings.positions(form) for form in self._lexicon.forms(term)]
        return np.unique(np.concatenate(forms)) if forms else np.zeros(0, np.int64)

    def _prefix(self, text: str) -> Vector:
        forms = self._lexicon.starting(text, MOST_FORMS)
        if not forms:
            return EMPTY
        ids = np.unique(np.concatenate([self._postings.term(WORDS, f).ids for f in forms]))
        return self._constant(ids)

    def _column(self, name: str, value: str) -> Vector:
        return self._constant(self._columns[name].documents(value))

    def _acting(self, agency: str) -> Vector:
        """An agency scores its rarity where it acts alone, less where many act together."""
        ids = self._columns[ACTORS].documents(agency)
        if not len(ids):
            return EMPTY
        alone = ranking.ALONE
        shares = (1 - alone) + alone / self._columns[ACTORS].held(ids)
        return Vector(ids, ids, self.idf(len(ids)) * shares)

    def _constant(self, ids: Ids) -> Vector:
        """Every document of the set scores the set's rarity."""
        return Vector(ids, ids, np.full(len(ids), self.idf(len(ids)))) if len(ids) else EMPTY

    def _of_forms(self, term: str, off: frozenset[str]) -> Vector:
        """A term without some of its surface forms, in a text or in its line's."""
        found = self.vector(Term(term))
        forms = [form for form in self._lexicon.forms(term) if form not in off]
        if not forms:
            return EMPTY
        own = np.unique(np.concatenate([self._postings.term(WORDS, f).ids for f in forms]))
        kept = self._places.with_activities(Vector(own, own, np.ones(len(own))), 1.0).matched
        keep = np.isin(found.ids, kept)
        return Vector(kept, found.ids[keep], found.scores[keep])

    def fields(self, term: str, document: int) -> Iterator[tuple[str, float]]:
        """What each field adds to a term's score in a document."""
        for field, weight in ranking.FIELD_WEIGHTS.items():
            ids, frequency = self._ranked(field, term)
            here = ids == document
            if here.any():
                part = self._bm25(field, ids, frequency)[here].sum()
                yield field, float(weight * part)

    def forms(self, term: str, mask: Mask) -> list[tuple[str, int]]:
        """The surface forms of a term, with how many documents of a mask have each."""
        found = (
            (form, int(np.count_nonzero(mask[self._postings.term(WORDS, form).ids])))
            for form in self._lexicon.forms(term)
        )
        return sorted(found, key=lambda each: (-each[1], each[0]))

    def key_terms(self, text: str, most: int) -> list[Term]:
        """The terms that tell a text from others: frequent in it and rare elsewhere."""
        weights = {}
        for term, frequency in Counter(analysis.terms(text)).items():
            documents = len(self._postings.term(TEXT, term).ids)
            if documents > 1:
                weights[term] = frequency * self.idf(documents)
        return [Term(t) for t in sorted(weights, key=lambda t: (-weights[t], t))[:most]]

    def unwanted(self, atom: Atom) -> Ids:
        """The documents to leave out: those whose own text has the word, not its line's."""
        if isinstance(atom, Term):
            return self._postings.term(TEXT, atom.term).ids
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
