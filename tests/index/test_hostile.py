"""Whatever happens to a file, it is read or told, and never fails."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support import reports

WHOLE = {
    "txt": reports.tabbed(reports.block() * 2).encode(),
    "csv": reports.separated(reports.block() * 2).encode(),
}
PIECES = st.one_of(
    st.binary(max_size=60),
    st.sampled_from([b"\t", b"\n", b'"', b"\r", b"\0", b",", b"1.", b"\xff\xfe", b"\xc2\xa0"]),
    st.sampled_from([b"Ramo: x\n", b"OBJETIVO\t", b"Actividad 3", b"\xe2\x80\xa8", b"</b>"]),
)
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
    content = WHOLE[ending]
    for share, removed, piece in changes:
        at = int(share * len(content))
        content = content[:at] + piece + content[at + removed :]
    path = tmp_path / f"r.{ending}"
    path.write_bytes(content)
    found = reports.surveyed(path)
    codes = [(line.block.key, line.heading.code) for line in reports.lines(path)]
    assert len(codes) == len(set(codes))
    assert codes or reports.rules(found, "error")
