"""Numbers: one token each, by their digits, however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.spanish.analysis import fold_words, tokens

SIGNS = [",", " ", "\u00a0", "\u202f", "\u2009", "'", "’", "´"]


@given(st.integers(1000, 10**12), st.sampled_from(SIGNS), st.sampled_from(["", ".00"]))
def test_the_sign_of_groups_changes_no_number(number: int, sign: str, cents: str) -> None:
    written = f"{number:,}".replace(",", sign) + cents
    text = f"invertirá ${written} en becas"
    assert fold_words(text) == f"invertira {number} en becas"
    assert [text[t.start : t.end] for t in tokens(text)][1] == written


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("2'750,400", "2750400"),
        ("1´200,000.00", "1200000"),
        ("1.350.000", "1350000"),
        ("1.350.000,75", "1350000.75"),
        ("18,45", "18.45"),
        ("18.45", "18.45"),
        ("3,207.5", "3207.5"),
        ("0.5", "0.5"),
        ("77.00", "77"),
        ("3.2.14", "3.2.14"),
        ("2008,2009,2010", "2008 2009 2010"),
        ("2008-2010", "2008 2010"),
        ("2008/2009", "2008 2009"),
        ("7,8,9", "7 8 9"),
        ("3.1.4,3.1.5", "3.1.4 3.1.5"),
        ("21.09.2016", "21 09 2016"),
        ("21/09/2016", "21 09 2016"),
        ("21-09-2016", "21 09 2016"),
        ("480km", "480 km"),
        ("90min", "90 min"),
        ("1,500kg", "1500 kg"),
        ("12.5ha", "12.5 ha"),
        ("600km²", "600 km2"),
        ("$35mdp", "35 mdp"),
        ("35%", "35"),
        ("8hrs", "8 hrs"),
        ("120m", "120 m"),
        ("20mil", "20 mil"),
        ("US$4,000", "us 4000"),
        ("(4,120)", "4120"),
        ("4,120,", "4120"),
        ("entre 4,120 y 5,300.", "entre 4120 y 5300"),
    ],
)
def test_numbers_are_their_digits(written: str, digits: str) -> None:
    assert fold_words(written) == digits


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("01 800 715 2020", "01 800 715 2020"),
        ("tel. 55 5387 2400", "tel 55 5387 2400"),
        ("2016 250 personas", "2016 250 personas"),
        ("3er grado, 5to año, 1ra vuelta", "3er grado 5to año 1ra vuelta"),
        ("4x4, 3D y A4", "4x4 3d y a4"),
        ("H1N1 y COVID19", "h1n1 y covid19"),
        ("10b2c", "10b2c"),
        ("5 10 15", "5 10 15"),
    ],
)
def test_what_is_no_group_stays_apart(text: str, words: str) -> None:
    assert fold_words(text) == words


def test_each_of_several_is_shown_alone() -> None:
    text = "2008,2009 y 21.09.2016"
    assert [text[t.start : t.end] for t in tokens(text)] == [
        "2008",
        "2009",
        "y",
        "21",
        "09",
        "2016",
    ]


def test_the_number_of_a_unit_is_shown_alone() -> None:
    text = "480km²"
    assert [text[t.start : t.end] for t in tokens(text)] == ["480", "km²"]
