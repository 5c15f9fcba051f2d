"""The source file of a report, where the build keeps it."""

from pathlib import Path

from search.model import Programme
from search.searcher import Searcher


def kept_source(programme: Programme, build: Searcher) -> Path | None:
    """The file that a report was read from; None where the build does not keep it.

    Its checksum is its name there, so that nothing else can be asked for.
    """
    if build.sources is None or not programme.sha256:
        return None
    path = build.sources / programme.sha256
    return path if path.is_file() else None
