"""An index of what the project ships."""

import fcntl
from collections.abc import Iterable
from pathlib import Path

from index import pipeline
from index.files import source
from index.files.row import Row
from search.store.builds import Contents
from search.store.protocol import Build
from tests.support.stores import publish


def publish_shipped(home: Path, engine: str = "whoosh") -> Build:
    """Build and publish the reports of data/, as `buscador-index build` does."""
    return publish(home, shipped(), engine)


def shared_home(folder: Path, engine: str = "whoosh") -> Path:
    """A home in a folder with a build of the reports, made by the first process that asks."""
    home = folder / f"index-{engine}"
    with (folder / f"{home.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / "built").exists():
            publish_shipped(home, engine)
            home.mkdir(exist_ok=True)
            (home / "built").touch()
    return home


def shipped() -> Contents:
    """What the reports of data/ hold, read anew."""
    sources = [source.look(path) for path in pipeline.shipped()]
    return pipeline.contents(pipeline.records(sources, untold))


def untold(rows: Iterable[Row], document: str) -> Iterable[Row]:
    """No progress bar."""
    return rows
