"""The arrays against Whoosh's own search on the same records: documents, scores, counts.

A build holds the records' own texts; what stands above them is read from the build's headings.
So there are two searchers: Whoosh's on the build itself, and Whoosh's on an index of the same
documents that repeats in each what it stands below.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from whoosh import index, scoring
from whoosh import query as queries

from search.engines.whoosh.reader import WhooshReader
from search.engines.whoosh.schema import (
    SEPARATOR,
    WORDS,
    Prepared,
    column,
    facet_values,
    schema,
    stems,
    words,
)
from search.engines.whoosh.scoring import Scored
from search.model import Query, Record
from search.query import plan, ranking
from search.query.plan import Alternative, Clause, Exact, Near, Plan, Prefix, Term
from search.schema import FACETS, RANKED
from search.spanish import analysis
from search.store.builds import Build, open_build, publish
from tests.relevance.judged import judged
from tests.search.spanish.test_analysis import VOCABULARY, unaccented
from tests.support.shipped import shipped

query: Any = queries  # its names are not declared as exported

TERMS = sorted({term for word in VOCABULARY for term in analysis.terms(word)})
QUERIES = [each.text for each in judged()]


@pytest.fixture(scope="module")
def own(build: Build) -> WhooshReader:
    reader = open_build(build)
    assert isinstance(reader, WhooshReader)
    return reader


@pytest.fixture(scope="module")
def built(build: Build) -> Iterator[Any]:
    """Whoosh's own searcher of the build."""
    opened = index.open_dir(str(build.data), readonly=True, schema=schema())
    with opened.searcher(weighting=scoring.BM25F(B=ranking.B, K1=ranking.K1)) as searching:
        yield searching
    opened.close()  # type: ignore[no-untyped-call]


@pytest.fixture(scope="module")
def searcher(own: WhooshReader, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Whoosh's own searcher of the build's documents, each with all that it stands below."""
    whole = schema()
    for name in set(RANKED) - {"text"}:
        whole.add(name, Prepared(phrase=False))
    opened = index.create_in(str(tmp_path_factory.mktemp("whole")), whole)
    writer = opened.writer()
    for number in range(own._documents):
        writer.add_document(**repeating(own._record(number), own))
    writer.commit()
    with opened.searcher(weighting=scoring.BM25F(B=ranking.B, K1=ranking.K1)) as searching:
        yield searching
    opened.close()  # type: ignore[no-untyped-call]


def repeating(record: Record, reader: WhooshReader) -> dict[str, Any]:
    """A document of the whole index."""
    tokens = analysis.tokens(record.text)
    names = (f"{id_} {reader.agencies[id_].name}" for id_ in record.agencies("acts"))
    above = {
        "line": record.line.text if record.activity else "",
        "strategy": record.strategy.text,
        "objective": record.objective.text,
        "agencies": " ".join(names),
    }
    headings = {name: stems(analysis.tokens(text)) for name, text in above.items()}
    return {"text": stems(tokens), "words": words(tokens), **facet_values(record), **headings}


def run(reader: WhooshReader, *atoms: plan.Atom) -> Scored:
    """Scores a plan that asks for each atom, and nothing else."""
    return reader._scorer.run(Plan(tuple(Clause("", (Alternative(atom),)) for atom in atoms)))


def documents(scored: Scored) -> list[int]:
    return [int(each) for each in np.flatnonzero(scored.mask)]


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


def assert_scores(scored: Scored, expected: dict[int, float]) -> None:
    ours = {int(n): float(scored.scores[n]) for n in np.flatnonzero(scored.scores)}
    assert ours == pytest.approx(expected, abs=1e-9, rel=0)


def test_every_ranked_field_has_a_weight() -> None:
    assert set(ranking.FIELD_WEIGHTS) == set(RANKED)


def test_every_term_of_the_source_is_found_and_scored_alike(
    own: WhooshReader, searcher: Any
) -> None:
    assert len(TERMS) > 1000
    for term in TERMS:
        scored = run(own, Term(term))
        assert documents(scored) == matching(searcher, matched(term)), term
        assert_scores(scored, scores(searcher, anywhere([term])))


def test_the_build_scores_its_own_texts_alike(built: Any, searcher: Any) -> None:
    for term in TERMS:
        own_text = query.Term("text", term)
        assert scores(built, own_text) == scores(searcher, own_text), term


PAIRS = [list(pair) for pair in list(pairwise(TERMS))[::20]]
SEVERAL = [*PAIRS, *(analysis.terms(text) for text in QUERIES)]


@pytest.mark.parametrize("terms", SEVERAL, ids=" ".join)
def test_several_terms_are_scored_alike(terms: list[str], own: WhooshReader, searcher: Any) -> None:
    terms = list(dict.fromkeys(terms))
    scored = run(own, *map(Term, terms))
    assert_scores(scored, scores(searcher, anywhere(terms)))
    known = [t for t in terms if matching(searcher, matched(t))]
    every = matching(searcher, query.And([matched(t) for t in known])) if known else []
    if scored.relaxed:
        assert set(every) < set(documents(scored))
    else:
        assert documents(scored) == every


def test_an_alternative_counts_as_whoosh_counts_the_best_one(
    own: WhooshReader, searcher: Any
) -> None:
    terms = ["migrant", "repatriacion", "consul"]
    asked = Plan((Clause("", tuple(Alternative(Term(t), 0.5) for t in terms)),))
    best: dict[int, float] = {}
    for word in terms:
        for number, score in scores(searcher, anywhere([word])).items():
            best[number] = max(best.get(number, 0), 0.5 * score)
    assert_scores(own._scorer.run(asked), best)


def phrases(length: int) -> list[tuple[str, ...]]:
    """Neighbouring words of the queries."""
    typed = [token.surface for text in QUERIES for token in analysis.tokens(text)]
    return [tuple(typed[at : at + length]) for at in range(len(typed) - length)]


def source_phrases(reader: WhooshReader, length: int) -> list[tuple[str, ...]]:
    """Neighbouring words of every record, from another place in each."""
    found = []
    for number, record in enumerate(reader.records()):
        text = [token.surface for token in analysis.tokens(record.text)]
        at = number % max(1, len(text) - length)
        found.append(tuple(text[at : at + length]))
    return found


@pytest.mark.parametrize("length", [1, 2, 3, 6])
def test_phrases_are_found_as_whoosh_finds_them(length: int, own: WhooshReader, built: Any) -> None:
    some = 0
    for phrase in (*phrases(length), *source_phrases(own, length)):
        expected = matching(built, query.Phrase(WORDS, list(phrase), slop=1))
        assert documents(run(own, Exact(phrase))) == expected, phrase
        some += bool(expected)
    assert some > 300


@pytest.mark.parametrize("prefix", ["rep", "migr", "nin", "niñ", "cons", "xyz", "25", "1.5"])
def test_prefixes_are_found_as_whoosh_finds_them(
    prefix: str, own: WhooshReader, built: Any
) -> None:
    assert documents(run(own, Prefix(prefix))) == matching(built, query.Prefix(WORDS, prefix))


def test_a_loose_phrase_allows_three_words_between(own: WhooshReader) -> None:
    """Against plain Python, over all records."""
    for terms in (("trat", "person"), ("salud", "mental"), ("derech", "human"), ("nin", "nin")):
        numbers = own._places.number
        expected = {numbers[r.id] for r in own.records() if stands(terms, r.text)}
        inherited = {
            numbers[r.id] for r in own.records() if r.activity and stands(terms, r.line.text)
        }
        assert set(documents(run(own, Near(terms)))) == expected | inherited


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
    term: str, facet: str, own: WhooshReader, searcher: Any
) -> None:
    counted = own._columns[facet].counted(np.flatnonzero(run(own, Term(term)).mask))
    expected = grouped(searcher, matched(term), facet)
    assert {value: n for value, n in counted.items() if n} == dict(expected)


def test_the_unaccented_vocabulary_has_the_same_terms() -> None:
    assert {t for w in VOCABULARY for t in analysis.terms(unaccented(w))} == set(TERMS)


def test_two_builds_of_the_same_records_answer_alike(
    own: WhooshReader, build: Build, tmp_path: Path
) -> None:
    """To the last digit."""
    again = open_build(publish(tmp_path, shipped()))
    for text in QUERIES:
        first, second = own.search(Query(text=text, size=50)), again.search(Query(text, size=50))
        assert [(h.record.id, h.score) for h in first.hits] == [
            (h.record.id, h.score) for h in second.hits
        ]
