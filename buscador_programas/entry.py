"""The commands, each behind a look at who answers to the names of its packages."""

import sys
from importlib import import_module
from typing import NoReturn

from buscador_programas import namesakes

INTERRUPTED = 130
UNUSABLE = 2


def index() -> NoReturn:
    """`buscador-index`."""
    _run("index", "search", "data")


def search() -> NoReturn:
    """`buscador-search`."""
    _run("search", "data")


def serve() -> NoReturn:
    """`buscador-serve`."""
    _run("web", "search", "data")


def _run(package: str, *others: str) -> NoReturn:
    """The command of a package, which needs some others; one line where any is a namesake."""
    if said := namesakes.found(package, *others):
        sys.stderr.write(f"{said}\n")
        sys.exit(UNUSABLE)
    try:
        command = import_module(f"{package}.cli").main
    except KeyboardInterrupt:  # before there is a command to say so
        sys.stderr.write("Interrumpido.\n")
        sys.exit(INTERRUPTED)
    sys.exit(command())
