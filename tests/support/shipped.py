"""An index of what the project ships."""

from collections.abc import Iterable
from pathlib import Path

from index import pipeline
from index.files import source
from index.files.row import Row
from search.store.builds import Contents, publish
from search.store.protocol import Build


def publish_shipped(home: Path, engine: str = "whoosh") -> Build:
    """Build and publish the reports of data/, as `buscador-index build` does."""
    return publish(home, shipped(), engine)


def shipped() -> Contents:
    """What the reports of data/ hold, read anew."""
    sources = [source.look(path) for path in pipeline.shipped()]
    return pipeline.contents(pipeline.records(sources, _untold))


def _untold(rows: Iterable[Row], document: str) -> Iterable[Row]:
    """No progress bar."""
    return rows
