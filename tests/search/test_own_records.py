"""What sources have of their own survives a build, whatever the engine."""

from collections.abc import Callable
from pathlib import Path

import pytest

from search.filters import Filters
from search.model import Query
from search.searcher import Searcher
from search.store.builds import Contents
from tests.support.invented import coasts, deep, flat, silent
from tests.support.stores import opened


@pytest.mark.parametrize("made", [coasts, silent, flat, deep])
def test_records_and_programmes_come_back_as_they_went_in(
    made: Callable[[], Contents], engine: str, tmp_path: Path
) -> None:
    contents = made()
    build = opened(tmp_path, contents, engine)
    assert list(build.records()) == sorted(contents.records, key=lambda each: each.id.place)
    assert [build.record(each.id) for each in contents.records] == list(contents.records)
    assert dict(build.programmes) == dict(contents.programmes)
    written = {
        id_: h
        for each in contents.records
        for id_, h in zip(each.id.headings, each.headings, strict=True)
    }
    assert dict(build.headings) == written
    assert {hit.record for hit in build.hits(Query())} == set(contents.records)


def test_the_build_knows_who_is_given(engine: str, tmp_path: Path) -> None:
    assert opened(tmp_path / "coasts", coasts(), engine).statistics.given == {"INM": 1, "SRE": 3}
    assert opened(tmp_path / "silent", silent(), engine).statistics.given == {}


@pytest.mark.parametrize(("response", "found"), [("Concluida", 2), ("En proceso", 1)])
def test_a_response_of_its_own_narrows(
    response: str, found: int, engine: str, tmp_path: Path
) -> None:
    build = opened(tmp_path, coasts(), engine)
    assert build.search(Query(filters=Filters(response=(response,)))).total == found
    assert build.search(Query(f'respuesta:"{response}"')).total == found


def test_a_given_agency_is_found_as_one_that_acts(engine: str, tmp_path: Path) -> None:
    build = opened(tmp_path, coasts(), engine)
    assert build.search(Query(filters=Filters(agency=("SRE",)))).total == 3
    page = build.search(Query("SRE dunas"))
    assert page.hits[0].record.code == "1.2.1.1"
    assert "agency" in {reason.how for reason in page.hits[0].why}


@pytest.mark.parametrize("made", [coasts, silent])
def test_no_answer_is_offered_that_no_source_gives(
    made: Callable[[], Contents], engine: str, tmp_path: Path
) -> None:
    build = opened(tmp_path, made(), engine)
    assert build.search(Query("¿qué no se hará en las dunas y el canal?")).offers == ()


def test_an_answer_that_sources_give_is_offered(searcher: Searcher) -> None:
    page = searcher.search(Query("¿qué no se hará por los menores?"))
    assert ("response", "no") in page.offers


def test_further_columns_do_not_rank(engine: str, tmp_path: Path) -> None:
    build = opened(tmp_path, coasts(), engine)
    assert build.search(Query("hectáreas sombra")).total == 0
