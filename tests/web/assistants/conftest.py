"""The real command, asked by the protocol's own client."""

import socket
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters

from tests.support.serving import PATIENCE, free_port, until

COMMAND = Path(sys.executable).parent / "buscador-mcp"
PUBLIC = "https://buscador.example.org"

Asked = Callable[[Client], Awaitable[Any]]


def asking(server: StdioServerParameters | str, ask: Asked) -> Any:
    """What a client learns from a server."""

    async def run() -> Any:
        async with Client(server, read_timeout_seconds=PATIENCE) as client:
            return await ask(client)

    return anyio.run(run)


def environment(home: Path, public: str = PUBLIC) -> dict[str, str]:
    """What the command is told of where the index is and what its site is called."""
    return {"BUSCADOR_INDEX_DIR": str(home), "BUSCADOR_PUBLIC_URL": public}


@pytest.fixture(scope="session")
def stdio(home: Path) -> StdioServerParameters:
    """The command as a desktop client starts it."""
    return StdioServerParameters(command=str(COMMAND), env=environment(home))


@pytest.fixture(scope="session")
def over_http(home: Path) -> Iterator[str]:
    """The address of the command over HTTP."""
    port = free_port()
    orders = [str(COMMAND), "--http", "--port", str(port)]
    process = subprocess.Popen(orders, env=environment(home))
    try:
        until(lambda: _listens(port))
        yield f"http://127.0.0.1:{port}/mcp"
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _listens(port: int) -> bool:
    with socket.socket() as tried:
        return not tried.connect_ex(("127.0.0.1", port))
