"""The same job done by other engines: our terms, our fields and weights, our result sets.

A job's terms must all stand in the text or the line of a record; the other fields only rank.
Facets are counted under all the other facets' choices. Terms come from our own analysis, so
that the engines differ in nothing but themselves.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from search.model import Agency, Record
from search.query.ranking import FIELD_WEIGHTS, MATCHED
from search.schema import Ranked
from search.spanish.analysis import terms

FACETS = ("agency", "objective", "response")
MEMORY = 256  # MB for writing, as ours

# Whoosh annotates too little to be checked.
columns: Any = import_module("whoosh.columns")
fields: Any = import_module("whoosh.fields")
index: Any = import_module("whoosh.index")
query: Any = import_module("whoosh.query")
tokenizers: Any = import_module("whoosh.analysis")

Counts = dict[str, dict[str, int]]  # facet -> value -> number of hits


@dataclass(frozen=True, slots=True)
class Job:
    """A search as an engine gets it."""

    terms: tuple[str, ...]
    choices: Mapping[str, tuple[str, ...]]  # of FACETS, those that narrow

    def others(self, facet: str) -> dict[str, tuple[str, ...]]:
        """What narrows the counts of a facet: every choice but its own."""
        return {name: values for name, values in self.choices.items() if name != facet}


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine answers."""

    total: int
    ids: tuple[str, ...]  # the ten best
    counts: Counts


class Peer(Protocol):
    """An engine with an index of its own."""

    def answer(self, job: Job) -> Answer:
        """The ten best and the counts of every facet."""


def ranked(record: Record, agencies: Mapping[str, Agency]) -> dict[str, str]:
    """The terms of each ranked field, ready made."""
    names = (f"{id_} {agencies[id_].name}" for id_ in record.agencies("acts"))
    texts = {
        "text": record.text,
        "line": record.line.text if record.activity else "",
        "strategy": record.headings[1].text,
        "objective": record.headings[0].text,
        "agencies": " ".join(names),
    }
    return {name: " ".join(terms(text)) for name, text in texts.items()}


def facets(record: Record) -> dict[str, tuple[str, ...]]:
    """The values of each facet."""
    return {
        "agency": record.agencies("acts"),
        "objective": (str(record.id.headings[0]),),
        "response": (record.response,),
    }


class Whoosh:
    """Whoosh as its manual uses it: the searcher, `groupedby`, a filter for what is chosen.

    It groups by one value a record, so it counts the first agency only: its quick way; for
    several values it has a slower one.
    """

    def __init__(
        self, folder: Path, records: Iterable[Record], agencies: Mapping[str, Agency]
    ) -> None:
        spaces = tokenizers.SpaceSeparatedTokenizer()
        self._index = index.create_in(
            str(folder),
            fields.Schema(
                id=fields.STORED,
                **{name: fields.TEXT(spaces, phrase=False) for name in FIELD_WEIGHTS},
                **{f"by_{name}": _column() for name in FACETS},
            ),
        )
        writer = self._index.writer(limitmb=MEMORY)
        for record in records:
            first = {f"by_{name}": (*v, "")[0] for name, v in facets(record).items()}
            writer.add_document(id=str(record.id), **ranked(record, agencies), **first)
        writer.commit(optimize=True)
        self._searcher = self._index.searcher()

    def answer(self, job: Job) -> Answer:
        asked = self._query(job)
        chosen = self._filter(job.choices)
        found = self._searcher.search(asked, limit=10, filter=chosen, groupedby=self._free(job))
        counts = {
            name: _sizes(found.groups(f"by_{name}")) for name in FACETS if name not in job.choices
        }
        for name in job.choices:
            narrowed = self._filter(job.others(name))
            groups = self._searcher.search(asked, filter=narrowed, groupedby=f"by_{name}")
            counts[name] = _sizes(groups.groups(f"by_{name}"))
        return Answer(len(found), tuple(hit["id"] for hit in found), counts)

    def _free(self, job: Job) -> list[str] | None:
        return [f"by_{name}" for name in FACETS if name not in job.choices] or None

    def _query(self, job: Job) -> Any:
        must = [query.Or([self._term(f, t) for f in MATCHED]) for t in job.terms]
        rest = [n for n in FIELD_WEIGHTS if n not in MATCHED]
        may = query.Or([self._term(name, t) for t in job.terms for name in rest])
        return query.AndMaybe(query.And(must), may)

    def _term(self, name: Ranked, term: str) -> Any:
        return query.Term(name, term, boost=FIELD_WEIGHTS[name])

    def _filter(self, choices: Mapping[str, tuple[str, ...]]) -> Any:
        each = [
            query.Or([query.Term(f"by_{name}", value) for value in values])
            for name, values in choices.items()
        ]
        return query.And(each) if each else None


class Tantivy:
    """tantivy with its aggregations; one search for the hits, one for each chosen facet."""

    def __init__(
        self, folder: Path, records: Iterable[Record], agencies: Mapping[str, Agency]
    ) -> None:
        self._tantivy: Any = import_module("tantivy")  # only the bench extra has it
        schema = self._tantivy.SchemaBuilder()
        schema.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
        for field in FIELD_WEIGHTS:
            schema.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
        for name in FACETS:
            schema.add_text_field(
                f"by_{name}", fast=True, tokenizer_name="raw", index_option="basic"
            )
        self._index = self._tantivy.Index(schema.build(), path=str(folder))
        writer = self._index.writer(heap_size=MEMORY * 1_000_000, num_threads=1)
        for record in records:
            values = {f"by_{name}": list(each) for name, each in facets(record).items()}
            writer.add_document(
                self._tantivy.Document(id=str(record.id), **ranked(record, agencies), **values)
            )
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def answer(self, job: Job) -> Answer:
        asked = self._query(job)
        hits = self._narrowed(asked, job.choices)
        found = self._searcher.search(hits, 10, count=True)
        counts = self._count(hits, [name for name in FACETS if name not in job.choices])
        for name in job.choices:
            counts |= self._count(self._narrowed(asked, job.others(name)), [name])
        ids = tuple(self._searcher.doc(at)["id"][0] for _, at in found.hits)
        return Answer(found.count, ids, counts)

    def _count(self, asked: Any, names: list[str]) -> Counts:
        if not names:
            return {}
        wanted = {name: {"terms": {"field": f"by_{name}", "size": 10_000}} for name in names}
        answer = self._searcher.aggregate(asked, wanted)
        return {name: {b["key"]: b["doc_count"] for b in answer[name]["buckets"]} for name in names}

    def _query(self, job: Job) -> list[tuple[Any, Any]]:
        """One part for each term that must be there, and one that only ranks."""
        rest = [n for n in FIELD_WEIGHTS if n not in MATCHED]
        may = [(self._tantivy.Occur.Should, self._term(n, t)) for t in job.terms for n in rest]
        must = [
            self._tantivy.Query.boolean_query(
                [(self._tantivy.Occur.Should, self._term(name, term)) for name in MATCHED]
            )
            for term in job.terms
        ]
        return [*((self._tantivy.Occur.Must, each) for each in must), *may]

    def _term(self, name: Ranked, term: str) -> Any:
        once = self._tantivy.Query.term_query(self._index.schema, name, term, index_option="freq")
        return self._tantivy.Query.boost_query(once, FIELD_WEIGHTS[name])

    def _narrowed(
        self, asked: list[tuple[Any, Any]], choices: Mapping[str, tuple[str, ...]]
    ) -> Any:
        sets = [
            self._tantivy.Query.term_set_query(self._index.schema, f"by_{name}", list(values))
            for name, values in choices.items()
        ]
        narrow = [
            (self._tantivy.Occur.Must, self._tantivy.Query.const_score_query(s, 0.0)) for s in sets
        ]
        return self._tantivy.Query.boolean_query([*asked, *narrow])


def _column() -> Any:
    return fields.ID(sortable=columns.RefBytesColumn())


def _sizes(groups: Mapping[str, list[int]]) -> dict[str, int]:
    return {value: len(documents) for value, documents in groups.items() if value}
