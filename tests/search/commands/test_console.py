"""Colour and movement only where whoever reads wants them and a terminal has them."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.support import reports
from tests.support.pseudo_terminal import on_a_terminal
from tests.support.serving import COMMANDS, environment

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
MOVE = re.compile(r"\x1b\[(?![0-9;]*m)")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return reports.write(tmp_path / "good.txt", reports.tabbed(reports.block()))


def shown(order: list[object], home: Path, settings: Mapping[str, str]) -> str:
    """What a terminal gets of a command."""
    unset = {"NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "COLORTERM"}
    kept = {name: value for name, value in environment(home).items() if name not in unset}
    _, written = on_a_terminal([str(each) for each in order], {**kept, **settings})
    return written


@pytest.mark.parametrize(
    ("settings", "coloured", "moving"),
    [
        ({"TERM": "xterm-256color"}, True, True),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, True, True),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, False, True),
        ({"TERM": "xterm-256color", "NO_COLOR": "false"}, False, True),
        ({"TERM": "dumb"}, False, False),
        ({"TERM": "dumb", "NO_COLOR": "1"}, False, False),
    ],
)
def test_findings_and_progress_on_a_terminal(
    report: Path, tmp_path: Path, settings: dict[str, str], coloured: bool, moving: bool
) -> None:
    text = shown([COMMANDS / "buscador-index", "check", report], tmp_path, settings)
    assert "no-with-activities" in text
    assert (bool(COLOUR.search(text)), bool(MOVE.search(text))) == (coloured, moving)


@pytest.mark.parametrize(
    ("settings", "coloured"),
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
    ],
)
def test_results_on_a_terminal(home: Path, settings: dict[str, str], coloured: bool) -> None:
    text = shown([COMMANDS / "buscador-search", "salud", "--size", "1"], home, settings)
    assert "resultados" in text
    assert bool(COLOUR.search(text)) == coloured
    assert not MOVE.search(text)


def test_progress_is_silent_where_quiet_is_asked(report: Path, tmp_path: Path) -> None:
    text = shown(
        [COMMANDS / "buscador-index", "build", "--quiet", report],
        tmp_path / "index",
        {"TERM": "xterm"},
    )
    assert text == ""
