"""The commands that are installed, and what is below each."""

from collections.abc import Iterator

import click

from index.cli import main as index
from search.cli import main as search
from search.terminal import COMMON, Command
from web.assistants.cli import main as assistants
from web.cli import main as serve

COMMANDS: dict[str, click.Command] = {
    "buscador-index": index,
    "buscador-search": search,
    "buscador-serve": serve,
    "buscador-mcp": assistants,
}
COMMON_OPTIONS = {name for option in COMMON for name in option.opts if name.startswith("--")}


def orders() -> dict[str, Command]:
    """Every command and subcommand, as it is typed."""
    return dict(pair for name, command in COMMANDS.items() for pair in _orders(name, command))


def _orders(name: str, command: click.Command) -> Iterator[tuple[str, Command]]:
    assert isinstance(command, Command)
    yield name, command
    if isinstance(command, click.Group):
        for below, each in command.commands.items():
            yield from _orders(f"{name} {below}", each)
