"""What meets one condition, and what it scores there, over the arrays of a build."""

from collections.abc import Mapping
from functools import partial

import numpy as np

from search.engines.whoosh.arrays.standing import NO_LINE
from search.engines.whoosh.cache import Kept
from search.engines.whoosh.codes import Codes
from search.engines.whoosh.columns import FacetColumn, Mask
from search.engines.whoosh.headings import TEXT, Level, OfCodes, ranks
from search.engines.whoosh.nearness.bounds import Most
from search.engines.whoosh.nearness.candidates import Candidates, Places
from search.engines.whoosh.postings import Ids, Postings, Values, bytes_of
from search.engines.whoosh.schema import SURFACES
from search.engines.whoosh.sets import DocumentSet, of_mask, union
from search.engines.whoosh.texts import Text
from search.query import ranking
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
from search.query.ranking import MATCHED
from search.query.weighing import Boosts, Weighed

MET_KEPT = 8 * 2**20  # bytes, at least
PER_DOCUMENT = 64  # bytes for each record, where that is more


class Matching:
    """Works out conditions and keeps them; holds no state of a query."""

    def __init__(
        self,
        postings: Postings,
        norms: Values,
        columns: dict[str, FacetColumn],
        codes: Codes,
        levels: Mapping[str, Level],
    ) -> None:
        """`norms` are those of the records' own texts."""
        self.documents = len(norms)
        self._postings = postings
        self._columns = columns
        self._codes = codes
        self._levels = levels
        self._ranks = ranks(levels)
        self._places = Places(self.documents)
        line = levels["line"]
        self._texts: dict[str, Text] = {
            TEXT: Text(norms, partial(postings.term, TEXT)),
            "line": Text(np.take(line.norms, line.heading), line.below),
        }
        # What a term that stands once in a text scores there, without its idf.
        self._once = np.asarray(ranking.frequency_part(1.0, norms))
        self._met: Kept[Condition, DocumentSet] = Kept(
            max(MET_KEPT, PER_DOCUMENT * self.documents), lambda found: found.nbytes
        )
        self._once_most = float(self._once.max(initial=0.0))
        self._near: Kept[Condition, tuple[Ids, Values]] = Kept(
            max(MET_KEPT, PER_DOCUMENT * self.documents), bytes_of
        )

    def met(self, condition: Condition) -> DocumentSet:
        """The records that meet a condition."""
        found = self._met.get(condition)
        return self._met.keep(condition, self._find(condition)) if found is None else found

    def candidates(self, ids: Ids) -> Candidates:
        """Some records, to be scored."""
        return Candidates(ids, self._places, self._ranks)

    def _find(self, condition: Condition) -> DocumentSet:
        match condition:
            case Term(term):
                return self._of(*[self._texts[name].postings(term).ids for name in MATCHED])
            case Formed(_, surfaces):
                return self._with_activities(Surfaces(surfaces))
            case Own(Term(term)):
                return self._of(self._postings.term(TEXT, term).ids)
            case Near():
                return self._with_activities(Own(condition))
            case Own(Near(terms)):
                return self._of(self._postings.adjacent(TEXT, terms, GAP))
            case Exact(words):
                return self._of(self._postings.adjacent(SURFACES, words, 1))
            case Surfaces(words):
                return self._of(*[self._postings.term(SURFACES, word).ids for word in words])
            case Coded(code, activity):
                return of_mask(self._codes.under(code, activity))
        return of_mask(self._holding(condition))

    def _of(self, *several: Ids) -> DocumentSet:
        return union(several, self.documents)

    def _holding(self, condition: Condition) -> Mask:
        match condition:
            case Acts(agency):
                return self._columns["actors"].mask((agency,))
            case Names(agency):
                return self._columns["named"].mask((agency,))
            case Holds(facet, value):
                return self._columns[facet].mask((value,))
        raise AssertionError(condition)  # Own stands before a Term or a Near

    def _with_activities(self, condition: Condition) -> DocumentSet:
        """The records that meet a condition, and the activities of those that are lines."""
        ids = self.met(condition).ids()
        return self._of(ids, self._codes.below(ids))

    def by_headings(self, term: str, boosts: Boosts) -> OfCodes:
        """What a term scores by the headings that only rank."""
        return tuple(ranks.scores(term, boosts) for ranks in self._ranks)

    def scores(self, weighed: Weighed, of: Candidates) -> Values:
        """What a condition scores on each of some records, also where a heading alone has it."""
        scores = np.zeros(len(of))
        self.raise_to(weighed, of, scores)
        return scores

    def raise_to(self, weighed: Weighed, of: Candidates, scores: Values) -> None:
        """Raise the scores of some records to what a condition scores there, where that is more."""
        if not weighed.boosts:
            return
        match weighed.condition:
            case Term(term):
                np.maximum(scores, self._of_term(term, weighed, of), out=scores)
            case Formed(term):
                found = self._of_term(term, weighed, of)
                found[~np.take(self.met(weighed.condition).mask(), of.ids)] = 0.0
                np.maximum(scores, found, out=scores)
            case _:
                at, found = self._of_few(weighed, of)
                scores[at] = np.maximum(scores[at], found)

    def _of_term(self, term: str, weighed: Weighed, of: Candidates) -> Values:
        scores = np.zeros(len(of))
        for field, boost in weighed.boosts:
            if field in self._texts:
                of.add(self._texts[field].impacts(term), boost, scores)
        of.add_by_codes(self.by_headings(term, weighed.boosts), scores)
        return scores

    def _of_few(self, weighed: Weighed, of: Candidates) -> tuple[Ids, Values]:
        """The places of the records that meet a condition, and what it scores there."""
        if isinstance(weighed.condition, Near):
            ids, parts = self._neighbours(weighed.condition)
            held, at = of.among(ids)
            return at, weighed.in_text * parts[held]
        _, at = of.among(self.met(weighed.condition).ids())
        return at, self._by_itself(weighed, of.ids[at])

    def _neighbours(self, condition: Near) -> tuple[Ids, Values]:
        """The records in which neighbours stand or in whose line they do, and what they score
        there for each boost in the text."""
        found = self._near.get(condition)
        if found is None:
            own = self.met(Own(condition)).mask()
            ids = self.met(condition).ids()
            parts = self._once[ids] * own[ids]
            lines = self._codes.line[ids]
            at = np.flatnonzero(lines != NO_LINE)
            lines = lines[at]
            parts[at] += ranking.FIELD_WEIGHTS["line"] * self._once[lines] * own[lines]
            found = self._near.keep(condition, (ids, parts))
        return found

    def most(self, weighed: Weighed) -> Most:
        """What a condition scores at most, and where it is not met."""
        boosts = weighed.boosts
        match weighed.condition:
            case Term(term) | Formed(term):
                each = {name: boost * self._peak(name, term) for name, boost in boosts}
                ranks = sum(n for name, n in each.items() if name not in MATCHED)
                if isinstance(weighed.condition, Formed):  # the line's words count where it is met
                    return Most(sum(each.values()), 0.0, 0.0)
                return Most(sum(each.values()), ranks + each.get("line", 0.0), ranks)
            case Near() | Exact():
                each = {name: boost * self._once_most for name, boost in boosts}
                return Most(sum(each.values()), each.get("line", 0.0), 0.0)
            case _:
                return Most(sum(boost for _, boost in boosts), 0.0, 0.0)

    def _peak(self, field: str, term: str) -> float:
        """The most that a term scores in a field, its boost left aside."""
        if field in self._texts:
            return self._texts[field].impacts(term).peak
        scores = self._levels[field].scores(term)
        return 0.0 if scores is None else float(scores.max(initial=0.0))

    def _by_itself(self, weighed: Weighed, ids: Ids) -> Values:
        """The boost, or the share of it that a record that meets a condition has by itself."""
        condition, boost = weighed.condition, weighed.boosts[0][1]
        match condition:
            case Exact():
                return np.asarray(boost * self._once[ids])
            case Acts():
                actors = self._columns["actors"].held(ids)
                return np.asarray(boost * ((1 - ranking.ALONE) + ranking.ALONE / actors))
            case Coded():
                activities = np.minimum(self._codes.activities(ids), ranking.MOST_CODED)
                return np.asarray(boost * (1 - activities / ranking.CODE_SCORE))
            case _:
                return np.full(len(ids), boost)

    def parts(self, weighed: Weighed, documents: Ids) -> list[dict[str, float]]:
        """What a condition scores on each of some records, by field, where it scores there."""
        ids, place = np.unique(documents, return_inverse=True)
        of = self.candidates(ids)
        fields: list[tuple[str, Weighed]] = [(TEXT, weighed)]
        if isinstance(weighed.condition, Term):
            fields = [(name, weighed._replace(boosts=((name, b),))) for name, b in weighed.boosts]
        found: list[dict[str, float]] = [{} for _ in documents]
        for field, one in fields:
            for parts, score in zip(found, self.scores(one, of)[place].tolist(), strict=True):
                if score:
                    parts[field] = score
        return found
