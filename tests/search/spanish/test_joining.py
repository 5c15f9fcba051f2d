"""Words in two pieces."""

import pytest

from search.spanish.analysis import fold_words, tokens


@pytest.mark.parametrize(
    "end", ["-\n", "-\r\n", "- \n", "-\n  ", "\u2010\n", "\xad\n", "¬\n", "\x1f\n"]
)
@pytest.mark.parametrize(
    ("first", "rest"),
    [
        ("capaci", "tación"),
        ("repatria", "ción"),
        ("con", "sulado"),
        ("de", "portación"),
        ("Chilpan", "cingo"),
        ("migra", "ción"),
        ("ase", "sorías"),
        ("transfron", "terizas"),
        ("MIGRA", "CIÓN"),
        ("socio", "económica"),
    ],
)
def test_a_word_broken_at_a_line_end_is_one(first: str, rest: str, end: str) -> None:
    text = f"sobre {first}{end}{rest} y más"
    assert fold_words(text) == fold_words(f"sobre {first}{rest} y más")
    token = tokens(text)[1]
    assert text[token.start : token.end] == f"{first}{end}{rest}"


@pytest.mark.parametrize(
    "text",
    [
        "costero-\nmarítima",
        "teórico-\nprácticos",
        "México-\nGuatemala",
        "político-\nelectoral",
        "obrero-\npatronal",
        "SRE-\nINM",
        "pre- y posnatal",
        "norte-\nsur",
        "- becas\n- apoyos",
    ],
)
def test_two_words_that_a_hyphen_links_stay_two(text: str) -> None:
    assert fold_words(text) == fold_words(text.replace("-", " ").replace("\n", " "))


def test_a_word_that_the_text_has_elsewhere_is_known() -> None:
    assert fold_words("Tapa-\nchula, antes en Tapachula") == "tapachula antes en tapachula"


@pytest.mark.parametrize(
    ("hyphened", "joined"),
    [
        ("sub-secretaría", "subsecretaría"),
        ("Sub-Delegaciones", "Subdelegaciones"),
        ("inter-institucional", "interinstitucional"),
        ("INTER-INSTITUCIONAL", "INTERINSTITUCIONAL"),
        ("anti-racista", "antirracista"),
        ("re-inserción", "reinserción"),
        ("co-ordinación", "coordinación"),
        ("bi-nacional", "binacional"),
        ("multi-cultural", "multicultural"),
        ("pos-penal", "pospenal"),
        ("trans-fronterizo", "transfronterizo"),
        ("socio-económico", "socioeconómico"),
        ("psico-social", "psicosocial"),
        ("contra-tiempo", "contratiempo"),
        ("sobre-vivir", "sobrevivir"),
        ("super-visión", "supervisión"),
    ],
)
def test_a_prefix_with_a_hyphen_is_joined(hyphened: str, joined: str) -> None:
    assert fold_words(f"la {hyphened} dará") == fold_words(f"la {joined} dará")


@pytest.mark.parametrize(
    "text", ["pro-derechos", "ex-Yugoslavia", "norte-sur", "sub-21", "co-a", "contra-ola-viento"]
)
def test_what_is_no_prefix_stays(text: str) -> None:
    assert fold_words(text) == text.replace("-", " ").lower()
