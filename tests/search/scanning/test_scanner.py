"""What a text touches of a programme, and what it leaves aside."""

import pytest

from search.ids import HeadingId
from search.scanning.scanner import scanned
from search.scanning.values import Scan
from search.searcher import Searcher
from search.store.live import Live
from tests.search.scanning.judged import lines_under
from tests.support.stores import publish, store_of
from tests.support.years import two_years


def scan(text: str, build: Searcher) -> Scan:
    return scanned(text, build, lines_under(build))


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """Two reports of one programme and one of another."""
    home = tmp_path_factory.mktemp("years")
    publish(home, two_years(), "whoosh")
    return Live(store_of(home, "whoosh")).searcher()


def test_a_line_is_touched_by_its_own_words(searcher: Searcher) -> None:
    found = scan("Se va a consolidar el servicio profesional de carrera migratoria.", searcher)
    touch = found.lines[0].touches[0]
    assert str(found.lines[0].id) == "pem-2014-2018/2018/3.6.1"
    said = [touch.passage.text[start:end] for start, end in touch.said]
    saying = [touch.record.text[start:end] for start, end in touch.saying]
    assert said == ["consolidar", "servicio", "profesional", "carrera", "migratoria"]
    assert saying == ["Consolidar", "Servicio", "Profesional", "Carrera", "Migratoria"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "La receta lleva tres huevos, medio litro de leche y una vaina de vainilla.",
        "El equipo ganó por dos goles a uno en el último minuto del partido de anoche.",
        "personas migrantes",
        "12 345 6.7",
    ],
)
def test_what_is_about_something_else_touches_nothing(text: str, searcher: Searcher) -> None:
    assert scan(text, searcher).lines == ()


def test_headings_are_counted_and_those_left_aside_are_told(searcher: Searcher) -> None:
    found = scan("Se va a consolidar el servicio profesional de carrera migratoria.", searcher)
    touched = {line.id.code for line in found.lines}
    codes = [each.code for each in found.untouched]
    assert [each.id.code for each in found.headings] == ["1", "2", "3", "4", "5"]
    assert sum(each.touched for each in found.headings) == len(touched)
    assert "3.6" not in codes
    assert "3.1" in codes
    # What is left aside whole is said once.
    assert [code for code in codes if code.partition(".")[0] in codes and "." in code] == []


def test_bodies_that_act_and_are_not_named(searcher: Searcher) -> None:
    assert {"INM", "PGR", "SRE"}.issubset(scan("Nada que ver con nadie aquí.", searcher).silent)
    found = scan("El INM y la FGR firmaron un convenio sobre otra cosa.", searcher)
    assert [each.id for each in found.bodies] == ["INM", "FGR"]
    assert {"INM", "PGR"}.isdisjoint(found.silent)


def test_of_several_years_the_newest_is_scanned(years: Searcher) -> None:
    found = scan("Piden sembrar mangle en la laguna, y contar los árboles del bosque.", years)
    assert {line.id.report for line in found.lines} <= {"agua/2018", "bosque/2020"}
    assert {"agua/2018/1.1.2", "bosque/2020/1.1.1"} <= {str(line.id) for line in found.lines}
    assert {each.id for each in found.headings} == {
        HeadingId("agua", 2018, (1,)),
        HeadingId("agua", 2018, (2,)),
        HeadingId("bosque", 2020, (1,)),
    }
