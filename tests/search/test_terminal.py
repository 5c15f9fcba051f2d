"""What a person reads in a terminal is Spanish, also what click itself says."""

import pytest
from click.testing import CliRunner

from index.cli import main as index
from search.cli import main as search
from search.terminal import Command
from web.cli import main as serve

COMMANDS = {"buscador-index": index, "buscador-search": search, "buscador-serve": serve}


@pytest.mark.parametrize(
    ("order", "said"),
    [
        ("buscador-index chek", "No existe la orden «chek»."),
        ("buscador-index build --foo", "No existe la opción --foo."),
        ("buscador-index check", "Falta ARCHIVO…."),
        ("buscador-search x --format foo", "--format: «foo» no es ninguno de 'table', 'json'"),
        ("buscador-search x --page 0", "--page: 0 no está en el intervalo x>=1."),
        ("buscador-search x --sise 3", "No existe la opción --sise. ¿Quiso decir "),
        ("buscador-search --size", "La opción --size necesita un valor."),
        ("buscador-search a b", "Sobra lo siguiente: b."),
        ("buscador-serve --access-log=1", "La opción --access-log no lleva valor."),
        ("buscador-serve --port x", "--port: «x» no es un número entero."),
    ],
)
def test_a_wrong_order_is_told_in_spanish(order: str, said: str) -> None:
    name, *arguments = order.split()
    result = CliRunner().invoke(COMMANDS[name], arguments, prog_name=name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


@pytest.mark.parametrize(
    "order",
    [*COMMANDS, "buscador-index build", "buscador-index check", "buscador-index info"],
)
def test_every_help_is_spanish(order: str) -> None:
    name, *arguments = order.split()
    result = CliRunner().invoke(COMMANDS[name], [*arguments, "--help"], prog_name=name)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Uso: {order} [OPCIONES]")
    english = ("Usage", "Options", "Commands", "OPTIONS", "COMMAND", "INTEGER", "TEXT ", "Show")
    assert [word for word in english if word in result.stdout] == []


def test_every_option_says_what_it_does() -> None:
    commands: list[Command] = [search, serve, *index.commands.values()]  # type: ignore[list-item]
    assert [
        option.name
        for command in commands
        for option in command.params
        if option.param_type_name == "option" and not getattr(option, "help", None)
    ] == []
