"""References to notes, powers and ordinals at the end of words."""

import pytest

from search.spanish.analysis import fold_words, tokens


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("albergues¹ y comedores²", "albergues y comedores"),
        ("la COMAR³ otorgará", "la COMAR otorgará"),
        ("visas¹² y permisos¹,²", "visas y permisos"),
        ("trámite* gratuito† y sencillo‡", "trámite gratuito y sencillo"),
        ("retorno[4] digno[12]", "retorno digno"),
        ("credencial(1) consular(*)", "credencial consular"),
        ("asesoría1/ jurídica2/.", "asesoría jurídica"),
        ("informe① anual②", "informe anual"),
        ("capacitación.³ Además", "capacitación Además"),
        ("«paisano»¹ seguro", "«paisano» seguro"),
        ("menoresª y adultosº", "menores y adultos"),
        ("ejercicio 2017¹", "ejercicio 2017"),
        ("① Difundir ② Informar", "1 Difundir 2 Informar"),
        ("IMSSᵃ e ISSSTEᵇ", "IMSS e ISSSTE"),
        ("Paisano® y Vecinos™", "Paisano y Vecinos"),
        ("red❶ consular", "red consular"),
        ("40 m² y 8 km² y 3 cm³", "40 m2 y 8 km2 y 3 cm3"),
        ("emisiones de CO₂ y CO²", "emisiones de CO2 y CO2"),
    ],
)
def test_marks_are_no_part_of_a_word(marked: str, plain: str) -> None:
    assert fold_words(marked) == fold_words(plain)


@pytest.mark.parametrize("sign", ["7º", "7°", "7˚", "7.º", "7o", "7ª", "7.ª", "7a", "7A"])
def test_an_ordinal_is_its_number(sign: str) -> None:
    assert fold_words(f"conforme al {sign} transitorio") == "conforme al 7 transitorio"


@pytest.mark.parametrize("sign", ["Nº", "N°", "nº", "N.º", "No.", "no.", "Núm.", "núm.", "№"])
def test_the_sign_of_numbers_is_the_word(sign: str) -> None:
    assert fold_words(f"oficio {sign} 318") == "oficio numero 318"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("no. Después", "no despues"),
        ("si no. 5 días", "si numero 5 dias"),  # as "no. 5" is written nearly always
        ("a 30°C y 4º C", "a 30 c y 4 c"),
        ("Mª Elena y Dª Ana", "ma elena y da ana"),
        ("H1N1, VIH-1 y B12", "h1n1 vih 1 y b12"),
        ("visa (1) y pase [2]", "visa 1 y pase 2"),  # apart, they may be numbers of a list
        ("1/2 beca", "1 2 beca"),
        ("½ beca y 2½ becas", "1 2 beca y 2 1 2 becas"),
    ],
)
def test_what_is_no_mark_stays(text: str, words: str) -> None:
    assert fold_words(text) == words


def test_the_mark_is_not_highlighted() -> None:
    text = "albergues¹ y 9ª sesión"
    assert [text[t.start : t.end] for t in tokens(text)] == ["albergues", "y", "9", "sesión"]
