"""Facets as an answer shows them: how values are called and ordered, and which headings stand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from search.filters import Filters
from search.findings import RULES
from search.model import Agency, FacetValue, Page, Query
from search.results.facets import MOST_REPORTS
from search.schema import KINDS, RESPONSES
from search.searcher import Searcher
from search.spanish.commitment import LABELS
from search.store.builds import Contents
from tests.support.corpus import contents, programme, record
from tests.support.stores import opened


def shown(page: Page, name: str) -> tuple[FacetValue, ...]:
    """The values of a facet; the strategies of all objectives."""
    if name == "strategy":
        return tuple(child for value in shown(page, "objective") for child in value.children)
    return next(facet.values for facet in page.facets if facet.name == name)


# The shipped report


def test_every_value_is_called_as_people_call_it(searcher: Searcher) -> None:
    page = searcher.search(Query())
    headings = {f"{each.code}. {each.text}" for each in searcher.headings.values()}
    tree = {value.label for name in ("objective", "strategy") for value in shown(page, name)}
    assert tree == {each for each in headings if each.split(" ", 1)[0].count(".") < 3}
    bodies = {id_: agency.name for id_, agency in searcher.agencies.items()}
    bodies["none"] = "Sin dependencia"
    called: dict[str, dict[str, str]] = {
        "agency": bodies,
        "response": RESPONSES,
        "kind": KINDS,
        "commitment": dict(LABELS),
        "finding": {rule.id: rule.label for rule in RULES},
    }
    for name, labels in called.items():
        values = shown(page, name)
        assert values
        assert [value.label for value in values] == [labels[value.value] for value in values]


def test_every_strategy_stands_under_its_objective(searcher: Searcher) -> None:
    for objective in shown(searcher.search(Query()), "objective"):
        assert objective.children
        for child in objective.children:
            assert child.value.startswith(f"{objective.value}.")


@pytest.mark.parametrize(
    ("facet", "value"),
    [("response", "no"), ("kind", "activity"), ("finding", "no-activities"), ("strategy", "5.1")],
)
def test_what_is_chosen_is_marked_and_nothing_else(
    facet: str, value: str, searcher: Searcher
) -> None:
    page = searcher.search(Query(filters=Filters(**{facet: (value,)})))
    selected = [v.value for each in page.facets for v in shown(page, each.name) if v.selected]
    selected += [v.value for v in shown(page, "strategy") if v.selected]
    assert selected == [value]


@pytest.mark.parametrize(
    ("typed", "filters"),
    [
        ("hallazgo:No-Activities", Filters(finding=("no-activities",))),
        ("programa:PEM-2014-2018", Filters(programme=("pem-2014-2018",))),
        ("dependencia:nadie", Filters(agency=("nadie",))),
    ],
)
def test_a_value_is_typed_in_any_case(typed: str, filters: Filters, searcher: Searcher) -> None:
    page, chosen = searcher.search(Query(text=typed)), searcher.search(Query(filters=filters))
    assert (page.total, page.facets) == (chosen.total, chosen.facets)


# Values of equal count


def test_values_of_equal_count_stand_by_name_and_not_by_id(engine: str, tmp_path: Path) -> None:
    bodies = {
        "AAA": Agency("AAA", "Zona de Aduanas", "", ""),
        "BBB": Agency("BBB", "Instituto", "", ""),
        "CCC": Agency("CCC", "Academia", "", ""),
        "DDD": Agency("DDD", "Instituto", "", ""),
    }
    records = [record("p/2018/1.1.1", "becas"), record("p/2018/1.1.1/1", "becas", acts=bodies)]
    found = Contents({"p/2018": programme("p")}, bodies, (), records)
    page = opened(tmp_path, found, engine).search(Query(text="becas"))
    assert [value.value for value in shown(page, "agency")] == ["CCC", "BBB", "DDD", "AAA", "none"]


# More programmes than are listed at once

NAMES = [f"q{number:02}" for number in range(MOST_REPORTS + 5)]
LISTED = set(NAMES[5:])  # each has a record more than the one before it


@pytest.fixture(scope="module")
def many(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    records = [
        record(f"{name}/2018/1.1.{n}", f"becas {name}" if n else f"escuelas {name}")
        for number, name in enumerate(NAMES)
        for n in range(number + 2)
    ]
    return opened(tmp_path_factory.mktemp("many"), contents(*records), engine)


def programmes(values: tuple[FacetValue, ...]) -> Iterator[str]:
    """The programme of each heading, as its label tells it."""
    return (value.label.rpartition("(Programa ")[2].rstrip(")") for value in values)


@pytest.mark.parametrize("facet", ["objective", "strategy"])
def test_the_headings_of_the_fullest_programmes_are_listed(many: Searcher, facet: str) -> None:
    page = many.search(Query(text="becas"))
    assert set(programmes(shown(page, "objective"))) == LISTED
    assert sorted(programmes(shown(page, facet))) == sorted(LISTED)


def test_beside_them_only_those_that_are_chosen(many: Searcher) -> None:
    (weakest,) = shown(many.search(Query(text=NAMES[0])), "objective")
    filters = Filters(objective=(weakest.value,))
    values = shown(many.search(Query(text="becas", filters=filters)), "objective")
    assert set(programmes(values)) == {*LISTED, NAMES[0]}
    assert [value.value for value in values if value.selected] == [weakest.value]


def test_every_programme_can_be_chosen_by_its_title(many: Searcher) -> None:
    page = many.search(Query(text="becas", filters=Filters(programme=(NAMES[3],))))
    values = shown(page, "programme")
    assert {value.label for value in values} == {f"Programa {name}" for name in NAMES}
    assert [value.value for value in values if value.selected] == [NAMES[3]]
    assert [value.count for value in values] == sorted((v.count for v in values), reverse=True)


def test_a_programme_whose_hits_others_choices_take_away_is_listed_by_those_left(
    many: Searcher,
) -> None:
    """The headings are listed by what the choices beside theirs leave, a programme's too."""
    page = many.search(Query(text="becas", filters=Filters(programme=(NAMES[0],))))
    listed = set(programmes(shown(page, "objective")))
    assert len(listed) == MOST_REPORTS
