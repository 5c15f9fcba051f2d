"""Bodies that are only named, texts in which nobody acts: found, counted, and both alike."""

from dataclasses import replace
from pathlib import Path

import pytest

from search.filters import Filters
from search.model import Attribution, Facet, Query, Record
from search.searcher import Searcher
from search.store.builds import open_in
from tests.support.corpus import contents, record
from tests.support.stores import publish, store_of


def made(id_: str, text: str, acts: str = "", named: str = "") -> Record:
    roles = [Attribution(body, "acts") for body in acts.split()]
    roles += [Attribution(body, "named") for body in named.split()]
    return replace(record(id_, text, line="Promover"), attributions=tuple(roles))


RECORDS = (
    made("p/2018/1.1.1", "Promover", "SRE"),
    made("p/2018/1.1.1/1", "La SRE actuará con el INM", "SRE", "INM"),
    made("p/2018/1.1.1/2", "El agua llegará", "", "INM PGR"),
    made("p/2018/1.1.2", "Nadie hará nada"),
    made("p/2018/1.1.3", "El INM avisará al INM", "INM", "INM"),
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, engine: str) -> Searcher:
    home = tmp_path_factory.mktemp("roles")
    build = publish(home, contents(*RECORDS), engine)
    return open_in(store_of(home, engine), build)


def found(build: Searcher, text: str = "", **chosen: str) -> set[str]:
    filters = Filters(**{name: tuple(values.split()) for name, values in chosen.items()})
    return {each.removeprefix("p/2018/") for each in build.ids(Query(text, filters))}


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"agency": "INM"}, {"1.1.3"}),
        ({"agency": "INM", "role": "acts"}, {"1.1.3"}),
        ({"agency": "INM", "role": "named"}, {"1.1.1/1", "1.1.1/2"}),
        ({"agency": "INM", "role": "any"}, {"1.1.3", "1.1.1/1", "1.1.1/2"}),
        ({"agency": "INM", "role": "acts named"}, {"1.1.3", "1.1.1/1", "1.1.1/2"}),
        ({"agency": "PGR"}, set()),
        ({"agency": "PGR", "role": "named"}, {"1.1.1/2"}),
        ({"agency": "PGR SRE", "role": "any"}, {"1.1.1", "1.1.1/1", "1.1.1/2"}),
        ({"agency": "none"}, {"1.1.1/2", "1.1.2"}),
        ({"agency": "none SRE"}, {"1.1.1", "1.1.1/1", "1.1.1/2", "1.1.2"}),
        ({"agency": "none", "kind": "line"}, {"1.1.2"}),
        ({"agency": "none PGR", "role": "named"}, {"1.1.1/2", "1.1.2"}),
        ({"role": "named"}, {"1.1.1", "1.1.1/1", "1.1.1/2", "1.1.2", "1.1.3"}),
    ],
)
def test_a_body_is_meant_in_the_role_that_is_chosen(
    small: Searcher, chosen: dict[str, str], expected: set[str]
) -> None:
    assert found(small, **chosen) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dependencia:ninguna", {"1.1.1/2", "1.1.2"}),
        ('dependencia:"sin dependencia"', {"1.1.1/2", "1.1.2"}),
        ("dependencia:PGR papel:mencionada", {"1.1.1/2"}),
        ("dependencia:INM rol:cualquiera", {"1.1.3", "1.1.1/1", "1.1.1/2"}),
        ("agua dependencia:INM papel:mencionada", {"1.1.1/2"}),
        ("-dependencia:ninguna", {"1.1.1", "1.1.1/1", "1.1.3"}),
    ],
)
def test_roles_can_be_typed(small: Searcher, text: str, expected: set[str]) -> None:
    assert found(small, text) == expected


def facets(build: Searcher, **chosen: str) -> dict[str, Facet]:
    filters = Filters(**{name: tuple(values.split()) for name, values in chosen.items()})
    return {each.name: each for each in build.search(Query(filters=filters)).facets}


@pytest.mark.parametrize("role", ["acts", "named", "any"])
@pytest.mark.parametrize("kind", ["", "line", "activity"])
def test_every_count_is_what_its_choice_finds(small: Searcher, role: str, kind: str) -> None:
    for body in ("INM", "PGR", "SRE", "none"):
        shown = facets(small, agency=body, role=role, kind=kind)
        for value in shown["agency"].values:
            assert value.count == len(found(small, agency=value.value, role=role, kind=kind))
        for value in shown["role"].values:
            assert value.count == len(found(small, agency=body, role=value.value, kind=kind))
            assert value.selected == (value.value == role)


def test_nobody_is_shown_last_and_called(small: Searcher) -> None:
    values = facets(small)["agency"].values
    assert [(v.value, v.label, v.count) for v in values][-1] == ("none", "Sin dependencia", 2)
    assert [v.value for v in facets(small, role="named")["agency"].values] == ["INM", "PGR", "none"]
    assert "role" not in facets(small)


def test_a_table_counts_the_same_role(small: Searcher) -> None:
    for role, expected in (("acts", 1), ("named", 2), ("any", 3)):
        query = Query(filters=Filters(role=(role,)))
        (counts,) = small.across(query, "agency", [query.filters])
        assert (counts["INM"], counts["none"]) == (expected, 2)


def test_where_a_body_is_only_named_the_way_is_told(small: Searcher) -> None:
    notices = small.search(Query("dependencia:PGR")).notices
    assert [each.text for each in notices] == [
        "Ningún texto tiene «PGR» como dependencia que actúa. "
        "Con papel:mencionada está donde se menciona."
    ]
    assert small.search(Query("dependencia:PGR papel:mencionada")).notices == ()


def test_a_build_without_silence_offers_none(tmp_path: Path, engine: str) -> None:
    build = publish(tmp_path, contents(made("p/2018/1.1.1", "Promover", "SRE")), engine)
    searcher = open_in(store_of(tmp_path, engine), build)
    assert "none" not in searcher.choices()["agency"]
    assert [v.value for v in facets(searcher)["agency"].values] == ["SRE"]
