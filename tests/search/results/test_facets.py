"""Counts and choices to facets as shown, without any engine."""

from collections.abc import Collection

import pytest

from search.filters import Filters
from search.ids import HeadingId
from search.model import Agency, FacetValue, Heading, Programme
from search.results.facets import MOST_REPORTS, facets
from search.results.labels import Labels
from search.results.narrowing import Narrower
from search.schema import FACETS, KINDS, RESPONSES, chosen
from tests.support.corpus import programme

AGENCIES = {
    "SRE": Agency(
        "SRE", "Secretaría de Relaciones Exteriores", "dependencia", "", ("Cancillería",)
    ),
    "INM": Agency("INM", "Instituto Nacional de Migración", "órgano desconcentrado", ""),
}
HEADINGS = {
    HeadingId.parse(f"{scope}/2018/{code}"): Heading(code, f"{scope}{code}")
    for scope in "pq"
    for code in ("1", "1.2", "1.10", "2", "2.1", "10")
}
UNCHOSEN = Filters()
NOTHING: dict[str, dict[str, int]] = {facet.name: {} for facet in FACETS}


def labels(*programmes: str, answers: Collection[str] = RESPONSES) -> Labels:
    known = {id_: h for id_, h in HEADINGS.items() if id_.programme in programmes}
    return Labels(reports(*map(programme, programmes)), AGENCIES, known, answers)


def reports(*programmes: Programme) -> dict[str, Programme]:
    return {each.report: each for each in programmes}


def shown(name: str, counts: dict[str, int], filters: Filters = UNCHOSEN) -> tuple[FacetValue, ...]:
    """The values of one facet."""
    found = facets({**NOTHING, name: counts}, filters, labels("p"))
    (facet,) = (each for each in found if each.name == name)
    return facet.values


def test_choices_are_equal_in_any_order_and_stand_in_the_order_of_the_table() -> None:
    one = Filters(kind=("line",), agency=("SRE", "INM"), response=())
    assert one == Filters(agency=("SRE", "INM"), kind=("line",))
    assert hash(one) == hash(Filters(agency=("SRE", "INM"), kind=("line",)))
    assert [(facet.name, values) for facet, values in chosen(one)] == [
        ("agency", ("SRE", "INM")),
        ("kind", ("line",)),
    ]
    assert one.without("agency", "SRE").without("agency", "INM") == Filters(kind=("line",))
    assert one.choosing(kind=()) == Filters(agency=("SRE", "INM"))
    assert not Filters()
    assert one


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


@pytest.mark.parametrize(
    ("answers", "listed"),
    [
        (("yes",), [("yes", 1), ("no", 0)]),
        (("Concluida", "En proceso"), [("Concluida", 0), ("En proceso", 0)]),
        (("Concluida", "yes"), [("yes", 1), ("Concluida", 0)]),
        ((), []),
    ],
)
def test_responses_are_those_of_the_build(
    answers: tuple[str, ...], listed: list[tuple[str, int]]
) -> None:
    counts = {**NOTHING, "response": {"yes": 1} if "yes" in answers else {}}
    found = facets(counts, UNCHOSEN, labels("p", answers=answers))
    (facet,) = (each for each in found if each.name == "response")
    assert [(value.value, value.count) for value in facet.values] == listed


@pytest.mark.parametrize(("name", "known"), [("response", RESPONSES), ("kind", KINDS)])
def test_a_closed_vocabulary_shows_its_zeros(name: str, known: dict[str, str]) -> None:
    assert [(v.value, v.label, v.count) for v in shown(name, {})] == [
        (value, label, 0) for value, label in known.items()
    ]


def tree(*programmes: str, filters: Filters = UNCHOSEN) -> list[tuple[str, bool, list[str]]]:
    """(objective, chosen, its strategies), everything counted once."""
    counts = {**NOTHING, "programme": dict.fromkeys(programmes, 1)}
    for name, depth in (("objective", 1), ("strategy", 2)):
        held = (k for k in HEADINGS if k.programme in programmes and len(k.numbers) == depth)
        counts[name] = dict.fromkeys(map(str, held), 1)
    (facet,) = (f for f in facets(counts, filters, labels(*programmes)) if f.name == "objective")
    return [(v.value, v.selected, [c.value for c in v.children]) for v in facet.values]


def test_strategies_stand_under_their_objectives_by_number() -> None:
    assert tree("p") == [("1", False, ["1.2", "1.10"]), ("2", False, ["2.1"]), ("10", False, [])]


def test_codes_of_several_programmes_say_which() -> None:
    assert [value for value, *_ in tree("p", "q")] == [
        "p/2018/1",
        "p/2018/2",
        "p/2018/10",
        "q/2018/1",
        "q/2018/2",
        "q/2018/10",
    ]
    assert labels("p", "q").label("objective", "q/2018/1") == "1. q1 (Programa q)"
    assert labels("p").label("objective", "p/2018/1") == "1. p1"


@pytest.mark.parametrize(
    ("programmes", "chosen", "selected"),
    [
        (("p",), "1", ["1"]),
        (("p", "q"), "1", ["p/2018/1", "q/2018/1"]),
        (("p", "q"), "q/2018/1", ["q/2018/1"]),
        (("p", "q"), "3", []),
    ],
)
def test_a_bare_code_means_every_programme(
    programmes: tuple[str, ...], chosen: str, selected: list[str]
) -> None:
    found = tree(*programmes, filters=Filters(objective=(chosen,)))
    assert [value for value, is_selected, _ in found if is_selected] == selected


def test_of_several_programmes_those_without_hits_are_left_out() -> None:
    counts = {**NOTHING, "programme": {"p": 1}, "objective": {"p/2018/1": 1}}
    (facet,) = (f for f in facets(counts, Filters(), labels("p", "q")) if f.name == "objective")
    assert [value.value for value in facet.values] == ["p/2018/1", "p/2018/2", "p/2018/10"]


def test_what_the_others_filters_leave_is_listed_whatever_is_chosen_here() -> None:
    counts = {**NOTHING, "programme": {"p": 1}, "objective": {"p/2018/1": 1, "q/2018/1": 4}}
    filters = Filters(objective=("p/2018/1",))
    (facet,) = (f for f in facets(counts, filters, labels("p", "q")) if f.name == "objective")
    assert [v.value for v in facet.values] == [
        "p/2018/1",
        "p/2018/2",
        "p/2018/10",
        "q/2018/1",
        "q/2018/2",
        "q/2018/10",
    ]


def test_a_chosen_strategy_brings_its_objective() -> None:
    counts = {**NOTHING, "objective": {"p/2018/1": 1}}
    filters = Filters(strategy=("q/2018/2.1",))
    (facet,) = (f for f in facets(counts, filters, labels("p", "q")) if f.name == "objective")
    (value,) = (value for value in facet.values if value.value.startswith("q"))
    assert (value.value, value.selected) == ("q/2018/2", False)
    assert [(child.value, child.selected) for child in value.children] == [("q/2018/2.1", True)]


def two_years() -> Labels:
    headings = {HeadingId("p", year, (1,)): Heading("1", "Cuidar") for year in (2017, 2018)}
    headings |= {HeadingId("p", y, (2,)): Heading("2", f"Regar en {y}") for y in (2017, 2018)}
    return Labels(reports(programme("p", 2017), programme("p")), AGENCIES, headings)


def test_two_years_of_a_programme_are_told_apart_where_they_differ() -> None:
    counts = {**NOTHING, "objective": {"p/2017/1": 1, "p/2018/1": 2, "p/2017/2": 4}}
    shown = facets(counts, UNCHOSEN, two_years())
    (facet,) = (facet for facet in shown if facet.name == "objective")
    assert [(value.value, value.label, value.count) for value in facet.values] == [
        ("p/1", "1. Cuidar", 3),
        ("p/2018/2", "2. Regar en 2018 (2018)", 0),
        ("p/2017/2", "2. Regar en 2017 (2017)", 4),
    ]
    assert "programme" not in {facet.name for facet in shown}


@pytest.mark.parametrize("known", [labels("p"), labels("p", "q")], ids=["one", "two"])
def test_a_heading_may_be_chosen_by_its_id_or_its_code(known: Labels) -> None:
    held = [str(id_) for id_ in HEADINGS]
    meant = known.meant("objective", held)
    assert meant["p/2018/1"] == ("p/2018/1",)
    assert "p/2018/1" in meant["1"]


def test_of_many_programmes_those_with_the_most_hits_are_listed() -> None:
    names = [f"p{number}" for number in range(MOST_REPORTS + 5)]
    headings = {HeadingId(name, 2018, (1,)): Heading("1", name) for name in names}
    known = Labels(reports(*map(programme, names)), AGENCIES, headings)
    counts = {**NOTHING, "objective": {str(id_): n for n, id_ in enumerate(headings, 1)}}
    (facet,) = (f for f in facets(counts, UNCHOSEN, known) if f.name == "objective")
    assert {value.value for value in facet.values} == {f"{name}/2018/1" for name in names[5:]}
    chosen = Filters(objective=("p0/2018/1",))
    (facet,) = (f for f in facets(counts, chosen, known) if f.name == "objective")
    assert "p0/2018/1" in {value.value for value in facet.values}


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
    known = {"agency": {"INM": 1, "SRE": 1}}
    filters = Narrower(known, labels("p")).with_typed(Filters(), (("agency", typed),))
    assert filters["agency"] == meant


def test_a_bare_code_does_not_list_its_heading_in_every_report() -> None:
    names = [f"p{number:02}" for number in range(3 * MOST_REPORTS)]
    headings = {HeadingId(name, 2018, (1,)): Heading("1", name) for name in names}
    known = Labels(reports(*map(programme, names)), AGENCIES, headings)
    counts = {**NOTHING, "objective": {str(id_): n for n, id_ in enumerate(headings, 1)}}
    filters = Filters(objective=("1", "p03/2018/1"))
    (facet,) = (f for f in facets(counts, filters, known) if f.name == "objective")
    assert len(facet.values) == MOST_REPORTS + 1
    assert all(value.selected for value in facet.values)
    assert facet.values[0].value == "p03/2018/1"
