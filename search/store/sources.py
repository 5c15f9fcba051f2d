"""The source files of a build, kept in it under their checksums: a citation can be checked."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from search.errors import FixSource

SOURCES = "sources"  # their folder in a build
BLOCK = 1 << 20  # bytes


def keep(build: Path, files: Mapping[str, Path]) -> None:
    """Copy files, given by their checksums, into a build. FixSource where one has another now."""
    if not files:
        return
    folder = build / SOURCES
    folder.mkdir(mode=0o700)
    for checksum, path in files.items():
        if _copied(path, folder / checksum) != checksum:
            raise FixSource(f"{path} cambió mientras se leía. Repita la orden.")


def _copied(path: Path, target: Path) -> str:
    """Copy a file; its checksum."""
    digest = sha256()
    with path.open("rb") as file, target.open("xb") as copy:
        while block := file.read(BLOCK):
            digest.update(block)
            copy.write(block)
    return digest.hexdigest()
