"""URL <-> Query, without an application."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.filters import Filters
from search.model import Notice, Query
from search.schema import FACETS
from web import urls
from web.params import (
    FOR_SEARCH,
    FOR_SUGGESTIONS,
    MAX_CHOICES,
    MAX_QUERY_STRING,
    Parameter,
    Reading,
    Refusal,
    read,
)
from web.queries import pairs

CHOICES = {
    "agency": ("INM", "PGR", "SRE"),
    "objective": ("1", "2"),
    "strategy": ("1.1", "1.10"),
    "response": ("yes", "no"),
    "kind": ("line", "activity"),
}


def reading(*given: tuple[str, str]) -> Reading:
    return read(given, FOR_SEARCH, CHOICES)


@pytest.mark.parametrize(
    ("given_pairs", "query"),
    [
        ([], Query()),
        ([("q", "")], Query()),
        ([("q", "  trata\tde  personas ")], Query("trata de personas")),
        ([("q", "salud\x00mental")], Query("salud mental")),
        ([("q", "migracio\u0301n")], Query("migración")),
        (
            [("agency", "SRE"), ("agency", "INM"), ("agency", "SRE")],
            Query(filters=Filters(agency=("INM", "SRE"))),
        ),
        (
            [("kind", "line"), ("response", "no"), ("strategy", "1.10")],
            Query(filters=Filters(kind=("line",), response=("no",), strategy=("1.10",))),
        ),
        ([("sort", "code"), ("page", "3"), ("size", "100")], Query(sort="code", page=3, size=100)),
        ([("without", "b"), ("without", "a")], Query(without=("a", "b"))),
        ([("explain", "1")], Query(explain=True)),
        ([("explain", "0")], Query()),
    ],
)
def test_a_url_is_read_into_a_query(given_pairs: list[tuple[str, str]], query: Query) -> None:
    found = reading(*given_pairs)
    assert (found.query(), found.refusals) == (query, ())


@pytest.mark.parametrize(
    ("given_pairs", "cause", "name", "value", "kept"),
    [
        ([("foo", "1")], "unknown", "foo", "1", Query()),
        ([("agency", "NADIE")], "not-allowed", "agency", "NADIE", Query()),
        ([("agency", "")], "not-allowed", "agency", "", Query()),
        ([("sort", "date")], "not-allowed", "sort", "date", Query()),
        ([("explain", "yes")], "not-allowed", "explain", "yes", Query()),
        ([("page", "0")], "not-a-number", "page", "0", Query()),
        ([("page", "-1")], "not-a-number", "page", "-1", Query()),
        ([("page", "1e3")], "not-a-number", "page", "1e3", Query()),
        ([("page", "٣")], "not-a-number", "page", "٣", Query()),
        ([("page", "9" * 400)], "not-a-number", "page", "9" * 400, Query()),
        ([("size", "101")], "not-a-number", "size", "101", Query()),
        ([("q", "a"), ("q", "b")], "repeated", "q", "b", Query("a")),
        ([("q", "x" * 301)], "too-long", "q", "x" * 301, Query("x" * 300)),
        (
            [("agency", "SRE")] * (MAX_CHOICES + 1),
            "too-many",
            "agency",
            "SRE",
            Query(filters=Filters(agency=("SRE",))),
        ),
    ],
)
def test_what_cannot_be_taken_is_named_and_the_rest_is_kept(
    given_pairs: list[tuple[str, str]], cause: str, name: str, value: str, kept: Query
) -> None:
    found = reading(*given_pairs)
    assert [(r.cause, r.name, r.value) for r in found.refusals] == [(cause, name, value)]
    assert found.query() == kept


def test_a_refusal_tells_what_is_allowed() -> None:
    found = reading(("agency", "NADIE"), ("page", "x"), ("foo", "")).refusals
    assert {r.name: r.allowed for r in found} == {
        "foo": tuple(parameter.name for parameter in FOR_SEARCH),
        "agency": CHOICES["agency"],
        "page": (),
    }
    assert {r.name: (r.english(), r.spanish()) for r in found} == {
        "foo": (
            "There is no parameter foo.",
            "Aquí «foo» no significa nada: no se tomó en cuenta.",
        ),
        "agency": (
            "agency cannot be 'NADIE'.",
            "No se tomó en cuenta «NADIE», que no es un valor de «agency».",
        ),
        "page": (
            "page must be a whole number from 1 to 100000, not 'x'.",
            "No se tomó en cuenta «page»: debe ser un número del 1 al 100000.",
        ),
    }


def test_a_page_says_what_it_did_not_take() -> None:
    assert reading(("foo", "1")).notices() == (
        Notice("parameter-unknown", "Aquí «foo» no significa nada: no se tomó en cuenta."),
    )


def test_a_braced_name_or_value_is_only_text() -> None:
    refusal = Refusal("unknown", "{value.__class__}", "{0}")
    assert refusal.english() == "There is no parameter {value.__class__}."


def test_a_text_of_lines_keeps_them_and_is_cut_alike() -> None:
    row = Parameter("q", "lines", "", length=20)
    assert (
        read([("q", " salud \r\n- casa\x00 y  luz\n")], (row,), {}).text() == "salud\n- casa y luz"
    )
    cut = read([("q", "salud\n" * 4)], (row,), {})
    assert (cut.text(), cut.refusals[0].cause) == ("salud\nsalud\nsalud\nsa", "too-long")


def test_every_facet_can_be_chosen() -> None:
    assert {facet.name for facet in FACETS} <= {parameter.name for parameter in FOR_SEARCH}


def test_each_table_reads_its_own_parameters_only() -> None:
    found = read([("q", "sal"), ("limit", "3"), ("page", "2")], FOR_SUGGESTIONS, {})
    assert (found.text(), found.first("limit", 8)) == ("sal", 3)
    assert [r.name for r in found.refusals] == ["page"]


queries = st.builds(
    Query,
    text=st.text(st.characters(categories=("L", "N", "P", "S")), max_size=50).map(
        lambda text: reading(("q", text)).text()
    ),
    filters=st.builds(
        Filters,
        agency=st.sets(st.sampled_from(CHOICES["agency"])).map(lambda v: tuple(sorted(v))),
        strategy=st.sets(st.sampled_from(CHOICES["strategy"])).map(lambda v: tuple(sorted(v))),
    ),
    sort=st.sampled_from(("relevance", "code")),
    page=st.integers(1, 1000),
    size=st.integers(1, 100),
    without=st.sets(st.sampled_from(("a:b", "form:ñ", "x&y=z"))).map(lambda v: tuple(sorted(v))),
    explain=st.booleans(),
)


@given(queries)
def test_a_query_survives_its_own_address(query: Query) -> None:
    found = reading(*pairs(query))
    assert (found.query(), found.refusals) == (query, ())


@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=400)), max_size=30))
def test_no_pairs_make_it_fail(given_pairs: list[tuple[str, str]]) -> None:
    query = reading(*given_pairs).query()
    assert reading(*pairs(query)).query() == query


def test_the_longest_search_of_the_form_fits_into_the_query_string() -> None:
    everything = Query("ñ" * 300, Filters(agency=("SRE",) * 20, kind=("line", "activity")))
    assert len(urls.search(everything)) < MAX_QUERY_STRING
