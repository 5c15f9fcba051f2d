"""The manifest of a build: what a reader must share with it, and the checksums of its files."""

import json
from collections.abc import Mapping
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any

import orjson

from search import reading
from search.errors import RebuildIndex, why
from search.schema import FACETS, RANKED
from search.spanish import analysis

FORMAT = 12  # raise it when the files of a build change
MANIFEST = "manifest.json"
REBUILD = "Ejecute `buscador-index build`."
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


def is_sealed(manifest: Mapping[str, Any]) -> bool:
    """Is a manifest itself as it was written?"""
    return bool(manifest.get("seal") == _seal(manifest))


def is_whole(folder: Path, manifest: Mapping[str, Any]) -> bool:
    """Is a build as it was written? Whoosh checks nothing by itself."""
    if not is_sealed(manifest):
        return False
    try:
        return bool(manifest["files"] == _checksums(folder))
    except OSError:  # a file cannot be read, or is gone by now
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
    """The object in a file. Raises RebuildIndex where it cannot be read."""
    try:
        with reading.opened(path, follow=False) as file:
            value = orjson.loads(file.read())
    except (OSError, ValueError) as error:
        raise RebuildIndex(f"No se puede leer {path}: {why(error)}. {REBUILD}") from error
    if not isinstance(value, dict):
        raise RebuildIndex(f"{path} no es una tabla. {REBUILD}")
    return value
