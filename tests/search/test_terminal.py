"""What a person reads in a terminal is Spanish, also what click itself says."""

import ast
import errno
import gettext
import importlib
import inspect
import os
import re
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from index.cli import main as index
from search.cli import main as search
from search.terminal import Command, Group, argument, option, reported, spanish
from tests.support.catalogue import COMPILED, SOURCE, compiled, entries
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
        ("buscador-serve --access-log=1", "--access-log: «1» no es ninguno de 'combined', "),
        ("buscador-serve --port x", "--port: «x» no es un número entero."),
        ("buscador-serve --port 70000", "--port: 70000 no está en el intervalo 0<=x<=65535."),
        ("buscador-serve --host", "La opción --host necesita un valor."),
        ("buscador-serve a", "Sobra lo siguiente: a."),
        ("buscador-search a b c", "Sobra lo siguiente: b c."),
        ("buscador-search --kind foo", "--kind: «foo» no es ninguno de 'line', 'activity'."),
        ("buscador-search --programm x", "No existe la opción --programm. ¿Quiso decir "),
        ("buscador-search --size 1.5", "--size: «1.5» no es un número entero."),
        ("buscador-index --foo build", "No existe la opción --foo."),
        ("buscador-index build --year", "La opción --year necesita un valor."),
        ("buscador-index build --year x", "--year: «x» no es un número entero."),
        ("buscador-index build --skip-bad-rows=x", "--skip-bad-rows no lleva valor."),
        ("buscador-index check x --format foo", "--format: «foo» no es ninguno de "),
        ("buscador-index check a b --title x", "Error: --title, --branch y --year describen"),
        ("buscador-index biuld", "No existe la orden «biuld». ¿Quiso decir build?"),
        ("buscador-search x --agencia SRE", "No existe la opción --agencia. ¿Quiso decir --ag"),
        ("buscador-serve --prot 80", "No existe la opción --prot. ¿Quiso decir --port?"),
        ("buscador-index build --tittle x", "la opción --tittle. ¿Quiso decir --title?"),
        ("buscador-index info --quite", "la opción --quite. ¿Quiso decir --quiet?"),
        ("buscador-index build --foo", "Ayuda: buscador-index build -"),
        ("buscador-index", "Uso: buscador-index [OPCIONES] ORDEN [ARGUMENTOS]..."),
    ],
)
def test_a_wrong_order_is_told_in_spanish(order: str, said: str) -> None:
    name, *arguments = order.split()
    result = CliRunner().invoke(COMMANDS[name], arguments, prog_name=name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    if arguments:  # without any it shows its help
        assert result.stderr.count("\n") == 1


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


@pytest.mark.parametrize("order", ["buscador-search --help", "buscador-search x --page 0"])
def test_the_language_is_the_same_in_every_locale(order: str) -> None:
    name, *arguments = order.split()
    said = {
        CliRunner(env={variable: locale}).invoke(COMMANDS[name], arguments).output
        for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
        for locale in ("C", "POSIX", "de_DE.UTF-8", "en", "es_MX.UTF-8", "", None)
    }
    assert len(said) == 1


@pytest.mark.parametrize("language", [None, "de"])
def test_the_environment_is_left_as_it_was(
    language: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LANGUAGE", raising=False)
    if language:
        monkeypatch.setenv("LANGUAGE", language)
    before = dict(os.environ), gettext.bindtextdomain("messages")
    with spanish():
        assert gettext.gettext("Usage:") == "Uso:"
    assert (dict(os.environ), gettext.bindtextdomain("messages")) == before


def test_an_interruption_is_told_in_spanish() -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    result = CliRunner().invoke(Command("x", callback=interrupted))
    assert (result.exit_code, result.stderr) == (130, "Interrumpido.\n")


def test_what_our_commands_do_not_use_yet_is_spanish_too() -> None:
    @click.group(cls=Group, invoke_without_command=False, no_args_is_help=False)
    def root() -> None:
        """Una orden."""

    @root.command()
    @argument("number", type=int, nargs=2)
    @option("--choice", type=click.Choice(["uno", "dos"]), required=True)
    def both(**_: object) -> None:
        """Otra orden."""

    said = [
        CliRunner().invoke(root, order, prog_name="x").stderr.rpartition("\n\n")[2]
        for order in ([], ["both", "1", "2"], ["both", "1"], ["both", "a", "1"])
    ]
    assert said == [
        "Error: Falta la orden. Ayuda: x --help\n",
        "Error: Falta la opción --choice. Elija uno: uno, dos Ayuda: x both --help\n",
        "Error: number lleva 2 valores.\n",
        "Error: NUMBER: «a» no es un número entero. Ayuda: x both --help\n",
    ]


# The catalogue


# Said to whoever writes a command, when it is defined, or by what no command of ours is made of.
ELSEWHERE = {
    "_parse_decls",
    "__init__",
    "__repr__",
    "confirmation_option",
    "password_option",
    "version_option",
    "custom_version_option",
}


def calls(node: ast.AST) -> Iterator[ast.Call]:
    """Every call by a plain name, but in the functions named above."""
    if isinstance(node, ast.FunctionDef) and node.name in ELSEWHERE:
        return
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        yield node
    for child in ast.iter_child_nodes(node):
        yield from calls(child)


def asked(module: str) -> Iterator[str]:
    """The messages that a module of click's looks up, in the singular."""
    source = inspect.getsource(importlib.import_module(f"click.{module}"))
    for call in calls(ast.parse(source)):
        (first,) = call.args[:1] or (None,)
        if ast.unparse(call.func) in ("_", "ngettext") and isinstance(first, ast.Constant):
            yield str(first.value)


@pytest.mark.parametrize(
    "module",
    ["core", "decorators", "exceptions", "formatting", "parser", "shell_completion", "types"],
)
def test_the_catalogue_has_every_message_of_click(module: str) -> None:
    known = {message.partition("\0")[0] for message in entries(SOURCE.read_text("utf-8"))}
    assert set(asked(module)) - known == set()


def test_the_catalogue_is_compiled_from_its_source() -> None:
    messages = entries(SOURCE.read_text("utf-8"))
    assert COMPILED.read_bytes() == compiled(messages), "run python -m tests.support.catalogue"
    with COMPILED.open("rb") as file:
        read = gettext.GNUTranslations(file)
    assert read.gettext("Usage:") == "Uso:"
    assert read.ngettext("Did you mean {possibility}?", "", 2) == "¿Quiso decir {possibilities}?"


def test_no_translation_names_what_its_message_does_not() -> None:
    for message, translated in entries(SOURCE.read_text("utf-8")).items():
        fields = set(re.findall(r"{(\w+)", message))
        assert set(re.findall(r"{(\w+)", translated)) <= fields, message


def test_a_file_that_goes_or_fails_while_it_is_read_is_told_in_one_line() -> None:
    def failing() -> None:
        with reported(1):
            raise OSError(errno.EMFILE, "Too many open files", "informe.csv")

    result = CliRunner().invoke(Command("x", callback=failing))
    assert (result.exit_code, result.stderr) == (
        1,
        "No se puede usar informe.csv: son demasiados archivos abiertos; permita más con "
        "`ulimit -n`.\n",
    )
