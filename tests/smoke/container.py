"""The steps of the container of docs/operation.md, in folders instead of an image.

Slow, so not collected with the rest: pytest tests/smoke/container.py.
"""

import json
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.operation.shown import COMMANDS, ROOT, blocks
from tests.support.serving import environment, serving

MADE = str(Path(COMMANDS).parent)


def steps(name: str) -> list[str]:
    """What stands behind a word of the file, in its order."""
    (shown,) = blocks("dockerfile")
    return [line.removeprefix(f"{name} ") for line in shown.splitlines() if line.startswith(name)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the first stage leaves the program."""
    source = tmp_path_factory.mktemp("container") / "source"
    left_out = [line.removeprefix("**/") for line in (ROOT / ".dockerignore").read_text().split()]
    shutil.copytree(ROOT, source, ignore=shutil.ignore_patterns(*left_out))
    made = source.parent / "made"
    first = [step for step in steps("RUN") if MADE in step]
    assert len(first) == 3
    for step in first:
        words = [sys.executable if word == "python" else word for word in shlex.split(step)]
        run(*(word.replace(MADE, str(made)) for word in words), folder=source)
    shutil.rmtree(source)  # the second stage has nothing of it
    return made


def run(*command: str, folder: Path, settings: dict[str, str] | None = None) -> str:
    """What a command printed; its complaints are shown where it fails."""
    done = subprocess.run(
        command,
        cwd=folder,
        env={**environment(folder), **(settings or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}: {done.stdout}\n{done.stderr}"
    return done.stdout


def test_what_the_image_holds_builds_serves_and_says_that_it_lives(
    made: Path, tmp_path: Path
) -> None:
    settings = dict(pair.split("=") for pair in shlex.split(steps("ENV")[0]))
    assert set(settings) == {"BUSCADOR_INDEX_DIR", "BUSCADOR_HOST"}
    home = tmp_path / Path(settings["BUSCADOR_INDEX_DIR"]).name
    settings["BUSCADOR_INDEX_DIR"] = str(home)
    run(str(made / "bin" / "buscador-index"), "build", folder=tmp_path, settings=settings)
    (command,) = json.loads(steps("CMD")[0])
    assert command == f"{COMMANDS}/buscador-serve"
    with serving(home, made / "bin", {"BUSCADOR_HOST": settings["BUSCADOR_HOST"]}) as server:
        assert "<html" in server.get("/")
        health = json.loads(steps("HEALTHCHECK")[0].removeprefix("CMD "))
        port = server.address.rpartition(":")[2]
        run(*(each.replace(MADE, str(made)).replace("8000", port) for each in health), folder=home)
    with pytest.raises(AssertionError, match="refused"):
        run(*(each.replace(MADE, str(made)).replace("8000", port) for each in health), folder=home)
