"""A client in TypeScript, generated from what is served, compiled, and used."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.support.serving import PATIENCE, Server

HERE = Path(__file__).parent
FILES = ("package.json", "package-lock.json", "tsconfig.json", "consumer.ts")
NODE = shutil.which("node") and shutil.which("npm")

pytestmark = [
    pytest.mark.clients,
    pytest.mark.skipif(not NODE, reason="Node 20 or later, with npm, is not installed"),
]


def run(folder: Path, *command: str) -> str:
    """What a command printed; what it complains of is shown where it fails."""
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def program(description: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The consumer as it was compiled against the types of the served description."""
    folder = tmp_path_factory.mktemp("typescript")
    for name in FILES:
        shutil.copy(HERE / name, folder)
    run(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline")
    commands = folder / "node_modules" / ".bin"
    run(folder, str(commands / "openapi-typescript"), str(description), "--output", "api.d.ts")
    run(folder, str(commands / "tsc"))
    return folder / "consumer.js"


@pytest.fixture(scope="module")
def found(program: Path, server: Server) -> Any:
    """What the consumer found on the site."""
    return json.loads(run(program.parent, "node", program.name, server.address))


def asked(server: Server, path: str) -> Any:
    return json.loads(server.get(path))


def test_a_search_with_facets(found: Any, server: Server) -> None:
    path = "/api/v1/search?q=trata+de+personas&agency=SRE&agency=PGR&kind=activity&size=3"
    page = asked(server, path)
    assert (found["total"], found["ids"]) == (page["total"], [hit["id"] for hit in page["hits"]])
    assert page["total"] > 0
    assert set(found["chosen"]) == {"SRE", "PGR"}


def test_a_record(found: Any, server: Server) -> None:
    record = asked(server, f"/api/v1/records/{found['line']['id']}")
    assert found["line"]["text"] == record["text"]
    assert found["line"]["report"] == record["report"]["title"]


def test_suggestions(found: Any, server: Server) -> None:
    completions = asked(server, "/api/v1/suggest?q=migra&limit=4")["completions"]
    assert found["completions"] == [each["text"] for each in completions]
    assert completions


def test_a_workbook_is_bytes(found: Any) -> None:
    assert found["begun"] == "PK"
    assert found["length"] > 1000


def test_a_table_is_text(found: Any, server: Server) -> None:
    table = server.get("/api/v1/search.csv?q=trata+de+personas")
    assert found["columns"] == table.partition("\r\n")[0]


def test_an_error_is_a_problem(found: Any) -> None:
    problem = found["problem"]
    assert (problem["status"], problem["type"]) == (422, "/problems#fix-query")
    assert [error["parameter"] for error in problem["errors"]] == ["agency"]


def test_every_operation_is_answered(found: Any, description: Path) -> None:
    paths = json.loads(description.read_text("utf-8"))["paths"]
    assert found["answered"] == dict.fromkeys(paths, True)


def test_everything_is_locked_with_its_hash() -> None:
    declared = json.loads((HERE / "package.json").read_text("utf-8"))["devDependencies"]
    locked = json.loads((HERE / "package-lock.json").read_text("utf-8"))["packages"]
    assert locked.pop("")["devDependencies"] == declared
    assert [name for name, each in locked.items() if "integrity" not in each] == []
