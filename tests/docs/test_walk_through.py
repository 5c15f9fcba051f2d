"""The walk-through of docs/sources.md: each of its commands says what is shown."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from index.cli import main

TEXT = (Path(__file__).parents[2] / "docs" / "sources.md").read_text("utf-8")
PART = TEXT.split("## A spreadsheet and half an hour\n", 1)[1].split("\n## ", 1)[0]
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PART, re.MULTILINE | re.DOTALL)


def told(command: str) -> str:
    """What a command says, findings and messages."""
    program, *arguments = shlex.split(command)
    assert program == "buscador-index"
    return CliRunner().invoke(main, arguments).output


def shown(block: str) -> list[tuple[str, str]]:
    """The commands of a block, each with what is shown of its output."""
    parts = re.split(r"^\$ (.*)\n", block, flags=re.MULTILINE)[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


def fits(output: str, said: str) -> bool:
    """Whether an output is what is shown of it; "…" stands for any part."""
    pattern = ".*".join(re.escape(part) for part in said.strip().split("…"))
    return re.fullmatch(pattern, output.strip(), re.DOTALL) is not None


def test_every_step_says_what_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BUSCADOR_INDEX_DIR", str(tmp_path / "index"))
    assert [kind for kind, _ in BLOCKS] == ["csv", "console", "console", "toml", "console"]
    for kind, block in BLOCKS:
        if kind == "console":
            for command, said in shown(block):
                output = told(command)
                assert fits(output, said), output
        else:
            Path("plan-de-agua").with_suffix(f".{kind}").write_text(block, "utf-8")


def test_what_is_not_shown_so_does_not_fit() -> None:
    assert fits("uno\ndos\ntres\n", "uno\n…\ntres\n")
    assert not fits("uno\ndos\n", "uno\n")
    assert not fits("", "uno")
