"""The text of a cell: tags go, what they raised or lowered still stands so."""

import pytest

from index.table.cell import cell_text, year_in


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("Comedores<sup>4</sup>", "Comedores⁴"),
        ("Comedores<SUP class='n'>12</SUP> y más", "Comedores¹² y más"),
        ("Comedores<sup><b>4</b></sup>", "Comedores⁴"),
        ("Comedores<sup>(4)</sup>", "Comedores⁽⁴⁾"),
        ("Comedores<sup>[4]</sup>", "Comedores[4]"),
        ("Comedores<sup>a</sup>", "Comedoresª"),
        ("Comedores<sup>*</sup>", "Comedores*"),
        ("Comedores<sup>nota</sup>", "Comedores nota"),
        ("25 m<sup>2</sup>", "25 m²"),
        ("N<sub>2</sub>O", "N₂O"),
        ("N<sub>x</sub>O", "NxO"),
        ("1<sup>er</sup> y 2<sup>o</sup>", "1er y 2º"),
        ("Comedores<sup>", "Comedores"),
        ("a <sub", "a <sub"),
    ],
)
def test_what_is_raised_is_no_part_of_the_word(cell: str, text: str) -> None:
    assert cell_text(cell).text == text


@pytest.mark.parametrize("text", ["re\xadtorno\u200b¹", "ﬁnal «a»", "$1’200,000", "a\u2011b"])
def test_a_text_stays_as_its_source_has_it(text: str) -> None:
    assert cell_text(text).text == text


@pytest.mark.parametrize("text", ["en 2016¹", "en 20\xad16", "en ２０１６", "en 2016\u200b"])
def test_a_year_is_read_as_it_is_seen(text: str) -> None:
    assert year_in(text) == 2016
