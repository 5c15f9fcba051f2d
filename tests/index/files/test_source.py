"""A file is looked at as a whole, with its sidecar."""

from pathlib import Path

import pytest

from index.files import source
from search.errors import FixSource
from tests.support import reports
from tests.support.reports import BRANCH, ROWS, TITLE


def test_no_file_and_no_regular_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FixSource, match="No existe"):
        source.look(tmp_path / "nada.txt")
    with pytest.raises(FixSource, match="No es un archivo"):
        source.look(tmp_path)


def test_a_file_that_changes_between_the_readings_is_refused(tmp_path: Path) -> None:
    path = reports.write(tmp_path / "r.txt", reports.tabbed(reports.block()))
    looked = source.look(path)
    reports.write(path, reports.tabbed(reports.block(ROWS[:1])))
    with pytest.raises(FixSource, match="cambió"):
        list(looked.rows())


def report(path: Path, title: str = TITLE, year: int = 2020, branch: str = BRANCH) -> Path:
    text = reports.tabbed(reports.block(title=title, branch=branch))
    return reports.write(
        path, text.replace("EN 2020", f"EN {year}").replace("en 2020", f"en {year}")
    )


def sidecar(path: Path, text: str) -> None:
    path.with_suffix(".toml").write_text(text, "utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "title = ",
        'titel = "x"',
        "title = 3",
        'year = "2018"',
        "year = true",
        "year = 18",
        'id = "Á/b"',
        'formerly = "a/b"',
        "\xff",
    ],
)
def test_a_bad_sidecar_is_an_error(tmp_path: Path, text: str) -> None:
    path = report(tmp_path / "a.txt")
    path.with_suffix(".toml").write_bytes(text.encode("latin-1"))
    found = reports.surveyed(path)
    assert [f.rule for f in found.findings() if f.severity == "error"] == ["bad-sidecar"]


def test_a_changed_source_is_told(tmp_path: Path) -> None:
    path = report(tmp_path / "a.txt")
    sidecar(path, f'sha256 = "{"0" * 64}"')
    assert ("changed-source", None, "") in reports.rules(reports.surveyed(path), "warning")
