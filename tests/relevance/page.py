"""A page that shows each judged query: what came, with its grade, and what was missed.

Queries of the sets that are kept apart are not on it.
"""

from collections.abc import Iterator, Mapping
from html import escape

from search.ids import RecordId
from search.model import Query
from search.searcher import Searcher
from tests.relevance.judged import BROAD, DEVELOPMENT, WRITTEN, Judged, Score, judged

SHOWN = (DEVELOPMENT, WRITTEN, BROAD)
FIRST = 20  # hits of a query; what is right among the others is told as found further down
TEXT = 160  # characters of a text
HEAD = '<!doctype html><html lang="es"><meta charset="utf-8"><title>Relevance</title>'
STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "td{padding:.1rem .5rem;vertical-align:top}.g3{background:#bfe3bf}.g2{background:#dff0d8}"
    ".g1{background:#f3f3d6}.g0{color:#666}"
)


def page(searcher: Searcher, scores: Mapping[str, tuple[Score, ...]]) -> str:
    """The page; `scores` are the figures of each set's queries, in their order."""
    parts = [part for name in SHOWN for part in _set(searcher, name, scores[name])]
    return "\n".join([f"{HEAD}<style>{STYLE}</style>", *parts, "</html>\n"])


def _set(searcher: Searcher, name: str, scores: tuple[Score, ...]) -> Iterator[str]:
    yield f"<h1>{escape(name)}</h1>"
    for query, score in zip(judged(name), scores, strict=True):
        title = f"{query.id} {query.text}"
        yield f"<h2>{escape(title)}</h2>"
        yield f"<p>nDCG@10 {score.ndcg:.2f}, F1 {score.f1:.2f}, {score.hits:.0f} hits</p>"
        yield from _query(searcher, query)


def _query(searcher: Searcher, query: Judged) -> Iterator[str]:
    ids = searcher.ids(Query(text=query.text))
    yield "<table>"
    yield from (_row(searcher, id_, query, str(n)) for n, id_ in enumerate(ids[:FIRST], 1))
    yield "</table>"
    places = {id_: f"{n}" for n, id_ in enumerate(ids, 1)}
    below = sorted(set(query.grades) - set(ids[:FIRST]), key=lambda each: -query.grades[each])
    if below:
        yield f"<p>Missed, or below the first {FIRST}:</p><table>"
        yield from (_row(searcher, id_, query, places.get(id_, "—")) for id_ in below)
        yield "</table>"


def _row(searcher: Searcher, id_: str, query: Judged, place: str) -> str:
    record = searcher.record(RecordId.parse(id_))
    grade = query.grades.get(id_, 0)
    text = escape(record.text[:TEXT]) if record else ""
    cells = "".join(f"<td>{each}</td>" for each in (place, grade, escape(id_), text))
    return f'<tr class="g{grade}">{cells}</tr>'
