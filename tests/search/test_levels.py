"""Programmes of one to five levels: what a record stands under, its facets and its place."""

from pathlib import Path

import pytest

from search.filters import Filters
from search.model import Heading, Programme, Query, Record
from search.output import objects, rows
from search.schema import LEVELS
from search.searcher import Searcher
from search.store.builds import Contents
from tests.support.corpus import record
from tests.support.stores import opened

NAMES = ("Eje", "Propósito", "Objetivo", "Estrategia", "Acción puntual")


def programme(levels: int) -> Programme:
    return Programme("p", "Programa", "Ramo", 2018, "p.txt", "0" * 64, levels=NAMES[-levels:])


def records(levels: int) -> list[Record]:
    """Two lines below each of two headings at the top, with one heading at every level between."""
    between = ".1" * (levels - 2)
    codes = [f"{top}{between}.{n}" for top in (1, 2) for n in (1, 2)] if levels > 1 else ["1", "2"]
    return [record(f"p/2018/{code}", f"sembrar árboles {n}") for n, code in enumerate(codes)]


def searcher_of(home: Path, engine: str, levels: int, *held: Record) -> Searcher:
    programmes = {"p/2018": programme(levels)}
    return opened(home, Contents(programmes, {}, (), held), engine)


@pytest.fixture(params=range(1, 6))
def deep(request: pytest.FixtureRequest, tmp_path: Path, engine: str) -> Searcher:
    levels: int = request.param
    return searcher_of(tmp_path, engine, levels, *records(levels))


def depth(build: Searcher) -> int:
    return len(build.programmes["p/2018"].levels)


def test_the_tree_has_the_levels_over_the_lines_and_counts_each(deep: Searcher) -> None:
    facets = {facet.name: facet for facet in deep.search(Query("arboles")).facets}
    values, found = facets[LEVELS[0]].values, []
    while values:
        found.append([(value.value, value.count) for value in values])
        values = tuple(child for value in values for child in value.children)
    assert len(found) == depth(deep) - 1
    for n, level in enumerate(found):
        assert level == [(f"{top}{'.1' * n}", 2) for top in (1, 2)]


def test_any_level_narrows_by_its_parameter_and_by_what_is_typed(deep: Searcher) -> None:
    for n, name in enumerate(LEVELS[: depth(deep) - 1]):
        code = "2" + ".1" * n
        assert deep.search(Query("arboles", Filters(**{name: (code,)}))).total == 2
        assert deep.search(Query(f"arboles objetivo:{code}")).total == 2
        assert deep.search(Query(f"arboles estrategia:p/2018/{code}")).total == 2


def test_a_record_says_its_levels_as_its_programme_calls_them(deep: Searcher) -> None:
    hit = deep.search(Query("arboles")).hits[0]
    item = objects.hit(hit, deep)
    assert [level["level"] for level in item["headings"]] == list(NAMES[-depth(deep) :])
    assert item["headings"][-1]["code"] == item["line"]["code"] == hit.record.code
    above = [item["objective"], item["strategy"]]
    assert [each is not None for each in above] == [depth(deep) > 1, depth(deep) > 2]


def test_files_have_a_column_for_each_level(deep: Searcher) -> None:
    hit = deep.search(Query("arboles")).hits[0]
    columns = rows.columns(deep)
    cells = dict(zip(rows.header(columns), rows.row(columns, hit, deep), strict=True))
    codes = [cells.get(name) for name in LEVELS]
    assert [code for code in codes if code] == [each.code for each in hit.record.headings[:-1]]


def test_the_facet_of_the_tree_is_called_after_the_levels(deep: Searcher) -> None:
    called = {
        2: "Estrategia",
        3: "Objetivo y estrategia",
        4: "Propósito, objetivo y estrategia",
        5: "Eje, propósito, objetivo y estrategia",
    }
    labels = [facet.label for facet in deep.search(Query()).facets if facet.name == LEVELS[0]]
    assert labels == [called.get(depth(deep), "Lugar en el programa")]


@pytest.mark.parametrize("level", range(4))
def test_the_words_of_a_heading_rank_at_every_level(
    level: int, tmp_path: Path, engine: str
) -> None:
    plain, under = (record(f"p/2018/{top}.1.1.1.1", "sembrar árboles") for top in (1, 2))
    headings = list(under.headings)
    headings[level] = Heading(headings[level].code, "Costas y manglares")
    below = Record(under.id, tuple(headings), under.text, "yes")
    build = searcher_of(tmp_path, engine, 5, plain, below)
    assert build.search(Query("sembrar manglares")).hits[0].record == below
