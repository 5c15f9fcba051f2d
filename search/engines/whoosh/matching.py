"""What meets one condition, and what it scores there, over the arrays of a build."""

from collections.abc import Iterator

import numpy as np

from search.engines.whoosh.cache import Kept
from search.engines.whoosh.codes import Codes
from search.engines.whoosh.columns import FacetColumn
from search.engines.whoosh.headings import Headings
from search.engines.whoosh.postings import (
    EMPTY,
    NO_IDS,
    NO_KEYS,
    PLACE,
    Ids,
    Keys,
    Postings,
    TermPostings,
    Values,
    Vector,
    bytes_of,
)
from search.engines.whoosh.schema import SURFACES
from search.query import ranking
from search.query.lexicon import Lexicon
from search.query.plan import (
    GAP,
    Acts,
    Coded,
    Condition,
    Exact,
    Formed,
    Holds,
    Names,
    Near,
    Own,
    Surfaces,
    Term,
)
from search.query.statistics import Statistics
from search.query.weighing import Weighed
from search.schema import RANKED, Ranked

MET_KEPT = 8 * 2**20  # bytes
SCORED_KEPT = 24 * 2**20  # bytes
TEXT: Ranked = "text"  # the one ranked field that is no heading


class Matching:
    """Works out conditions and keeps them; holds no state of a query."""

    def __init__(
        self,
        postings: Postings,
        lengths: Values,
        columns: dict[str, FacetColumn],
        codes: Codes,
        headings: Headings,
        statistics: Statistics,
        lexicon: Lexicon,
    ) -> None:
        """`lengths` are those of the records' own texts, rounded."""
        self.documents = len(lengths)
        self._postings = postings
        self._lexicon = lexicon
        self._columns = columns
        self._codes = codes
        self._headings = headings
        self._norms: dict[Ranked, Values] = {
            name: statistics.norm(name, lengths if name == TEXT else headings.lengths(name))
            for name in RANKED
        }
        # What a term that stands once in a text scores there, without its idf.
        self._once = np.asarray(ranking.frequency_part(1.0, self._norms[TEXT]))
        self._met: Kept[Condition, Ids] = Kept(MET_KEPT, lambda ids: ids.nbytes)
        self._vectors: Kept[Weighed, Vector] = Kept(SCORED_KEPT, bytes_of)

    def met(self, condition: Condition) -> Ids:
        """The records that meet a condition, kept for the next query that has it."""
        found = self._met.get(condition)
        return self._met.keep(condition, self._find(condition)) if found is None else found

    def vector(self, weighed: Weighed) -> Vector:
        """What a condition scores, also where a heading alone has it; kept as well."""
        found = self._vectors.get(weighed)
        return self._vectors.keep(weighed, self._score(weighed)) if found is None else found

    def _find(self, condition: Condition) -> Ids:
        match condition:
            case Term(term):
                found = [self._ranked(field, term).ids for field in ranking.MATCHED]
                return _union(found)
            case Formed(_, surfaces):
                return self._codes.with_activities(self._having(surfaces))
            case Own(Term(term)):
                return self._postings.term(TEXT, term).ids
            case Near():
                return self._codes.with_activities(self.met(Own(condition)))
            case Own(Near(terms)):
                return _ids(_adjacent([self._stem_positions(term) for term in terms], GAP))
            case Exact(words):
                return _ids(_adjacent([self._postings.positions(w) for w in words], 1))
            case Surfaces(words):
                return self._having(words)
            case Coded(code, activity):
                return self._codes.under(code, activity)
            case Acts(agency):
                return self._columns["actors"].documents(agency)
            case Names(agency):
                return self._columns["named"].documents(agency)
            case Holds(facet, value):
                return self._columns[facet].documents(value)
        raise AssertionError(condition)  # Own stands before a Term or a Near

    def _score(self, weighed: Weighed) -> Vector:
        if not weighed.boosts:
            return EMPTY
        match weighed.condition:
            case Term(term):
                return _sum(self.documents, (v for _, v in self._by_field(term, weighed)))
            case Formed(term):
                whole = _sum(self.documents, (v for _, v in self._by_field(term, weighed)))
                keep = np.isin(whole.ids, self.met(weighed.condition))
                return Vector(whole.ids[keep], whole.scores[keep])
            case Near():
                boosts = dict(weighed.boosts)
                own = self._standing_once(Own(weighed.condition), boosts[TEXT])
                line = self._standing_once(Own(weighed.condition), boosts["line"])
                return _sum(self.documents, (own, self._codes.inherited(line)))
            case Exact():
                return self._standing_once(weighed.condition, weighed.boosts[0][1])
            case _:
                return self._constant(weighed)

    def _constant(self, weighed: Weighed) -> Vector:
        """The boost, or the share of it that a record has by itself."""
        condition, boost = weighed.condition, weighed.boosts[0][1]
        ids = self.met(condition)
        match condition:
            case Acts():
                actors = self._columns["actors"].held(ids)
                return Vector(ids, boost * ((1 - ranking.ALONE) + ranking.ALONE / actors))
            case Coded():
                after = (
                    np.minimum(self._codes.activities(ids), ranking.MOST_CODED) / ranking.CODE_SCORE
                )
                return Vector(ids, boost * (1 - after))
            case _:
                return Vector(ids, np.full(len(ids), boost))

    def _standing_once(self, condition: Condition, boost: float) -> Vector:
        ids = self.met(condition)
        return Vector(ids, boost * self._once[ids])

    def _by_field(self, term: str, weighed: Weighed) -> Iterator[tuple[str, Vector]]:
        for field, boost in weighed.boosts:
            ids, frequency = self._ranked(field, term)
            norms = self._norms[field][ids]
            yield field, Vector(ids, boost * ranking.frequency_part(frequency, norms))

    def parts(self, weighed: Weighed, documents: Ids) -> list[dict[str, float]]:
        """What a condition scores on each of some records, by field, where it scores there."""
        fields: Iterator[tuple[str, Values]] = iter([(TEXT, _at(self.vector(weighed), documents))])
        if isinstance(weighed.condition, Term):
            fields = self._fields_at(weighed.condition.term, weighed, documents)
        found: list[dict[str, float]] = [{} for _ in documents]
        for field, scores in fields:
            for parts, score in zip(found, scores.tolist(), strict=True):
                if score:
                    parts[field] = score
        return found

    def _fields_at(
        self, term: str, weighed: Weighed, documents: Ids
    ) -> Iterator[tuple[str, Values]]:
        """What a term scores on some records by field, the others' scores left aside."""
        for field, boost in weighed.boosts:
            if field == TEXT:
                frequency = _at(Vector(*self._ranked(field, term)), documents)
            else:
                frequency = self._headings.frequencies(field, term, documents)
            scores = boost * ranking.frequency_part(frequency, self._norms[field][documents])
            yield field, np.where(frequency > 0, scores, 0.0)

    def _ranked(self, field: str, term: str) -> TermPostings:
        source = self._postings if field == TEXT else self._headings
        return source.term(field, term)

    def _stem_positions(self, term: str) -> Keys:
        forms = [self._postings.positions(form) for form in self._lexicon.forms(term)]
        return np.unique(np.concatenate(forms)) if forms else NO_KEYS

    def _having(self, surfaces: tuple[str, ...]) -> Ids:
        """The records whose own text has any of the surface forms."""
        return _union([self._postings.term(SURFACES, surface).ids for surface in surfaces])


def _union(found: list[Ids]) -> Ids:
    if not found:
        return NO_IDS
    return found[0] if len(found) == 1 else np.unique(np.concatenate(found))


def _sum(documents: int, vectors: Iterator[Vector] | tuple[Vector, ...]) -> Vector:
    scores = np.zeros(documents)
    for vector in vectors:
        scores[vector.ids] += vector.scores
    ids = np.flatnonzero(scores).astype(np.int32)
    return Vector(ids, scores[ids])


def _at(vector: Vector, documents: Ids) -> Values:
    """What each of some records has in a vector; 0 where it is not in it."""
    if not len(vector.ids):
        return np.zeros(len(documents))
    places = np.minimum(np.searchsorted(vector.ids, documents), len(vector.ids) - 1)
    return np.where(vector.ids[places] == documents, vector.scores[places], 0.0)


def _ids(keys: Keys) -> Ids:
    return np.unique((keys >> PLACE).astype(np.int32))


def _adjacent(positions: list[Keys], gap: int) -> Keys:
    """Where the first of several words stands, followed by each next within `gap` positions."""
    if any(not len(keys) for keys in positions):
        return NO_KEYS
    starts = reached = positions[0]
    for keys in positions[1:]:
        following = np.searchsorted(keys, reached, side="right")
        exists = following < len(keys)
        nearest = keys[np.where(exists, following, 0)]
        keep = exists & (nearest - reached <= gap)
        starts, reached = starts[keep], nearest[keep]
    return starts
