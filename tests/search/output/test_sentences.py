"""What is said of bodies and lines: with the right article, number, name and answer."""

from dataclasses import replace

import pytest

from search.findings import BY_ID, RULES
from search.model import Finding, Programme
from search.output.sentences import (
    answer,
    answer_of_line,
    called,
    contradiction,
    done,
    told,
)
from tests.support.corpus import programme, record

LINE, ACTIVITY = "p/2019/1.2.3", "p/2019/1.2.3/1"
OWN = replace(programme("p", 2019), levels=("Eje", "Proyecto"))


@pytest.mark.parametrize(
    ("name", "letters", "said"),
    [
        ("Secretaría de Salud", "SSA", "la SSA"),
        ("Instituto Nacional de las Mujeres", "INMUJERES", "el INMUJERES"),
        ("Universidad Nacional Autónoma de México", "UNAM", "la UNAM"),
        ("Sistema Nacional para el Desarrollo Integral de la Familia", "DIF", "el DIF"),
        ("Programa de Apoyo", "", "el Programa de Apoyo"),
        ("Suprema Corte de Justicia", "SCJN", "la SCJN"),
        ("Corte Interamericana", "", "la Corte Interamericana"),
        ("Cruz Roja Mexicana", "", "la Cruz Roja Mexicana"),
        ("Unión Europea", "UE", "la UE"),
        ("Tribunal Electoral", "TEPJF", "el TEPJF"),
        ("Servicios de Salud de Oaxaca", "", "Servicios de Salud de Oaxaca"),
        ("ProMéxico", "", "ProMéxico"),
        ("INFOTEC", "", "INFOTEC"),
        ("El Colegio de México", "", "El Colegio de México"),
        ("Nacional Financiera", "NAFIN", "NAFIN"),
    ],
)
def test_a_body_is_called_with_its_article(name: str, letters: str, said: str) -> None:
    assert called(name, letters) == said


@pytest.mark.parametrize(
    ("activities", "lines", "said"),
    [
        (0, 0, ""),
        (1, 0, "1 actividad"),
        (2, 1, "2 actividades en 1 línea"),
        (1500, 1200, "1,500 actividades en 1,200 líneas"),
    ],
)
def test_activities_are_said_before_lines(activities: int, lines: int, said: str) -> None:
    assert done(activities, lines) == said


@pytest.mark.parametrize(
    ("response", "said", "of_line"),
    [
        ("yes", "Se realizarán acciones en 2019", "Su línea: se realizarán acciones"),
        ("no", "No se realizarán acciones en 2019", "Su línea: no se realizarán acciones"),
        ("En Proceso", "En Proceso", "Su línea: «En Proceso»"),
        ("", "", ""),
    ],
)
def test_an_answer_is_the_line_s(response: str, said: str, of_line: str) -> None:
    activity = record(ACTIVITY, "Hará", response=response)
    assert answer(activity) == said
    assert answer_of_line(activity, programme("p", 2019)) == of_line


def test_a_line_says_its_answer_as_its_own() -> None:
    assert answer_of_line(record(LINE, "Hacer", response="no"), OWN) == "No se realizarán acciones"
    assert answer_of_line(record(LINE, "Hacer", response="En Curso"), OWN) == "«En Curso»"


@pytest.mark.parametrize(
    ("report", "response", "activities", "said"),
    [
        (
            programme("p", 2019),
            "no",
            2,
            "La línea dice «No se realizarán acciones en 2019», pero describe 2 actividades. "
            "Así está en el documento.",
        ),
        (
            programme("p", 2019),
            "no",
            1,
            "La línea dice «No se realizarán acciones en 2019», pero describe 1 actividad. "
            "Así está en el documento.",
        ),
        (
            OWN,
            "yes",
            0,
            "El proyecto dice «Se realizarán acciones en 2019», pero no describe ninguna "
            "actividad. Así está en el documento.",
        ),
        (OWN, "no", 0, ""),
        (OWN, "yes", 3, ""),
        (OWN, "Concluida", 0, ""),
        (OWN, "Concluida", 2, ""),
        (OWN, "", 2, ""),
    ],
)
def test_what_contradicts_itself_is_a_sentence(
    report: Programme, response: str, activities: int, said: str
) -> None:
    for text in (LINE, ACTIVITY):
        made = record(text, "Hacer", response=response)
        assert contradiction(made, report, activities) == said


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_finding_tells_its_detail_and_no_advice(rule: object) -> None:
    named = BY_ID[rule.id]  # type: ignore[attr-defined]
    message = f"{named.label}. «UNAHC» en la celda. {named.advice} Hoja «Uno»."
    finding = Finding(named.id, named.severity, "a.csv", message=message)
    assert named.advice not in told(finding)
    assert "«UNAHC» en la celda" in told(finding)
    plain = Finding(named.id, named.severity, "a.csv", message=f"{named.label}. {named.advice}")
    assert told(plain) == ""
