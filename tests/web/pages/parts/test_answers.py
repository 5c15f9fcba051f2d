"""The small picture of answers: what the filter counts, drawn to one measure."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from flask import Flask, render_template

from search.filters import Filters
from search.model import Query
from search.searcher import Searcher
from search.store.builds import current, open_build, publish
from tests.support.corpus import contents, record
from tests.support.markup import read
from web.pages.parts.answers import AnswerBar, answer_bars

SEARCHES = (
    Query(),
    Query("migrantes"),
    Query("derechos", Filters(objective=("1", "3"))),
    Query("", Filters(strategy=("1.5",), kind=("line",))),
    Query("", Filters(agency=("INM",), response=("yes",))),
)


@pytest.mark.parametrize("query", SEARCHES)
def test_answers_are_those_that_the_filter_counts(searcher: Searcher, query: Query) -> None:
    page = searcher.search(query)
    facet = next(facet for facet in page.facets if facet.name == "response")
    bars = answer_bars(searcher, page)
    assert bars
    assert {
        "yes": sum(bar.yes for bar in bars),
        "no": sum(bar.no for bar in bars),
    } == {value.value: value.count for value in facet.values}


def test_each_bar_leads_to_the_texts_under_its_heading(searcher: Searcher) -> None:
    page = searcher.search(Query("migrantes", page=2))
    for bar in answer_bars(searcher, page):
        ((facet, objective),) = parse_qsl(bar.heading.value)
        assert facet == "objective"
        found = searcher.search(Query("migrantes", Filters(objective=(objective,))))
        assert found.total == bar.total


def test_what_is_drawn_is_measured_by_the_longest(searcher: Searcher) -> None:
    bars = answer_bars(searcher, searcher.search(Query()))
    longest = max(bar.total for bar in bars)
    for bar in bars:
        counts = [n for n in (bar.yes, bar.no, bar.own) if n]
        assert [width for *_, width in bar.drawn] == pytest.approx(
            [100 * n / longest for n in counts], abs=0.01
        )
        assert next(x for _, x, _ in bar.drawn) == 0


def test_answers_of_a_source_s_own_are_told_apart(tmp_path: Path, app: Flask) -> None:
    said = Counter({"yes": 2, "no": 1, "Concluida": 1, "En proceso": 1, "": 3})
    texts = [
        record(f"p/2018/1.1.{n}", "Plantar", response=response)
        for n, response in enumerate(said.elements(), 1)
    ]
    silent = replace(record("p/2018/2.1.1", "Plantar"), response="")
    publish(tmp_path, contents(*texts, silent))
    build = open_build(current(tmp_path))
    (bar,) = answer_bars(build, build.search(Query("plantar")))
    assert (bar.yes, bar.no, bar.own, bar.total) == (2, 1, 2, 5)
    assert told(app, (bar,)) == [["Objetivo", "Sí", "No", "Otra"], ["2", "1", "2"], ["2", "1", "2"]]


def test_without_an_answer_there_is_no_picture(tmp_path: Path, app: Flask) -> None:
    publish(tmp_path, contents(record("p/2018/1.1.1", "Plantar", response="")))
    build = open_build(current(tmp_path))
    assert answer_bars(build, build.search(Query("plantar"))) == ()
    assert told(app, ()) == []


def told(app: Flask, bars: tuple[AnswerBar, ...]) -> list[list[str]]:
    """The headings of the table that a page shows, then its numbers, row by row."""
    with app.test_request_context():
        tree = read(render_template("parts/answers.html", bars=bars, corner="Objetivo"))
    rows = tree.all("tr")
    return [[cell.text for cell in (row.all("td") or row.all("th", scope="col"))] for row in rows]
