"""The files that an order names, and the options that describe one which does not do so itself."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import click

from index.commands import standard_input
from index.files import source
from index.files.sidecar import SIDECAR_TEXTS, YEARS, Metadata, unfit
from index.files.source import Source
from search.terminal import option

Command = TypeVar("Command", bound=Callable[..., None])


def describing(command: Command) -> Command:
    """A command with the options that describe a file which does not do so itself."""
    for described in (
        option(
            "--year",
            type=click.IntRange(YEARS[0], YEARS[-1]),
            help="Año, si el archivo no lo dice.",
        ),
        option("--branch", default="", help="Ramo, si el archivo no lo dice."),
        option("--title", default="", help="Título, si el archivo no lo dice."),
    ):
        command = described(command)
    return command


def sources_of(files: Sequence[Path], given: Metadata) -> list[Source]:
    """The files, each looked at once. Options that describe one file go with one file only.

    Raises FixSource where there is nothing to read.
    """
    if len(files) != 1 and given != Metadata():
        raise click.UsageError("--title, --branch y --year describen un solo archivo.")
    described = {"title": given.title, "branch": given.branch}
    for name in unfit(described):
        most = SIDECAR_TEXTS[name]
        raise click.UsageError(f"--{name} debe ser un texto de una línea, no más de {most} letras.")
    if files.count(standard_input.TYPED) > 1:
        raise click.UsageError("La entrada estándar (-) se puede leer una sola vez.")
    return [_looked(file, given) for file in files]


def _looked(file: Path, given: Metadata) -> Source:
    """A file, or standard input, which is kept until the command ends."""
    if file != standard_input.TYPED:
        return source.look(file, given)
    folder = click.get_current_context().with_resource(TemporaryDirectory(prefix="buscador-"))
    stream = sys.stdin.buffer if sys.stdin else None  # none where it is closed
    return standard_input.received(stream, Path(folder), given)
