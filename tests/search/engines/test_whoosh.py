"""The arrays against Whoosh's own search on the same records: documents, scores, counts.

A build holds the records' own texts; what stands above them is read from the build's headings.
So there are two oracles: Whoosh's searcher on the build itself, and Whoosh's on an index of the
same documents that repeats in each what it stands below. Both score by the project's formulas,
with lengths counted here: Whoosh's own rounding of lengths is not every engine's.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
from whoosh import index, scoring
from whoosh import query as queries

from search.engine import Found, Request
from search.engines.whoosh import WhooshIndex
from search.engines.whoosh.schema import SEPARATOR, SURFACES, Prepared, column, schema
from search.model import Query, Record
from search.query import ranking
from search.query.plan import (
    Alternative,
    Clause,
    Condition,
    Exact,
    Near,
    Plan,
    Surfaces,
    Term,
)
from search.query.planner import MOST_FORMS
from search.schema import FACETS, RANKED, Ranked, values_of
from search.searcher import Searcher
from search.spanish import analysis
from search.store.builds import open_build, publish
from search.store.protocol import Build
from search.tables import AND, heading_text
from tests.relevance.judged import judged
from tests.search.spanish.test_analysis import VOCABULARY, unaccented
from tests.support.shipped import shipped
from tests.support.whoosh_fields import cells, stems, words

query: Any = queries  # its names are not declared as exported

TERMS = sorted({term for word in VOCABULARY for term in analysis.terms(word)})
QUERIES = [each.text for each in judged()]


def texts(record: Record, build: Build) -> dict[Ranked, str]:
    """What a record has in each ranked field."""
    line = str(record.id.heading) if record.activity else ""
    agencies = AND.join(record.agencies("acts"))
    return {
        "text": record.text,
        "line": heading_text("line", line, build.tables),
        "strategy": record.headings[1].text,
        "objective": record.headings[0].text,
        "agencies": heading_text("agencies", agencies, build.tables),
    }


class Formulas(scoring.WeightingModel):
    """The project's BM25, on lengths and frequencies that were counted for this test."""

    def __init__(self, lengths: Mapping[str, Sequence[int]]) -> None:
        self.lengths = lengths

    def scorer(self, searcher: Any, fieldname: str, text: Any, qf: int = 1) -> Any:
        lengths = self.lengths.get(fieldname, self.lengths["text"])  # words are only found
        average = sum(lengths) / len(lengths)
        rarity = ranking.idf(len(lengths), searcher.doc_frequency(fieldname, text))
        return Scorer([ranking.norm(ranking.rounded(n), average) for n in lengths], rarity)


class Scorer(scoring.BaseScorer):
    """Scores one term of one field."""

    def __init__(self, norms: Sequence[float], idf: float) -> None:
        self.norms, self.idf = norms, idf

    def supports_block_quality(self) -> bool:
        return False

    def score(self, matcher: Any) -> float:
        part = ranking.frequency_part(matcher.weight(), self.norms[matcher.id()])
        return float(self.idf * part)


@pytest.fixture(scope="session")
def engine() -> str:
    """What is compared here is the embedded engine with Whoosh's own search."""
    return "whoosh"


@pytest.fixture(scope="module")
def own(build: Build) -> Searcher:
    searcher = open_build(build)
    assert isinstance(searcher.index, WhooshIndex)
    return searcher


@pytest.fixture(scope="module")
def ids(own: Searcher) -> list[str]:
    """The id of each document."""
    codes = cast("WhooshIndex", own.index)._codes
    return [codes.id(document) for document in range(len(codes.rank))]


@pytest.fixture(scope="module")
def held(own: Searcher, ids: list[str], build: Build) -> list[dict[Ranked, str]]:
    """The texts of each document."""
    return [texts(record, build) for record in own.index.records(ids) if record]


@pytest.fixture(scope="module")
def formulas(held: list[dict[Ranked, str]]) -> Formulas:
    """What both oracles score by."""
    return Formulas({name: [analysis.bag(each[name]).total() for each in held] for name in RANKED})


@pytest.fixture(scope="module")
def built(build: Build, formulas: Formulas) -> Iterator[Any]:
    """Whoosh's own searcher of the build."""
    opened = index.open_dir(str(build.folder / "engine"), readonly=True, schema=schema())
    with opened.searcher(weighting=formulas) as searching:
        yield searching
    opened.close()  # type: ignore[no-untyped-call]


@pytest.fixture(scope="module")
def searcher(
    own: Searcher,
    ids: list[str],
    held: list[dict[Ranked, str]],
    formulas: Formulas,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Any]:
    """Whoosh's own searcher of the build's documents, each with all that it stands below."""
    whole = schema()
    for name in set(RANKED) - {"text"}:
        whole.add(name, Prepared(phrase=False))
    opened = index.create_in(str(tmp_path_factory.mktemp("whole")), whole)
    writer = opened.writer()
    for record, fields in zip(own.index.records(ids), held, strict=True):
        assert record
        writer.add_document(
            words=words(record.text),
            **{name: stems(text) for name, text in fields.items()},
            **cells(values_of(record)),
        )
    writer.commit()
    with opened.searcher(weighting=formulas) as searching:
        yield searching
    opened.close()  # type: ignore[no-untyped-call]


def run(own: Searcher, *conditions: Condition) -> Found:
    """The answer to a query that asks for each condition, to the end."""
    plan = Plan(tuple(Clause("", (Alternative(c),)) for c in conditions))  # type: ignore[arg-type]
    return own.index.find(Request(own._weigher.weigh(plan), last=None))


def numbered(own: Searcher, answer: Found) -> list[int]:
    """The documents of an answer, in its order."""
    found = [cast("WhooshIndex", own.index)._codes.number(id_) for id_ in answer.ids]
    return [number for number in found if number is not None]


def documents(own: Searcher, answer: Found) -> list[int]:
    return sorted(numbered(own, answer))


def anywhere(terms: list[str]) -> Any:
    """Whoosh's query for terms in every ranked field, weighted as ours."""
    weights = ranking.FIELD_WEIGHTS.items()
    return query.Or([query.Term(field, t, boost=w) for t in terms for field, w in weights])


def scores(searcher: Any, asked: Any) -> dict[int, float]:
    """Whoosh's score of every document that it finds."""
    found = searcher.search(asked, limit=None, optimize=False)
    return {int(each.docnum): float(each.score) for each in found}


def matching(searcher: Any, asked: Any) -> list[int]:
    return sorted(scores(searcher, asked))


def matched(term: str) -> Any:
    return query.Or([query.Term(field, term) for field in ranking.MATCHED])


def assert_scores(own: Searcher, plan: Plan, expected: dict[int, float]) -> None:
    """Every document scores what Whoosh says, also where only a heading has the words."""
    scoring = cast("WhooshIndex", own.index)._scoring
    every = np.arange(own.statistics.documents)
    found = scoring.scores(own._weigher.weigh(plan), every)
    ours = {number: score for number, score in enumerate(found.tolist()) if score}
    assert ours == pytest.approx(expected, abs=1e-9, rel=0)


def asking(*terms: str) -> Plan:
    """A plan that asks for each term, and nothing else."""
    return Plan(tuple(Clause("", (Alternative(Term(term)),)) for term in terms))


def test_every_ranked_field_has_a_weight() -> None:
    assert set(ranking.FIELD_WEIGHTS) == set(RANKED)


def test_every_term_of_the_source_is_found_and_scored_alike(own: Searcher, searcher: Any) -> None:
    assert len(TERMS) > 1000
    for term in TERMS:
        answer, in_text = run(own, Term(term)), matching(searcher, query.Term("text", term))
        assert documents(own, answer) == in_text, term
        assert answer.by_line == len(matching(searcher, matched(term))) - len(in_text), term
        assert_scores(own, asking(term), scores(searcher, anywhere([term])))


def test_the_build_scores_its_own_texts_alike(built: Any, searcher: Any) -> None:
    for term in TERMS:
        own_text = query.Term("text", term)
        assert scores(built, own_text) == scores(searcher, own_text), term


PAIRS = [list(pair) for pair in list(pairwise(TERMS))[::20]]
SEVERAL = [*PAIRS, *(analysis.terms(text) for text in QUERIES)]


@pytest.mark.parametrize("terms", SEVERAL, ids=" ".join)
def test_several_terms_are_scored_alike(terms: list[str], own: Searcher, searcher: Any) -> None:
    terms = list(dict.fromkeys(terms))
    assert_scores(own, asking(*terms), scores(searcher, anywhere(terms)))


@pytest.mark.parametrize("terms", SEVERAL, ids=" ".join)
def test_several_terms_are_near_as_counted_by_hand(
    terms: list[str], own: Searcher, searcher: Any
) -> None:
    answer, oracle = run(own, *map(Term, dict.fromkeys(terms))), Oracle(searcher, terms)
    found = numbered(own, answer)
    assert set(found[: answer.exact]) == oracle.exact
    assert set(found) == oracle.listed
    assert answer.by_line == len(oracle.met.keys() - oracle.in_text)
    assert answer.scores == pytest.approx([oracle.near[n] for n in found], abs=1e-9, rel=0)


class Oracle:
    """Which documents are near to some terms, from Whoosh's matches and scores of each."""

    def __init__(self, searcher: Any, terms: list[str]) -> None:
        having = {term: set(matching(searcher, matched(term))) for term in terms}
        of_all = searcher.doc_count()
        rarities = {term: ranking.rarity(of_all, len(found)) for term, found in having.items()}
        whole = sum(rarities.values()) or 1.0
        self.met: dict[int, float] = {}
        for term, found in having.items():
            for number in found:
                self.met[number] = self.met.get(number, 0) + rarities[term] / whole
        self.in_text = {n for t in terms for n in matching(searcher, query.Term("text", t))}
        scored = scores(searcher, anywhere(list(having)))
        self.near = {number: scored[number] * share for number, share in self.met.items()}
        known = [found for found in having.values() if found]
        self.exact = self.in_text.intersection(*known)
        self.listed = self.exact | self._nearest(self.in_text - self.exact)

    def _nearest(self, partial: set[int]) -> set[int]:
        least = ranking.SHARE_OF_BEST * max(self.near.values(), default=0)
        room = max(0, ranking.LEAST - len(self.exact))
        if first := sorted((self.near[n] for n in partial), reverse=True)[:room]:
            least = min(least, first[-1])
        return {n for n in partial if self.near[n] >= least - 1e-9}


def test_an_alternative_counts_as_whoosh_counts_the_best_one(own: Searcher, searcher: Any) -> None:
    terms = ["migrant", "repatriacion", "consul"]
    asked = Plan((Clause("", tuple(Alternative(Term(t), 0.5) for t in terms)),))
    best: dict[int, float] = {}
    for word in terms:
        for number, score in scores(searcher, anywhere([word])).items():
            best[number] = max(best.get(number, 0), 0.5 * score)
    assert_scores(own, asked, best)


def phrases(length: int) -> list[tuple[str, ...]]:
    """Neighbouring words of the queries."""
    typed = [token.surface for text in QUERIES for token in analysis.tokens(text)]
    return [tuple(typed[at : at + length]) for at in range(len(typed) - length)]


def source_phrases(own: Searcher, length: int) -> list[tuple[str, ...]]:
    """Neighbouring words of every record, from another place in each."""
    found = []
    for number, record in enumerate(own.records()):
        text = [token.surface for token in analysis.tokens(record.text)]
        at = number % max(1, len(text) - length)
        found.append(tuple(text[at : at + length]))
    return found


@pytest.mark.parametrize("length", [1, 2, 3, 6])
def test_phrases_are_found_as_whoosh_finds_them(length: int, own: Searcher, built: Any) -> None:
    some = 0
    for phrase in (*phrases(length), *source_phrases(own, length)):
        expected = matching(built, query.Phrase(SURFACES, list(phrase), slop=1))
        assert documents(own, run(own, Exact(phrase))) == expected, phrase
        some += bool(expected)
    assert some > 300


@pytest.mark.parametrize("prefix", ["rep", "migr", "nin", "niñ", "cons", "xyz", "25", "1.5"])
def test_prefixes_are_found_as_whoosh_finds_them(prefix: str, own: Searcher, built: Any) -> None:
    forms = Surfaces(own._lexicon.starting(prefix, MOST_FORMS))
    assert documents(own, run(own, forms)) == matching(built, query.Prefix(SURFACES, prefix))


def test_a_loose_phrase_allows_three_words_between(own: Searcher) -> None:
    """Against plain Python, over all records."""
    for terms in (("trat", "person"), ("salud", "mental"), ("derech", "human"), ("nin", "nin")):
        expected = {str(r.id) for r in own.records() if stands(terms, r.text)}
        inherited = {str(r.id) for r in own.records() if r.activity and stands(terms, r.line.text)}
        answer = run(own, Near(terms))
        assert set(answer.ids) == expected
        assert answer.by_line == len(inherited - expected)


def stands(terms: tuple[str, str], text: str) -> bool:
    places: dict[str, list[int]] = {}
    for place, token in enumerate(analysis.tokens(text)):
        surfaces = (token.surface, analysis.n_form(token.surface))
        for term in {analysis.stem(s) for s in surfaces if s} if token.term else ():
            places.setdefault(term, []).append(place)
    first, second = (places.get(term, []) for term in terms)
    return any(0 < b - a <= 4 for a in first for b in second)


def grouped(searcher: Any, asked: Any, facet: str) -> Counter[str]:
    """Counts by Whoosh's own grouping; a cell may hold several values."""
    found = searcher.search(asked, limit=None, groupedby=column(facet))
    counts: Counter[str] = Counter()
    for cell, numbers in found.groups(column(facet)).items():
        for value in filter(None, _text(cell).split(SEPARATOR)):
            counts[value] += len(numbers)
    return counts


def _text(cell: Any) -> str:
    return cell.decode() if isinstance(cell, bytes) else str(cell or "")


@pytest.mark.parametrize("facet", [facet.name for facet in FACETS])
@pytest.mark.parametrize("term", ["migrant", "repatriacion", "salud", "nadi"])
def test_facets_are_counted_as_whoosh_groups(
    term: str, facet: str, own: Searcher, searcher: Any
) -> None:
    counted = run(own, Term(term)).facets[facet]
    expected = grouped(searcher, query.Term("text", term), facet)
    assert {value: n for value, n in counted.items() if n} == dict(expected)


def test_the_counts_of_a_build_are_those_of_its_documents(
    own: Searcher, held: list[dict[Ranked, str]]
) -> None:
    """Document frequencies and mean lengths, which are counted as records stream by."""
    statistics = own.statistics
    for name in RANKED:
        bags = [analysis.bag(each[name]) for each in held]
        assert statistics.having[name] == dict(Counter(t for each in bags for t in each))
        assert statistics.average[name] == pytest.approx(sum(b.total() for b in bags) / len(bags))


def test_the_unaccented_vocabulary_has_the_same_terms() -> None:
    assert {t for w in VOCABULARY for t in analysis.terms(unaccented(w))} == set(TERMS)


def test_two_builds_of_the_same_records_answer_alike(
    own: Searcher, build: Build, tmp_path: Path
) -> None:
    """To the last digit."""
    again = open_build(publish(tmp_path, shipped()))
    for text in QUERIES:
        first, second = own.search(Query(text=text, size=50)), again.search(Query(text, size=50))
        assert [(h.record.id, h.score) for h in first.hits] == [
            (h.record.id, h.score) for h in second.hits
        ]
