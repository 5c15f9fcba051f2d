"""Every regular expression of the program, and texts that were made against one."""

import ast
import importlib
import re
import re._constants as sre  # type: ignore[import-not-found]  # no stub
import re._parser as parser  # type: ignore[import-not-found]  # no stub
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from itertools import chain, product
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).parents[2]
PACKAGES = ("search", "index", "web", "data")
METHODS = frozenset("match fullmatch search finditer findall sub subn split".split())
ANCHORED = frozenset(("match", "fullmatch"))
LETTERS = "a1 -.A,\n@é(Ñ:/'\"<_&\u0301\0"  # one of these is in nearly every class
NEAR_MISSES = ("", "!", "\n!")
MOST_ATOMS = 12
VARIANTS = 6  # samples of a pattern: with other alternatives, with and without what is optional


@dataclass(frozen=True)
class Use:
    """A pattern, where it was found, and how the program asks it."""

    place: str
    pattern: re.Pattern[str]
    methods: frozenset[str]

    def runs(self) -> Iterator[Callable[[str], object]]:
        """What costs most of what the program does with it."""
        if not self.methods <= ANCHORED:
            yield lambda text: self.pattern.sub("", text)
        if "match" in self.methods:
            yield self.pattern.match
        if "fullmatch" in self.methods:
            yield self.pattern.fullmatch


def modules() -> Iterator[tuple[str, ast.Module]]:
    """The name and the source of every module."""
    for path in sorted(
        (*ROOT.glob("*.py"), *chain.from_iterable((ROOT / n).rglob("*.py") for n in PACKAGES))
    ):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        yield name.removesuffix(".__init__"), ast.parse(path.read_text("utf-8"))


def uses() -> list[Use]:
    """The compiled patterns of every module and class, and those that calls compile."""
    sources = [(importlib.import_module(name), tree) for name, tree in modules()]
    methods = _methods(sources)
    found: dict[re.Pattern[str], Use] = {}
    for module, tree in sources:
        for variable, pattern in _compiled(vars(module), module.__name__):
            place = f"{module.__name__}.{variable}"
            found.setdefault(pattern, Use(place, pattern, methods.get(pattern, METHODS)))
        for line, method, pattern in _called(tree, module):
            place = f"{module.__name__}:{line}"
            found.setdefault(
                pattern, Use(place, pattern, frozenset((method,)) & METHODS or METHODS)
            )
    return sorted(found.values(), key=lambda use: use.place)


def _methods(sources: list[tuple[ModuleType, ast.Module]]) -> dict[re.Pattern[str], frozenset[str]]:
    """How each named pattern is asked, in all modules; one that is handed on is left out."""
    asked: dict[re.Pattern[str], set[str]] = {}
    named: Counter[re.Pattern[str]] = Counter()
    for module, tree in sources:
        for node in ast.walk(tree):
            if pattern := _named(node, module):
                named[pattern] += 1
            if isinstance(node, ast.Attribute) and (pattern := _named(node.value, module)):
                named[pattern] -= 1
                asked.setdefault(pattern, set()).add(node.attr)
    return {pattern: frozenset(found) for pattern, found in asked.items() if not named[pattern]}


def _named(node: ast.AST, module: ModuleType) -> re.Pattern[str] | None:
    """The pattern that a name in a module, or one behind another module's name, stands for."""
    value: object = None
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        value = vars(module).get(node.id)
    elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        owner = vars(module).get(node.value.id)
        value = getattr(owner, node.attr, None) if isinstance(owner, ModuleType) else None
    return value if isinstance(value, re.Pattern) else None


def _compiled(values: Any, owner: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    for name, value in list(values.items()):
        yield from ((name, pattern) for pattern in _held(value, owner, 0))


def _held(value: object, owner: str, depth: int) -> Iterator[re.Pattern[str]]:
    """The patterns in a value: in tables and in classes of the module too."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif depth > 3 or isinstance(value, ModuleType):
        return
    elif isinstance(value, dict):
        yield from chain.from_iterable(_held(each, owner, depth + 1) for each in value.values())
    elif isinstance(value, tuple | list | set | frozenset):
        yield from chain.from_iterable(_held(each, owner, depth + 1) for each in value)
    elif isinstance(value, type) and value.__module__ == owner:
        yield from _held(dict(vars(value)), owner, depth + 1)
    elif is_dataclass(value) and not isinstance(value, type):
        held = [getattr(value, each.name, None) for each in fields(value)]
        yield from _held(held, owner, depth + 1)


def _called(tree: ast.AST, module: ModuleType) -> Iterator[tuple[int, str, re.Pattern[str]]]:
    """Patterns that functions write down where they ask them: re.sub("…", …)."""
    inside = (n for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) for n in ast.walk(f))
    for node in inside:
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        owner = getattr(node.func.value, "id", "")
        if owner == "re" and node.func.attr in METHODS | {"compile"}:
            yield node.lineno, node.func.attr, _literal(node, module)


def _literal(node: ast.Call, module: ModuleType) -> re.Pattern[str]:
    """What a call compiles. A pattern made of values of the moment cannot be looked at: fails."""
    first, place = node.args[0], f"{module.__name__}:{node.lineno}"
    if isinstance(first, ast.Name):
        value = vars(module)[first.id]
    else:
        assert isinstance(first, ast.Constant), f"{place}: give the pattern a name"
        value = first.value
    assert len(node.args) < 5, f"{place}: give the pattern a name"
    return re.compile(value)


# Texts against a pattern


def attacks(pattern: re.Pattern[str]) -> list[Callable[[int], str]]:
    """Makers of texts of about n characters that are hard for a pattern.

    Repeats of each thing it mentions, of two things by turns, and its own matches with one
    repetition after the other drawn out, whole and with an end that does not fit.
    """
    tree = parser.parse(pattern.pattern, pattern.flags)
    atoms = list(dict.fromkeys([*_atoms(tree), "a", "1", " ", "-", "."]))[:MOST_ATOMS]
    samples = dict.fromkeys(_Sampler(way).sample(tree, 1) for way in range(VARIANTS))
    spaced = [sample + end for sample in samples for end in ("", " ", ", ")]
    words = [word + end for word in _words(tree) for end in ("", " ", "-", "a ")]
    pieces = [*spaced, *words, *atoms, *map("".join, product(atoms, repeat=2))]
    makers = [_repeated(piece, end) for piece in dict.fromkeys(pieces) for end in ("", "\n!")]
    for node in _repeats(tree):
        samplers = (_Sampler(way, node) for way in range(VARIANTS))
        alike = {sampler.sample(tree, 40): sampler for sampler in samplers}
        makers += [_pumped(each, tree, miss) for each in alike.values() for miss in NEAR_MISSES]
    return makers


def _repeated(piece: str, end: str) -> Callable[[int], str]:
    return lambda n: piece * (n // max(1, len(piece))) + end


def _pumped(sampler: "_Sampler", tree: Any, miss: str) -> Callable[[int], str]:
    return lambda n: sampler.sample(tree, n) + miss


def _parts(node: Any) -> Iterator[Any]:
    """The sequences right under a node of a parsed pattern."""
    operator, argument = node
    if operator in _REPEATS:
        yield argument[2]
    elif operator is sre.SUBPATTERN:
        yield argument[3]
    elif operator in (sre.ASSERT, sre.ASSERT_NOT):
        yield argument[1]
    elif operator is sre.BRANCH:
        yield from argument[1]
    elif operator is sre.ATOMIC_GROUP:
        yield argument


_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)


def _nodes(tree: Any) -> Iterator[Any]:
    for node in tree:
        yield node
        for part in _parts(node):
            yield from _nodes(part)


def _repeats(tree: Any) -> list[Any]:
    return [node for node in _nodes(tree) if node[0] in _REPEATS and node[1][1] > 8]


def _atoms(tree: Any) -> Iterator[str]:
    for node in _nodes(tree):
        if node[0] in (sre.LITERAL, sre.NOT_LITERAL, sre.IN, sre.ANY):
            yield from _characters(node)


def _words(tree: Any) -> Iterator[str]:
    """The runs of letters that a pattern holds: its alternatives."""
    run = ""
    for node in [*tree, (sre.ANY, None)]:
        if node[0] is sre.LITERAL:
            run += chr(node[1])
            continue
        if len(run) > 1:
            yield run
        run = ""
        for part in _parts(node):
            yield from _words(part)


def _characters(node: Any) -> list[str]:
    operator, argument = node
    if operator is sre.LITERAL:
        return [chr(argument)]
    if operator is sre.ANY:
        return ["a"]
    if operator is sre.NOT_LITERAL:
        return [next(letter for letter in LETTERS if ord(letter) != argument)]
    fitting = [letter for letter in LETTERS if _accepts(argument, letter)]
    return fitting[:3] or [chr(item[1]) for item in argument if item[0] is sre.LITERAL][:1]


def _accepts(items: Any, letter: str) -> bool:
    negated = items[0][0] is sre.NEGATE
    return any(_fits(item, letter) for item in items[negated:]) is not negated


def _fits(item: Any, letter: str) -> bool:
    operator, argument = item
    if operator is sre.RANGE:
        return bool(argument[0] <= ord(letter) <= argument[1])
    if operator is sre.CATEGORY:
        return re.fullmatch(_CATEGORIES[argument], letter) is not None
    return bool(ord(letter) == argument)


_CATEGORIES = {
    sre.CATEGORY_DIGIT: r"\d",
    sre.CATEGORY_NOT_DIGIT: r"\D",
    sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_NOT_SPACE: r"\S",
    sre.CATEGORY_WORD: r"\w",
    sre.CATEGORY_NOT_WORD: r"\W",
}


@dataclass(frozen=True)
class _Sampler:
    """Makes texts that a pattern more or less fits, with one of its repetitions drawn out."""

    way: int  # which alternatives; an odd one leaves out what is optional
    pumped: Any = None

    def sample(self, tree: Any, n: int) -> str:
        """A text; what is pumped is about n characters long."""
        return "".join(self._sampled(node, n) for node in tree)

    def _sampled(self, node: Any, n: int) -> str:
        operator, argument = node
        if operator in (sre.ASSERT, sre.ASSERT_NOT, sre.AT):
            return ""
        if operator in _REPEATS:
            body = self.sample(argument[2], n)
            least = max(1 - self.way % 2, argument[0])
            held = any(each is self.pumped for each in _nodes(argument[2]))
            return body * (n // max(1, len(body)) if node is self.pumped else least or held)
        if operator is sre.BRANCH:
            arms = argument[1]
            pumped = [arm for arm in arms if any(each is self.pumped for each in _nodes(arm))]
            return self.sample(pumped[0] if pumped else arms[self.way % len(arms)], n)
        if operator in (sre.LITERAL, sre.NOT_LITERAL, sre.IN, sre.ANY):
            return next(iter(_characters(node)), "")
        return "".join(self.sample(part, n) for part in _parts(node))
