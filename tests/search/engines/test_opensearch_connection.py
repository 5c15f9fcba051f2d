"""What stands at the address of a cluster and is none, or does not let us in: real HTTP."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from index.cli import main as index_main
from search.cli import main as search_main
from search.errors import FixCluster
from search.settings import Cluster
from search.store.cluster import ClusterStore
from search.store.live import Live
from tests.support.serving import free_port

ROOT = {"version": {"distribution": "opensearch", "number": "2.19.6"}}
HIDDEN = "s3creta"


@contextmanager
def answering(status: int, body: str, *, kind: str = "application/json") -> Iterator[str]:
    """The address of a server that answers everything alike; / as a cluster does where it may."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            asked.append(self.path)
            content = body.encode()
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = answer  # noqa: N815  the library's names

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
    assert asked


def refused(type_: str, reason: str) -> str:
    return json.dumps({"error": {"type": type_, "reason": reason}, "status": 0})


NO_RIGHT = f"no permissions for [cluster:monitor/main] and User [name=ana, {HIDDEN}]"
CASES = {
    "password": (401, "Unauthorized", "BUSCADOR_OPENSEARCH_USER y BUSCADOR_OPENSEARCH_PASSWORD"),
    "rights": (403, refused("security_exception", NO_RIGHT), "(cluster:monitor/main)"),
    "another server": (200, "<html>hola</html>", "no es OpenSearch"),
    "another service": (200, json.dumps({"hola": 1}), "no es OpenSearch"),
    "a list": (200, "[]", "no es OpenSearch"),
    "another distribution": (200, json.dumps({"version": {"number": "8.1.0"}}), "no es OpenSearch"),
    "an old version": (
        200,
        json.dumps({"version": {"distribution": "opensearch", "number": "1.3.0"}}),
        "El clúster es de OpenSearch 1.3.0; use uno de la versión 2 o 3",
    ),
    "a fault": (500, refused("odd_exception", HIDDEN), "error 500 odd_exception"),
}


@pytest.mark.parametrize(("status", "body", "said"), CASES.values(), ids=CASES)
@pytest.mark.parametrize(("command", "code"), [("build", 1), ("info", 1), ("search", 2)])
def test_a_command_says_in_one_line_what_to_do(
    command: str, code: int, status: int, body: str, said: str, tmp_path: Path
) -> None:
    with answering(status, body) as url:
        environment = {
            "BUSCADOR_INDEX_DIR": str(tmp_path),
            "BUSCADOR_ENGINE": "opensearch",
            "BUSCADOR_OPENSEARCH_URL": url.replace("//", f"//ana:{HIDDEN}@"),
        }
        run = CliRunner().invoke
        if command == "search":
            result = run(search_main, ["becas"], env=environment)
        else:
            result = run(index_main, [command], env=environment)
    assert result.exit_code == code
    assert said in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert HIDDEN not in result.output


def test_what_is_not_there_is_not_asked_again_by_those_who_wait() -> None:
    """Thirty requests behind one that got no answer do not wait one after the other."""
    where = f"http://127.0.0.1:{free_port()}"
    live = Live(ClusterStore(Cluster(urls=(where,), timeout=3.0)))
    for _ in range(30):
        with pytest.raises(FixCluster, match="no responde"):
            live.searcher()


def test_no_certificates_are_said_in_one_line(tmp_path: Path) -> None:
    for content in (None, "nothing"):
        path = tmp_path / "ca.pem"
        if content:
            path.write_text(content)
        with pytest.raises(FixCluster, match=rf"{path}: revise BUSCADOR_OPENSEARCH_CA"):
            ClusterStore(Cluster(urls=("https://127.0.0.1:9",), ca=path))
