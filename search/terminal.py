"""The commands' own Spanish: what click says of its own accord, in the language of the rest."""

import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click

# What click writes in a help, and what stands there instead.
WORDS: tuple[tuple[str, str], ...] = (
    (r"\[OPTIONS\]", "[OPCIONES]"),
    (r"COMMAND \[ARGS\]\.\.\.", "ORDEN [ARGUMENTOS]..."),
    (r"INTEGER RANGE|INTEGER", "ENTERO"),
    (r"\bTEXT\b", "TEXTO"),
    (r"\[default: ", "[por omisión: "),
    (r"^(Positional )?[Aa]rguments$", "Argumentos"),
    (r"^Options$", "Opciones"),
    (r"^Commands$", "Órdenes"),
)

# What click says of a wrong order; several may stand in one message.
MESSAGES: tuple[tuple[str, str], ...] = (
    (r"Invalid value for '?(.+?)'?: ", r"\1: "),
    (r"'(.*?)' is not one of (.*)\.", r"«\1» no es ninguno de \2."),
    (r"'(.*?)' is not a valid integer(?: range)?\.", r"«\1» no es un número entero."),
    (r"(\S+) is not in the range (.*)\.", r"\1 no está en el intervalo \2."),
    (r"No such option:? '?([^\s'.]+)'?\.?", r"No existe la opción \1."),
    (r"No such command '(.*?)'\.", r"No existe la orden «\1»."),
    (r"\(?Did you mean (?:one of:? )?(.*?)\?\)?", r"¿Quiso decir \1?"),
    (r"\(?Possible options: ([^)]*)\)?", r"¿Quiso decir \1?"),
    (r"Missing (?:argument|option|parameter) '(.*?)'\.", r"Falta \1."),
    (r"Missing command\.", "Falta la orden."),
    (r"Option '(.*?)' requires an argument\.", r"La opción \1 necesita un valor."),
    (r"Option '(.*?)' does not take a value\.", r"La opción \1 no lleva valor."),
    (r"Got unexpected extra arguments? \((.*)\)", r"Sobra lo siguiente: \1."),
)


def said(table: Sequence[tuple[str, str]], text: str) -> str:
    """A text of click's by a table; what is not in it stays as it is.

    >>> said(MESSAGES, "Invalid value for '--page': 0 is not in the range x>=1.")
    '--page: 0 no está en el intervalo x>=1.'
    """
    for english, spanish in table:
        text = re.sub(english, spanish, text)
    return text


class Formatter(click.HelpFormatter):
    """Lays out a help."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how a command is called."""
        super().write_usage(prog, said(WORDS, args), prefix or "Uso: ")

    def write_heading(self, heading: str) -> None:
        """The name of a part."""
        super().write_heading(said(WORDS, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], *args: Any, **more: Any) -> None:
        """The names of a part, each with its meaning; click's own widths."""
        told = [(said(WORDS, name), said(WORDS, meaning)) for name, meaning in rows]
        super().write_dl(told, *args, **more)


class Context(click.Context):
    """What a command is called with."""

    formatter_class = Formatter


class Command(click.Command):
    """A command whose help and complaints are Spanish; click knows no other way in than this."""

    context_class = Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option that shows the help."""
        option = super().get_help_option(ctx)
        if option:
            option.help = "Muestra esta ayuda."
        return option

    def main(self, *args: Any, **more: Any) -> Any:
        """Run it. A wrong order ends it with 2, an interruption with 1; `click.Command.main`."""
        try:
            return super().main(*args, **{**more, "standalone_mode": False})
        except click.ClickException as error:
            click.echo(_complaint(error), err=True)
            sys.exit(error.exit_code)
        except click.Abort:
            click.echo("Interrumpido.", err=True)
            sys.exit(1)


class Group(Command, click.Group):
    """A command that has commands."""

    command_class = Command


def _complaint(error: click.ClickException) -> str:
    """What was wrong, under how the command is called where click knows which one it was."""
    message = said(MESSAGES, error.format_message())
    context = getattr(error, "ctx", None)
    if context is None or isinstance(error, click.exceptions.NoArgsIsHelpError):  # the help itself
        return message
    return f"{context.get_usage()}\nAyuda: {context.command_path} --help\n\n{message}"
