"""Builds as folders on a disk, published by replacing one small file.

    <home>/current              the name of the live build, replaced by os.replace
    <home>/builds/<name>/       manifest.json, the tables, and the engine's folder
    <home>/lock                 held while a build is written: one at a time

Whatever point a crash hits, the pointer still names the build before. What is in the folder
that no build made is left alone: see `folder`.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from search.comparison.news import NO_NEWS, News
from search.engine import Analysed, Index, engine
from search.errors import AllowReading, BuildIndex, FixFolder, RebuildIndex, withheld
from search.model import Agency
from search.store import folder, sources
from search.store.manifest import (
    FORMAT,
    MANIFEST,
    REBUILD,
    SEE,
    fingerprint,
    has_whole,
    is_sealed,
    is_whole,
    read_json,
    sealed,
    unreadable,
    write_json,
)
from search.store.naming import moment
from search.store.news import news_of
from search.store.protocol import Build, Kept, State
from search.store.tables import TABLES, read_tables, write_tables
from search.tables import Tables

ENGINE = "engine"  # the engine's own folder in a build


@dataclass(frozen=True, slots=True)
class FileStore:
    """The builds of a home folder; `engine` writes new ones."""

    home: Path
    engine: str = "whoosh"

    # Writing

    @contextmanager
    def lock(self, waiting: Callable[[], object] = lambda: None) -> Iterator[None]:
        """Wait for other builds to end; the kernel frees the lock of a process that dies.

        Raises FixFolder where meanwhile something cannot be written.
        """
        descriptor = folder.take(self.home, waiting)
        try:
            yield
        except OSError as error:
            if error.filename and not Path(error.filename).is_relative_to(self.home):
                raise  # of something else that was read
            raise folder.unwritable(self.home, error) from error
        finally:
            os.close(descriptor)

    def begin(self) -> str:
        """The name of a new build, whose folder is its own."""
        begun = moment(datetime.now(UTC))
        for number in count():
            name = f"{begun}-{number}"
            with suppress(FileExistsError):
                self._folder(name).mkdir(mode=0o700)
                self._claim(name)
                return name
        raise AssertionError  # count() does not end

    def _claim(self, name: str) -> None:
        """Say whose folder it is; where even that has no room, none stays."""
        try:
            self._say(name, {"format": FORMAT, "engine": self.engine})
        except OSError:
            self.discard(name)
            raise

    def write(self, name: str, records: Iterable[Analysed], agencies: Mapping[str, Agency]) -> None:
        """Index the records into a new build; who is called what, its reader looks up."""
        data = self._folder(name) / ENGINE
        data.mkdir(mode=0o700)
        engine(self.engine).writer().write(data, records)

    def keep(self, name: str, files: Mapping[str, Path]) -> None:
        """Copy the source files into a new build."""
        sources.keep(self._folder(name), files)

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
        """What the pointer names; "" where it names nothing. AllowReading where it is withheld."""
        try:
            return folder.pointed(self.home)
        except OSError as error:
            if withheld(error):
                raise unreadable(f"el índice de {self.home}", error) from error
            return ""

    def stamp(self) -> object:
        """What changes whenever another build goes live; None where there is none."""
        try:
            # A tenth of what Path.lstat takes, with the making of a Path; every request asks.
            status = os.lstat(f"{self.home}{os.sep}{folder.POINTER}")
        except OSError:
            return None
        return status.st_mtime_ns, status.st_ino

    def current(self) -> Build:
        """The live build. BuildIndex where there is none, RebuildIndex where it is no good."""
        with self._told():
            name = folder.pointed(self.home)
            if name:
                folder.check(self.home, name)
        if not name:
            raise RebuildIndex(f"{self.pointer} no nombra ningún índice. {REBUILD}")
        return self.read(name)

    def named(self, name: str) -> Build:
        """The build of a name. BuildIndex where there is none, RebuildIndex where it is no good."""
        if name not in self.names():
            raise BuildIndex(f"No hay ningún índice {name} en {self.home}. {SEE}")
        with self._told():
            folder.check(self.home, name)
        return self.read(name)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Say in our words why an index cannot be looked at."""
        try:
            yield
        except FileNotFoundError:
            raise BuildIndex(f"No hay ningún índice en {self.home}. {REBUILD}") from None
        except OSError as error:
            raise unreadable(f"el índice de {self.home}", error) from error

    def names(self) -> list[str]:
        """The names of all builds, the newest first; of those too that were never sealed."""
        with self._told(), suppress(FileNotFoundError):
            return folder.names(self.home)
        return []

    def facts(self, name: str) -> Mapping[str, Any]:
        """What a build was sealed with; nothing where that is lost, or it never was."""
        with suppress(BuildIndex):
            manifest = read_json(self._folder(name) / MANIFEST)
            return manifest if is_sealed(manifest) else {}
        return {}

    def news(self, name: str) -> News:
        """What a build and those before it found another; nothing where that cannot be read."""
        with suppress(OSError, BuildIndex):
            if has_whole(self._folder(name), self.facts(name), TABLES):
                return news_of(read_json(self._folder(name) / TABLES))
        return NO_NEWS

    def kept(self, name: str) -> Kept:
        """A build looked at from end to end, without being opened."""
        size = 0
        with suppress(OSError):
            size = folder.size(self._folder(name))
        return Kept(name, self._state(name), size, self.facts(name))

    def _state(self, name: str) -> State:
        path = self._folder(name)
        try:
            folder.check(self.home, name)
            manifest = read_json(path / MANIFEST) if (path / MANIFEST).exists() else {}
            whole = "fingerprint" in manifest and is_whole(path, manifest)
        except FixFolder:
            return "unsafe"
        except AllowReading:
            return "unreadable"
        except (OSError, RebuildIndex) as error:
            return "unreadable" if withheld(error) else "damaged"
        if "fingerprint" not in manifest:
            return "unfinished"
        if not whole:
            return "damaged"
        same = manifest["fingerprint"] == fingerprint(str(manifest.get("engine")))
        return "ready" if same else "other-version"

    def read(self, name: str) -> Build:
        """The build of a name. RebuildIndex where it is of another version or damaged,
        AllowReading where a file of it is withheld."""
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

    def sources(self, build: Build) -> Path | None:
        """The folder of its source files, each under its checksum."""
        return build.folder / sources.SOURCES

    @property
    def _builds(self) -> Path:
        return self.home / folder.BUILDS

    def _folder(self, name: str) -> Path:
        return self._builds / name
