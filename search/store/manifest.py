"""The manifest of a build: what a reader must share with it, and the checksums of its files."""

import json
from collections.abc import Mapping
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any

import orjson

from search import reading
from search.errors import AllowReading, BuildIndex, FixFolder, RebuildIndex, why, withheld
from search.schema import FACETS, RANKED
from search.spanish import analysis

FORMAT = 12  # raise it when the files of a build change
MANIFEST = "manifest.json"
REBUILD = "Ejecute `buscador-index build`."
ELSEWHERE = "Indique en BUSCADOR_INDEX_DIR una carpeta vacía o nueva."
ALLOW = "Que su dueño le dé permiso de leerlo, o indique otra carpeta en BUSCADOR_INDEX_DIR."
SEE = "Los que hay se ven con `buscador-index list`."


def fingerprint(engine_name: str) -> str:
    """What a reader must share with the build that it opens: fields, analysis, engine."""
    fields = [(facet.name, facet.parent) for facet in FACETS]
    parts = (FORMAT, engine_name, RANKED, fields, analysis.version())
    return blake2b(repr(parts).encode(), digest_size=8).hexdigest()


def sealed(folder: Path, manifest: Mapping[str, Any]) -> dict[str, Any]:
    """A manifest with the checksums of the build's files, and of itself."""
    values = {**manifest, "files": _checksums(folder)}
    return {**values, "seal": _seal(values)}


def unreadable(what: object, error: Exception) -> BuildIndex:
    """What is said where an index is there and cannot be read; to build helps only who may."""
    told = f"No se puede leer {what}: {why(error)}."
    if withheld(error):
        return AllowReading(f"{told} {ALLOW}" if isinstance(error, PermissionError) else told)
    if isinstance(error, NotADirectoryError):
        return FixFolder(f"{told} {ELSEWHERE}")
    return RebuildIndex(f"{told} {REBUILD}")


def is_sealed(manifest: Mapping[str, Any]) -> bool:
    """Is a manifest itself as it was written?"""
    return bool(manifest.get("seal") == _seal(manifest))


def is_whole(folder: Path, manifest: Mapping[str, Any]) -> bool:
    """Is a build as it was written? Whoosh checks nothing by itself.

    Raises AllowReading where that may not be seen.
    """
    if not is_sealed(manifest):
        return False
    try:
        return bool(manifest["files"] == _checksums(folder))
    except OSError as error:  # a file cannot be read, or is gone by now
        if withheld(error):
            raise unreadable(error.filename, error) from error
        return False


def has_whole(folder: Path, manifest: Mapping[str, Any], name: str) -> bool:
    """Is one file of a build as it was written, whatever became of the others?"""
    return is_sealed(manifest) and manifest["files"].get(name) == _checksum(folder / name)


def _seal(manifest: Mapping[str, Any]) -> str:
    values = sorted((name, value) for name, value in manifest.items() if name != "seal")
    return blake2b(json.dumps(values).encode(), digest_size=16).hexdigest()


def _checksums(folder: Path) -> dict[str, str]:
    """Of every file of a build but its manifest, by path."""
    return {
        str(path.relative_to(folder)): _checksum(path)
        for path in sorted(folder.rglob("*"))
        if not path.is_dir() and path != folder / MANIFEST
    }


def _checksum(path: Path) -> str:
    digest = sha256()  # processors have it built in: a million records in a second
    with reading.opened(path, follow=False) as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def write_json(path: Path, value: Mapping[str, Any]) -> None:
    """Store an object."""
    path.write_bytes(orjson.dumps(value))


def read_json(path: Path) -> dict[str, Any]:
    """The object in a file. Raises BuildIndex where it cannot be read."""
    try:
        with reading.opened(path, follow=False) as file:
            value = orjson.loads(file.read())
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error
    if not isinstance(value, dict):
        raise RebuildIndex(f"{path} no es una tabla. {REBUILD}")
    return value
