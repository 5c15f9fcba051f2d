"""What a character is: the same words whatever they are typed with, and the way back."""

import re
from unicodedata import category, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.spanish.analysis import tokens
from search.spanish.characters import visible
from search.spanish.reading import read

INVISIBLE = [
    *("\xad", "\x1f", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u180e", "\u034f"),
    *("\u200e", "\u200f", "\u061c", "\u202a", "\u202c", "\u202e", "\u2066", "\u2069"),
    *("\ufe0e", "\ufe0f", "\U000e0101", "\u2061", "\u2064", "\u206a", "\U000e0041"),
]
SPACES = [chr(code) for code in range(0x10000) if category(chr(code)) == "Zs"]
WORDS = ("migración", "ñandú", "SRE", "atención")


def surfaces(text: str) -> list[str]:
    return [token.surface for token in tokens(text)]


def shown(text: str) -> list[str]:
    return [text[token.start : token.end] for token in tokens(text)]


@pytest.mark.parametrize("mark", INVISIBLE, ids=lambda mark: f"U+{ord(mark):04X}")
@pytest.mark.parametrize("word", WORDS)
def test_what_has_no_width_changes_no_word_wherever_it_stands(word: str, mark: str) -> None:
    for at in range(len(word) + 1):
        text = f"una {word[:at]}{mark}{word[at:]} oportuna"
        assert surfaces(text) == surfaces(f"una {word} oportuna")
        token = tokens(text)[1]
        inside = word[:at] + mark + word[at:] if 0 < at < len(word) else word
        assert text[token.start : token.end] == inside


@pytest.mark.parametrize("mark", INVISIBLE, ids=lambda mark: f"U+{ord(mark):04X}")
def test_what_has_no_width_does_not_part_a_letter_from_its_accent(mark: str) -> None:
    assert surfaces(f"atencio{mark}\u0301n") == ["atencion"]


@pytest.mark.parametrize("space", SPACES, ids=lambda space: f"U+{ord(space):04X}")
def test_every_space_parts_words_and_groups_digits(space: str) -> None:
    assert surfaces(f"casas{space}de{space}cambio") == ["casas", "de", "cambio"]
    assert surfaces(f"unas 48{space}500 cartillas") == ["unas", "48500", "cartillas"]


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("ﬁnanciamiento ﬂuvial eﬃciente", "financiamiento fluvial efficiente"),
        ("ＡＬＢＥＲＧＵＥＳ　２０１８", "ALBERGUES 2018"),
        ("𝐩𝐚𝐬𝐚𝐩𝐨𝐫𝐭𝐞 𝘷𝘪𝘴𝘢", "pasaporte visa"),
        ("retén\u2011móvil", "retén-móvil"),
        ("capítulo Ⅳ", "capítulo IV"),
        ("oﬁcina №7", "oficina número 7"),
        ("H₂O y CO₂", "H2O y CO2"),
        ("Marca™", "Marca"),
    ],
)
def test_other_shapes_of_letters_are_the_letters(typed: str, plain: str) -> None:
    assert visible(typed).text == plain


@given(st.text(st.sampled_from("aeiouñáéíóúbcdr ,.")))
def test_decomposed_letters_are_the_composed(text: str) -> None:
    decomposed = normalize("NFD", text)
    assert surfaces(decomposed) == surfaces(text)
    shown = [decomposed[token.start : token.end] for token in tokens(decomposed)]
    assert [normalize("NFC", each) for each in shown] == [
        text[t.start : t.end] for t in tokens(text)
    ]


@given(st.text())
def test_a_reading_leads_back_into_its_text(text: str) -> None:
    reading = read(text)
    last = 0
    for at in range(len(reading.text)):
        start, end = reading.span(at, at + 1)
        assert last <= start < end <= len(text) or (start == end and start >= last)
        last = start


@given(st.text("abcdefgáéíóúñ ABC,;\n", max_size=80))
def test_plain_texts_are_read_as_they_stand(text: str) -> None:
    single = re.sub(",{2,}", ",", text)  # two are a low quote
    assert read(single).steps == ()
