"""Answers queries over one build, whatever its engine: plans, weighs, asks, marks, tells.

An index only finds and counts (`search.engine.Index`); all that a reader sees of an answer is
made here, once for all engines.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path
from threading import Lock

from cachetools import LRUCache

from search.comparison.news import News
from search.comparison.repeats import once
from search.engine import Found, Index, Request
from search.filters import NO_FILTERS, Filters
from search.ids import HeadingId, RecordId
from search.model import (
    Agency,
    Completion,
    Finding,
    Heading,
    Hit,
    Page,
    Programme,
    Query,
    Record,
    Suggestion,
)
from search.query.absence import Absence
from search.query.lexical import Language
from search.query.plan import Acts, Alternative, Atom, Clause, Plan, Surfaces, of_terms
from search.query.planned import Planned, Planner
from search.query.recognition import Recogniser
from search.query.spelling import Spelling, words_and_acronyms
from search.query.statistics import Statistics, key_terms
from search.query.typed.places import Places
from search.query.weighing import WeighedPlan, Weigher
from search.results import typed_choices
from search.results.choices import Choices, choices
from search.results.completions import completer
from search.results.explaining import explained, parts_of
from search.results.facets import facets
from search.results.forms import covered, switched, told
from search.results.highlight import Span, marked
from search.results.holding import page_bytes
from search.results.labels import Labels
from search.results.matching import Matcher
from search.results.missing import missing
from search.results.narrowing import Narrower
from search.results.records import Records
from search.schema import KINDS, LEVELS, counted_as
from search.tables import Tables
from search.thesaurus import general, shipped

PAGES_KEPT = 16 * 2**20  # bytes
BATCH = 256  # records fetched at once where all are asked for


class Searcher:
    """Answers queries over one immutable build; safe to share between threads."""

    sources: Path | None = None  # the folder of the source files, where the build keeps them

    def __init__(self, build: str, index: Index, tables: Tables) -> None:
        self.build = build
        self.programmes: Mapping[str, Programme] = tables.programmes  # by report
        self.agencies: Mapping[str, Agency] = tables.agencies
        self.headings: Mapping[HeadingId, Heading] = tables.headings
        self.findings: tuple[Finding, ...] = tables.findings
        self.news: News = tables.news
        self.moved = tables.moved
        self.index = index
        self.statistics = tables.statistics
        self._lexicon = tables.lexicon
        acting = _acting(self.statistics)
        predecessors = shipped.predecessors()
        recogniser = Recogniser(self.agencies, acting, predecessors, self._lexicon.spellings)
        self.named = recogniser.find
        self._weigher = Weigher(self.statistics, self._lexicon, index.counts)
        language = Language(
            self._lexicon,
            Spelling(self._lexicon.written(), *words_and_acronyms(recogniser.names())),
            recogniser,
            shipped.vocabulary(),
            shipped.families(),
            lambda word: general.shipped().words(word),
            Absence(self.agencies, acting, predecessors),
            self._stands,
            Places(self.programmes, self.headings, self._lexicon.frequency.__contains__),
        )
        self._completer = completer(tables, acting, index.counts)
        self._labels = Labels(
            self.programmes, self.agencies, self.headings, self.statistics.values["response"]
        )
        self.levels = self._labels.levels
        self.most_years = self._labels.most_years  # reports of one programme
        self.label = self._labels.label  # of a value of a facet
        self._narrowing = Narrower(self.statistics.values, self._labels)
        self.settled = self._narrowing.settled
        self._planner = Planner(language, self._weigher, self._narrowing.held)
        self._lock = Lock()
        self._records = Records(index)
        self._pages: LRUCache[Query, Page] = LRUCache(PAGES_KEPT, page_bytes)

    def search(self, query: Query) -> Page:
        """The page of a query, with facets counted over all its hits; kept: no build changes."""
        with self._lock:
            page = self._pages.get(query)
        if page is None:
            page = self._answer(query, self._planner.of(query))
            with self._lock, suppress(ValueError):  # one page may be larger than all the room
                self._pages[query] = page
        return page

    def spans(self, query: Query, record: Record) -> list[Span]:
        """What of a record's text a query matches."""
        return Matcher(self._planner.of(query)[0]).spans(record)[0]

    def hits(self, query: Query) -> Iterator[Hit]:
        """All hits of a query in its order, whatever its page and size."""
        return self._hits(self._all(query), Matcher(self._planner.of(query)[0]))

    def ids(self, query: Query, first: int = 0, last: int | None = None) -> tuple[str, ...]:
        """The ids of a query's hits in its order, of all or of those between two places; no record
        is read."""
        return self._all(query, first, last).ids

    def _all(self, query: Query, first: int = 0, last: int | None = None) -> Found:
        plan, weighed = self._planner.of(query)
        choices = self._narrowing.narrowed(query.filters, plan.choices)
        return self.index.find(Request(weighed, choices, query.sort, first, last))

    def across(self, query: Query, facet: str, filters: Sequence[Filters]) -> list[dict[str, int]]:
        """The counts of one facet under each of several filters in place of the query's own:
        those that its pages would show, children of the facet among them."""
        plan, weighed = self._planner.of(query)
        choices = [self._narrowing.narrowed(each, plan.choices) for each in filters]
        names = counted_as(facet, query.filters["role"])
        every = [self.index.across(weighed, name, choices) for name in names]
        return [
            self._labels.together(zip(names, found, strict=True))
            for found in zip(*every, strict=True)
        ]

    def totals(self, query: Query, forms: Sequence[str]) -> list[int]:
        """How many texts a query has with each of some word forms, by key, switched off or on."""
        plan, _ = self._planner.of(query)
        choices = self._narrowing.narrowed(query.filters, plan.choices)
        plans = (switched(plan, form) for form in forms)
        every = (self.index.across(w, "kind", [choices]) for w in map(self._weigher.weigh, plans))
        chosen = self._narrowing.with_typed(query.filters, plan.choices)["kind"] or KINDS
        return [sum(found.get(kind, 0) for kind in chosen) for (found,) in every]

    def record(self, id: RecordId) -> Record | None:  # noqa: A002  the field's own name
        """A record by its id."""
        return self.records_of((id,))[0]

    def records_of(self, ids: Sequence[RecordId]) -> list[Record | None]:
        """The record of each id; None where there is none."""
        return self._records.of(tuple(map(str, ids)))

    def records(self) -> Iterator[Record]:
        """All records, by programme, year from the newest, and code."""
        return self.index.scan()

    def suggest(self, text: str, limit: int = 8) -> tuple[Completion, ...]:
        """Completions of what is being typed, best first."""
        if begun := typed_choices.begun(text):
            narrowed = self.search(Query(begun.before, size=1)).facets
            return tuple(islice(typed_choices.completions(begun, narrowed), limit))
        return self._completer.complete(text, limit)

    def related(self, id: RecordId, limit: int = 5) -> tuple[Hit, ...]:  # noqa: A002
        """The records nearest to one by key terms, best first; none of its own line.

        A text of several years is there once, the record's own not at all. Empty for an unknown
        id, and where no other text has a word of it.
        """
        record = self.record(id)
        terms = key_terms(record.text, self.statistics) if record else []
        if record is None or not terms:
            return ()
        most = (limit + self.statistics.under[str(id.heading)]) * self.most_years
        plan = of_terms(terms)
        hits = self._hits(self._near(plan, most, by_any=True), Matcher(plan))
        return tuple(once((h for h in hits if h.record.id.line != id.line), record)[:limit])

    def near(self, plan: Plan, most: int, *, by_any: bool = False) -> list[Record]:
        """The records nearest to a plan, best first. `by_any`: a clause is all that is asked, so
        that how near a record is, its score says alone."""
        return [each for each in self._records.of(self._near(plan, most, by_any).ids) if each]

    def _near(self, plan: Plan, most: int, by_any: bool) -> Found:
        weighed = self._weigher.weigh(plan)
        return self.index.find(Request(weighed.by_any() if by_any else weighed, last=most))

    def acting(
        self, agency: str, most: int, within: Filters = NO_FILTERS
    ) -> tuple[tuple[Record, ...], dict[str, dict[str, int]]]:
        """The first records, by code, that say of themselves that an agency acts, and of all of
        the chosen years, in how many each agency acts and how many each objective has."""
        weighed = self._weigher.weigh(Plan((Clause(agency, (Alternative(Acts(agency)),)),)))
        chosen, years = map(self._narrowing.choices, (within, Filters(year=within["year"])))
        found = self.index.find(Request(weighed, chosen, sort="code", last=most))
        records = tuple(record for record in self._records.of(found.ids) if record)
        names = ("agency", LEVELS[0])
        return records, {n: dict(self.index.across(weighed, n, [years])[0]) for n in names}

    def title(self, report: str) -> str:
        """The title of a report, with its year where its programme has several."""
        return self._labels.report_titles[report]

    def choices(self) -> Choices:
        """The values that may be chosen in each facet, in order."""
        held, editions = self.statistics.values, self._labels.editions.held
        return choices(self.programmes, self.agencies, self.headings, held, editions)

    def compute(self, query: Query) -> Page:
        """The page of a query, worked out anew."""
        return self._answer(query, self._planner.anew(query))

    def _answer(self, query: Query, planned: Planned) -> Page:
        plan, weighed = planned
        filters = self._narrowing.with_typed(query.filters, plan.choices)
        forms = tuple(covered(plan, self._lexicon))
        first = (query.page - 1) * query.size
        found = self.index.find(
            Request(
                weighed,
                self._narrowing.choices(filters),
                query.sort,
                first,
                first + query.size,
                tuple(Surfaces((form,)) for _, form in forms),
            )
        )
        hits = tuple(self._hits(found, Matcher(plan), first))
        if query.explain:
            hits = tuple(self._explained(plan, weighed, hits))
        return self._page(query, plan, weighed, filters, found, forms, hits)

    def _page(
        self,
        query: Query,
        plan: Plan,
        weighed: WeighedPlan,
        filters: Filters,
        found: Found,
        forms: tuple[tuple[str, str], ...],
        hits: tuple[Hit, ...],
    ) -> Page:
        """What was found, with all that is to be told of it."""
        lines = found.facets["kind"].get("line", 0) if _may_be_lines(filters) else 0
        return Page(
            query=query,
            total=found.total,
            lines=lines,
            activities=found.total - lines,
            exact=found.exact,
            by_line=found.by_line,
            hits=hits,
            facets=facets(found.facets, filters, self._labels),
            notices=(
                *plan.notices,
                *missing(plan, weighed),
                *self._narrowing.told(plan.choices, plan.excluded),
            ),
            suggestion=Suggestion(plan.suggestion) if plan.suggestion else None,
            expansions=tuple(each for each, atom in plan.expansions if self._stands(atom)),
            forms=tuple(told(forms, found.counted, plan, self._lexicon)),
            recognised=plan.recognised,
            absent=plan.absent,
            about=plan.about,
            offers=tuple(
                (facet, value)
                for facet, value in plan.offers
                if not filters[facet] and value in self.statistics.values[facet]
            ),
        )

    def _hits(self, found: Found, matcher: Matcher, first: int = 0) -> Iterator[Hit]:
        """What was found, from the place `first` of the order on; the exact ones come first."""
        ids, scores = iter(found.ids), iter(found.scores)
        while batch := tuple(islice(ids, BATCH)):
            records = zip(self._records.of(batch), scores, strict=False)
            for place, (record, score) in enumerate(records, first):
                assert record is not None  # noqa: S101  the index has just named it
                spans, reasons = matcher.spans(record)
                exact = place < found.exact
                yield Hit(record, score, marked(record.text, spans), exact, reasons)
            first += len(batch)

    def _stands(self, atom: Atom) -> bool:
        """Does any text have it?"""
        return self._weigher.finds(self._weigher.condition(atom, frozenset()))

    def _explained(self, plan: Plan, weighed: WeighedPlan, hits: tuple[Hit, ...]) -> Iterator[Hit]:
        every = self.index.parts(parts_of(weighed), [str(hit.record.id) for hit in hits])
        for hit, scored in zip(hits, every, strict=True):
            yield replace(hit, explanation=tuple(explained(plan, weighed, scored, hit.score)))


def _acting(statistics: Statistics) -> dict[str, int]:
    """In how many texts each agency of which a build speaks acts."""
    return {**dict.fromkeys(statistics.values["named"], 0), **statistics.values["agency"]}


def _may_be_lines(filters: Filters) -> bool:
    """Facets are counted under the others' choices: lines that are not chosen are no hits."""
    return not filters["kind"] or "line" in filters["kind"]
