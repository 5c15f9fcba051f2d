"""Real nodes of OpenSearch on this machine, which may be killed."""

import json
import os
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import create_server
from typing import Any
from urllib.request import urlopen

SCRIPT = Path(__file__).with_name("cluster.sh")
PATIENCE, LAGGING = 300.0, 60.0  # seconds
BETWEEN = 100  # ports from a node's HTTP to its transport


@dataclass(frozen=True, slots=True)
class Nodes:
    """The nodes of one cluster, numbered from 1."""

    port: int  # of the first node; those of the next follow
    number: int

    @property
    def urls(self) -> tuple[str, ...]:
        """Their addresses."""
        return tuple(f"http://127.0.0.1:{self.port + n}" for n in range(self.number))

    def kill(self, node: int) -> None:
        """End a node as a power cut does."""
        self._run("kill", str(node))

    def start(self, node: int) -> None:
        """Start a node again, over the data that it left."""
        self._run("node", str(node), str(self.number))

    def manager(self) -> int:
        """The node that leads the others at present."""
        (leader,) = self._get("_cat/cluster_manager?format=json")
        return int(leader["node"].removeprefix("node"))

    def without(self, index: str) -> int:
        """A node that lacks a part of an index of which there are fewer copies than nodes.

        Without its cluster a node still answers from what it has, which may be all there is.
        """
        self._get("_cluster/health?wait_for_no_relocating_shards=true&timeout=60s")
        held = Counter(each["node"] for each in self._get(f"_cat/shards/{index}?format=json"))
        return min(range(1, self.number + 1), key=lambda node: held[f"node{node}"])

    def restore(self) -> None:
        """Start the nodes that are down, and wait until all are back and have all there is.

        Copies may lag behind: a recovery that was cut off is tried again after minutes.
        """
        for node in range(1, self.number + 1):
            if not self._runs(node):
                self.start(node)
        assert self._wait("green", LAGGING) or self._wait("yellow", PATIENCE)

    def _get(self, path: str) -> Any:
        with urlopen(f"{self.urls[0]}/{path}", timeout=PATIENCE) as answer:  # noqa: S310  our own
            return json.load(answer)

    def _wait(self, status: str, patience: float) -> bool:
        """Whether the cluster reaches a status with all its nodes, in so many seconds."""
        asked = f"wait_for_nodes={self.number}&wait_for_status={status}&timeout=5s"
        until = time.monotonic() + patience
        while time.monotonic() < until:
            try:
                urlopen(f"{self.urls[0]}/_cluster/health?{asked}", timeout=30).close()  # noqa: S310
            except OSError:
                time.sleep(0.5)
            else:
                return True
        return False

    def _runs(self, node: int) -> bool:
        try:
            os.kill(self.pid(node), 0)
        except (FileNotFoundError, ProcessLookupError):
            return False
        return True

    def pid(self, node: int) -> int:
        """The process of a node."""
        folder = subprocess.run(
            [SCRIPT, "where"], env=self._environment(), check=True, capture_output=True, text=True
        ).stdout.strip()
        return int((Path(folder) / f"node{node}" / "pid").read_text())

    def _run(self, *arguments: str) -> None:
        subprocess.run([SCRIPT, *arguments], env=self._environment(), check=True)

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "OPENSEARCH_PORT": str(self.port)}


@contextmanager
def running(number: int) -> Iterator[Nodes]:
    """So many new nodes on ports of their own, gone afterwards with what they hold."""
    nodes = Nodes(free(number), number)
    nodes._run("install")
    try:
        nodes._run("start", str(number))
        yield nodes
    finally:
        nodes._run("stop")


def why_not() -> str:
    """Why no node can run on this machine; "" where it can."""
    return subprocess.run(
        [SCRIPT, "why"], check=False, capture_output=True, text=True
    ).stdout.strip()


def given() -> Nodes:
    """The nodes that `python -m tests.opensearch` has started for this process."""
    urls = os.environ["OPENSEARCH_TEST_URL"].split(",")
    return Nodes(int(urls[0].rpartition(":")[2]), len(urls))


def free(number: int) -> int:
    """A port from which on all that so many nodes need are free."""
    for port in range(9300 + os.getpid() % 50 * 200, 30_000, 10):
        try:
            for each in range(number):
                for used in (port + each, port + each + BETWEEN):
                    create_server(("127.0.0.1", used)).close()
        except OSError:
            continue
        return port
    raise AssertionError("no port is free")
