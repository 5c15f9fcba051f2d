"""Pastes of several quotations, and of one with much around it."""

import pytest

from search.quotation.headings import HeadingTexts
from search.quotation.parting import lines, marked
from search.quotation.pasted import MOST_APART, pasted
from search.quotation.values import Verification
from search.results.labels import above_lines
from search.searcher import Searcher
from tests.search.quotation.more_pastes import MORE_EACH, MORE_ONE
from tests.search.quotation.pastes import EACH_ITS_OWN, ONE, Told

REPORT = "pem-2014-2018/2018"
SERVICE = "Consolidar el Servicio Profesional de Carrera Migratoria"
RETURN = "Difundir los programas de retorno voluntario para la población mexicana"
INVENTED = "Construir veinte hospitales y una universidad en cada capital"

SEVERAL = {**EACH_ITS_OWN, **MORE_EACH}
SINGLE = {**ONE, **MORE_ONE}


def verify(text: str, build: Searcher) -> Verification:
    over = above_lines(build.headings, build.programmes)
    return pasted(text, build, HeadingTexts({id_: build.headings[id_] for id_ in over}))


def told(found: Verification) -> Told:
    """What is said of a paste, and of each quotation in it."""
    apart = found.quotations or found.sentences or (found,)
    return found.verdict, tuple((each.verdict, "".join(places(each)[:1])) for each in apart)


def places(found: Verification) -> list[str]:
    return [str(place.newest.id).removeprefix(f"{REPORT}/") for place in found.places]


@pytest.mark.parametrize("case", SEVERAL)
def test_each_quotation_is_judged_for_itself(case: str, searcher: Searcher) -> None:
    text, expected = SEVERAL[case]
    assert told(verify(text, searcher)) == expected


@pytest.mark.parametrize("case", SINGLE)
def test_one_quotation_stays_one(case: str, searcher: Searcher) -> None:
    text, expected = SINGLE[case]
    assert told(verify(text, searcher)) == expected


def test_all_that_are_said_have_their_texts_together(searcher: Searcher) -> None:
    found = verify(f"- {SERVICE}\n- {RETURN}", searcher)
    assert (places(found), found.more, found.sentences) == (["3.6.1", "1.3.6"], 0, ())


def test_one_that_is_not_said_leaves_no_text_that_says_them_all(searcher: Searcher) -> None:
    found = verify(f"- {SERVICE}\n- {INVENTED}", searcher)
    assert (places(found), [places(each) for each in found.quotations]) == ([], [["3.6.1"], []])


def test_sentences_of_two_lines_are_one_quotation_that_is_not_said(searcher: Searcher) -> None:
    found = verify(f"{SERVICE}. {RETURN}. {INVENTED}.", searcher)
    assert (found.verdict, places(found), found.quotations) == ("no", [], ())
    assert [each.verdict for each in found.sentences] == ["exact", "exact", "no"]


def test_a_name_in_quotes_is_not_taken_for_the_quotation_around_it(searcher: Searcher) -> None:
    text = (
        "La SDH negará un fondo para servicios de consultoría, con el objetivo de revisar la "
        'normativa del "Proyecto Piloto Municipios Fronterizos de Derechos Humanos"'
    )
    found = verify(text, searcher)
    assert (found.verdict, found.quoted, places(found)) == ("near", text, ["1.1.2/1"])


def test_lines_around_one_in_quotes_are_none(searcher: Searcher) -> None:
    text = f"El «Programa Paisano»\nha prometido:\n«{SERVICE}»\nAunque nadie lo ha visto en años"
    assert told(verify(text, searcher)) == ("exact", (("exact", "3.6.1"),))


def test_more_than_are_judged_are_counted(searcher: Searcher) -> None:
    items = (f"- {SERVICE} de {word}" for word in "abcdefghijklmn")
    found = verify("\n".join(items), searcher)
    assert (len(found.quotations), found.unjudged) == (MOST_APART, 14 - MOST_APART)
    assert {each.verdict for each in found.quotations} == {"near"}
    assert found.verdict == "short"


MARKS = {
    "none": ("dar tres cursos al mes", ()),
    "names alone": ('el "Programa Paisano" y la "Guía Paisano"', ()),
    "within others": ('"dar el curso "Vida sana" al mes"', ('dar el curso "Vida sana" al mes',)),
    "left open": ('dice: "dar tres cursos al mes', ("dar tres cursos al mes",)),
    "left open within": (
        '"dar el curso "Vida sana al mes" y "abrir un albergue al año"',
        ('dar el curso "Vida sana al mes', "abrir un albergue al año"),
    ),
    "single": ("'dar tres cursos al mes' en O'Higgins", ("dar tres cursos al mes",)),
    "one twice": (
        '"abrir un albergue al año" y "abrir un albergue al año"',
        ("abrir un albergue al año",),
    ),
}


@pytest.mark.parametrize("case", MARKS)
def test_what_quote_marks_set_apart(case: str) -> None:
    text, expected = MARKS[case]
    assert marked(text).inside == expected


def test_a_line_goes_on_in_the_next_unless_that_begins_anew() -> None:
    text = "Dar tres cursos\nde salud\nAbrir albergues\n\nen las ciudades"
    assert lines(text) == ("Dar tres cursos\nde salud", "Abrir albergues", "en las ciudades")
