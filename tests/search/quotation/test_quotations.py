"""Quotations as people paste them, and the texts of the report that say them."""

import pytest

from search.quotation.headings import HeadingTexts
from search.quotation.values import Verification
from search.quotation.verifying import verified
from search.results.labels import above_lines
from search.searcher import Searcher
from search.store.live import Live
from tests.support.stores import publish, store_of
from tests.support.years import two_years


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """Two reports of one programme and one of another."""
    home = tmp_path_factory.mktemp("years")
    publish(home, two_years(), "whoosh")
    return Live(store_of(home, "whoosh")).searcher()


REPORT = "pem-2014-2018/2018"


def verify(text: str, build: Searcher) -> Verification:
    over = above_lines(build.headings, build.programmes)
    return verified(text, build, HeadingTexts({id_: build.headings[id_] for id_ in over}))


def said(found: Verification) -> tuple[str, list[str]]:
    """The verdict, and the texts by code."""
    ids = [str(place.newest.id).removeprefix(f"{REPORT}/") for place in found.places]
    return found.verdict, ids


WORD_FOR_WORD = {
    "as it stands": (
        "Reforzar la capacitación en inteligencia migratoria y la detección de documentos "
        "migratorios apócrifos",
        "3.6.5",
    ),
    "a part of it": ("Capacitar a servidores públicos sobre normatividad migratoria", "3.6.4"),
    "without accents": (
        "reforzar la capacitacion en inteligencia migratoria y la deteccion de documentos",
        "3.6.5",
    ),
    "in capitals": (
        "CAPACITACIÓN EN INTELIGENCIA MIGRATORIA Y LA DETECCIÓN DE DOCUMENTOS",
        "3.6.5",
    ),
    "with the code in front": (
        "3.6.1. Consolidar el Servicio Profesional de Carrera Migratoria",
        "3.6.1",
    ),
    "with the code alone in front": (
        "3.6.1 Consolidar el Servicio Profesional de Carrera Migratoria",
        "3.6.1",
    ),
    "with the level in front": (
        "Línea de acción 3.6.1: Consolidar el Servicio Profesional de Carrera Migratoria",
        "3.6.1",
    ),
    "an objective": (
        "Favorecer los procesos de integración y reintegración de las personas migrantes",
        "4",
    ),
    "an objective with its number": (
        "Objetivo 4. Favorecer los procesos de integración y reintegración de las personas "
        "migrantes y sus familiares",
        "4",
    ),
    "an objective with its bare number": (
        "4 Favorecer los procesos de integración y reintegración de las personas migrantes",
        "4",
    ),
    "a strategy": (
        "Estrategia 3.6 Profesionalizar a los servidores públicos que atienden el fenómeno "
        "migratorio",
        "3.6",
    ),
    "with the number of a note behind": (
        "Consolidar el Servicio Profesional de Carrera Migratoria [14]",
        "3.6.1",
    ),
    "with the number of a page behind": (
        "Consolidar el Servicio Profesional de Carrera Migratoria. 14",
        "3.6.1",
    ),
    "with thousands by a point": (
        "La STPS atenderá a 3.736 connacionales repatriados conforme a las nuevas Reglas",
        "3.4.3/1",
    ),
    "in typographic quotes": (
        "«Consolidar el Servicio Profesional de Carrera Migratoria»",
        "3.6.1",
    ),
    "with the source behind": (
        "“Consolidar el Servicio Profesional de Carrera Migratoria” (PEM, 2018, p. 4).",
        "3.6.1",
    ),
    "with the source behind and no quotes": (
        "Consolidar el Servicio Profesional de Carrera Migratoria (PEM, 2018, p. 4)",
        "3.6.1",
    ),
    "with words that introduce it": (
        "El programa promete: “Consolidar el Servicio Profesional de Carrera Migratoria”.",
        "3.6.1",
    ),
    "words left out": (
        "Ampliar la difusión de información […] y las oportunidades para migrar por vías "
        "institucionales",
        "1.3.3",
    ),
    "words left out, in dots": (
        "Asegurar la atención médica a mujeres migrantes ... y a migrantes embarazadas",
        "4.3.4",
    ),
    "words left out at both ends": (
        "… y a migrantes embarazadas durante su tránsito por…",
        "4.3.4",
    ),
    "words left out, in brackets": (
        "Crear un sistema nacional de información (…) que considere diferencias de sexo",
        "1.5.2",
    ),
    "a word broken off": ("Consolidar el Servicio Profesional de Carrera Migrat…", "3.6.1"),
    "broken lines and hyphens": (
        "Reforzar la capaci-\ntación en inteli-\r\ngencia migratoria y la de-\n  tección de\n"
        "documentos",
        "3.6.5",
    ),
    "hyphens of lost lines": (
        "Reforzar la capaci- tación en inteli- gencia migratoria y la de- tección",
        "3.6.5",
    ),
    "soft hyphens": ("Reforzar la capaci\xadtación en inteli\xadgencia migratoria", "3.6.5"),
    "dashes for commas": (
        "Fortalecer los servicios de orientación y representación legal – para las personas "
        "migrantes — particularmente",
        "4.6.6",
    ),
    "figures written alike": ("La STPS atenderá a 3736 connacionales repatriados", "3.4.3/1"),
    "quotes inside": (
        "En el marco del «Proyecto Piloto Municipios Fronterizos de Derechos Humano», la SDH "
        "creará Mesas de Coordinación",
        "1.1.4/1",
    ),
    "sentences of one text": (
        "articuladas en temas prioritarios. Dichas mesas se llevarán a cabo en los 23 municipios",
        "1.1.4/1",
    ),
    "no tilde on the keyboard": (
        "Ampliar la difusion sobre los derechos de las mujeres, de las ninas, ninos y adolescentes",
        "1.3.4",
    ),
}


@pytest.mark.parametrize("case", WORD_FOR_WORD)
def test_said_word_for_word(case: str, searcher: Searcher) -> None:
    text, id_ = WORD_FOR_WORD[case]
    assert said(verify(text, searcher)) == ("exact", [id_])


JOINED = {
    "two activities": (
        "La STPS atenderá a 3,736 connacionales repatriados conforme a las nuevas Reglas de "
        "Operación y a la disponibilidad de recursos presupuestales. En los Módulos de Atención "
        "Integral para la Salud de Connacionales Repatriado, la SS otorgará servicios de "
        "orientaciones",
        "3.4.3",
    ),
    "a line and its activity, as a table gives them": (
        "5.4.4. Publicitar los nombres de servidores públicos sancionados por ejercicio indebido "
        "de sus funciones en materia migratoria El Órgano Interno de Control del INM registrará "
        "las sanciones derivadas de los procedimientos",
        "5.4.4",
    ),
    "sentences that do not follow each other": (
        "Durante 2018, se planea realizar al menos 25 mil consultas. El RENAPO incrementará el "
        "acceso al Sistema de Verificación Electrónica de Eventos Vitales.",
        "3.2.1",
    ),
}


@pytest.mark.parametrize("case", JOINED)
def test_what_joins_several_texts_of_a_line(case: str, searcher: Searcher) -> None:
    text, id_ = JOINED[case]
    found = verify(text, searcher)
    assert said(found) == ("exact", [id_])
    assert found.places[0].newest.joined


def test_all_texts_that_say_it_are_told_the_line_first(searcher: Searcher) -> None:
    found = verify("la detección de documentos migratorios apócrifos", searcher)
    assert said(found) == ("exact", ["3.6.5", "3.6.5/1"])


NEARLY = {
    "a word replaced": (
        "Reforzar la capacitación en inteligencia policial y la detección de documentos "
        "migratorios apócrifos",
        "3.6.5",
        [("del", "migratoria"), ("ins", "policial")],
    ),
    "a word added": (
        "No consolidar el Servicio Profesional de Carrera Migratoria",
        "3.6.1",
        [("ins", "No")],
    ),
    "a word left out in silence": (
        "Consolidar el Servicio de Carrera Migratoria",
        "3.6.1",
        [("del", "Profesional")],
    ),
    "a figure": (
        "La STPS atenderá a 37,360 connacionales repatriados conforme a las nuevas Reglas",
        "3.4.3/1",
        [("del", "3,736"), ("ins", "37,360")],
    ),
}


@pytest.mark.parametrize("case", NEARLY)
def test_said_nearly(case: str, searcher: Searcher) -> None:
    text, id_, differs = NEARLY[case]
    found = verify(text, searcher)
    assert (found.verdict, said(found)[1][:1]) == ("near", [id_])
    changed = [(p.op, p.text.strip()) for p in found.places[0].newest.pieces if p.op != "same"]
    assert changed == differs


@pytest.mark.parametrize(
    "text",
    [
        "Construir tres hospitales regionales y una universidad en cada capital del país",
        "Publicitar albergues móviles para funcionarios jubilados con seguro de gastos dentales",
        "zzyzx qwerty plonk gronk",
    ],
)
def test_not_said(text: str, searcher: Searcher) -> None:
    assert said(verify(text, searcher)) == ("no", [])


@pytest.mark.parametrize(
    "text",
    [
        "salud mental",
        "personas migrantes",
        "3.6.1",
        "(2018)",
        "«los derechos humanos»",
        "de la que en los y para con por",
    ],
)
def test_too_short_to_tell(text: str, searcher: Searcher) -> None:
    assert said(verify(text, searcher)) == ("short", [])


@pytest.mark.parametrize("text", ["", "…", "«»", "- - -", "[...] [...]", "\x00"])
def test_nothing_quoted(text: str, searcher: Searcher) -> None:
    assert said(verify(text, searcher)) == ("empty", [])


YEARS = {
    "unchanged": (
        "Retirar el lodo de cinco presas",
        [("2018/2.1.1/1", True), ("2017/2.1.1/1", True)],
    ),
    "under another code": (
        "Plantar mil mangles cada mes",
        [("2018/1.1.2/1", True), ("2017/1.1.1/1", True)],
    ),
    "reworded since": (
        "Vigilar la siembra del mangle",
        [("2018/1.1.2/2", False), ("2017/1.1.1/2", True)],
    ),
    "reworded since, as it is now": (
        "Vigilar con drones la siembra del mangle",
        [("2018/1.1.2/2", True), ("2017/1.1.1/2", False)],
    ),
}


@pytest.mark.parametrize("case", YEARS)
def test_each_text_says_in_which_years_it_stands(case: str, years: Searcher) -> None:
    text, expected = YEARS[case]
    found = verify(text, years)
    stands = [(str(each.id).removeprefix("agua/"), each.exact) for each in found.places[0].years]
    assert (found.verdict, stands) == ("exact", expected)


def test_a_line_is_the_text_of_each_programme_that_says_it(years: Searcher) -> None:
    found = verify("Contar los árboles del bosque", years)
    assert [str(each.id) for each in found.places[0].years] == ["bosque/2020/1.1.1"]
