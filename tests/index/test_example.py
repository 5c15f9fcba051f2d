"""The invented example: four levels, given bodies, responses of its own, figures."""

from collections import Counter
from pathlib import Path

import pytest

from index.records import Records
from search.model import Cell, Record
from tests.support import reports

EXAMPLE = Path(__file__).parents[2] / "docs" / "example" / "programa-de-ejemplo-2025.csv"
INVENTED = "Instituto de Horticultura del Altiplano"  # a body that nobody lists


@pytest.fixture(scope="module")
def compiled() -> tuple[Records, list[Record]]:
    return reports.compiled(EXAMPLE)


@pytest.fixture
def lines(compiled: tuple[Records, list[Record]]) -> dict[str, Record]:
    """Its lines, by their codes."""
    return {each.headings[-1].code: each for each in compiled[1] if each.kind == "line"}


def test_it_is_read_without_an_error(compiled: tuple[Records, list[Record]]) -> None:
    found, _ = compiled
    severe = [each for each in found.findings() if each.severity != "warning"]
    assert severe == []
    (programme,) = found.survey.programmes.values()
    assert programme.report == "ejemplo/2025"
    assert "(inventado)" in programme.title
    assert programme.levels == (
        "Eje",
        "Objetivo prioritario",
        "Estrategia prioritaria",
        "Acción puntual",
    )
    assert programme.columns == ("Meta 2025", "Avance", "Presupuesto", "Fecha de término")


def test_it_has_four_levels(compiled: tuple[Records, list[Record]]) -> None:
    _, records = compiled
    assert Counter(each.kind for each in records) == {"line": 26, "activity": 24}
    assert {len(each.headings) for each in records} == {4}
    counts = [len({each.headings[level].code for each in records}) for level in range(4)]
    assert counts == [2, 4, 8, 26]


def test_a_line_of_several_rows_has_several_activities(
    compiled: tuple[Records, list[Record]],
) -> None:
    numbers = Counter(each.headings[-1].code for each in compiled[1] if each.kind == "activity")
    assert [code for code, count in numbers.items() if count == 3] == ["1.2.1.1"]
    assert [code for code, count in numbers.items() if count == 2] == [
        "1.1.1.1",
        "2.1.2.1",
        "2.2.1.1",
    ]


def test_its_responses_are_its_own_words_beside_no(lines: dict[str, Record]) -> None:
    assert Counter(each.response for each in lines.values()) == {
        "Concluida": 10,
        "En proceso": 9,
        "Por iniciar": 4,
        "no": 3,
    }


GIVEN = {
    "1.1.1.1": {"CONAGUA", "SEP"},
    "1.1.2.1": {"SS", "COFEPRIS"},
    "1.2.1.1": {"SEMARNAT", "SEP", "SADER"},
    "1.2.2.1": {"SEMARNAT", "CONABIO"},
    "2.1.2.3": {"SADER", "CONABIO"},
    "2.2.1.3": {"SS", "INSP"},
    "2.2.1.4": {"SEP", "SS", "COFEPRIS"},
    "2.2.2.2": {"BIENESTAR"},
    "2.2.2.3": {"SE"},
}


@pytest.mark.parametrize(("code", "bodies"), GIVEN.items())
def test_the_bodies_of_the_column_act_and_are_given(
    code: str, bodies: set[str], lines: dict[str, Record]
) -> None:
    attributions = lines[code].attributions
    assert {each.agency for each in attributions if each.given} == bodies
    assert {each.role for each in attributions if each.given} == {"acts"}


def test_a_body_that_nobody_lists_is_given_and_told(
    compiled: tuple[Records, list[Record]], lines: dict[str, Record]
) -> None:
    found, _ = compiled
    (body,) = (each for each in found.agencies.values() if each.name == INVENTED)
    for code, others in (("2.1.1.1", {"SEP"}), ("2.1.1.2", {"SEP", "CONAFE"})):
        given = {each.agency for each in lines[code].attributions if each.given}
        assert given == {body.id, *others}
    assert any(INVENTED in each.value for each in found.findings() if each.severity == "warning")


def test_its_figures_are_typed(lines: dict[str, Record]) -> None:
    assert lines["1.1.1.2"].columns == (
        Cell("Meta 2025", "180", 180.0),
        Cell("Avance", "42%", 0.42),
        Cell("Presupuesto", "$3,200,000.00", 3_200_000.0),
        Cell("Fecha de término", "2026-03-31", "2026-03-31"),
    )
    assert Cell("Avance", "54.5%", 0.545) in lines["1.1.2.2"].columns
    assert [cell.column for cell in lines["2.2.2.3"].columns] == ["Meta 2025"]
