"""The files of a build that are not the engine's: its manifest and its tables."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from search.errors import RebuildIndex
from search.model import Agency, Finding, Heading, Programme
from search.schema import FACETS, RANKED
from search.spanish import analysis

FORMAT = 2  # raise it when the files of a build change
MANIFEST = "manifest.json"
TABLES = "tables.json"
REBUILD = "Run `buscador-index build`."


@dataclass(slots=True)
class Tables:
    """What a build holds beside its records."""

    programmes: dict[str, Programme]
    agencies: dict[str, Agency]
    findings: tuple[Finding, ...]
    headings: dict[str, Heading] = field(default_factory=dict)  # "<programme>/<code>"


def fingerprint(engine_name: str) -> str:
    """What a reader must share with the build that it opens: fields, analysis, engine."""
    parts = (FORMAT, engine_name, RANKED, FACETS, analysis.version())
    return blake2b(repr(parts).encode(), digest_size=8).hexdigest()


def read_tables(folder: Path) -> Tables:
    """The tables of the build in a folder."""
    tables = read_json(folder / TABLES)
    return Tables(
        programmes={p["id"]: Programme(**p) for p in tables["programmes"]},
        agencies={
            a["id"]: Agency(**{**a, "variants": tuple(a["variants"])}) for a in tables["agencies"]
        },
        findings=tuple(Finding(**each) for each in tables["findings"]),
        headings={key: Heading(**each) for key, each in tables["headings"].items()},
    )


def write_tables(folder: Path, tables: Tables) -> None:
    """Store the tables of the build in a folder."""
    values = {
        "programmes": [asdict(each) for each in tables.programmes.values()],
        "agencies": [asdict(each) for each in tables.agencies.values()],
        "findings": [asdict(each) for each in tables.findings],
        "headings": {key: asdict(each) for key, each in tables.headings.items()},
    }
    write_json(folder / TABLES, values)


def sealed(folder: Path, manifest: Mapping[str, Any]) -> dict[str, Any]:
    """A manifest with the checksums of the build's files, and of itself."""
    values = {**manifest, "files": _checksums(folder)}
    return {**values, "seal": _seal(values)}


def is_whole(folder: Path, manifest: Mapping[str, Any]) -> bool:
    """Is a build as it was written? Whoosh checks nothing by itself."""
    if manifest.get("seal") != _seal(manifest):
        return False
    try:
        return bool(manifest["files"] == _checksums(folder))
    except OSError:  # a file cannot be read, or is gone by now
        return False


def _seal(manifest: Mapping[str, Any]) -> str:
    values = sorted((name, value) for name, value in manifest.items() if name != "seal")
    return blake2b(json.dumps(values).encode(), digest_size=16).hexdigest()


def _checksums(folder: Path) -> dict[str, str]:
    """Of every file of a build but its manifest, by path."""
    return {
        str(path.relative_to(folder)): _checksum(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path != folder / MANIFEST
    }


def _checksum(path: Path) -> str:
    digest = blake2b(digest_size=16)
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def write_json(path: Path, value: Mapping[str, Any]) -> None:
    """Store an object."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), "utf-8")


def read_json(path: Path) -> dict[str, Any]:
    """The object in a file. Raises RebuildIndex where it cannot be read."""
    try:
        value = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise RebuildIndex(f"{path} cannot be read: {error}. {REBUILD}") from error
    if not isinstance(value, dict):
        raise RebuildIndex(f"{path} is not a table. {REBUILD}")
    return value
