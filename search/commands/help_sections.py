"""What a help shows below the options: examples, exit codes, variables."""

from collections.abc import Mapping
from typing import NamedTuple

import click


class Example(NamedTuple):
    """A command as it is typed, and what it is for."""

    typed: str
    use: str  # Spanish, without a full stop


# What a command says by its exit code, unless it says so itself.
EXITS: Mapping[int, str] = {
    0: "Todo fue bien.",
    1: "No se pudo hacer; se dice por qué.",
    2: "La orden no se entiende o no se puede cumplir.",
}
ALWAYS: Mapping[int, str] = {130: "Se interrumpió (Ctrl-C)."}

# What each command heeds; the others are in the reference.
VARIABLES: Mapping[str, str] = {
    "BUSCADOR_INDEX_DIR": "Carpeta del índice.",
    "BUSCADOR_ENGINE": "Motor del índice: whoosh u opensearch.",
    "NO_COLOR": "Con cualquier valor, nada se muestra en color.",
}


def write_examples(formatter: click.HelpFormatter, examples: tuple[Example, ...]) -> None:
    """Each example under what it is for, unbroken, to be copied."""
    with formatter.section("Ejemplos"):
        for example in examples:
            formatter.write_text(f"{example.use}:")
            formatter.write(f"{'':{formatter.current_indent + 2}}{example.typed}\n")


def write_list(
    formatter: click.HelpFormatter, title: str, rows: Mapping[int, str] | Mapping[str, str]
) -> None:
    """A section of names, each with what it means."""
    with formatter.section(title):
        formatter.write_dl([(str(name), meaning) for name, meaning in rows.items()])
