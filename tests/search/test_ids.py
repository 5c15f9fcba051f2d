"""Ids: what is one, how it prints, sorts, and lies under another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.ids import HeadingId, RecordId

NUMBERS = st.integers(0, 9999)
REPORTS = st.tuples(
    st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True), st.integers(1900, 2100)
)
RECORDS = st.builds(
    lambda report, numbers, activity: RecordId(report[0], report[1], numbers, activity),
    REPORTS,
    st.tuples(NUMBERS, NUMBERS, NUMBERS),
    st.integers(0, 99_999),
)
HEADINGS = st.builds(
    lambda report, numbers: HeadingId(report[0], report[1], tuple(numbers)),
    REPORTS,
    st.lists(NUMBERS, min_size=1, max_size=3),
)


@given(RECORDS)
def test_a_record_is_what_it_prints(id_: RecordId) -> None:
    assert RecordId.parse(str(id_)) == id_
    assert str(id_).startswith(f"{id_.report}/{id_.code}")


@given(HEADINGS)
def test_a_heading_is_what_it_prints(id_: HeadingId) -> None:
    assert HeadingId.parse(str(id_)) == id_


@pytest.mark.parametrize(
    "text",
    [
        "",
        "p",
        "p/2018",
        "p/1.1.1",  # as version 0.1.0 had it
        "p/1.1.1/2",
        "p/2018/1.1.1.1.1.1",
        "p/2018/01.1.1",
        "p/2018/1.1.1/0",
        "p/2018/1.1.1/02",
        "p/2018/1.1.1/2/",
        "p/2018/1.1.x",
        "p/218/1.1.1",
        "P/2018/1.1.1",
        "p q/2018/1.1.1",
        " p/2018/1.1.1",
        "p/2018/1.1.1\n",
        "p/2018/1.1.١",
    ],
)
def test_nothing_else_is_a_record(text: str) -> None:
    with pytest.raises(ValueError, match="no id of a record"):
        RecordId.parse(text)


@pytest.mark.parametrize("text", ["p/1", "1", "p/2018/", "p/2018/1.1.1.1.1.1", "p/2018/1.1.1/2"])
def test_nothing_else_is_a_heading(text: str) -> None:
    with pytest.raises(ValueError, match="no id of a heading"):
        HeadingId.parse(text)


def test_records_sort_by_report_and_number() -> None:
    ordered = [
        "p/2017/9.9.9",
        "p/2018/1.5.2",
        "p/2018/1.5.10",
        "p/2018/1.5.10/2",
        "p/2018/1.5.10/10",
        "p-2/2017/1.1.1",
    ]
    assert [str(id_) for id_ in sorted(map(RecordId.parse, reversed(ordered)))] == ordered


def test_a_record_knows_what_is_above_it() -> None:
    id_ = RecordId.parse("pem-2014-2018/2018/1.5.10/2")
    assert (id_.programme, id_.year, id_.report) == ("pem-2014-2018", 2018, "pem-2014-2018/2018")
    assert str(id_.line) == str(id_.heading) == "pem-2014-2018/2018/1.5.10"
    assert [str(each) for each in id_.headings] == [
        "pem-2014-2018/2018/1",
        "pem-2014-2018/2018/1.5",
        "pem-2014-2018/2018/1.5.10",
    ]
    assert id_.heading.above == id_.headings[1]
    assert id_.line.activity_of(2) == id_


@pytest.mark.parametrize(
    ("heading", "under"),
    [("1", True), ("1.5", True), ("1.5.10", True), ("1.5.1", False), ("2", False), ("5", False)],
)
def test_an_activity_is_under_its_headings(heading: str, under: bool) -> None:
    id_ = RecordId.parse("p/2018/1.5.10/2")
    assert id_.is_under(HeadingId.parse(f"p/2018/{heading}")) is under
    assert not id_.is_under(HeadingId.parse(f"p/2017/{heading}"))
    assert not id_.is_under(HeadingId.parse(f"q/2018/{heading}"))


def test_a_line_is_not_under_itself() -> None:
    id_ = RecordId.parse("p/2018/1.5.10")
    assert not id_.is_under(id_.heading)
    assert id_.is_under(id_.headings[1])
