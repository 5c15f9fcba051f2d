"""A bad row is told with its place, and the rows beside it are kept."""

from pathlib import Path

import pytest

from tests.support import reports
from tests.support.reports import GOALS, NO, ROWS, changed

FIRST = ROWS[0]
Told = list[tuple[str, int | None, str]]


LINE, KIND = "línea de acción", "tipo de respuesta"
# The row stands in line 9 of the file, under one that is good.
BAD_ROWS: dict[str, tuple[tuple[str, ...], Told]] = {
    "no code": (changed(line="Atender las quejas"), [("missing-code", 9, LINE)]),
    "no strategy code": (changed(plan="Vigilar"), [("missing-code", 9, "estrategia")]),
    "no objective code": (changed(goal="Erradicar"), [("missing-code", 9, "objetivo")]),
    "no line, other response": (changed(line="", kind=NO), [("missing-code", 9, LINE)]),
    "no line, no activity": (changed(line="", one=""), [("missing-code", 9, LINE)]),
    "two numbers": (changed(line="1.1. Atender"), [("malformed-code", 9, LINE)]),
    "four numbers": (changed(line="1.1.2.1. Atender"), [("malformed-code", 9, LINE)]),
    "a letter": (changed(line="1.1.x. Atender"), [("malformed-code", 9, LINE)]),
    "commas": (changed(line="1,1,2 Atender"), [("malformed-code", 9, LINE)]),
    "a gap": (changed(line="1.1. 2. Atender"), [("malformed-code", 9, LINE)]),
    "an O": (changed(line="1.1.O. Atender"), [("malformed-code", 9, LINE)]),
    "only a code": (changed(line="1.1.2."), [("malformed-code", 9, LINE)]),
    "long numbers": (changed(line="1.1.99999. Atender"), [("malformed-code", 9, LINE)]),
    "strategy as a line": (
        changed(plan="1.1.1. Vigilar"),
        [("malformed-code", 9, "estrategia")],
    ),
    "code seen": (changed(line="1.1.1. Atender"), [("duplicate-code", 9, LINE)]),
    "code seen, other zeros": (
        changed(line="1.01.1. Atender"),
        [("duplicate-code", 9, LINE)],
    ),
    "other strategy": (changed(line="1.2.2. Atender"), [("code-mismatch", 9, LINE)]),
    "like by its first digit": (
        changed(line="1.11.2. Atender"),
        [("code-mismatch", 9, LINE)],
    ),
    "other objective": (changed(goal=GOALS[1]), [("code-mismatch", 9, "estrategia")]),
    "no response, none above": (
        (*reports.ROWS[3][:3], "", "", ""),
        [("unknown-response", 9, KIND)],
    ),
    "another response": (changed(kind="Pendiente"), [("unknown-response", 9, KIND)]),
    "half a response": (changed(kind="No se"), [("unknown-response", 9, KIND)]),
    "activity as a response": (changed(kind="a" * 999), [("unknown-response", 9, KIND)]),
    "last cell cut off": (ROWS[2][:5], [("too-few-columns", 9, "")]),
    "three cells": (ROWS[2][:3], [("too-few-columns", 9, "")]),
    "one cell": (("continúa el texto de arriba",), [("too-few-columns", 9, "")]),
    "a tab in a text": ((*ROWS[2][:5], "una", "dos"), [("too-many-columns", 9, "")]),
    "a NUL": (changed(one="La STPS\0 hará"), [("nul-byte", 9, "")]),
    "two at once": (
        changed(line="1.1.x. Atender", goal="Erradicar"),
        [("malformed-code", 9, LINE), ("missing-code", 9, "objetivo")],
    ),
}


@pytest.mark.parametrize("name", BAD_ROWS)
def test_a_bad_row_is_told_and_the_others_are_read(tmp_path: Path, name: str) -> None:
    row, expected = BAD_ROWS[name]
    page = reports.block([FIRST, row, ROWS[4]])
    found = reports.surveyed(path := reports.write(tmp_path / "r.txt", reports.tabbed(page)))
    assert reports.rules(found, "error") == expected
    assert found.files[0].usable
    assert [line.heading.code for line in reports.lines(path)] == ["1.1.1", "2.1.1"]
