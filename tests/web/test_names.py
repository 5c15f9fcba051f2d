"""One name for one thing: pages, classes; and templates that can be read."""

import ast
from collections import Counter
from pathlib import Path

import pytest
from flask import Flask

from search import model
from web import pages

TESTS = Path(__file__).parent
WEB = TESTS.parents[1] / "web"
TEMPLATES = sorted(path for path in WEB.glob("templates/**/*") if path.is_file())
LONGEST = 150  # characters of a line of a template

# Home and search share an address: the search shows the home page where nothing is asked.
SHARED = {"home": "search"}
# Without the site around them, and with a blueprint of their own.
FRAMED = {"embedded"}

# The shapes of the API are named in its document after the values that they show.
NAMED_ALIKE = {"web.contract"}


def modules(folder: Path) -> set[str]:
    return {path.stem for path in folder.glob("*.py") if path.stem != "__init__"}


def classes() -> list[tuple[str, str]]:
    """(module, class) of all under web/."""
    return [
        (".".join(path.relative_to(WEB.parent).with_suffix("").parts), node.name)
        for path in sorted(WEB.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    ]


def test_a_page_has_one_name(app: Flask) -> None:
    names = modules(WEB / "pages") - FRAMED
    assert {module.__name__.rpartition(".")[2] for module in pages.PAGES} == names
    assert {path.stem for path in WEB.glob("templates/*.html")} == names
    assert {name.removeprefix("test_") for name in modules(TESTS / "pages")} == names | FRAMED
    views = {rule.endpoint for rule in app.url_map.iter_rules() if rule.endpoint != "static"}
    routed = {view.removeprefix("pages.") for view in views if view.startswith("pages.")}
    files = {f"{name}_csv" for name in names}
    assert routed - files == names - SHARED.keys()


@pytest.mark.parametrize("module", pages.PAGES, ids=lambda module: str(module.__name__))
def test_the_view_of_a_page_is_in_its_module(app: Flask, module: object) -> None:
    name = str(module.__name__).rpartition(".")[2]  # type: ignore[attr-defined]
    view = getattr(module, name)
    assert view.__module__ == f"web.pages.{name}"
    assert app.view_functions.get(f"pages.{name}", view) is view


def test_a_class_has_a_name_of_its_own() -> None:
    counts = Counter(name for _, name in classes())
    assert [name for name, count in counts.items() if count > 1] == []
    taken = {name for module, name in classes() if module not in NAMED_ALIKE}
    assert taken & vars(model).keys() == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_can_be_read(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert [n for n, line in enumerate(lines, 1) if len(line) > LONGEST] == []
