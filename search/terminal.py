"""What the commands say, line by line, and what click says of its own accord, in Spanish."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from gettext import bindtextdomain, textdomain
from pathlib import Path
from typing import Any

import click

from search.printable import one_line

LOCALE = Path(__file__).parent / "locale"
LANGUAGE = "LANGUAGE"  # the first variable that gettext asks, whatever the locale

# How a help shows the value of an option, by click's name of its type.
METAVARS = {"text": "TEXTO", "integer": "ENTERO", "integer range": "ENTERO"}


@contextmanager
def spanish() -> Iterator[None]:
    """Let click find its words in our catalogue while this lasts."""
    domain, language = textdomain(), os.environ.get(LANGUAGE)
    folder = bindtextdomain(domain)
    bindtextdomain(domain, str(LOCALE))
    os.environ[LANGUAGE] = "es"
    try:
        yield
    finally:
        bindtextdomain(domain, folder)
        del os.environ[LANGUAGE]
        os.environ.update({LANGUAGE: language} if language is not None else {})


def say(*lines: str, err: bool = False) -> None:
    """Print lines on standard output or error; nothing in one makes another, or moves a cursor."""
    click.echo("\n".join(map(one_line, lines)), err=err)


@contextmanager
def _tamed() -> Iterator[None]:
    """A complaint of click quotes what was typed."""
    try:
        yield
    except click.ClickException as error:
        vars(error)["message"] = one_line(error.message)
        raise


class Command(click.Command):
    """A command whose help and complaints are Spanish."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[OPCIONES]", **more})

    def main(self, *args: Any, **more: Any) -> Any:
        """Run it. A wrong order ends it with 2, an interruption with 1; `click.Command.main`."""
        with spanish():
            return super().main(*args, **more)

    def make_context(self, *args: Any, **more: Any) -> click.Context:
        """Read the arguments; `click.Command.make_context`."""
        with _tamed():
            return super().make_context(*args, **more)

    def invoke(self, ctx: click.Context) -> Any:
        """Do what was asked; `click.Command.invoke`."""
        with _tamed():
            return super().invoke(ctx)


class Group(Command, click.Group):
    """A command that has commands."""

    command_class = Command

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **{"subcommand_metavar": "ORDEN [ARGUMENTOS]...", **more})


class Option(click.Option):
    """An option that shows what its value is, and is named in a complaint as it is typed."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.metavar = self.metavar or (None if self.is_flag else METAVARS.get(self.type.name))

    def get_error_hint(self, ctx: click.Context | None) -> str:
        """Its names, without the quotes that click puts around them."""
        return " / ".join(self.opts)


class Argument(click.Argument):
    """An argument that is named in a complaint as the help names it."""

    def get_error_hint(self, ctx: click.Context | None) -> str:
        """Its name, without the quotes that click puts around it."""
        return self.metavar or self.human_readable_name


option = partial(click.option, cls=Option)
argument = partial(click.argument, cls=Argument)
