"""Marks the tests of this folder, and prints behind them what they measured."""

from collections.abc import Callable
from pathlib import Path

import pytest
from _pytest.terminal import TerminalReporter

HERE = Path(__file__).parent
MEASURED = "measured"

Measured = Callable[[str], None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.soak)


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, value in report.user_properties:
            if name == MEASURED and report.when == "call":
                terminalreporter.write_line(f"{report.location[2]}: {value}")


@pytest.fixture
def measured(record_property: Callable[[str, object], None]) -> Measured:
    """Keeps a sentence for the end of the run."""
    return lambda said: record_property(MEASURED, said)
