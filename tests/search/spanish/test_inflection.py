"""Forms of a word meet; what is derived from it is another word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.spanish import analysis
from search.spanish.inflection import are_forms

VERBS = "deportar internar capacitar reclutar denunciar retornar trabajar registrar visitar".split()
FORMS = "ar a an ado ada ados adas ando ara aran aria arian aba aban aron o e en arse".split()
ACTS = "acion aciones amiento amientos".split()
DERIVED = "ador adora adores ante antes anza ancia able".split()
NOUN_LIKE = "a as e es o os".split()
NOUNS = "interno:interna vecino:vecina doctor:doctora niño:niña alumno:alumna experto:experta"


@given(st.sampled_from(VERBS), st.sampled_from(FORMS), st.sampled_from(FORMS))
def test_the_forms_of_a_verb_are_of_one_word(verb: str, one: str, other: str) -> None:
    root = verb.removesuffix("ar")
    if analysis.stem(root + one) == analysis.stem(root + other):  # "deporte" is a word apart
        assert are_forms(root + one, root + other)


@given(st.sampled_from(VERBS), st.sampled_from(FORMS), st.sampled_from(DERIVED))
def test_what_is_derived_of_a_verb_is_another_word(verb: str, form: str, ending: str) -> None:
    root = verb.removesuffix("ar")
    if analysis.stem(root + form) == analysis.stem(root + ending):
        assert not are_forms(root + form, root + ending)


@given(st.sampled_from(VERBS), st.sampled_from((*FORMS, *NOUN_LIKE)), st.sampled_from(ACTS))
def test_the_name_of_an_act_goes_with_what_only_a_verb_is(verb: str, form: str, act: str) -> None:
    root = verb.removesuffix("ar")
    if analysis.stem(root + form) == analysis.stem(root + act):
        assert are_forms(root + form, root + act) is (form not in NOUN_LIKE)


@pytest.mark.parametrize("pair", NOUNS.split())
def test_number_and_gender_make_no_other_word(pair: str) -> None:
    masculine, feminine = map(analysis.fold, pair.split(":"))
    plural = masculine + ("s" if masculine[-1] in "aeiou" else "es")
    forms = (masculine, plural, feminine, feminine + "s")
    assert all(are_forms(one, other) for one in forms for other in forms)


@given(st.text(st.characters(categories=["L"]), min_size=1), st.text(max_size=4))
def test_being_forms_is_mutual(word: str, ending: str) -> None:
    one, other = analysis.fold(word), analysis.fold(word + ending)
    assert are_forms(one, one)
    assert are_forms(one, other) == are_forms(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("luz", "luces"),
        ("cruz", "cruces"),
        ("hogar", "hogares"),
        ("pais", "paises"),
        ("frances", "francesas"),
        ("mantendra", "mantener"),
        ("atendera", "atendido"),
        ("bilingüe", "bilingües"),
        ("organizador", "organizadoras"),
        ("informativo", "informativas"),
    ],
)
def test_forms_that_are_written_otherwise(one: str, other: str) -> None:
    assert are_forms(analysis.fold(one), analysis.fold(other))
