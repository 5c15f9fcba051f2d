"""What the project says of itself, to those who install it and to those who carry it on."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PYPROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT = PYPROJECT["project"]
BUILD = PYPROJECT["dependency-groups"]["build"]
PACKAGES = ("search", "index", "web", "data")

# What each lock is made for.
LOCKS: dict[str, list[str]] = {
    "serve": [*PROJECT["dependencies"], *BUILD],
    "test": [*PROJECT["dependencies"], *BUILD, *PROJECT["optional-dependencies"]["test"]],
    "bench": [
        *PROJECT["dependencies"],
        *BUILD,
        *PROJECT["optional-dependencies"]["test"],
        *PROJECT["optional-dependencies"]["bench"],
    ],
}
DECLARED = [
    *LOCKS["bench"],
    *PYPROJECT["build-system"]["requires"],
]


def locked(name: str) -> list[str]:
    """The entries of a lock, each with its hashes on one line."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8").replace("\\\n", " ")
    return [line.strip() for line in text.splitlines() if line.strip() and line.lstrip()[0] != "#"]


def pinned(name: str) -> dict[str, set[str]]:
    """The versions of each package in a lock; some have one for older Pythons, too."""
    found: dict[str, set[str]] = {}
    for entry in locked(name):
        requirement = Requirement(entry.partition(" --hash")[0])
        (specifier,) = requirement.specifier
        assert specifier.operator == "==", entry
        found.setdefault(canonicalize_name(requirement.name), set()).add(specifier.version)
    return found


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_has_all_that_is_declared_and_fits_it(name: str) -> None:
    versions = pinned(name)
    for text in LOCKS[name]:
        requirement = Requirement(text)
        held = versions.get(canonicalize_name(requirement.name), set())
        assert held, f"{text}: run make lock UPGRADE="
        assert all(version in requirement.specifier for version in held), text


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_has_a_hash_of_everything(name: str) -> None:
    assert [entry for entry in locked(name) if "--hash=sha256:" not in entry] == []


def test_the_locks_agree() -> None:
    """What was tested is what is served and measured."""
    serve, test, bench = (pinned(name) for name in ("serve", "test", "bench"))
    assert serve.items() <= test.items() <= bench.items()


@pytest.mark.parametrize("text", DECLARED)
def test_everything_declared_has_a_floor(text: str) -> None:
    assert {each.operator for each in Requirement(text).specifier} <= {">=", "=="}
    assert Requirement(text).specifier, text


def test_what_builds_the_wheel_is_locked() -> None:
    assert set(PYPROJECT["build-system"]["requires"]) <= set(BUILD)


def test_the_licence_is_there() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    (author,) = PROJECT["authors"]
    (own, *_) = PROJECT["license"].split()
    assert text.startswith(f"{own} License\n")
    assert author["name"] in text


@pytest.mark.parametrize("package", PACKAGES)
def test_every_package_says_that_it_is_typed(package: str) -> None:
    assert (ROOT / package / "py.typed").exists()


def test_the_wheel_has_every_package() -> None:
    wheel = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert {*wheel["only-include"]} == {"buscador_programas.py", *PACKAGES}


def test_every_mark_of_a_test_that_make_leaves_out_is_declared() -> None:
    declared = {
        each.partition(":")[0] for each in PYPROJECT["tool"]["pytest"]["ini_options"]["markers"]
    }
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert (
        set(re.findall(r"not (\w+)", " ".join(re.findall(r"-m '([^']*)'", makefile)))) <= declared
    )
