"""Whatever happens to a file, it is read or told, and never fails."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support import reports
from tests.support.altered import WHOLE, assert_read_or_told

PIECES = st.one_of(
    st.binary(max_size=60),
    st.sampled_from([b"\t", b"\n", b'"', b"\r", b"\0", b",", b"1.", b"\xff\xfe", b"\xc2\xa0"]),
    st.sampled_from([b"Ramo: x\n", b"OBJETIVO\t", b"Actividad 3", b"\xe2\x80\xa8", b"</b>"]),
)
MARKUP = st.one_of(
    PIECES,
    st.sampled_from(
        [b"<c>", b"<row>", b"</row>", b'<c t="s"><v>0</v></c>', b"<v>1e999</v>", b"<t>"]
    ),
    st.sampled_from([b' r="A1"', b' r="ZZZZ9"', b' t="d"', b'<f t="shared" si="0"/>', b"<rPh>"]),
    st.sampled_from(
        [b"&#0;", b"&a;", b"<!DOCTYPE w>", b"<!--", b"<![CDATA[", b"_x0000_", b"../.."]
    ),
    st.sampled_from([b"9" * 40, b'r="-1"', b"\xed\xa0\x80", b"xmlns='a'", b"r:id='s'", b"_xD800_"]),
)
PARTS = ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels")
BOOK = reports.parts_of() | {PARTS[0]: reports.sheet_of(reports.block())}
CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 90), PIECES), min_size=1, max_size=6)


@pytest.mark.parametrize("ending", WHOLE)
@given(changes=CHANGES)
@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_changed_file_gives_lines_with_codes_of_their_own(
    tmp_path: Path, ending: str, changes: list[tuple[float, int, bytes]]
) -> None:
    assert_read_or_told(tmp_path, ending, changes)


@given(
    part=st.sampled_from(PARTS),
    changes=st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 60), MARKUP), min_size=1, max_size=4
    ),
)
@settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_changed_part_of_a_workbook_is_read_or_told(
    tmp_path: Path, part: str, changes: list[tuple[float, int, bytes]]
) -> None:
    content = BOOK[part].encode()
    for share, removed, piece in changes:
        at = int(share * len(content))
        content = content[:at] + piece + content[at + removed :]
    path = tmp_path / "r.xlsx"
    reports.zipped(path, {**BOOK, part: content})
    found = reports.surveyed(path)
    assert reports.lines(path) or reports.rules(found, "error")
