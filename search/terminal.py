"""What the commands say, line by line, and what click says of its own accord, in Spanish."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from functools import partial
from gettext import bindtextdomain, textdomain
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, TypeVar

import click

from search.commands import encoding, help_sections
from search.commands.endings import ending
from search.commands.help_sections import Example
from search.errors import BuscadorError, FixSettings, why
from search.printable import one_line

LOCALE = Path(__file__).parent / "locale"
LANGUAGE = "LANGUAGE"  # the first variable that gettext asks, whatever the locale
DISTRIBUTION = "buscador-programas"
QUIET = f"{__name__}.quiet"  # in the context of a command and of those below it

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


# Saying


def say(*lines: str, err: bool = False) -> None:
    """Print lines on standard output or error; nothing in one makes another, or moves a cursor."""
    click.echo("\n".join(map(one_line, lines)), err=err)


def note(*lines: str) -> None:
    """Say on standard error what --quiet leaves out: all that is neither result nor error."""
    if lines and not quiet():
        say(*lines, err=True)


def quiet() -> bool:
    """Whether the command that runs was told to say nothing but results and errors."""
    context = click.get_current_context(silent=True)
    return context is not None and bool(context.meta.get(QUIET))


@contextmanager
def reported(failed: int, misused: int | None = None) -> Iterator[None]:
    """Ends the command at an error of the project, in its own words and without a traceback.

    `failed` is the exit code; of a wrong setting it is `misused`, where that is given.
    """
    try:
        yield
    except BuscadorError as error:
        say(str(error), err=True)
        wrong = misused is not None and isinstance(error, FixSettings)
        sys.exit(misused if wrong else failed)
    except OSError as error:
        if not isinstance(error.filename, str):  # of no file: a stream, which `ending` tells
            raise
        say(f"No se puede usar {error.filename}: {why(error)}.", err=True)
        sys.exit(failed)


# Commands


class WrongOrder(click.UsageError):
    """A complaint about what was typed, in one line."""

    def show(self, file: Any = None) -> None:
        """Print it, with where the help is."""
        where = f" Ayuda: {self.ctx.command_path} --help" if self.ctx else ""
        say(f"Error: {self.format_message()}{where}", err=True)


@contextmanager
def _tamed() -> Iterator[None]:
    """A complaint of click quotes what was typed, and takes several lines."""
    try:
        with ending(partial(say, err=True)):
            yield
    except (WrongOrder, click.exceptions.NoArgsIsHelpError):
        raise
    except click.NoSuchOption as error:
        said = f"No existe la opción {one_line(error.option_name)}."
        raise WrongOrder(said + _nearest_option(error), error.ctx) from error
    except click.UsageError as error:
        raise WrongOrder(one_line(" ".join(error.format_message().split())), error.ctx) from error
    except click.ClickException as error:
        vars(error)["message"] = one_line(error.message)
        raise


class Command(click.Command):
    """A command whose help and complaints are Spanish.

    `examples` and `exits` stand in its help; where it has no `exits`, those of the command above.
    """

    def __init__(
        self,
        *args: Any,
        examples: Sequence[tuple[str, str]] = (),
        exits: Mapping[int, str] | None = None,
        **more: Any,
    ) -> None:
        super().__init__(*args, **{"options_metavar": "[OPCIONES]", **more})
        self.examples = tuple(Example(*each) for each in examples)
        self.exits = exits

    def main(self, *args: Any, **more: Any) -> Any:
        """Run it. A wrong order ends it with 2, an interruption with 130; `click.Command.main`."""
        encoding.spell()
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

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Its own parameters, and those that every command has; `click.Command.get_params`."""
        with spanish():  # click makes the option of the help here, once
            *own, helping = super().get_params(ctx)
        return [*own, *COMMON, helping]

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What stands below the options; `click.Command.format_epilog`."""
        super().format_epilog(ctx, formatter)
        if self.examples:
            help_sections.write_examples(formatter, self.examples)
        exits = {**self._exits(ctx), **help_sections.ALWAYS}
        help_sections.write_list(formatter, "Al terminar", exits)
        help_sections.write_list(formatter, "Variables", help_sections.VARIABLES)

    def _exits(self, ctx: click.Context) -> dict[int, str]:
        """What its exit codes say: its own, or those of the command that it belongs to."""
        above = ctx.parent.command if ctx.parent else None
        inherited = above.exits if isinstance(above, Command) else None
        return dict(self.exits or inherited or help_sections.EXITS)


class Group(Command, click.Group):
    """A command that has commands."""

    command_class = Command

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **{"subcommand_metavar": "ORDEN [ARGUMENTOS]...", **more})

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named, or its nearest in a complaint; `click.Group`'s."""
        name = args[0]
        if name.startswith("-") or ctx.resilient_parsing or self.get_command(ctx, name):
            return super().resolve_command(ctx, args)
        said = f"No existe la orden «{one_line(name)}»."
        raise WrongOrder(said + _nearest(name, self.list_commands(ctx)), ctx)


def _nearest_option(error: click.NoSuchOption) -> str:
    if error.ctx is None:
        return ""
    params = error.ctx.command.get_params(error.ctx)
    options = (each for each in params if isinstance(each, click.Option))
    return _nearest(error.option_name, (name for each in options for name in each.opts))


def _nearest(typed: str, known: Iterable[str]) -> str:
    """The question whether the likest of the known was meant; "" where none is like it."""
    (found,) = get_close_matches(typed, known, n=1) or ("",)
    return f" ¿Quiso decir {found}?" if found else ""


# Options and arguments


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


Decorated = TypeVar("Decorated", bound=Callable[..., Any])

option = partial(click.option, cls=Option)
argument = partial(click.argument, cls=Argument)


def _be_quiet(ctx: click.Context, option: click.Parameter, given: bool) -> None:
    ctx.meta[QUIET] = given or ctx.meta.get(QUIET, False)


def _say_version(ctx: click.Context, option: click.Parameter, given: bool) -> None:
    if given and not ctx.resilient_parsing:
        say(f"{DISTRIBUTION} {_version()}")
        ctx.exit()


def _version() -> str:
    try:
        return version(DISTRIBUTION)
    except PackageNotFoundError:
        return "(sin instalar)"


# What every command has.
COMMON = (
    Option(
        ["-q", "--quiet"],
        is_flag=True,
        expose_value=False,
        callback=_be_quiet,
        help="Fuera del resultado, solo muestra errores.",
    ),
    Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_say_version,
        help="Muestra la versión.",
    ),
)


def form_option(
    *forms: str, told: str = "Forma de lo que se muestra."
) -> Callable[[Decorated], Decorated]:
    """The option that chooses how a result is shown; a command takes it as `form`."""
    return option("--format", "form", type=click.Choice(forms), default="table", help=told)
