"""A served site, and its description as clients are generated from it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.serving import Server, serving


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[Server]:
    """A server that clients can ask."""
    with serving(home) as running:
        yield running


@pytest.fixture(scope="module")
def description(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The description as it is served, in a file."""
    path = tmp_path_factory.mktemp("description") / "openapi.json"
    path.write_text(server.get("/api/v1/openapi.json"), "utf-8")
    return path
