"""The title and the branch of a programme, however they stand above its table."""

from pathlib import Path

import pytest

from tests.support import reports
from tests.support.reports import BRANCH, TITLE


@pytest.mark.parametrize(
    "line",
    [
        "Ramo: Salud",
        "RAMO : Salud",
        "Ramo 12: Salud",
        "Ramo 12 Salud",
        "Ramo administrativo 12. Salud",
        "Ramo:\tSalud",
    ],
)
def test_the_branch_is_read_however_it_is_written(tmp_path: Path, line: str) -> None:
    text = reports.tabbed(reports.block()).replace(f"Ramo: {BRANCH}", line)
    path = reports.write(tmp_path / "a.txt", text)
    assert [p.branch for p in reports.surveyed(path).programmes.values()] == ["Salud"]


def test_a_title_may_go_on_in_the_next_row(tmp_path: Path) -> None:
    text = reports.tabbed(reports.block()).replace("de Trabajo Digno", "de\nTrabajo Digno", 1)
    found = reports.surveyed(reports.write(tmp_path / "a.txt", text))
    assert [p.title for p in found.programmes.values()] == [TITLE]
    assert not [each for each in reports.rules(found) if each[0] == "unread-text"]
