"""Eight clients while two contents are published in turn: each answer is of one or the other."""

import sys
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import pytest

from tests.soak.clients import Clients, connected, fetched, resident
from tests.soak.conftest import Measured
from tests.soak.durations import duration, lasting
from tests.soak.rebuilding import Rebuilding, rebuilding
from tests.support.serving import PATIENCE, Command, commanded

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")

CLIENTS = 8
EVERY = 0.5  # seconds from a build to the next
# What the two contents answer in different ways.
PATHS = (
    "/",
    "/?q=salud",
    "/?q=trata+de+personas",
    "/?q=frontera+sur&page=2",
    "/overview",
    "/agencies",
    "/api/v1/search?q=migrantes",
    "/api/v1/search?q=retorno&size=100",
    "/api/v1/agencies",
    "/api/v1/search.csv?q=derechos",
)
# Files hold addresses of the site.
SETTINGS = {"BUSCADOR_PUBLIC_URL": "https://buscador.example"}
ENOUGH = 100  # builds after which the memory of a process must be found flat
FLAT = 0.1  # MB a build and process


def answers(command: Command) -> Mapping[str, bytes]:
    """What is answered to each path now."""
    with closing(connected(urlsplit(command.address()).netloc)) as connection:
        return {path: fetched(connection, path) for path in PATHS}


def both(folder: Path, home: Path, builds: Rebuilding) -> tuple[Mapping[str, bytes], ...]:
    """What each of two contents answers, by a server of its own."""
    found = []
    for _ in range(2):
        builds.publish()
        with commanded(folder, home, settings=SETTINGS) as command:
            found.append(answers(command))
    return tuple(found)


@pytest.mark.parametrize("workers", [1, 2])
def test_every_answer_is_of_one_build_and_memory_stays(
    tmp_path: Path, workers: int, measured: Measured
) -> None:
    home = tmp_path / "index"
    seen: list[tuple[int, float]] = []  # builds, and the memory of those who answer
    with rebuilding(home) as builds:
        allowed = both(tmp_path, home, builds)
        assert all(allowed[0][path] != allowed[1][path] for path in PATHS)
        with (
            commanded(tmp_path, home, "--workers", str(workers), settings=SETTINGS) as command,
            Clients(command.address(), allowed, CLIENTS) as clients,
        ):
            before = builds.builds
            going, awaited = lasting(duration("seconds of rebuilds")), lasting(PATIENCE)
            while going() or (awaited() and not min(clients.answers[0], clients.answers[1])):
                builds.publish()
                seen.append((builds.builds - before, resident(command.children())))
                time.sleep(EVERY)
        said = command.said()
    assert clients.failures == []
    assert min(clients.answers[0], clients.answers[1]) > 0
    assert "Traceback" not in said
    count, first, last = len(seen), seen[0][1], seen[-1][1]
    later = np.array(seen[count // 2 :])
    slope = float(np.polyfit(later[:, 0], later[:, 1], 1)[0]) if len(later) > 1 else 0.0
    measured(
        f"{clients.answers.total():,} answers over {count} builds, {first:.0f} to {last:.0f} MB, "
        f"{slope:+.3f} MB a build in the second half"
    )
    if count >= ENOUGH:
        assert slope / workers < FLAT
