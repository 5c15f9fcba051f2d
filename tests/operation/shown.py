"""The examples of docs/operation.md, taken out of the page: what is tested is what is shown."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "operation.md").read_text("utf-8")
COMMANDS = "/opt/buscador/bin"  # where the page has the commands
SERVER = "127.0.0.1:8000"  # and the server
BLOCKS = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(language: str) -> list[str]:
    """The blocks of a language, in the order of the page."""
    return [text for each, text in BLOCKS.findall(PAGE) if each == language]


def units() -> dict[str, str]:
    """The units of systemd, by the name of the file that their first line says."""
    named = ((text.partition("\n")[0], text) for text in blocks("ini"))
    return {line.rpartition("/")[2]: text for line, text in named if line.endswith(".service")}
