"""The file of the searches in vain: lines of many processes, bounded, read whatever is in it."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from search.errors import FixSettings
from search.journal import file
from search.journal.entry import Entry
from tests.support.serving import PATIENCE

DAY = date(2026, 3, 2)
BECAS = Entry(DAY, "becas para niñas", 7, 0, relaxed=True, corrected=False)


def test_a_search_comes_back_as_it_was_noted(tmp_path: Path) -> None:
    path = tmp_path / "searches"
    file.add(path, BECAS)
    assert list(file.entries(path)) == [BECAS]
    assert path.stat().st_mode & 0o777 == 0o600
    assert json.loads(path.read_text("utf-8")) == {
        "day": "2026-03-02",
        "query": "becas para niñas",
        "total": 7,
        "exact": 0,
        "relaxed": True,
        "corrected": False,
    }


WRITER = """
import sys
from datetime import date
from pathlib import Path
from search.journal import file
from search.journal.entry import Entry
for n in range(300):
    entry = Entry(date(2026, 3, 2), f"{sys.argv[2]} {n}", 0, 0, relaxed=False, corrected=False)
    file.add(Path(sys.argv[1]), entry, limit=int(sys.argv[3]))
"""


def write_from_several(path: Path, limit: int) -> list[str]:
    """The queries noted, in order, after four processes have written at once."""
    running = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), name, str(limit)])
        for name in "abcd"
    ]
    assert [each.wait(PATIENCE) for each in running] == [0] * 4
    return [entry.query for entry in file.entries(path)]


def test_lines_of_several_processes_do_not_mix(tmp_path: Path) -> None:
    queries = write_from_several(tmp_path / "searches", file.LIMIT)
    assert sorted(queries) == sorted(f"{name} {n}" for name in "abcd" for n in range(300))


def test_a_full_file_is_put_aside_and_no_line_is_torn(tmp_path: Path) -> None:
    path = tmp_path / "searches"
    queries = write_from_several(path, limit=20_000)  # of some 110,000 bytes
    assert {each.name for each in tmp_path.iterdir()} == {"searches", "searches.1"}
    for each in tmp_path.iterdir():
        assert each.stat().st_size <= 20_000 + 4 * 120  # those who wrote while it was put aside
        lines = each.read_text("utf-8").splitlines()
        assert len(lines) == sum(1 for line in lines if json.loads(line)["day"] == "2026-03-02")
    assert 150 < len(queries) < 450
    assert queries[-1].endswith(" 299")


def test_what_is_no_entry_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "searches"
    file.add(path, BECAS)
    with path.open("ab") as lines:
        lines.write(b'{"day": "2026-03-02", "que\n\xff\xfe\n[]\n5\nnull\n' + b"[" * 100_000 + b"\n")
        lines.write(b'{"day": "ayer", "query": "x", "total": 0, "exact": 0}\n\n')
    file.add(path, BECAS)
    assert list(file.entries(path)) == [BECAS, BECAS]


def test_the_file_put_aside_is_read_first_and_even_alone(tmp_path: Path) -> None:
    path = tmp_path / "searches"
    old = Entry(date(2026, 1, 1), "viejo", 0, 0, relaxed=False, corrected=False)
    file.add(file.aside(path), old)
    assert list(file.entries(path)) == [old]
    file.add(path, BECAS)
    assert list(file.entries(path)) == [old, BECAS]


@pytest.mark.parametrize("name", ["missing/searches", "folder", "pipe", "file/searches"])
def test_where_nothing_can_be_noted_is_told_in_a_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FixSettings, match=r"^BUSCADOR_SEARCH_LOG: no se puede") as told:
        file.check(tmp_path / name)
    assert "\n" not in str(told.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(FixSettings, match="falta el permiso"):
        file.check(tmp_path / "searches")


@pytest.mark.parametrize("name", ["missing", "folder"])
def test_a_report_of_nothing_is_refused_by_name(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(FixSettings, match=str(tmp_path / name)):
        list(file.entries(tmp_path / name))
