"""Memory of a server that has answered searches over many records."""

import os
from pathlib import Path
from urllib.parse import quote

from tests.bench.figures import Figure
from tests.relevance.judged import judged
from tests.support.serving import serving


def figures(home: Path, what: str = "100,000 records", most: int = 400) -> list[Figure]:
    """Resident memory after every judged query, as a page and as JSON; Linux only."""
    with serving(home) as server:
        for query in judged():
            for path in ("/", "/api/v1/search"):
                server.get(f"{path}?q={quote(query.text)}")
        resident = _resident(server.pid) / 1e6
    return [Figure(f"{what}: memory while serving", resident, "MB", most, "at most")]


def _resident(pid: int) -> int:
    """Bytes of a process and its children."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    own = Path(f"/proc/{pid}/statm").read_text().split()[1]
    return int(own) * os.sysconf("SC_PAGE_SIZE") + sum(_resident(int(c)) for c in children)
