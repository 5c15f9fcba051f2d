"""The Reader of the embedded engine: one build, open, with its arrays in memory."""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from itertools import chain
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any
from weakref import finalize

import numpy as np
from cachetools import LRUCache
from numpy.typing import NDArray
from whoosh.filedb.filestore import FileStorage

from search.engines.whoosh.codes import Places
from search.engines.whoosh.columns import FacetColumn
from search.engines.whoosh.corruption import DAMAGE
from search.engines.whoosh.distribution import check
from search.engines.whoosh.filtering import Narrowing, every
from search.engines.whoosh.headings import levels
from search.engines.whoosh.lexicon import Lexicon
from search.engines.whoosh.matching import Atoms
from search.engines.whoosh.postings import Postings
from search.engines.whoosh.schema import COLUMNS, NAMED, WORDS, column, schema
from search.engines.whoosh.scoring import Scored, Scorer
from search.engines.whoosh.writer import PHRASES, SPELLINGS
from search.errors import RebuildIndex
from search.model import (
    Completion,
    Expansion,
    Hit,
    Notice,
    Page,
    Query,
    Record,
    Suggestion,
    WordForm,
)
from search.query import completion
from search.query.completion import Completer
from search.query.lexical import Language
from search.query.plan import Alternative, Clause, Plan, Term
from search.query.planner import FORM, plan_query
from search.query.recognition import Recogniser
from search.query.spelling import Spelling
from search.results.facets import Labels, facets
from search.results.highlight import marked
from search.results.matching import Matcher
from search.store.serialise import read_record
from search.thesaurus import shipped

if TYPE_CHECKING:
    from search.store.manifest import Tables

PAGES_KEPT = 40_000  # hits and facet values, some 400 bytes each
RECORDS_KEPT = 4096
KEY_TERMS = 8  # of a record, to find those related to it


class WhooshReader:
    """Searches one immutable build; safe to share between threads."""

    def __init__(self, build: str, folder: Path, tables: "Tables") -> None:
        check()
        self.build = build
        self.programmes = tables.programmes
        self.agencies = tables.agencies
        self.headings = tables.headings
        self.findings = tables.findings
        self._lock = Lock()  # around all that reads the index's files
        try:
            # Mapped files would be copied whole into memory, whatever is read of them.
            storage = FileStorage(str(folder), supports_mmap=False, readonly=True)
            self._index = storage.open_index(schema=schema())
            self._reader = self._index.reader()
            finalize(self, self._reader.close)  # its file, once no request holds the build
            self._open(folder)
        except DAMAGE as error:
            raise RebuildIndex(
                f"The index {build} cannot be opened ({error}). Run `buscador-index build`."
            ) from error

    def _open(self, folder: Path) -> None:
        reader = self._reader
        self._documents: int = reader.doc_count_all()
        ids = [cell.decode() for cell in self._cells("id")]
        self._columns = {
            name: FacetColumn(self._cells(column(name)), self._documents) for name in COLUMNS
        }
        self._everything: NDArray[np.intp] = np.arange(self._documents)
        self._lines = self._columns["kind"].mask(("line",))
        self._places = Places(ids)
        self._lexicon = Lexicon(_frequencies(reader), _read_json(folder / SPELLINGS))
        postings = Postings(reader, self._lock)
        above = levels(self._places, self._columns["agency"], self.headings, self.agencies)
        self._atoms = Atoms(reader, postings, self._lexicon, self._columns, self._places, above)
        self._scorer = Scorer(self._atoms)
        acting = dict.fromkeys(self._columns[NAMED].values, 0)
        acting |= self._columns["agency"].counted(self._everything)
        self._words = Language(
            self._lexicon,
            Spelling(self._lexicon.written()),
            Recogniser(self.agencies, acting, shipped.predecessors()),
            shipped.vocabulary(),
            shipped.families(),
        )
        self._completer = self._completions(folder, acting)
        self._labels = Labels(self.programmes, self.agencies, self.headings)
        self._narrowing = Narrowing(self._columns, self._labels)
        self._records: LRUCache[int, Record] = LRUCache(RECORDS_KEPT)
        self._pages: LRUCache[Query, Page] = LRUCache(PAGES_KEPT, _page_size)

    def _cells(self, name: str) -> Iterator[bytes]:
        cells = self._reader.column_reader(name, translate=False)
        return (cells[document] for document in range(self._documents))

    # The Reader protocol

    def search(self, query: Query) -> Page:
        """The page of a query; a build never changes, so pages are kept."""
        with self._lock:
            page = self._pages.get(query)
        if page is None:
            page = self.compute(query)
            with self._lock, suppress(ValueError):  # one page may be larger than all the room
                self._pages[query] = page
        return page

    def hits(self, query: Query) -> Iterator[Hit]:
        """All hits of a query in its order."""
        plan = plan_query(query, self._words)
        scored = self._scorer.run(plan)
        filters = self._narrowing.with_typed(query.filters, plan.choices)
        documents = np.flatnonzero(scored.mask & every(self._narrowing.choices(filters)))
        order = self._ordered(query, scored, documents, 0, len(documents))
        matcher = Matcher(plan)
        return (self._hit(int(document), scored, matcher) for document in order)

    def record(self, id: str) -> Record | None:  # noqa: A002  the field's own name
        """A record by its id."""
        document = self._places.number.get(id)
        return None if document is None else self._record(document)

    def records(self) -> Iterator[Record]:
        """All records, by programme and code."""
        order = np.argsort(self._places.rank)
        return (self._record(int(document)) for document in order)

    def suggest(self, text: str, limit: int = 8) -> tuple[Completion, ...]:
        """Completions of what is being typed, best first."""
        return self._completer.complete(text, limit)

    def related(self, id: str, limit: int = 5) -> tuple[Hit, ...]:  # noqa: A002
        """The records nearest to one by key terms, best first; none of its own line."""
        record = self.record(id)
        if record is None:
            return ()
        terms = self._atoms.key_terms(record.text, KEY_TERMS)
        plan = Plan(tuple(Clause(t.term, (Alternative(t),)) for t in terms))
        scored = self._scorer.run(plan)
        own = self._places.vector(record.code, 0).ids
        scored.scores[own] = 0
        found = np.flatnonzero(scored.scores)
        order = self._ordered(Query(), scored, found, 0, limit)
        matcher = Matcher(plan)
        return tuple(self._hit(int(document), scored, matcher) for document in order)

    # The work

    def compute(self, query: Query) -> Page:
        """The page of a query, worked out anew."""
        plan = plan_query(query, self._words)
        scored = self._scorer.run(plan)
        filters = self._narrowing.with_typed(query.filters, plan.choices)
        choices = self._narrowing.choices(filters)
        documents = np.flatnonzero(scored.mask & every(choices))
        counts = self._narrowing.counts(scored.mask, choices)
        first = (query.page - 1) * query.size
        order = self._ordered(query, scored, documents, first, first + query.size)
        matcher = Matcher(plan)
        hits = tuple(self._hit(int(document), scored, matcher) for document in order)
        if query.explain:
            hits = tuple(self._explained(plan, hit) for hit in hits)
        lines = int(self._lines[documents].sum())
        return Page(
            query=query,
            total=len(documents),
            lines=lines,
            activities=len(documents) - lines,
            hits=hits,
            facets=facets(counts, filters, self._labels),
            notices=(*_notices(plan, scored), *self._narrowing.unknown(plan.choices)),
            suggestion=Suggestion(plan.suggestion) if plan.suggestion else None,
            expansions=tuple(self._told(plan)),
            forms=tuple(self._forms(plan, scored)),
            recognised=plan.recognised,
        )

    def _forms(self, plan: Plan, scored: Scored) -> Iterator[WordForm]:
        """The word forms that the query's own words covered."""
        for clause in plan.clauses:
            atom = clause.alternatives[0].atom
            if not isinstance(atom, Term):
                continue
            for form, count in self._atoms.forms(atom.term, scored.mask):
                active = form not in plan.without_forms
                if count or not active:
                    spelled = self._lexicon.spelling(form)
                    yield WordForm(FORM + form, clause.asked, spelled, count, active)

    def _completions(self, folder: Path, acting: Mapping[str, int]) -> Completer:
        named = self._columns[NAMED].counted(self._everything)
        found = {id_: count + named.get(id_, 0) for id_, count in acting.items()}
        headings = ((h, len(self._places.vector(h.code, 0).ids)) for h in self.headings.values())
        return Completer(
            chain(
                completion.agencies(found, self.agencies),
                completion.codes(headings),
                completion.phrases(_read_json(folder / PHRASES)),
                completion.words(self._lexicon.written(), self._lexicon.spellings),
            )
        )

    def _told(self, plan: Plan) -> Iterator[Expansion]:
        """The expansions that find something."""
        for expansion, atom in plan.expansions:
            if len(self._atoms.vector(atom).matched):
                yield expansion

    def _ordered(
        self, query: Query, scored: Scored, documents: NDArray[Any], first: int, last: int
    ) -> NDArray[Any]:
        """The documents from `first` to `last` of the order; ties go by programme and code."""
        rank = self._places.rank[documents]
        if query.sort == "code" or not scored.scores.any():
            return documents[np.argsort(rank)[first:last]]
        scores = scored.scores[documents]
        if last < len(documents):
            cut = np.partition(scores, -last)[-last]
            keep = scores >= cut
            documents, scores, rank = documents[keep], scores[keep], rank[keep]
        return documents[np.lexsort((rank, -scores))[first:last]]

    def _hit(self, document: int, scored: Scored, matcher: Matcher) -> Hit:
        record = self._record(document)
        spans, reasons = matcher.spans(record)
        return Hit(record, float(scored.scores[document]), marked(record.text, spans), reasons)

    def _explained(self, plan: Plan, hit: Hit) -> Hit:
        document = self._places.number[hit.record.id]
        parts = (part for part in self._scorer.explain(plan, document) if part.value)
        return replace(hit, explanation=tuple(parts))

    def _record(self, document: int) -> Record:
        with self._lock:
            record = self._records.get(document)
            if record is None:
                record = read_record(self._reader.stored_fields(document)["stored"])
                self._records[document] = record
            return record


def _page_size(page: Page) -> int:
    """How many hits and facet values a page holds."""
    values = (value for facet in page.facets for value in facet.values)
    return 1 + len(page.hits) + sum(1 + len(value.children) for value in values)


def _frequencies(reader: Any) -> Iterator[tuple[str, int]]:
    for term in reader.lexicon(WORDS):
        yield term.decode(), reader.doc_frequency(WORDS, term)


def _read_json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def _notices(plan: Plan, scored: Scored) -> tuple[Notice, ...]:
    notices = list(plan.notices)
    if scored.missing:
        words = ", ".join(f"«{word}»" for word in scored.missing)
        notices.append(Notice("missing", f"Ningún texto contiene {words}."))
    if scored.relaxed:
        notices.append(
            Notice(
                "relaxed",
                "Pocos textos contienen todo lo buscado: se muestran también los que contienen "
                "la mayor parte.",
            )
        )
    return tuple(notices)
