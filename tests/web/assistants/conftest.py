"""The real command, asked by the protocol's own client."""

import socket
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters

COMMAND = Path(sys.executable).parent / "buscador-mcp"
PUBLIC = "https://buscador.example.org"

Asked = Callable[[Client], Awaitable[Any]]


def asking(server: StdioServerParameters | str, ask: Asked) -> Any:
    """What a client learns from a server."""

    async def run() -> Any:
        async with Client(server, read_timeout_seconds=120) as client:
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
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    orders = [str(COMMAND), "--http", "--port", str(port)]
    process = subprocess.Popen(orders, env=environment(home))
    try:
        _wait(port)
        yield f"http://127.0.0.1:{port}/mcp"
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(port: int) -> None:
    for _ in range(600):
        with socket.socket() as tried:
            if not tried.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.1)
    raise AssertionError("nobody listens")
