"""No word for two things: a class, a function or a constant of index/ has a name of its own."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from search import model

INDEX = Path(__file__).parents[2] / "index"


def trees() -> list[ast.Module]:
    return [ast.parse(path.read_text("utf-8")) for path in sorted(INDEX.rglob("*.py"))]


def classes() -> list[str]:
    every = (node for tree in trees() for node in ast.walk(tree))
    return [node.name for node in every if isinstance(node, ast.ClassDef)]


def named(statement: ast.stmt) -> Iterator[str]:
    """What a statement of a module makes: a function or a constant."""
    match statement:
        case ast.FunctionDef(name=name):
            yield name
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            yield name


def test_a_class_has_a_name_of_its_own() -> None:
    assert [name for name, count in Counter(classes()).items() if count > 1] == []
    assert set(classes()) & vars(model).keys() == set()


def test_a_function_and_a_constant_has_a_name_of_its_own() -> None:
    found = Counter(name for tree in trees() for each in tree.body for name in named(each))
    assert [name for name, count in found.items() if count > 1] == []
