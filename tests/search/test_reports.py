"""Several reports in one build: what a code, an id and a line mean in it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from search.cli import main
from search.filters import Filters
from search.ids import RecordId
from search.model import Query
from search.searcher import Searcher
from search.store.builds import current, open_build, publish
from tests.support.corpus import contents, record

REPORTS = ("agua/2017", "agua/2018", "bosque/2018")
CODES = ("1.1.1", "1.1.2", "1.2.1", "2.1.1")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    records = [
        made
        for report in REPORTS
        for code in CODES
        for made in (
            record(f"{report}/{code}", "Cuidar los manantiales"),
            record(f"{report}/{code}/1", "Se limpiarán los manantiales"),
        )
    ]
    publish(folder, contents(*records))
    return folder


@pytest.fixture(scope="module")
def several(home: Path) -> Searcher:
    return open_build(current(home))


def found(searcher: Searcher, query: Query) -> set[str]:
    return {str(hit.record.id) for hit in searcher.hits(query)}


def under(*codes: str) -> set[str]:
    ids = {f"{report}/{code}" for report in REPORTS for code in codes}
    return ids | {f"{id_}/1" for id_ in ids}


@pytest.mark.parametrize(
    ("filters", "typed", "codes"),
    [
        (Filters(objective=("1",)), "objetivo:1", ("1.1.1", "1.1.2", "1.2.1")),
        (Filters(strategy=("1.1",)), "estrategia:1.1", ("1.1.1", "1.1.2")),
        (Filters(strategy=("1.2",), objective=("2",)), "objetivo:2 estrategia:1.2", CODES[2:]),
    ],
)
def test_a_bare_code_means_it_in_every_report(
    several: Searcher, filters: Filters, typed: str, codes: tuple[str, ...]
) -> None:
    assert found(several, Query(filters=filters)) == under(*codes)
    assert found(several, Query(typed)) == under(*codes)
    page = several.search(Query(typed, filters=Filters(kind=("line",))))
    assert page.notices == ()


def test_a_line_s_code_means_it_in_every_report(several: Searcher) -> None:
    assert found(several, Query("1.1.2")) == under("1.1.2")
    assert found(several, Query("1.1.2/1")) == {f"{report}/1.1.2/1" for report in REPORTS}


@pytest.mark.parametrize("report", REPORTS)
def test_a_whole_id_narrows_to_its_report(several: Searcher, report: str) -> None:
    expected = {id_ for id_ in under("1.1.1", "1.1.2") if id_.startswith(report)}
    chosen = Filters(strategy=(f"{report}/1.1",))
    assert found(several, Query(filters=chosen)) == expected
    assert found(several, Query(f"estrategia:{report}/1.1")) == expected


def test_a_programme_is_all_its_years(several: Searcher) -> None:
    water = {id_ for id_ in under(*CODES) if id_.startswith("agua/")}
    assert found(several, Query(filters=Filters(programme=("agua",)))) == water
    assert found(several, Query("programa:agua")) == water


def test_codes_and_ids_may_be_chosen(several: Searcher) -> None:
    known = several.choices()
    assert list(known["objective"]) == [
        "1",
        "2",
        "agua/1",
        "agua/2",
        *(f"{report}/{code}" for report in REPORTS for code in (1, 2)),
    ]
    assert {"1.1", "agua/2017/1.1"} <= set(known["strategy"])
    assert list(known["programme"]) == ["agua", "bosque"]


def test_the_terminal_takes_codes_and_ids(home: Path) -> None:
    for value, total in (("1", 18), ("agua/2017/1", 6), ("AGUA/2017/1", 6)):
        result = CliRunner().invoke(
            main, ["--objective", value], env={"BUSCADOR_INDEX_DIR": str(home)}
        )
        assert f"{total} resultados" in result.stdout


def test_the_lines_of_other_programmes_are_related(several: Searcher) -> None:
    own = RecordId.parse("agua/2018/1.1.1")
    related = [hit.record.id for hit in several.related(own, 20)]
    assert RecordId.parse("bosque/2018/1.1.1") in related
    assert not [id_ for id_ in related if id_.line == own]
    assert len(several.related(own, 3)) == 3


def test_a_whole_id_may_be_chosen_where_there_is_one_report(tmp_path: Path) -> None:
    one = open_build(
        publish(tmp_path, contents(record("p/2018/1.1.1", "a"), record("p/2018/2.1.1", "b")))
    )
    for value in ("1", "p/2018/1"):
        page = one.search(Query(filters=Filters(objective=(value,))))
        assert page.total == 1
        (facet,) = (facet for facet in page.facets if facet.name == "objective")
        assert [(v.value, v.selected) for v in facet.values] == [("1", True), ("2", False)]
