"""Whatever a file becomes when it is unpacked, it is read or refused with little memory."""

from pathlib import Path

import pytest

from tests.support import bombs
from tests.support.weighed import weighed

MEMORY = 500  # MB


@pytest.mark.parametrize("name", bombs.WORKBOOKS)
def test_a_workbook_is_read_or_refused_with_little_memory(tmp_path: Path, name: str) -> None:
    make, rule = bombs.WORKBOOKS[name]
    make(tmp_path / "r.xlsx")
    found = weighed(tmp_path / "r.xlsx")
    assert found.memory < MEMORY
    assert rule in found.errors if rule else (found.lines and not found.errors)


@pytest.mark.parametrize("name", bombs.DELIMITED)
def test_a_text_is_read_or_refused_with_little_memory(tmp_path: Path, name: str) -> None:
    make, rule = bombs.DELIMITED[name]
    make(tmp_path / "r.csv")
    found = weighed(tmp_path / "r.csv")
    assert found.memory < MEMORY
    assert rule in found.errors
