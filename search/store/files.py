"""Builds as folders on a disk, published by replacing one small file.

    <home>/current              the name of the live build, replaced by os.replace
    <home>/builds/<name>/       manifest.json, the tables, and the engine's folder
    <home>/lock                 held while a build is written: one at a time

Whatever point a crash hits, the pointer still names the build before. What is in the folder
that no build made is left alone: see `folder`.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from search.engine import Analysed, Index, engine
from search.errors import BuildIndex, RebuildIndex, why
from search.model import Agency
from search.store import folder
from search.store.manifest import (
    FORMAT,
    MANIFEST,
    REBUILD,
    fingerprint,
    is_whole,
    read_json,
    sealed,
    write_json,
)
from search.store.protocol import Build
from search.store.tables import read_tables, write_tables
from search.tables import Tables

ENGINE = "engine"  # the engine's own folder in a build


@dataclass(frozen=True, slots=True)
class FileStore:
    """The builds of a home folder; `engine` writes new ones."""

    home: Path
    engine: str = "whoosh"

    # Writing

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Wait for other builds to end; the kernel frees the lock of a process that dies."""
        descriptor = folder.take(self.home)
        try:
            yield
        finally:
            os.close(descriptor)

    def begin(self) -> str:
        """The name of a new build, whose folder is its own."""
        day = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
        for number in count():
            name = f"{day}-{os.getpid()}-{number}"
            with suppress(FileExistsError):
                self._folder(name).mkdir(mode=0o700)
                self._say(name, {"format": FORMAT, "engine": self.engine})  # whose folder it is
                return name
        raise AssertionError  # count() does not end

    def write(self, name: str, records: Iterable[Analysed], agencies: Mapping[str, Agency]) -> None:
        """Index the records into a new build; who is called what, its reader looks up."""
        data = self._folder(name) / ENGINE
        data.mkdir(mode=0o700)
        engine(self.engine).writer().write(data, records)

    def seal(self, name: str, tables: Tables, facts: Mapping[str, Any]) -> Build:
        """Put the tables and the manifest beside what was indexed; it changes no more."""
        path = self._folder(name)
        write_tables(path, tables)
        engine(self.engine).writer().finish(path / ENGINE, tables)
        manifest = {**facts, "engine": self.engine, "fingerprint": fingerprint(self.engine)}
        self._say(name, sealed(path, manifest))
        return self.read(name)

    def _say(self, name: str, manifest: Mapping[str, Any]) -> None:
        """Put a manifest in its place in one step."""
        following = self._folder(name) / f"{MANIFEST}.new"
        write_json(following, manifest)
        following.replace(self._folder(name) / MANIFEST)

    def point(self, name: str) -> None:
        """Bring a build to the disk, then make it the live one."""
        build, home = self._folder(name), self.home.stat()
        for path in (*build.rglob("*"), build):
            folder.share(path, home)
        folder.sync(self._builds)
        folder.point(self.home, name)

    def discard(self, name: str) -> None:
        """Remove a build that failed."""
        folder.remove(self._folder(name))

    def prune(self, keep: set[str]) -> None:
        """Remove older builds, and what a crash left."""
        for path in self._builds.iterdir():
            if path.name not in keep:
                folder.remove(path)

    # Reading

    @property
    def pointer(self) -> Path:
        """The file that names the live build."""
        return self.home / folder.POINTER

    def pointed(self) -> str:
        """What the pointer names; "" where it names nothing."""
        try:
            return folder.pointed(self.home)
        except OSError:
            return ""

    def stamp(self) -> object:
        """What changes whenever another build goes live; None where there is none."""
        try:
            status = os.lstat(self.pointer)  # a tenth of Path.lstat
        except OSError:
            return None
        return status.st_mtime_ns, status.st_ino

    def current(self) -> Build:
        """The live build. BuildIndex where there is none, RebuildIndex where it is no good."""
        try:
            name = folder.pointed(self.home)
            if name:
                folder.check(self.home, name)
        except FileNotFoundError:
            raise BuildIndex(f"No hay ningún índice en {self.home}. {REBUILD}") from None
        except OSError as error:
            raise RebuildIndex(
                f"No se puede leer el índice de {self.home}: {why(error)}. {REBUILD}"
            ) from error
        if not name:
            raise RebuildIndex(f"{self.pointer} no nombra ningún índice. {REBUILD}")
        return self.read(name)

    def read(self, name: str) -> Build:
        """The build of a name. RebuildIndex where it is of another version or damaged."""
        path = self._folder(name)
        manifest = read_json(path / MANIFEST)
        written_by = str(manifest.get("engine"))
        if manifest.get("fingerprint") != fingerprint(written_by):
            raise RebuildIndex(f"El índice {name} es de otra versión del programa. {REBUILD}")
        if not is_whole(path, manifest):
            raise RebuildIndex(f"El índice {name} está dañado. {REBUILD}")
        try:
            return Build(
                name=name,
                place=str(path),
                engine=written_by,
                records=manifest["records"],
                lines=manifest["lines"],
                created=manifest["created"],
                tables=read_tables(path),
            )
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            raise RebuildIndex(f"El índice {name} está dañado. {REBUILD}") from error

    def open(self, build: Build) -> Index:
        """The index of a build. RebuildIndex where the engine cannot open it."""
        return engine(build.engine).index(build.name, build.folder / ENGINE, build.tables)

    @property
    def _builds(self) -> Path:
        return self.home / folder.BUILDS

    def _folder(self, name: str) -> Path:
        return self._builds / name
