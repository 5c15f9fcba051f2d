"""Commands that are interrupted or that nobody reads: no traceback, and a code that says it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.serving import COMMANDS, environment

ORDERS = (
    "buscador-search salud",
    "buscador-search salud --format csv",
    "buscador-search salud --format json",
    "buscador-search --help",
    "buscador-index info",
    "buscador-index --help",
    "buscador-serve --version",
)


def ended(order: str, home: Path, out: int) -> tuple[int, str]:
    """How a command ends that writes to some file, and what it says beside."""
    name, *arguments = order.split()
    done = subprocess.run(
        [COMMANDS / name, *arguments],
        stdout=out,
        stderr=subprocess.PIPE,
        env=environment(home),
        text=True,
        check=False,
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize("order", ORDERS)
def test_where_nobody_reads_on_it_ends_in_silence(order: str, home: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        assert ended(order, home, writing) == (141, "")
    finally:
        os.close(writing)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is full")
@pytest.mark.parametrize("order", ORDERS)
def test_where_there_is_no_room_it_says_so(order: str, home: Path) -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    try:
        assert ended(order, home, full) == (2, "No se pudo escribir: no queda espacio.\n")
    finally:
        os.close(full)


def test_an_error_of_another_kind_is_not_hushed_up() -> None:
    order = (
        "import click; from search.terminal import Command\n"
        "def lost(): open('/nowhere/at/all')\n"
        "Command('x', callback=lost).main([])"
    )
    done = subprocess.run(
        [sys.executable, "-c", order], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "FileNotFoundError" in done.stderr
