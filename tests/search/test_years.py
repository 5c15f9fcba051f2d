"""Two years of one programme in one build: what is one choice, and what is told once."""

from dataclasses import replace
from pathlib import Path

import pytest

from search.filters import Filters
from search.ids import RecordId
from search.model import Facet, FacetValue, Heading, Query, Record, Sort
from search.searcher import Searcher
from search.store.builds import current, open_build, publish
from tests.support.corpus import contents, record

OVER = {"1": "Costas", "1.1": "Manglares", "1.2": "Faros", "2": "Ríos", "2.1": "Presas"}
TEXTS = {
    "1.1.1": "Sembrar mangle en las lagunas costeras",
    "1.1.2": "Vigilar el mangle de las reservas costeras",
    "1.2.1": "Restaurar los faros de la costa",
    "2.1.1": "Desazolvar las presas de riego",
}


def line(year: int, code: str, text: str, over: dict[str, str]) -> Record:
    numbers = code.split(".")
    codes = [".".join(numbers[:n]) for n in (1, 2)]
    headings = (*(Heading(c, over[c]) for c in codes), Heading(code, text))
    return replace(record(f"agua/{year}/{code}", text), headings=headings)


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    later = OVER | {"2": "Ríos y lagos"}
    records = [
        *(line(2017, code, text, OVER) for code, text in TEXTS.items()),
        *(line(2018, code, text, later) for code, text in TEXTS.items()),
        line(2018, "1.1.3", "Limpiar el mangle de las lagunas costeras cada año", later),
    ]
    home: Path = tmp_path_factory.mktemp("years")
    publish(home, contents(*records))
    return open_build(current(home))


def facet(searcher: Searcher, name: str, query: Query | None = None) -> tuple[FacetValue, ...]:
    found: Facet = next(f for f in searcher.search(query or Query()).facets if f.name == name)
    return found.values


def ids(searcher: Searcher, query: Query) -> set[str]:
    return set(searcher.ids(query))


def test_the_year_is_a_facet(years: Searcher) -> None:
    assert [(v.value, v.count) for v in facet(years, "year")] == [("2018", 5), ("2017", 4)]
    assert len(ids(years, Query(filters=Filters(year=("2017",))))) == 4


@pytest.mark.parametrize("sort", ["relevance", "code"])
@pytest.mark.parametrize(
    "query",
    [Query(), Query("mangle"), Query(filters=Filters(kind=("line",))), Query("objetivo:1")],
    ids=["all", "words", "filter", "typed"],
)
def test_of_equal_texts_the_newest_comes_first(years: Searcher, query: Query, sort: Sort) -> None:
    found = [RecordId.parse(each) for each in years.ids(replace(query, sort=sort))]
    for at, each in enumerate(found):
        assert each.year == 2018 or each._replace(year=2018) in found[:at]


def test_lists_and_all_records_go_by_programme_newest_report_and_code(years: Searcher) -> None:
    later = [f"agua/2018/{code}" for code in sorted([*TEXTS, "1.1.3"])]
    every = [*later, *(f"agua/2017/{code}" for code in sorted(TEXTS))]
    assert [*years.ids(Query())] == [*years.ids(Query(sort="code"))] == every
    assert [str(each.id) for each in years.records()] == every


@pytest.mark.parametrize(
    "typed", ["año:2017", "AÑO:2017", "ano:2017", "anio:2017", "ejercicio:2017"]
)
def test_the_year_can_be_typed(years: Searcher, typed: str) -> None:
    assert all("/2017/" in each for each in ids(years, Query(typed)))
    assert len(ids(years, Query(f"mangle {typed}"))) == 2


def test_a_year_without_a_report_is_told(years: Searcher) -> None:
    assert [each.code for each in years.search(Query("mangle año:2009")).notices] == ["value"]


def test_equal_headings_are_one_value(years: Searcher) -> None:
    shown = [(v.value, v.label, v.count) for v in facet(years, "objective")]
    assert shown == [
        ("agua/1", "1. Costas", 7),
        ("agua/2018/2", "2. Ríos y lagos (2018)", 1),
        ("agua/2017/2", "2. Ríos (2017)", 1),
    ]
    (coasts, lakes, _) = facet(years, "objective")
    assert [(v.label, v.count) for v in coasts.children] == [
        ("1.1. Manglares", 5),
        ("1.2. Faros", 2),
    ]
    assert [(v.label, v.count) for v in lakes.children] == [("2.1. Presas", 2)]


@pytest.mark.parametrize("value", ["agua/1", "1"])
def test_one_value_chooses_it_in_all_its_years(years: Searcher, value: str) -> None:
    query = Query(filters=Filters(objective=(value,)))
    assert len(ids(years, query)) == 7
    assert [v.value for v in facet(years, "objective", query) if v.selected] == ["agua/1"]


def test_an_id_means_its_own_report(years: Searcher) -> None:
    query = Query(filters=Filters(objective=("agua/2017/1",)))
    assert len(ids(years, query)) == 3
    shown = [(v.value, v.label, v.count, v.selected) for v in facet(years, "objective", query)]
    assert ("agua/2017/1", "1. Costas (2017)", 3, True) in shown
    assert ("agua/1", "1. Costas", 7, False) in shown


def test_all_values_can_be_chosen(years: Searcher) -> None:
    allowed = years.choices()
    assert [*allowed["year"]] == ["2017", "2018"]
    for value in ("1", "agua/1", "agua/2017/1", "agua/2018/1"):
        assert value in allowed["objective"]
    assert "agua/2" not in allowed["objective"]  # the words are not the same


def test_counts_across_years_add_up(years: Searcher) -> None:
    (counts,) = years.across(Query(), "objective", [Filters()])
    assert (counts["agua/1"], counts["agua/2018/2"], counts["agua/2017/2"]) == (7, 1, 1)
    assert "agua/2017/1" not in counts


def test_related_texts_are_told_once_and_never_the_line_itself(years: Searcher) -> None:
    for year in (2017, 2018):
        found = years.related(RecordId.parse(f"agua/{year}/1.1.1"))
        told = [str(each.record.id) for each in found]
        assert not [each for each in told if each.endswith("/1.1.1")]
        assert sorted(told) == ["agua/2018/1.1.2", "agua/2018/1.1.3"]


def test_of_one_report_there_is_nothing_to_choose(tmp_path: Path) -> None:
    publish(tmp_path, contents(*(line(2018, code, text, OVER) for code, text in TEXTS.items())))
    alone = open_build(current(tmp_path))
    assert "year" not in {each.name for each in alone.search(Query()).facets}
    assert [v.value for v in facet(alone, "objective")] == ["1", "2"]
