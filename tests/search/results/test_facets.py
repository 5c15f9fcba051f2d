"""Counts and choices to facets as shown, without any engine."""

from dataclasses import fields

import pytest

from search.model import Agency, FacetValue, Filters, Heading
from search.results.facets import MOST_PROGRAMMES, Labels, facets
from search.schema import FACETS, KINDS, RESPONSES
from tests.support.corpus import programme

AGENCIES = {
    "SRE": Agency(
        "SRE", "Secretaría de Relaciones Exteriores", "dependencia", "", ("Cancillería",)
    ),
    "INM": Agency("INM", "Instituto Nacional de Migración", "órgano desconcentrado", ""),
}
HEADINGS = {
    f"{scope}/{code}": Heading(code, f"{scope}{code}")
    for scope in "pq"
    for code in ("1", "1.2", "1.10", "2", "2.1", "10")
}
UNCHOSEN = Filters()
NOTHING: dict[str, dict[str, int]] = {facet.name: {} for facet in FACETS}


def labels(*programmes: str) -> Labels:
    known = {key: h for key, h in HEADINGS.items() if key.partition("/")[0] in programmes}
    return Labels({id_: programme(id_) for id_ in programmes}, AGENCIES, known)


def shown(name: str, counts: dict[str, int], filters: Filters = UNCHOSEN) -> tuple[FacetValue, ...]:
    """The values of one facet."""
    found = facets({**NOTHING, name: counts}, filters, labels("p"))
    (facet,) = (each for each in found if each.name == name)
    return facet.values


def test_every_filter_has_its_facet() -> None:
    assert {field.name for field in fields(Filters)} == {facet.name for facet in FACETS}


def test_values_stand_by_count_and_then_by_name() -> None:
    counts = {"SRE": 2, "INM": 2, "PGR": 5, "PF": 0}
    assert [(v.value, v.label, v.count) for v in shown("agency", counts)] == [
        ("PGR", "PGR", 5),
        ("INM", "Instituto Nacional de Migración", 2),
        ("SRE", "Secretaría de Relaciones Exteriores", 2),
    ]


def test_a_chosen_value_stands_at_zero_and_beyond_the_build() -> None:
    values = shown("agency", {"SRE": 0, "INM": 1}, Filters(agency=("SRE", "ONU")))
    assert [(v.value, v.count, v.selected) for v in values] == [
        ("INM", 1, False),
        ("ONU", 0, True),
        ("SRE", 0, True),
    ]


@pytest.mark.parametrize(("name", "known"), [("response", RESPONSES), ("kind", KINDS)])
def test_a_closed_vocabulary_shows_its_zeros(name: str, known: dict[str, str]) -> None:
    assert [(v.value, v.label, v.count) for v in shown(name, {})] == [
        (value, label, 0) for value, label in known.items()
    ]


def tree(*programmes: str, filters: Filters = UNCHOSEN) -> list[tuple[str, bool, list[str]]]:
    """(objective, chosen, its strategies), everything counted once."""
    counts = {**NOTHING, "programme": dict.fromkeys(programmes, 1)}
    for name, depth in (("objective", 0), ("strategy", 1)):
        keys = (k for k in HEADINGS if k.partition("/")[0] in programmes and k.count(".") == depth)
        counts[name] = dict.fromkeys(keys, 1)
    (facet,) = (f for f in facets(counts, filters, labels(*programmes)) if f.name == "objective")
    return [(v.value, v.selected, [c.value for c in v.children]) for v in facet.values]


def test_strategies_stand_under_their_objectives_by_number() -> None:
    assert tree("p") == [("1", False, ["1.2", "1.10"]), ("2", False, ["2.1"]), ("10", False, [])]


def test_codes_of_several_programmes_say_which() -> None:
    assert [value for value, *_ in tree("p", "q")] == ["p/1", "p/2", "p/10", "q/1", "q/2", "q/10"]
    assert labels("p", "q").label("objective", "q/1") == "1. q1 (Programa q)"
    assert labels("p").label("objective", "p/1") == "1. p1"


@pytest.mark.parametrize(
    ("programmes", "chosen", "selected"),
    [
        (("p",), "1", ["1"]),
        (("p", "q"), "1", ["p/1", "q/1"]),
        (("p", "q"), "q/1", ["q/1"]),
        (("p", "q"), "3", []),
    ],
)
def test_a_bare_code_means_every_programme(
    programmes: tuple[str, ...], chosen: str, selected: list[str]
) -> None:
    found = tree(*programmes, filters=Filters(objective=(chosen,)))
    assert [value for value, is_selected, _ in found if is_selected] == selected


def test_of_several_programmes_those_without_hits_are_left_out() -> None:
    counts = {**NOTHING, "programme": {"p": 1}, "objective": {"p/1": 1}}
    (facet,) = (f for f in facets(counts, Filters(), labels("p", "q")) if f.name == "objective")
    assert [value.value for value in facet.values] == ["p/1", "p/2", "p/10"]


def test_what_the_others_filters_leave_is_listed_whatever_is_chosen_here() -> None:
    counts = {**NOTHING, "programme": {"p": 1}, "objective": {"p/1": 1, "q/1": 4}}
    filters = Filters(objective=("p/1",))
    (facet,) = (f for f in facets(counts, filters, labels("p", "q")) if f.name == "objective")
    assert [v.value for v in facet.values] == ["p/1", "p/2", "p/10", "q/1", "q/2", "q/10"]


def test_of_many_programmes_those_with_the_most_hits_are_listed() -> None:
    names = [f"p{number}" for number in range(MOST_PROGRAMMES + 5)]
    headings = {f"{name}/1": Heading("1", name) for name in names}
    known = Labels({name: programme(name) for name in names}, AGENCIES, headings)
    counts = {**NOTHING, "programme": {name: n for n, name in enumerate(names, 1)}}
    (facet,) = (f for f in facets(counts, UNCHOSEN, known) if f.name == "objective")
    assert {value.value for value in facet.values} == {f"{name}/1" for name in names[5:]}
    chosen = Filters(objective=("p0/1",))
    (facet,) = (f for f in facets(counts, chosen, known) if f.name == "objective")
    assert "p0/1" in {value.value for value in facet.values}


@pytest.mark.parametrize(("programmes", "chooses"), [(("p",), False), (("p", "q"), True)])
def test_the_programme_is_a_facet_where_there_are_several(
    programmes: tuple[str, ...], chooses: bool
) -> None:
    named = labels(*programmes)
    assert ("programme" in {f.name for f in facets(NOTHING, Filters(), named)}) is chooses


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("SRE", ("SRE",)),
        ("sre", ("SRE",)),
        ("cancilleria", ("SRE",)),
        ("SECRETARÍA DE RELACIONES EXTERIORES", ("SRE",)),
    ],
)
def test_an_agency_is_typed_in_any_of_its_ways(typed: str, meant: tuple[str, ...]) -> None:
    assert labels("p").typed("agency", typed, ("INM", "SRE")) == meant
