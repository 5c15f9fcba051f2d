"""The documentation says what is there: nothing that is not, and nothing left out."""

import re
import shlex
import tomllib
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

import click
import pytest
from click.testing import CliRunner
from flask import Flask

from index.cli import main
from index.listing import summary
from index.pipeline import shipped
from search.findings import RULES
from search.query import syntax
from search.schema import FACET_NAMES
from search.settings import VARIABLES
from search.store.protocol import Build
from tests.support.commands import COMMANDS, COMMON_OPTIONS, orders
from web import params
from web.comparing.asked import FOR_COMPARE
from web.figures.asked import FOR_FIGURES
from web.noticed.narrowing import FOR_FINDINGS

ROOT = Path(__file__).parents[2]
PAGES = {
    str(path.relative_to(ROOT)): path.read_text("utf-8")
    for path in sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
}
README = PAGES["README.md"]
REFERENCE = PAGES["docs/reference.md"]
ALL = "\n".join(PAGES.values())

# Options of other programs that the documentation shows.
FOREIGN = {
    *("--fail", "--from", "--no-deps", "--now", "--output", "--require-hashes", "--silent"),
}


def section(title: str, page: str = REFERENCE) -> str:
    """The text under a heading, down to the next one."""
    pattern = rf"^#+ {re.escape(title)}\n(.*?)(?=^#+ |\Z)"
    found = re.search(pattern, page, re.MULTILINE | re.DOTALL)
    assert found, f"no section {title!r}"
    return found[1]


def first_cells(text: str) -> list[str]:
    """What stands in code in the first cell of each row of a table."""
    rows = re.findall(r"^\| (`[^|]*) \|", text.replace("\\|", "¦"), re.MULTILINE)
    return [cell.replace("¦", "|") for row in rows for cell in re.findall(r"`([^`]+)`", row)]


def commands() -> dict[str, click.Command]:
    """Every command and subcommand, as it is typed; a group is spoken of with what is below it."""
    return {name: each for name, each in orders().items() if not isinstance(each, click.Group)}


@pytest.mark.parametrize("page", ["README.md", "docs/leeme.md"])
def test_the_first_start_finds_what_it_is_said_to_find(page: str, build: Build) -> None:
    assert f"\n{summary(build.tables.findings)}\n" in PAGES[page]
    activities = build.records - build.lines
    told = f"{build.records} registros: {build.lines} líneas de acción, {activities} actividades."
    assert f"\n{told}\n" in PAGES[page]


def test_the_commands_are_those_that_are_installed() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        scripts = tomllib.load(file)["project"]["scripts"]
    ways = ("index", "search", "serve", "mcp")
    assert scripts == {f"buscador-{way}": f"buscador_programas:{way}" for way in ways}
    assert list(COMMANDS) == list(scripts)


def options(command: click.Command) -> set[str]:
    """The long options of a command."""
    return {
        option
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option.startswith("--")
    }


def test_settings_are_those_documented() -> None:
    assert set(first_cells(section("Settings"))) == set(VARIABLES)
    assert set(re.findall(r"(?<!_)BUSCADOR_\w+", ALL)) == set(VARIABLES)


@pytest.mark.parametrize("name", commands())
def test_options_are_those_documented(name: str) -> None:
    assert set(re.findall(r"--[a-z][a-z0-9-]*", section(name))) == options(commands()[name])


def test_what_every_command_has_is_documented() -> None:
    assert set(first_cells(section("Every command"))) == {"--quiet", "-q", "--version"}
    assert {"--quiet", "--version"} == COMMON_OPTIONS


def test_no_option_is_invented() -> None:
    known = {option for command in commands().values() for option in options(command)}
    known |= {*COMMON_OPTIONS, "--help"}
    shown = set(re.findall(r"(?<![\w-])--[a-z][a-z0-9-]+", ALL))
    assert shown <= known | FOREIGN


def test_facets_are_those_documented() -> None:
    assert set(first_cells(section("Facets"))) == set(FACET_NAMES)


def test_findings_are_those_documented() -> None:
    assert set(first_cells(section("Findings"))) == {rule.id for rule in RULES}


def test_parameters_are_those_documented() -> None:
    tables = (
        *(params.FOR_RESULTS, params.FOR_SUGGESTIONS, params.FOR_RELATED),
        *(params.FOR_AGENCIES, FOR_COMPARE, FOR_FIGURES, FOR_FINDINGS),
    )
    known = {row.name for row in chain(*tables)}
    assert set(first_cells(section("Parameters"))) == known


def test_operators_are_those_documented() -> None:
    parsed = [syntax.parse(example) for example in first_cells(section("Query language"))]
    assert [each.notices for each in parsed if each.notices] == []
    kinds = {type(item) for each in parsed for item in each.wanted}
    alternatives = set(syntax.Operand.__args__)
    assert kinds == {*alternatives, syntax.Either}
    assert any(each.unwanted for each in parsed)
    assert any(each.choices for each in parsed)


def rules(app: Flask) -> set[str]:
    """Every address that the application answers, without converters."""
    found = {rule.rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"}
    return {re.sub(r"<(?:[^:<>]*:)?(\w+)>", r"<\1>", rule) for rule in found}


def test_routes_are_those_documented(app: Flask) -> None:
    assert set(first_cells(section("Pages"))) | set(first_cells(section("API"))) == rules(app)


def examples() -> list[str]:
    """The addresses of the curl examples."""
    lines = re.findall(r"^\$? ?(curl .*)$", ALL, re.MULTILINE)
    return [word for line in lines for word in shlex.split(line) if word.startswith("http")]


@pytest.mark.parametrize("address", examples())
def test_curl_examples_answer(app: Flask, address: str) -> None:
    parts = urlsplit(address)
    answer = app.test_client().get(f"{parts.path}?{parts.query}")
    assert answer.status_code == 200
    assert answer.data


def test_there_are_curl_examples() -> None:
    assert len(examples()) >= 4


def links() -> list[tuple[str, str]]:
    """(page, target) of every link that stays in the project."""
    return [
        (page, target)
        for page, text in PAGES.items()
        for target in re.findall(r"\]\(([^)\s]+)\)", text)
        if not urlsplit(target).scheme
    ]


@pytest.mark.parametrize(("page", "target"), links())
def test_links_lead_somewhere(page: str, target: str) -> None:
    path, _, anchor = target.partition("#")
    file = (ROOT / page).parent / path if path else ROOT / page
    assert file.exists()
    if anchor:
        headings = re.findall(r"^#+ (.*)$", file.read_text("utf-8"), re.MULTILINE)
        assert anchor in {re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-") for h in headings}


def test_files_that_are_named_exist() -> None:
    named = re.findall(r"`((?:search|index|web|data|tests|docs)/[\w./-]*)`", ALL)
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_make_targets_are_those_documented() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: ((?:.*\\\n)*.*)$", makefile, re.MULTILINE)
    assert phony
    targets = set(phony[1].replace("\\", "").split()) - {"help"}
    assert set(re.findall(r"`make ([a-z-]+)", README)) == targets
    assert set(re.findall(r"'make ([a-z-]+) ", makefile)) == targets


LEEME = PAGES["docs/leeme.md"]


def typed(page: str) -> list[str]:
    """The commands of a page's blocks, without what is said about them."""
    lines = re.findall(r"^\$ (.*)$", page, re.MULTILINE)
    return [re.sub(r" +#.*", "", line) for line in lines]


def test_the_spanish_readme_is_the_first_thing_that_the_other_names() -> None:
    assert "](docs/leeme.md)" in README.splitlines()[0]
    assert "](../README.md)" in LEEME


def test_both_readmes_type_the_same_and_show_the_same() -> None:
    about_api = [line for line in typed(README) if line.startswith("curl ")]
    assert about_api
    assert [line for line in typed(README) if line not in about_api] == typed(LEEME)
    assert shown_start(README) == shown_start(LEEME)
    table = first_cells(section("Searching", README))
    assert table[: len(first_cells(section("Buscar", LEEME)))] == first_cells(
        section("Buscar", LEEME)
    )


def shown_start(page: str) -> list[str]:
    """What a terminal shows at the first start, line by line."""
    (block,) = re.findall(r"^```text\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    return str(block).splitlines()


def test_the_start_that_is_shown_is_what_make_says() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    said = [
        line.replace("$<", "requirements/serve.txt")
        for line in re.findall(r"echo '([^']*…)'", makefile)
    ]
    steps = [line for line in shown_start(README) if line.endswith(" …")]
    assert len(steps) == 5
    assert sorted(said) == sorted(steps)


def test_the_start_that_is_shown_counts_what_there_is() -> None:
    checked = CliRunner().invoke(main, ("check", "--format", "json", *map(str, shipped())))
    (counted,) = [line for line in checked.stderr.splitlines() if " advertencias, " in line]
    findings, records = counted.removesuffix(" registros.").split("; ")
    assert findings in shown_start(README)
    assert any(line.startswith(f"{records} registros: ") for line in shown_start(README))


def test_every_command_of_the_readmes_is_understood() -> None:
    for line in typed(README):
        name, *arguments = shlex.split(line)
        if name in COMMANDS:
            command = COMMANDS[name]
            if isinstance(command, click.Group):
                command = command.commands[arguments.pop(0)]
            assert command.make_context(name, arguments).command is command
        else:
            assert name in {"git", "cd", "make", "pipx", "curl"}


def test_what_changes_is_told() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert f"## {project['project']['version']}" in PAGES["CHANGELOG.md"]
