"""What a shell is told when somebody presses Tab."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.serving import COMMANDS, environment

SHELLS = ("bash", "zsh", "fish")


def answered(home: Path, words: str, shell: str = "zsh", **settings: str) -> list[str]:
    """The lines that a shell gets for words, the last of which is being typed."""
    typed = words.split(" ")
    variable = f"_{typed[0].replace('-', '_').upper()}_COMPLETE"
    asked = {
        variable: f"{shell}_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": typed[-1] if shell == "fish" else str(len(typed) - 1),
    }
    done = subprocess.run(
        [COMMANDS / typed[0]],
        env=environment(home) | asked | settings,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def values(home: Path, words: str, **settings: str) -> list[str]:
    return answered(home, words, "zsh", **settings)[1::3]


@pytest.mark.parametrize(
    ("words", "some"),
    [
        ("buscador-search --ag", ["--agency"]),
        ("buscador-search --response ", ["yes", "no"]),
        ("buscador-search --agency PG", ["PGR"]),
        ("buscador-search --agency pg", ["PGR"]),
        ("buscador-search --agency=PG", ["PGR"]),
        ("buscador-search --programme ", ["pem-2014-2018"]),
        ("buscador-search --strategy 1.", ["1.1", "1.2"]),
        ("buscador-search --commitment has-f", ["has-figure"]),
        ("buscador-search --finding no-w", ["no-with-activities"]),
        ("buscador-index ", ["build", "check", "info", "sidecar"]),
        ("buscador-index build --sk", ["--skip-bad-rows"]),
        ("buscador-index --qu", ["--quiet"]),
        ("buscador-serve --po", ["--port"]),
        ("buscador-serve --ver", ["--version"]),
    ],
)
def test_what_may_follow_is_offered(home: Path, words: str, some: list[str]) -> None:
    offered = values(home, words)
    assert [each for each in some if each not in offered] == []
    begun = words.rpartition(" ")[2].rpartition("=")[2].lower()
    assert [each for each in offered if not each.lower().startswith(begun)] == []


def test_a_value_says_what_it_stands_for(home: Path) -> None:
    assert "Procuraduría General de la República" in answered(home, "buscador-search --agency PGR")


def test_only_bodies_that_act_are_offered(home: Path) -> None:
    assert 10 < len(values(home, "buscador-search --agency ")) < 300


@pytest.mark.parametrize("damage", ["none", "empty", "cut", "setting", "cluster"])
def test_without_an_index_that_can_be_read_nothing_is_offered_and_nothing_said(
    tmp_path: Path, home: Path, damage: str
) -> None:
    place = tmp_path / "index"
    settings = {"setting": {"BUSCADOR_PORT": "x"}, "cluster": {"BUSCADOR_ENGINE": "opensearch"}}
    if damage == "empty":
        place.mkdir()
    elif damage == "cut":
        shutil.copytree(home, place)
        for file in place.glob("builds/*/*"):
            if file.is_file():
                file.write_bytes(b"")
    assert values(place, "buscador-search --agency S", **settings.get(damage, {})) == []
    assert values(place, "buscador-search --ag") == ["--agency"]


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("command", ["buscador-index", "buscador-search", "buscador-serve"])
def test_each_shell_gets_its_script_and_its_answers(home: Path, shell: str, command: str) -> None:
    variable = f"_{command.replace('-', '_').upper()}_COMPLETE"
    done = subprocess.run(
        [COMMANDS / command],
        env=environment(home) | {variable: f"{shell}_source"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert f"{variable}={shell}_complete" in done.stdout
    assert done.stderr == ""
    assert any("--version" in line for line in answered(home, f"{command} --ver", shell))


def test_bash_completes_by_the_line_that_is_documented(home: Path) -> None:
    typed = """
        eval "$(_BUSCADOR_SEARCH_COMPLETE=bash_source buscador-search)"
        COMP_WORDS=(buscador-search --agency PG) COMP_CWORD=2
        _buscador_search_completion buscador-search
        echo "${COMPREPLY[@]}"
        complete -p buscador-search
    """
    done = subprocess.run(
        ["bash", "-c", typed],
        env=environment(home) | {"PATH": f"{COMMANDS}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[0].split() == values(home, "buscador-search --agency PG")
    assert " PGR" in done.stdout
    assert "_buscador_search_completion" in done.stdout
