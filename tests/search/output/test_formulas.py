"""The guard against formulas, and that every table of the program goes through it."""

import csv
import io
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import listing
from search.findings import RULES
from search.model import Finding
from search.output.formulas import calculated, guard

SIGNS = "=+-@＝＋－＠﹦﹢﹣﹫"
UNSEEN = " \t\n\x00\xa0\xad\u200b\u200e\u2060\u3000\ufeff"


def unguarded(text: str) -> str:
    """The text of a guarded cell."""
    return text.removeprefix("'")


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("before", ["", *UNSEEN, " \ufeff\u200b "])
def test_a_sign_at_the_beginning_is_guarded(before: str, sign: str) -> None:
    text = f"{before}{sign}１+1"
    assert guard(text) == f"'{text}"


@pytest.mark.parametrize("text", ["\t1", "\r1", "\n1", "'96"])
def test_what_begins_oddly_is_guarded(text: str) -> None:
    assert guard(text) == f"'{text}"


@pytest.mark.parametrize(
    "cell", ["", "trata", "1-2", "a=1", " trata", "¿=?", "«=»", -3, 0, None, True]
)
def test_what_is_no_formula_stays(cell: object) -> None:
    assert guard(cell) is cell


def test_nothing_that_cannot_be_seen_hides_a_formula() -> None:
    unseen = [c for c in map(chr, range(0x3000)) if category(c) in {"Cc", "Cf", "Zs", "Zl", "Zp"}]
    missed = [hex(ord(c)) for c in unseen if not calculated(f"{c}=1")]
    assert missed == []


@given(st.text())
def test_a_guarded_text_comes_back(text: str) -> None:
    assert unguarded(guard(text)) == text


def test_the_findings_of_the_index_are_guarded_in_the_same_way() -> None:
    texts = ("＝1+1", " =1+1", "\n=1", "'96", "trata")
    out = io.StringIO()
    listing.as_csv([Finding(RULES[0].id, "error", "a.csv", value=text) for text in texts], out)
    found = [row["value"] for row in csv.DictReader(io.StringIO(out.getvalue(), newline=""))]
    assert found == [guard(text) for text in texts]
