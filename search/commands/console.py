"""Where tables and progress are drawn, as whoever reads the terminal wants it."""

import os
from typing import NoReturn, TextIO

from rich.console import Console

NO_COLOR = "NO_COLOR"  # https://no-color.org: any text in it means no
DUMB = frozenset(("dumb", "unknown"))  # values of TERM: nothing there moves a cursor


class QuietConsole(Console):
    """A console that leaves it to the command how to end when nobody reads on."""

    def on_broken_pipe(self) -> NoReturn:
        """Say so as any other output does; `rich.console.Console.on_broken_pipe`."""
        raise BrokenPipeError


def console(out: TextIO, width: int | None = None) -> Console:
    """A console over a stream: in one colour where NO_COLOR is set, or no terminal is there."""
    return QuietConsole(
        file=out,
        width=width,
        color_system=None if os.environ.get(NO_COLOR) else "auto",
        highlight=False,
        markup=False,
        emoji=False,
    )


def moves(out: TextIO) -> bool:
    """Whether a stream is a terminal on which what was written can be written over."""
    return out.isatty() and os.environ.get("TERM", "").lower() not in DUMB
