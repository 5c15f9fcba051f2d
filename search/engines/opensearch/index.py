"""The Index of a build in a cluster: every question is one to the index of that build.

Never to the alias: what goes live between two questions of one page would mix two builds.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any, NamedTuple

from cachetools import LRUCache

from search.engine import Choices, Found, Request
from search.engines.opensearch.conditions import EVERYTHING, NOTHING, every, group, met
from search.engines.opensearch.connection import Connection
from search.engines.opensearch.contributions import telling, told
from search.engines.opensearch.filtering import Counts, Filtering, chosen, together
from search.engines.opensearch.records import Stored, walk
from search.engines.opensearch.schema import ORDER, STORED, Body
from search.engines.opensearch.scoring import Scoring, sets, without
from search.model import Record
from search.query import ranking
from search.query.plan import Group
from search.query.weighing import Weighed, WeighedPlan
from search.tables import Tables

WINDOW = 10_000  # hits from the first on that are asked for at once: what clusters allow unasked
AHEAD = 100  # hits that come with the counts where all are asked for
ACROSS = 50  # choices that are counted at once
COUNTS_KEPT = 200_000  # sets of records
TIERS_KEPT = 10_000  # plans
TALLIES_KEPT = 500_000  # facet values


class Tier(NamedTuple):
    """Some of a plan's records that stand together: those with every word, or with a part."""

    query: Body
    least: float | None = None  # score


@dataclass(frozen=True, slots=True)
class Tally:
    """What is counted of a request, whatever its page and order."""

    totals: tuple[int, ...]  # of each tier
    by_line: int
    facets: Counts
    counted: tuple[int, ...]

    @property
    def size(self) -> int:
        """How many numbers it holds."""
        return 1 + sum(len(values) for values in self.facets.values())


class Row(NamedTuple):
    """A hit."""

    id: str
    score: float


class OpenSearchIndex:
    """Finds and counts in one immutable build; safe to share between threads."""

    def __init__(self, connection: Connection, index: str, tables: Tables) -> None:
        self._connection = connection
        self._index = index
        self._scoring = Scoring(tables.statistics)
        self._filtering = Filtering(tables.statistics.values)
        self._stored = Stored(connection, index)
        # A build never changes: what was counted once is true for ever.
        self._lock = Lock()
        self._counts: LRUCache[tuple[Group, ...], int] = LRUCache(COUNTS_KEPT)
        self._tiers: LRUCache[WeighedPlan, tuple[Tier, ...]] = LRUCache(TIERS_KEPT)
        self._tallies: LRUCache[Hashable, Tally] = LRUCache(TALLIES_KEPT, lambda each: each.size)

    def check(self) -> None:
        """Raises FixCluster where a part of the build does not answer."""
        self._search({"size": 0, "query": EVERYTHING}, request_cache=False)

    # Counts

    def counts(self, sets: Sequence[Sequence[Group]]) -> list[int]:
        """How many records are in each set."""
        keys: list[tuple[Group, ...]] = [tuple(groups) for groups in sets]
        with self._lock:
            known = {key: self._counts[key] for key in keys if key in self._counts}
        new = [key for key in dict.fromkeys(keys) if key not in known]
        if new:
            aggs = {str(n): {"filter": every(map(group, key))} for n, key in enumerate(new)}
            (answer,) = self._search({"size": 0, "track_total_hits": False, "aggs": aggs})
            found = answer["aggregations"]
            counted = {key: found[str(n)]["doc_count"] for n, key in enumerate(new)}
            known.update(counted)
            with self._lock:
                self._counts.update(counted)
        return [known[key] for key in keys]

    # Answers

    def find(self, request: Request) -> Found:
        """The records of a request by score, equal scores by their place; and counts."""
        key = (request.plan, request.choices, request.counted)
        tiers = self._of_plan(request.plan)
        with self._lock:
            tally = self._tallies.get(key)
        rows: list[Row] | None = None
        if tally is None:
            tally, rows = self._counted(request, tiers)
            with self._lock:
                self._tallies[key] = tally
        if rows is None:
            rows = list(self._rows(request, tiers, tally.totals))
        scored = bool(request.plan.clauses)
        return Found(
            ids=tuple(row.id for row in rows),
            scores=tuple(row.score if scored else 0.0 for row in rows),
            total=sum(tally.totals),
            exact=sum(tally.totals[:1]),
            by_line=tally.by_line,
            facets=tally.facets,
            counted=tally.counted,
        )

    def _of_plan(self, plan: WeighedPlan) -> tuple[Tier, ...]:
        """The records near to a plan, kept for its other pages and choices."""
        with self._lock:
            found = self._tiers.get(plan)
        if found is None:
            found = self._tiers_of(plan)
            with self._lock:
                self._tiers[plan] = found
        return found

    def _tiers_of(self, plan: WeighedPlan) -> tuple[Tier, ...]:
        if not plan.clauses:
            return (Tier(without(plan)),)
        if not plan.needed:
            return ()
        about = sets(plan)
        exact = Tier(self._scoring.whole(plan, about.exact))
        if not about.may_be_partial:
            return (exact,)
        top = {"top_hits": {"size": max(ranking.LEAST, 1), "_source": False}}
        (answer,) = self._search(
            {
                "size": 1,
                "track_total_hits": False,
                "_source": False,
                "query": self._scoring.shared(plan, about.met),
                "aggs": {
                    "exact": {"filter": about.exact},
                    "partial": {"filter": about.partial, "aggs": {"top": top}},
                },
            }
        )
        partial = answer["aggregations"]["partial"]
        if not partial["doc_count"]:
            return (exact,)
        scores = [hit["_score"] for hit in partial["top"]["hits"]["hits"]]
        least = ranking.least_listed(
            answer["hits"]["max_score"], scores, answer["aggregations"]["exact"]["doc_count"]
        )
        return exact, Tier(self._scoring.shared(plan, about.partial), least)

    def _counted(self, request: Request, tiers: Sequence[Tier]) -> tuple[Tally, list[Row] | None]:
        """What a request counts; with its hits where they are the first, and not too many."""
        ahead = min(request.last or AHEAD, WINDOW) if not request.first else 0
        aggs = self._filtering.counting(request.choices) | {
            f"counted {n}": {"filter": met(each)} for n, each in enumerate(request.counted)
        }
        counting = {"size": ahead, "track_total_hits": True, "aggs": aggs}
        bodies = [{**self._hits(request, tier), **counting} for tier in tiers]
        *answers, lines = self._search(*bodies, self._by_line(request, tiers))
        counts = [answer["aggregations"] for answer in answers]
        tally = Tally(
            totals=tuple(answer["hits"]["total"]["value"] for answer in answers),
            by_line=lines["hits"]["total"]["value"],
            facets=self._filtering.counts(counts),
            counted=tuple(
                sum(each[f"counted {n}"]["doc_count"] for each in counts)
                for n in range(len(request.counted))
            ),
        )
        wanted = sum(tally.totals) if request.last is None else request.last
        if request.first or not all(min(total, wanted) <= ahead for total in tally.totals):
            return tally, None
        rows = [row for answer in answers for row in self._read(answer)]
        return tally, rows[:wanted]

    def _by_line(self, request: Request, tiers: Sequence[Tier]) -> Body:
        """Counts what only the line brings near."""
        query = NOTHING
        if tiers and request.plan.clauses and (about := sets(request.plan)).may_be_by_line:
            query = every([about.by_line, *chosen(request.choices)])
        return {"size": 0, "track_total_hits": True, "query": query}

    def _hits(self, request: Request, tier: Tier) -> dict[str, Any]:
        """A search for the records of a tier in the order of the request."""
        by_score = (
            [{"_score": "desc"}] if request.sort == "relevance" and request.plan.clauses else []
        )
        body = {
            **_bounded(tier),
            "sort": [*by_score, {ORDER: "asc"}],
            "track_scores": bool(request.plan.clauses),
            "_source": [STORED],
        }
        if request.choices:
            body["post_filter"] = every(chosen(request.choices))
        return body

    def _rows(
        self, request: Request, tiers: Sequence[Tier], totals: Sequence[int]
    ) -> Iterator[Row]:
        """The hits from `first` to `last`, of whichever tiers they are."""
        last = sum(totals) if request.last is None else request.last
        before = 0
        for tier, total in zip(tiers, totals, strict=True):
            first, end = max(0, request.first - before), min(total, last - before)
            if first < end:
                yield from self._part(self._hits(request, tier), first, end)
            before += total

    def _part(self, body: Body, first: int, end: int) -> Iterator[Row]:
        """The hits of a search from one place to another, however deep."""
        if end <= WINDOW:
            size = {"from": first, "size": end - first, "track_total_hits": False}
            (answer,) = self._search({**body, **size})
            yield from self._read(answer)
            return
        place = 0
        for answer in walk(self._connection, self._index, {**body, "_source": False}, WINDOW):
            rows = self._read(answer)
            yield from rows[max(0, first - place) : end - place]
            place += len(rows)
            if place >= end:
                return

    def _read(self, answer: Any) -> list[Row]:
        """The hits of an answer; the records that came with them are kept."""
        hits = answer["hits"]["hits"]
        self._stored.keep(hits)
        return [Row(hit["_id"], hit["_score"] or 0.0) for hit in hits]

    def across(
        self, plan: WeighedPlan, facet: str, choices: Sequence[Choices]
    ) -> list[Mapping[str, int]]:
        """The counts of one facet under each of several choices."""
        found: list[Mapping[str, int]] = []
        for start in range(0, len(choices), ACROSS):
            some = choices[start : start + ACROSS]
            aggs = {str(n): self._filtering.count(facet, each) for n, each in enumerate(some)}
            counting = {"size": 0, "track_total_hits": False, "aggs": aggs}
            bodies = [_bounded(tier) | counting for tier in self._of_plan(plan)]
            counts = [answer["aggregations"] for answer in self._search(*bodies)]
            found += (together(each[str(n)] for each in counts) for n in range(len(some)))
        return found

    def parts(
        self, weighed: Sequence[Weighed], ids: Sequence[str]
    ) -> list[list[Mapping[str, float]]]:
        """Of each record, what each scores on it: the cluster tells it of named queries."""
        named = self._scoring.named(weighed)
        body = telling(ids, named)
        answer = self._connection.whole(self._index, body, include_named_queries_score=True)
        scores = {hit["_id"]: hit.get("matched_queries", {}) for hit in answer["hits"]["hits"]}
        return [told(weighed, named, scores[id_]) for id_ in ids]

    # Records

    def records(self, ids: Sequence[str]) -> list[Record | None]:
        """Records by their ids."""
        return self._stored.records(ids)

    def scan(self) -> Iterator[Record]:
        """All records, by their place."""
        return self._stored.scan()

    def _search(self, *bodies: Body, **params: str | bool) -> list[Any]:
        return self._connection.search(self._index, bodies, **params) if bodies else []


def _bounded(tier: Tier) -> dict[str, Any]:
    """A search for the records of a tier, as far as they reach its least score."""
    bound = {} if tier.least is None else {"min_score": tier.least}
    return {"query": tier.query, **bound}
