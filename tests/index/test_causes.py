"""One cause is one finding, and its rows are told; what is wrong still stops the build."""

from pathlib import Path

import pytest

from index.causes import Causes, once_a_cause
from index.problem import Problem
from tests.support import reports
from tests.support.reports import ROWS


def uncoded(rows: range) -> list[tuple[str, ...]]:
    """Rows whose lines lack their codes."""
    return [(*ROWS[0][:2], f"Atender las quejas de {n}", *ROWS[0][3:]) for n in rows]


def written(path: Path, rows: list[tuple[str, ...]]) -> Path:
    return reports.write(path, reports.tabbed(reports.block(rows)))


def test_a_column_without_codes_is_one_finding_with_its_rows(tmp_path: Path) -> None:
    path = written(tmp_path / "r.txt", [ROWS[0], *uncoded(range(300)), ROWS[4]])
    found = reports.surveyed(path)
    assert reports.rules(found, "error") == [("missing-code", 9, "línea de acción")]
    (told,) = (each for each in found.findings() if each.severity == "error")
    assert told.value == "Atender las quejas de 0"
    assert "Son 300 filas: 9-308." in told.message
    assert [line.heading.code for line in reports.lines(path)] == ["1.1.1", "2.1.1"]


def test_a_word_that_nobody_knows_is_one_finding_a_word(tmp_path: Path) -> None:
    words = ["Pendiente", "Quizá", "Pendiente", "Pendiente"]
    rows = [
        (*ROWS[0][:2], f"1.1.{n}. Atender", word, *ROWS[0][4:]) for n, word in enumerate(words, 2)
    ]
    found = reports.surveyed(written(tmp_path / "r.txt", [ROWS[0], *rows]))
    told = [(f.row, f.value, f.message) for f in found.findings() if f.severity == "error"]
    assert [each[:2] for each in told] == [(9, "Pendiente"), (10, "Quizá")]
    assert "Son 3 filas: 9, 11-12." in told[0][2]
    assert "Son" not in told[1][2]


def test_own_words_are_told_once_a_word(tmp_path: Path) -> None:
    rows = [(*ROWS[0][:2], f"1.1.{n}. Atender", "En proceso", *ROWS[0][4:]) for n in range(1, 5)]
    found = reports.surveyed(written(tmp_path / "r.txt", rows))
    (told,) = (each for each in found.findings() if each.rule == "own-response")
    assert (told.value, told.severity) == ("En proceso", "warning")
    assert "Son 4 filas: 8-11." in told.message


def test_other_causes_are_other_findings(tmp_path: Path) -> None:
    blank = (*ROWS[0][:2], "", reports.NO, "", "")
    found = reports.surveyed(written(tmp_path / "r.txt", [ROWS[0], *uncoded(range(2)), blank]))
    assert [row for _, row, _ in reports.rules(found, "error")] == [9, 11]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([3], ""),
        ([3, 3], ""),
        ([3, 4, 5, 9], "Son 4 filas: 3-5, 9."),
        (list(range(1, 41, 2)), "Son 20 filas: 1, 3, 5, 7, 9, 11, 13, 15 …"),
    ],
)
def test_rows_are_listed_as_far_as_is_read(rows: list[int], told: str) -> None:
    problems = [Problem("malformed-code", row=row, column="línea", value=f"{row}x") for row in rows]
    (only,) = once_a_cause(problems)
    assert (only.row, only.value, only.detail) == (rows[0], f"{rows[0]}x", told)


def test_many_rows_of_one_cause_take_no_memory() -> None:
    causes = Causes()
    new = [causes.is_new(Problem("duplicate-code", row=row)) for row in range(1, 100_000, 3)]
    assert sum(new) == 1
