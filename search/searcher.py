"""Answers queries over one build, whatever its engine: plans, weighs, asks, marks, tells.

An index only finds and counts (`search.engine.Index`); all that a reader sees of an answer is
made here, once for all engines.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from itertools import chain, groupby, islice
from threading import Lock

from cachetools import LRUCache

from search.engine import Found, Index, Request
from search.filters import Filters
from search.ids import HeadingId, RecordId
from search.model import (
    Agency,
    Completion,
    Expansion,
    Finding,
    Heading,
    Hit,
    Notice,
    Page,
    Programme,
    Query,
    Record,
    Suggestion,
    WordForm,
)
from search.query import completion
from search.query.completion import Completer
from search.query.coverage import EVERYTHING, Coverage, Covered, covered
from search.query.lexical import Language
from search.query.plan import Alternative, Clause, Plan, Surfaces, Term
from search.query.planner import FORM_KEY, plan_query
from search.query.recognition import Recogniser
from search.query.spelling import Spelling
from search.query.weighing import WeighedPlan, Weigher
from search.results.choices import Choices, choices
from search.results.explaining import explained, parts_of
from search.results.facets import Labels, facets
from search.results.highlight import marked
from search.results.matching import Matcher
from search.results.narrowing import Narrower
from search.spanish import analysis
from search.tables import Tables
from search.thesaurus import shipped

PAGES_KEPT = 40_000  # hits and facet values, some 400 bytes each
RECORDS_KEPT = 4096
BATCH = 256  # records fetched at once where all are asked for
KEY_TERMS = 8  # of a record, to find those related to it


class Searcher:
    """Answers queries over one immutable build; safe to share between threads."""

    def __init__(self, build: str, index: Index, tables: Tables) -> None:
        self.build = build
        self.programmes: Mapping[str, Programme] = tables.programmes  # by report
        self.agencies: Mapping[str, Agency] = tables.agencies
        self.headings: Mapping[HeadingId, Heading] = tables.headings
        self.findings: tuple[Finding, ...] = tables.findings
        self.index = index
        self.statistics = tables.statistics
        self._lexicon = tables.lexicon
        acting = dict.fromkeys(self.statistics.values["named"], 0)
        acting |= self.statistics.values["agency"]
        self._language = Language(
            self._lexicon,
            Spelling(self._lexicon.written()),
            Recogniser(self.agencies, acting, shipped.predecessors()),
            shipped.vocabulary(),
            shipped.families(),
        )
        self._weigher = Weigher(self.statistics, self._lexicon, index.counts)
        self._completer = self._completions(tables, acting)
        self._labels = Labels(self.programmes, self.agencies, self.headings)
        self._narrowing = Narrower(self.statistics.values, self._labels)
        self._lock = Lock()
        self._records: LRUCache[str, Record] = LRUCache(RECORDS_KEPT)
        self._pages: LRUCache[Query, Page] = LRUCache(PAGES_KEPT, _page_size)

    def _completions(self, tables: Tables, acting: Mapping[str, int]) -> Completer:
        named = self.statistics.values["named"]
        found = {id_: count + named.get(id_, 0) for id_, count in acting.items()}
        return Completer(
            chain(
                completion.agencies(found, self.agencies),
                completion.codes(self.headings, self.statistics.under),
                completion.phrases(tables.phrases),
                completion.words(self._lexicon.written(), self._lexicon.spellings),
            )
        )

    # What is asked

    def search(self, query: Query) -> Page:
        """The page of a query, with facets counted over all its hits.

        A build never changes, so pages are kept.
        """
        with self._lock:
            page = self._pages.get(query)
        if page is None:
            page = self.compute(query)
            with self._lock, suppress(ValueError):  # one page may be larger than all the room
                self._pages[query] = page
        return page

    def hits(self, query: Query) -> Iterator[Hit]:
        """All hits of a query in its order, whatever its page and size."""
        plan = plan_query(query, self._language)
        weighed = self._weigher.weigh(plan)
        reach = self._reach(plan, weighed)
        choices = self._narrowing.choices(self._narrowing.with_typed(query.filters, plan.choices))
        request = Request(weighed, reach.coverage, choices, query.sort, 0, None)
        return self._hits(self.index.find(request), Matcher(plan))

    def record(self, id: RecordId) -> Record | None:  # noqa: A002  the field's own name
        """A record by its id."""
        return self._fetched((str(id),))[0]

    def records(self) -> Iterator[Record]:
        """All records, by programme, year and code."""
        return self.index.scan()

    def suggest(self, text: str, limit: int = 8) -> tuple[Completion, ...]:
        """Completions of what is being typed, best first."""
        return self._completer.complete(text, limit)

    def related(self, id: RecordId, limit: int = 5) -> tuple[Hit, ...]:  # noqa: A002
        """The records nearest to one by key terms, best first; none of its own line.

        Empty for an unknown id.
        """
        record = self.record(id)
        if record is None:
            return ()
        terms = [Term(term) for term in self._key_terms(record.text)]
        plan = Plan(tuple(Clause(term.term, (Alternative(term),)) for term in terms))
        weighed = replace(self._weigher.weigh(plan), groups=(tuple(terms),))
        own = self.statistics.under[str(id.heading)]
        request = Request(weighed, Coverage((0,)), last=limit + own)
        hits = self._hits(self.index.find(request), Matcher(plan))
        return tuple(islice((h for h in hits if h.record.id.line != id.line), limit))

    def title(self, report: str) -> str:
        """The title of a report, with its year where its programme has several."""
        return self._labels.report_titles[report]

    def choices(self) -> Choices:
        """The values that may be chosen in each facet, in order."""
        return choices(self.programmes.values(), self.agencies, self.headings)

    def compute(self, query: Query) -> Page:
        """The page of a query, worked out anew."""
        plan = plan_query(query, self._language)
        weighed = self._weigher.weigh(plan)
        reach = self._reach(plan, weighed)
        filters = self._narrowing.with_typed(query.filters, plan.choices)
        forms = tuple(self._forms(plan))
        first = (query.page - 1) * query.size
        found = self.index.find(
            Request(
                weighed,
                reach.coverage,
                self._narrowing.choices(filters),
                query.sort,
                first,
                first + query.size,
                tuple(Surfaces((form,)) for _, form in forms),
            )
        )
        hits = tuple(self._hits(found, Matcher(plan)))
        if query.explain:
            hits = tuple(self._explained(plan, weighed, hit) for hit in hits)
        lines = found.facets["kind"].get("line", 0) if _may_be_lines(filters) else 0
        return Page(
            query=query,
            total=found.total,
            lines=lines,
            activities=found.total - lines,
            hits=hits,
            facets=facets(found.facets, filters, self._labels),
            notices=(*plan.notices, *_notices(plan, reach), *self._narrowing.unknown(plan.choices)),
            suggestion=Suggestion(plan.suggestion) if plan.suggestion else None,
            expansions=tuple(self._told(plan)),
            forms=tuple(self._counted(forms, found, plan)),
            recognised=plan.recognised,
        )

    # The work

    def _reach(self, plan: Plan, weighed: WeighedPlan) -> Covered:
        """How much of a plan a record must meet."""
        if not plan.clauses:
            return EVERYTHING
        strong = [place for place, clause in enumerate(plan.clauses) if not clause.weak]
        return covered(
            weighed.groups,
            strong or range(len(plan.clauses)),
            self.index.counts,
            self.index.patterns,
            self.statistics.documents,
        )

    def _hits(self, found: Found, matcher: Matcher) -> Iterator[Hit]:
        ids, scores = iter(found.ids), iter(found.scores)
        while batch := tuple(islice(ids, BATCH)):
            for record, score in zip(self._fetched(batch), scores, strict=False):
                assert record is not None  # noqa: S101  the index has just named it
                spans, reasons = matcher.spans(record)
                yield Hit(record, score, marked(record.text, spans), reasons)

    def _fetched(self, ids: tuple[str, ...]) -> list[Record | None]:
        with self._lock:
            held = {id_: self._records[id_] for id_ in ids if id_ in self._records}
        missing = [id_ for id_ in ids if id_ not in held]
        new = (
            {str(record.id): record for record in self.index.records(missing) if record is not None}
            if missing
            else {}
        )
        with self._lock:
            self._records.update(new)
        return [held.get(id_) or new.get(id_) for id_ in ids]

    def _forms(self, plan: Plan) -> Iterator[tuple[str, str]]:
        """(word asked, surface form) of all forms that the query's own words cover."""
        for clause in plan.clauses:
            atom = clause.alternatives[0].atom
            if isinstance(atom, Term):
                yield from ((clause.asked, form) for form in self._lexicon.forms(atom.term))

    def _counted(
        self, forms: Iterable[tuple[str, str]], found: Found, plan: Plan
    ) -> Iterator[WordForm]:
        """The forms that hits have or that are switched off, those of a word by their hits."""
        counted = zip(forms, found.counted, strict=True)
        for asked, each in groupby(counted, key=lambda pair: pair[0][0]):
            for (_, form), count in sorted(each, key=lambda pair: (-pair[1], pair[0][1])):
                active = form not in plan.without_forms
                if count or not active:
                    spelled = self._lexicon.spelling(form)
                    yield WordForm(FORM_KEY + form, asked, spelled, count, active)

    def _told(self, plan: Plan) -> Iterator[Expansion]:
        """The expansions that find something."""
        for expansion, atom in plan.expansions:
            if self._weigher.finds(self._weigher.condition(atom, frozenset())):
                yield expansion

    def _explained(self, plan: Plan, weighed: WeighedPlan, hit: Hit) -> Hit:
        scored = self.index.parts(parts_of(weighed), str(hit.record.id))
        return replace(hit, explanation=tuple(explained(plan, weighed, scored)))

    def _key_terms(self, text: str) -> list[str]:
        """The terms that tell a text from others: frequent in it and rare elsewhere."""
        having = self.statistics.having["text"]
        weights = {
            term: frequency * self.statistics.idf(having[term])
            for term, frequency in Counter(analysis.terms(text)).items()
            if having.get(term, 0) > 1
        }
        return sorted(weights, key=lambda term: (-weights[term], term))[:KEY_TERMS]


def _page_size(page: Page) -> int:
    """How many hits and facet values a page holds."""
    values = (value for facet in page.facets for value in facet.values)
    return 1 + len(page.hits) + sum(1 + len(value.children) for value in values)


def _may_be_lines(filters: Filters) -> bool:
    """Facets are counted under the others' choices: lines that are not chosen are no hits."""
    return not filters["kind"] or "line" in filters["kind"]


def _notices(plan: Plan, reach: Covered) -> Iterator[Notice]:
    if reach.missing:
        words = ", ".join(f"«{plan.clauses[place].asked}»" for place in reach.missing)
        yield Notice("missing", f"Ningún texto contiene {words}.")
    if reach.relaxed:
        yield Notice(
            "relaxed",
            "Pocos textos contienen todo lo buscado: se muestran también los que contienen "
            "la mayor parte.",
        )
