"""What an error says is read in a terminal, so it is Spanish, wherever in the code it is raised."""

import ast
import errno
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from search import errors

ROOT = Path(__file__).parent.parent
RAISED = {
    "UsageError",  # click's, for what our own commands find wrong
    *(
        name
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, errors.BuscadorError)
    ),
}

# Words that hardly a sentence does without, and that the other language does not have.
ENGLISH = frozenset(
    "an and are as at be been beside but by cannot could did do does for from has have holds if "
    "in instead is it its must need needs nor not of on or row run that the their there they this "
    "to twice unknown was were which while will with without".split()
)
SPANISH = frozenset(
    "al cambió con de debe deben del dos el en es está falta fila hay la las lo los más ni ningún "
    "ninguna no o para por que repite se sobran su sus un una y ya".split()
)


def words(text: str) -> set[str]:
    """The words of a message that are not code."""
    return set(re.findall(r"[^\W\d_]+", re.sub(r"`[^`]*`", " ", text).lower()))


def test_the_criterion_tells_the_languages_apart() -> None:
    assert words("There is no index in {home}. Run `buscador-index build`.") & ENGLISH
    assert not words("There is no index.") & SPANISH - {"no"}
    assert not words("No hay ningún índice. Ejecute `the index is`.") & ENGLISH


def sources() -> Iterator[tuple[Path, ast.Module]]:
    """Every module of the program, by its path in the project."""
    for package in ("", "search", "index", "web"):
        for path in sorted((ROOT / package).glob("**/*.py" if package else "*.py")):
            yield path.relative_to(ROOT), ast.parse(path.read_text("utf-8"))


def messages() -> Iterator[tuple[str, str]]:
    """(where, what is said) for each error of ours that is raised with a text."""
    for where, tree in sources():
        module = ".".join(where.with_suffix("").parts)
        for node in ast.walk(tree):
            if isinstance(node, ast.Raise) and _ours(node.exc):
                yield f"{where}:{node.lineno}", _text(node.exc, module)


def _ours(raised: ast.expr | None) -> bool:
    if not isinstance(raised, ast.Call):
        return False
    name = raised.func.attr if isinstance(raised.func, ast.Attribute) else ""
    return (raised.func.id if isinstance(raised.func, ast.Name) else name) in RAISED


def _text(raised: ast.expr | None, module: str) -> str:
    """Every literal in a call, and the constants of the module that stand between them."""
    parts = []
    for node in ast.walk(raised or ast.Constant("")):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            parts.append(node.value)
        elif isinstance(node, ast.Name) and node.id.isupper():
            value = getattr(import_module(module), node.id)
            parts.append(value if isinstance(value, str) else "")
    return " ".join(parts)


def test_every_message_is_found() -> None:
    assert len(list(messages())) > 30


@pytest.mark.parametrize(("where", "said"), list(messages()))
def test_what_an_error_says_is_spanish(where: str, said: str) -> None:
    assert words(said) & ENGLISH == set(), where
    assert words(said) & SPANISH, where


@pytest.mark.parametrize(
    "error",
    [
        FileNotFoundError(errno.ENOENT, "No such file or directory"),
        PermissionError(errno.EACCES, "Permission denied"),
        IsADirectoryError(errno.EISDIR, "Is a directory"),
        OSError(errno.EIO, "Input/output error"),
        OSError("cannot read from timed out object"),
        UnicodeDecodeError("utf-8", b"x", 0, 1, "invalid start byte"),
        ValueError("Expecting value: line 1 column 1 (char 0)"),
        EOFError(),
    ],
)
def test_what_the_system_says_is_said_in_spanish(error: Exception) -> None:
    assert words(errors.why(error)) & ENGLISH == set()
    assert words(errors.why(error)) & SPANISH


def test_no_message_quotes_what_another_error_says() -> None:
    """Its words would be English, or in the language of whoever set the machine up."""
    quoting = [
        f"{where}:{node.lineno}"
        for where, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise) and node.exc and _ours(node.exc)
        for part in ast.walk(node.exc)
        if isinstance(part, ast.FormattedValue)
        and ast.unparse(part.value) in {"error", "error.strerror", "str(error)"}
    ]
    # Its own row, said again with the file and the number before it.
    assert [each for each in quoting if "relations.py" not in each] == []
