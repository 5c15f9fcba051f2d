"""Operators of other engines, dashes and parentheses read as the language's own, and told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query.syntax import parse
from search.query.typed.notices import NOTICES
from search.query.typed.operators import DASHES

SAME = [
    ("salud AND mujeres", "salud mujeres"),
    ("salud Y mujeres", "salud mujeres"),
    ("salud && mujeres", "salud mujeres"),
    ("salud NOT mujeres", "salud -mujeres"),
    ("salud NO mujeres", "salud -mujeres"),
    ("salud AND NOT mujeres", "salud -mujeres"),
    ("salud Y NO “atención médica”", 'salud -"atención médica"'),
    ("salud NOT -mujeres", "salud -mujeres"),
    ("salud NOT respuesta:no", "salud -respuesta:no"),
    ("salud O vivienda O empleo", "salud OR vivienda OR empleo"),
    ("salud || vivienda", "salud OR vivienda"),
    ("SRE O INM", "SRE OR INM"),
    ("SRE NO INM", "SRE -INM"),
    # Words of a text in capitals, and of a question
    ("NIÑAS NO ACOMPAÑADAS", "NIÑAS no ACOMPAÑADAS"),
    ("SALUD Y VIVIENDA", "SALUD y VIVIENDA"),
    ("SALUD O VIVIENDA", "SALUD o VIVIENDA"),
    ("qué NO se hizo", "qué no se hizo"),
    ("derecho a la NO discriminación", "derecho a la no discriminación"),
    ("generación Y", "generación y"),
    ("dijo NO", "dijo no"),
    ("salud and mujeres not", "salud and mujeres not"),
    # Parentheses
    ("(salud OR vivienda) mujeres", "salud OR vivienda mujeres"),
    ("mujeres (salud OR vivienda).", "mujeres salud OR vivienda"),
    ("((salud)) (", "salud"),
    ("migrantes -(salud OR vivienda)", "migrantes -salud -vivienda"),
    ("migrantes NOT (salud OR “vida digna”) becas", 'migrantes -salud -"vida digna" becas'),
    ("(tipo:line OR tipo:activity) becas", "tipo:line tipo:activity becas"),
    # Dashes that leave nothing out
    ("mujeres —niñas y adolescentes— migrantes", "mujeres niñas y adolescentes migrantes"),
    ("mujeres -niñas y adolescentes-, migrantes", "mujeres niñas y adolescentes, migrantes"),
    ("periodo 2014 –2018", "periodo 2014 2018"),
    ("periodo 2014–2018", "periodo 2014 2018"),
    # Items of a list
    ("-Capacitar a servidores públicos", "Capacitar a servidores públicos"),
    ("–talleres para mujeres", "talleres para mujeres"),
    ("* Ferias comunitarias", "Ferias comunitarias"),
    ("- Ferias comunitarias", "Ferias comunitarias"),
    ("-Ferias comunitarias gratuitas nacionales", "Ferias comunitarias gratuitas nacionales"),
    ("-Becas de inglés -Ferias de empleo", "Becas de inglés Ferias de empleo"),
    ("-Becas de inglés -empleo", "Becas de inglés -empleo"),
]
EXCLUDING = [
    "-Guatemala migrantes",
    "-adultos trata personas",
    '-"nivel medio" de becas',
    "-a b -c",
]
AGENCIES = {"SRE", "INM"}


def known(facet: str, value: str) -> bool:
    return facet != "agency" or value in AGENCIES


@pytest.mark.parametrize(("text", "same"), SAME)
def test_what_is_read_alike(text: str, same: str) -> None:
    read, plain = parse(text, known), parse(same, known)
    assert read.wanted == plain.wanted or str(read.wanted).lower() == str(plain.wanted).lower()
    assert (read.unwanted, read.choices) == (plain.unwanted, plain.choices)
    assert read.excluded == plain.excluded


@pytest.mark.parametrize("text", EXCLUDING)
def test_a_dash_at_the_start_leaves_out_where_no_prose_follows(text: str) -> None:
    parsed = parse(text, known)
    assert parsed.unwanted
    assert parsed.notices == ()


WORDS = st.text(st.sampled_from("abcdeglmnprstu"), min_size=4, max_size=9)


@given(WORDS, WORDS, st.sampled_from(DASHES))
def test_every_dash_before_a_word_leaves_it_out(wanted: str, unwanted: str, dash: str) -> None:
    assert parse(f"{wanted} {dash}{unwanted}") == parse(f"{wanted} -{unwanted}")
    assert parse(f"{wanted} {dash}{unwanted}").unwanted
    assert not parse(f"{wanted} {dash} {unwanted}").unwanted
    assert not parse(f"{wanted}{dash}{unwanted}").unwanted


@pytest.mark.parametrize("operator", ["AND", "NOT", "OR", "Y", "O", "NO", "(", ")", "—"])
def test_between_quotes_nothing_is_an_operator(operator: str) -> None:
    parsed = parse(f'"trata {operator} tráfico"')
    assert (len(parsed.wanted), parsed.unwanted, parsed.notices) == (1, (), ())


@pytest.mark.parametrize(
    "text",
    ["-dependencia:SRE", "becas –dependencia:SRE", "NOT dependencia:SRE", "-(dependencia:SRE)"],
)
def test_a_value_of_a_field_is_left_out(text: str) -> None:
    parsed = parse(text, known)
    assert (parsed.excluded, parsed.choices) == ((("agency", "SRE"),), ())
    assert NOTICES["minus"] not in [notice.text for notice in parsed.notices]


@pytest.mark.parametrize(
    "text",
    [
        "dependencia:SRE OR dependencia:INM",
        "(dependencia:SRE OR dependencia:INM) OR agency:SEP",
        "objetivo:3 OR estrategia:2.1",
    ],
)
def test_values_of_one_field_are_alternatives_without_a_word(text: str) -> None:
    parsed = parse(text, known)
    assert len(parsed.choices) >= 2
    assert (parsed.wanted, parsed.notices) == ((), ())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("becas AND cursos", NOTICES["and"].format("AND")),
        ("becas Y cursos", NOTICES["and"].format("Y")),
        ("becas NO cursos", NOTICES["not"].format("NO cursos", "cursos")),
        ("becas NOT (cursos)", NOTICES["not"].format("NOT (…)", "(…)")),
        ("becas O cursos", NOTICES["either"].format("O")),
        ("-Becas de inglés", NOTICES["item"].format("Becas")),
    ],
)
def test_what_was_understood_is_said(text: str, told: str) -> None:
    assert [notice.text for notice in parse(text).notices] == [told]
