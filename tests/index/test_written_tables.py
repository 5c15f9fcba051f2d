"""Tables as offices write them, read by their words and by the sidecars drafted for them."""

from pathlib import Path

import pytest

from tests.support.written_tables import WrittenTable, by_draft, by_words, written_tables

DATA = Path(__file__).parents[1] / "data"
TABLES = [
    table
    for name in ("tables_developed.txt", "tables_aside.txt")
    for table in written_tables(DATA / name)
]
NAMES = [table.name for table in TABLES]


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_a_table_is_read_by_its_words(table: WrittenTable, tmp_path: Path) -> None:
    assert by_words(table, tmp_path).given(table) == table.expected


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_a_table_is_read_by_its_draft(table: WrittenTable, tmp_path: Path) -> None:
    assert by_draft(table, tmp_path).given(table) == table.expected
