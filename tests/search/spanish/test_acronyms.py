"""Acronyms with dots and blanks between their letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.spanish.analysis import fold_words, tokens

LETTERS = st.text("ABCDEFGHIJLMNÑOPRSTUV", min_size=2, max_size=7)


@given(LETTERS, st.sampled_from(["", "."]))
def test_dots_make_no_other_acronym(letters: str, end: str) -> None:
    assert fold_words(f"la {'.'.join(letters)}{end} dará") == fold_words(f"la {letters} dará")


@given(LETTERS)
def test_dots_and_blanks_make_no_other_acronym(letters: str) -> None:
    assert fold_words(f"la {'. '.join(letters)}. dará") == fold_words(f"la {letters} dará")


@pytest.mark.parametrize(
    ("dotted", "plain"),
    [
        ("C.O.M.A.R.", "COMAR"),
        ("la I.N.M., la S.E.P. y el D.I.F.", "la INM, la SEP y el DIF"),
        ("(O. I. M.)", "(OIM)"),
        ("O.N.U.-Mujeres", "ONU-Mujeres"),
        ("c.u.r.p.", "curp"),
        ("a las 10 a.m. o 4 p.m.", "a las 10 am o 4 pm"),
        ("Sin Fronteras, I.A.P.", "Sin Fronteras, IAP"),
        ("Grupo Uno, S. A. de C. V.", "Grupo Uno, SA de CV"),
        ("«P.E.M.»", "«PEM»"),
        ("D.O.F.: 30/04/2014", "DOF: 30/04/2014"),
        ("S.T.P.S\nofrecerá", "STPS\nofrecerá"),
        ("en E.U.A", "en EUA"),
    ],
)
def test_dotted_acronyms_are_words(dotted: str, plain: str) -> None:
    assert fold_words(dotted) == fold_words(plain)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("vitamina C. A partir de mayo", "vitamina c a partir de mayo"),
        ("opción B. Además", "opcion b ademas"),
        ("J. Méndez", "j mendez"),
        ("p.ej. becas", "p ej becas"),
        ("www.s.r.e.gob.mx", "www s r e gob mx"),
        ("1.a. fase", "1 a fase"),
    ],
)
def test_what_is_no_acronym_stays(text: str, words: str) -> None:
    assert fold_words(text) == words


def test_an_acronym_is_shown_whole() -> None:
    text = "La S.R.E. dará y el I. N. M. hará"
    assert [text[t.start : t.end] for t in tokens(text)][1::2][:1] == ["S.R.E."]
    assert "I. N. M." in [text[t.start : t.end] for t in tokens(text)]
