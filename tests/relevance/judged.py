"""The judged queries, and the figures that a way of finding reaches on them."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

import ir_measures
from ir_measures import Measure, P, Qrel, ScoredDoc, SetF, nDCG

DATA = Path(__file__).parent.parent / "data"
REPORT = "pem-2014-2018/2018"

# Sets of judged queries: on the first two the search may be improved; the last only says
# whether what was improved holds for others.
DEVELOPMENT, WRITTEN, HELD = "development", "written", "held"
SETS: Mapping[str, Path] = {DEVELOPMENT: DATA, WRITTEN: DATA / WRITTEN, HELD: DATA / HELD}

NDCG: Measure = nDCG @ 10
PRECISION: Measure = P(rel=1) @ 5
SET_F: Measure = SetF(rel=1)

Finder = Callable[[str], Sequence[str]]
"""From what is typed to the ids of all its hits, best first."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A query with the grades (1 to 3) of the records that answer it."""

    id: str
    text: str
    grades: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Score:
    """What one query, or the mean of several, reaches; figures from 0 to 1."""

    name: str
    ndcg: float  # nDCG@10
    precision: float  # P@5, grade 1 or more
    f1: float  # of the whole result set against grade 1 or more
    hits: float
    milliseconds: float  # CPU time


def judged(name: str = DEVELOPMENT) -> tuple[Judged, ...]:
    """The queries of a set, in the order of their file."""
    folder = SETS[name]
    grades: dict[str, dict[str, int]] = {}
    for query, record, grade in _rows(folder / "judgments.tsv"):
        grades.setdefault(query, {})[f"{REPORT}/{record}"] = int(grade)
    return tuple(Judged(id_, text, grades[id_]) for id_, text in _rows(folder / "queries.tsv"))


def scores(find: Finder, queries: Sequence[Judged]) -> tuple[Score, ...]:
    """The figures of each query, in order; `find` is asked once to warm up and once to count."""
    find(queries[0].text)
    runs = {query.id: _timed(find, query.text) for query in queries}
    qrels = [Qrel(q.id, record, grade) for q in queries for record, grade in q.grades.items()]
    ranked = [
        # Descending numbers stand for the order: trec_eval breaks ties by id otherwise.
        ScoredDoc(query, record, -float(place))
        for query, (found, _) in runs.items()
        for place, record in enumerate(found)
    ]
    measured = {
        (metric.query_id, metric.measure): metric.value
        for metric in ir_measures.iter_calc([NDCG, PRECISION, SET_F], qrels, ranked)
    }
    return tuple(
        Score(
            name=query.text,
            ndcg=measured[query.id, NDCG],
            precision=measured[query.id, PRECISION],
            f1=measured[query.id, SET_F],
            hits=len(runs[query.id][0]),
            milliseconds=runs[query.id][1],
        )
        for query in queries
    )


def mean(name: str, of: Iterable[Score]) -> Score:
    """The plain mean over queries."""
    rows = tuple(of)
    return Score(
        name,
        ndcg=fmean(row.ndcg for row in rows),
        precision=fmean(row.precision for row in rows),
        f1=fmean(row.f1 for row in rows),
        hits=fmean(row.hits for row in rows),
        milliseconds=fmean(row.milliseconds for row in rows),
    )


def _timed(find: Finder, text: str) -> tuple[Sequence[str], float]:
    started = time.process_time_ns()
    found = find(text)
    return found, (time.process_time_ns() - started) / 1e6


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line.strip()]
