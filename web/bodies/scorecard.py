"""What a dossier has in numbers, each with the search that finds exactly the texts it counts.

Counts only: nothing is weighed, summed up or ranked.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from search.findings import RULES, SILENT
from search.model import Kind, Query
from search.output.totals import Nouns, count
from search.query.statistics import Figures
from search.searcher import Searcher
from web.bodies.dossier import Dossier

CONTRADICTORY = tuple(r.id for r in RULES if r.severity == "contradiction" and r.on_record)

Name = Literal[
    "lines", "activities", "refused", "silent", "contradictory", "with_figure", "with_date"
]

ACTS = ("en que actúa", "en que actúa")


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is counted among the texts in which a body acts."""

    name: Name
    kind: Kind
    says: Nouns  # what stands behind the number and its noun: of one, of many
    means: str  # in English: what it counts
    facet: str = ""  # what narrows to it, and to which values
    values: tuple[str, ...] = ()


ROWS = (
    Row("lines", "line", ACTS, "Lines in which it acts."),
    Row("activities", "activity", ACTS, "Activities in which it acts."),
    Row(
        "refused",
        "line",
        ("dice que no se realizarán acciones", "dicen que no se realizarán acciones"),
        "Lines that say that nothing will be done.",
        "response",
        ("no",),
    ),
    Row(
        "silent",
        "line",
        (
            "dice si se actuará y no describe ninguna actividad",
            "dicen si se actuará y no describen ninguna actividad",
        ),
        "Lines that say whether something will be done and describe no activity.",
        "finding",
        SILENT,
    ),
    Row(
        "contradictory",
        "line",
        (
            "se contradice: dice que sí y no describe nada, o al revés",
            "se contradicen: dicen que sí y no describen nada, o al revés",
        ),
        "Lines whose answer and activities contradict each other.",
        "finding",
        CONTRADICTORY,
    ),
    Row(
        "with_figure",
        "activity",
        ("da una cifra", "dan una cifra"),
        "Activities that give a figure.",
        "commitment",
        ("has-figure",),
    ),
    Row(
        "with_date",
        "activity",
        ("dice cuándo o cada cuánto", "dicen cuándo o cada cuánto"),
        "Activities that say when, or how often.",
        "commitment",
        ("has-date",),
    ),
)


@dataclass(frozen=True, slots=True)
class Score:
    """How many texts of a dossier are so, and the search for them."""

    row: Row
    count: int
    query: Query


def scorecard(of: Dossier, build: Searcher) -> tuple[Score, ...]:
    """The rows of a dossier that its reports can fill; none of a body that acts nowhere."""
    queries = [(row, _query(row, of)) for row in _asked(of, build)]
    counts = build.across(of.does, "kind", [query.filters for _, query in queries])
    found = zip(queries, counts, strict=True)
    return tuple(Score(row, held.get(row.kind, 0), query) for (row, query), held in found)


def counted(score: Score, lines: Nouns) -> str:
    """A number with its noun; `lines`: what they are called, one and many."""
    nouns = ("actividad", "actividades") if score.row.kind == "activity" else lines
    return count(score.count, *nouns)


def said(score: Score, lines: Nouns) -> str:
    """All of it: "3 líneas dicen que no se realizarán acciones"."""
    return f"{counted(score, lines)} {score.row.says[score.count != 1]}"


def _asked(of: Dossier, build: Searcher) -> Iterator[Row]:
    """Nobody is counted by what their reports do not say: answers, or activities."""
    figures = [_figures(report, of, build) for report in build.programmes]
    answers = any(each.answering for each in figures)
    activities = any(each.activities for each in figures)
    for row in ROWS if of.standing.acts else ():
        described = activities or row.name in ("lines", "refused")
        answered = answers or row.name not in ("refused", "silent", "contradictory")
        if described and answered:
            yield row


def _figures(report: str, of: Dossier, build: Searcher) -> Figures:
    """What a report has, if the dossier speaks of its year."""
    years, year = of.shown.years, str(build.programmes[report].year)
    return build.statistics.whole(report) if not years or year in years else Figures()


def _query(row: Row, of: Dossier) -> Query:
    """The search for the texts of a row."""
    chosen = {row.facet: row.values} if row.facet else {}
    return Query(filters=of.does.filters.choosing(kind=(row.kind,), **chosen))
