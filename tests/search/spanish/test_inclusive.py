"""Words for both genders in one."""

import re

import pytest

from search.spanish.analysis import fold_words, terms, tokens

BOTH = [
    ("alumn@s", "alumnos"),
    ("maestr@", "maestro"),
    ("TOD@S", "TODOS"),
    ("l@s migrantes", "los migrantes"),
    ("profesor@s", "profesores"),
    ("médic@s", "médicos"),
    ("alumnxs", "alumnos"),
    ("lxs mexicanxs", "los mexicanos"),
    ("repatriadxs", "repatriados"),
    ("médicxs", "médicos"),
    ("niñx", "niño"),
    ("alumnes", "alumnos"),
    ("compañeres", "compañeros"),
    ("todes", "todos"),
    ("amigues", "amigos"),
    ("chiques", "chicos"),
    ("deportades", "deportados"),
    ("ciudadanes", "ciudadanos"),
    ("hijos(as)", "hijos"),
    ("hijo(a)", "hijo"),
    ("refugiado(a)s", "refugiados"),
    ("hijas/os", "hijas"),
    ("hijos/as", "hijos"),
    ("hijo/a", "hijo"),
    ("profesoras/es", "profesoras"),
    ("profesor/a", "profesor"),
    ("profesores/as", "profesores"),
    ("profesor(a)", "profesor"),
    ("profesor-a", "profesor"),
    ("hijos-as", "hijos"),
    ("los/as jóvenes", "los jóvenes"),
    ("las/os jóvenes", "las jóvenes"),
    ("la(s) dependencia(s)", "la dependencia"),
    ("menor(es)", "menor"),
    ("presidente/a", "presidente"),
    ("NIÑOS(AS)", "NIÑOS"),
]


@pytest.mark.parametrize(("both", "one"), BOTH)
def test_both_genders_are_one_word(both: str, one: str) -> None:
    assert fold_words(f"para {both} y otros") == fold_words(f"para {one} y otros")


@pytest.mark.parametrize(("both", "one"), BOTH)
def test_it_has_the_terms_of_the_word_and_is_shown_whole(both: str, one: str) -> None:
    assert terms(both) == terms(one)
    text = f"Atenderá a {both}."
    last = tokens(text)[-1]
    assert text[: last.end] == text.rstrip(".")


@pytest.mark.parametrize(
    "text",
    [
        "info sre gob mx",
        "pemex y cdmx",
        "felix telex infomex",
        "redes planes clases padres interes mes lunes",
        "estres torres reyes flores morales",
        "migrantes adolescentes titulares profesionales",
        "y/o",
        "clave 2-a",
    ],
)
def test_other_words_stay(text: str) -> None:
    assert fold_words(text) == " ".join(text.replace("/", " ").replace("-", " ").split())


@pytest.mark.parametrize("address", ["ana@sre.gob.mx", "info@s.mx", "@inami_mx", "a@b"])
def test_an_address_is_no_such_word(address: str) -> None:
    assert fold_words(address).split() == re.findall("[a-z]+", address)


def test_a_word_of_its_own_still_has_the_term_of_both() -> None:
    assert fold_words("maestres") == "maestres"
    assert terms("maestres") == terms("maestros")
