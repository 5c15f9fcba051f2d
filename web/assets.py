"""The address of a static file, with its checksum: cached for ever, new when it changes."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from web import urls

FOLDER = Path(__file__).parent / "static"


@lru_cache
def asset(name: str) -> str:
    """The address of a file of the static folder."""
    return urls.static(name, sha256((FOLDER / name).read_bytes()).hexdigest()[:12])
