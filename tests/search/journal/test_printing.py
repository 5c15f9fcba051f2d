"""`buscador-search --log`: the report of the searches in vain, as it is printed."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from search.cli import main
from search.journal import file
from search.journal.entry import Entry

NOTED = [
    Entry(date(2026, 3, 1), "becas", 0, 0, relaxed=False, corrected=False),
    Entry(date(2026, 3, 2), "mujeres refugiadas", 41, 0, relaxed=True, corrected=False),
    Entry(date(2026, 3, 4), "becas", 2, 2, relaxed=False, corrected=False),
    Entry(date(2026, 3, 5), "=1+1", 1, 1, relaxed=False, corrected=True),
    Entry(date(2026, 3, 5), "becas", 0, 0, relaxed=False, corrected=False),
]


@pytest.fixture
def noted(tmp_path: Path) -> Path:
    path = tmp_path / "searches"
    for entry in NOTED:
        file.add(path, entry)
    return path


def run(*arguments: str, **settings: str) -> Result:
    return CliRunner(env={**settings, "COLUMNS": "120"}).invoke(main, arguments)


def test_the_most_frequent_stand_first(noted: Path) -> None:
    result = run("--log", str(noted), "--format", "json")
    assert result.exit_code == 0
    report = json.loads(result.stdout)
    searches = report.pop("searches")
    assert report == {
        "since": "2026-03-01",
        "until": "2026-03-05",
        "times": 5,
        "without_results": 2,
        "distinct": 3,
    }
    assert [(each["query"], each["times"]) for each in searches] == [
        ("becas", 3),
        ("=1+1", 1),
        ("mujeres refugiadas", 1),
    ]
    assert searches[0] == {
        "query": "becas",
        "times": 3,
        "first": "2026-03-01",
        "last": "2026-03-05",
        "total": 0,
        "exact": 0,
        "relaxed": False,
        "corrected": False,
    }


def test_the_table_says_since_when_and_what_was_done(noted: Path) -> None:
    lines = run("--log", BUSCADOR_SEARCH_LOG=str(noted)).stdout.splitlines()
    assert lines[0] == (
        "Desde el 2026-03-01 hasta el 2026-03-05: 5 búsquedas con poco o ningún resultado, "
        "2 sin ninguno."
    )
    rows = [line for line in lines if "becas" in line or "mujeres" in line]
    assert len(rows) == 2
    assert "se buscó una parte" in rows[1]


def test_a_page_of_the_report_is_shown_and_csv_has_all(noted: Path) -> None:
    paged = run("--log", str(noted), "--format", "json", "--size", "2", "--page", "2")
    assert [each["query"] for each in json.loads(paged.stdout)["searches"]] == [
        "mujeres refugiadas"
    ]
    whole = run("--log", str(noted), "--format", "csv", "--size", "1").stdout
    rows = list(csv.DictReader(io.StringIO(whole)))
    assert [(row["query"], row["relaxed"], row["corrected"]) for row in rows] == [
        ("becas", "no", "no"),
        ("'=1+1", "no", "yes"),
        ("mujeres refugiadas", "yes", "no"),
    ]


def test_an_empty_file_is_a_report_of_nothing(tmp_path: Path) -> None:
    path = tmp_path / "searches"
    path.touch()
    result = run("--log", str(path))
    assert result.exit_code == 0
    assert result.stdout.startswith("No hay búsquedas anotadas.")


def test_without_a_file_it_says_what_to_do(tmp_path: Path) -> None:
    nowhere = run("--log", BUSCADOR_SEARCH_LOG="")
    assert (nowhere.exit_code, nowhere.stdout) == (2, "")
    assert "--log ARCHIVO" in nowhere.stderr
    missing = run("--log", str(tmp_path / "missing"))
    assert (missing.exit_code, missing.stdout) == (2, "")
    assert "no existe" in missing.stderr
