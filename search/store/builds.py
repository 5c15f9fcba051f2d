"""Builds: immutable folders, written beside the live one and published in one atomic step.

    <home>/current              the name of the live build, replaced by os.replace
    <home>/builds/<name>/       manifest.json, tables.json and the engine's folder
    <home>/lock                 held while a build is written: one at a time

A build that fails removes itself; whatever point a crash hits, the pointer still names the
build before. The live build and the one before it are kept, older ones are removed.
"""

import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from search.engine import Reader, Writer, engine
from search.errors import BuildIndex, FixSource, RebuildIndex
from search.model import Agency, Finding, Programme, Query, Record
from search.query.syntax import MAX_WORD
from search.spanish import analysis
from search.store.manifest import (
    FORMAT,
    MANIFEST,
    REBUILD,
    Tables,
    fingerprint,
    is_whole,
    read_json,
    read_tables,
    sealed,
    write_json,
    write_tables,
)


@dataclass(slots=True)
class Contents:
    """What goes into a build; the records are read once and may be a stream.

    Agencies and findings may still grow while the records are read: an agency is there before
    the record that names it, the findings are read last.
    """

    programmes: Mapping[str, Programme]
    agencies: Mapping[str, Agency]
    findings: Iterable[Finding]
    records: Iterable[Record]


@dataclass(frozen=True, slots=True)
class Build:
    """A build on disk."""

    name: str
    folder: Path
    engine: str
    records: int
    lines: int
    created: str  # ISO 8601, UTC
    programmes: tuple[Programme, ...]

    @property
    def data(self) -> Path:
        """The engine's own folder."""
        return self.folder / "engine"


# Writing


def publish(home: Path, contents: Contents, engine_name: str = "whoosh") -> Build:
    """Write, verify and publish a build; on any failure the live one stays untouched.

    Raises FixSource where there is no record to index, or an id stands twice.
    """
    builds = home / "builds"
    builds.mkdir(mode=0o700, parents=True, exist_ok=True)
    home.chmod(0o700)
    with _alone(home):
        before = _pointed(home)
        folder = _new_folder(builds)
        try:
            build, sample = _write(folder, contents, engine_name)
            _verify(build, sample)
            _sync(folder)
            _point(home, folder.name)
        except BaseException:
            if _pointed(home) != folder.name:
                shutil.rmtree(folder, ignore_errors=True)
            raise
        _prune(builds, {folder.name, before})
    return build


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """Wait for other builds to end; the kernel frees the lock of a process that dies."""
    with (home / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _pointed(home: Path) -> str:
    """What the pointer names; "" where it names nothing."""
    try:
        return pointer(home).read_text("utf-8").strip()
    except (OSError, ValueError):
        return ""


def _new_folder(builds: Path) -> Path:
    day = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    for number in count():
        folder = builds / f"{day}-{os.getpid()}-{number}"
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
            return folder
    raise AssertionError  # count() does not end


def begun(name: str) -> datetime:
    """When the build of a name was begun, in UTC.

    >>> begun("20180131T120000-77-0").isoformat()
    '2018-01-31T12:00:00+00:00'
    """
    return datetime.strptime(name.partition("-")[0], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)


def _write(folder: Path, contents: Contents, engine_name: str) -> tuple[Build, tuple[Record, ...]]:
    data = folder / "engine"
    data.mkdir(mode=0o700)
    tables = Tables(dict(contents.programmes), {}, ())
    tally = _Tally(tables)
    writer: Writer = engine(engine_name).writer()
    records = writer.write(data, tally.watch(contents.records), contents.agencies)
    if not records:
        raise FixSource("There is nothing to index: the sources hold no records.")
    tables.agencies, tables.findings = dict(contents.agencies), tuple(contents.findings)
    write_tables(folder, tables)
    manifest = {
        "format": FORMAT,
        "fingerprint": fingerprint(engine_name),
        "engine": engine_name,
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "records": records,
        "lines": tally.lines,
        "sources": {p.document: p.sha256 for p in tables.programmes.values()},
    }
    write_json(folder / MANIFEST, sealed(folder, manifest))
    return read_build(folder), tuple(tally.sample)


class _Tally:
    """Counts the records that stream past; keeps their headings and a sample spread over them."""

    SAMPLE = 40

    def __init__(self, tables: Tables) -> None:
        self.headings = tables.headings
        self.ids: set[str] = set()
        self.lines = 0
        self.sample: list[Record] = []
        self.step = 1

    def watch(self, records: Iterable[Record]) -> Iterator[Record]:
        for record in records:
            if record.id in self.ids:
                raise FixSource(f"The record {record.id} stands twice in the sources.")
            self.ids.add(record.id)
            self.lines += record.kind == "line"
            for heading in (record.objective, record.strategy, record.line):
                self.headings.setdefault(f"{record.programme}/{heading.code}", heading)
            self.keep(record)
            yield record

    def keep(self, record: Record) -> None:
        if len(self.ids) % self.step == 0:
            self.sample.append(record)
        if len(self.sample) == self.SAMPLE:
            del self.sample[::2]
            self.step *= 2


def _verify(build: Build, sample: Iterable[Record]) -> None:
    """Raise RebuildIndex unless the build has its counts and finds a sample of its records."""
    reader = open_build(build)
    everything = reader.search(Query(size=1))
    if (everything.total, everything.lines) != (build.records, build.lines):
        raise RebuildIndex(
            f"The new build holds {everything.total} records instead of {build.records}; "
            "it was not published."
        )
    for record in sample:
        if not _found(reader, record):
            raise RebuildIndex(f"The new build does not find {record.id}; it was not published.")


def _found(reader: Reader, record: Record) -> bool:
    quoted = " ".join(_typable(analysis.tokens(record.text)[:6]))
    page = reader.search(Query(text=f'"{quoted}"', size=100)) if quoted else None
    among = page is None or page.total > 100 or any(h.record.id == record.id for h in page.hits)
    return reader.record(record.id) == record and among


def _typable(tokens: Iterable[analysis.Token]) -> Iterator[str]:
    """Surface forms, up to the first that a query would cut or read as several words."""
    for token in tokens:
        if len(token.surface) > MAX_WORD or not analysis.TOKEN.fullmatch(token.surface):
            return
        yield token.surface


def _sync(folder: Path) -> None:
    """Bring every file and folder of a build to the disk."""
    for path in (*folder.rglob("*"), folder):
        _sync_path(path)


def _sync_path(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _point(home: Path, name: str) -> None:
    temporary = home / "current.new"
    temporary.write_text(name, "utf-8")
    _sync_path(temporary)
    temporary.replace(home / "current")
    _sync_path(home)


def _prune(builds: Path, keep: set[str]) -> None:
    """Remove older builds, and what a crash left."""
    for folder in builds.iterdir():
        if folder.name not in keep:
            shutil.rmtree(folder, ignore_errors=True)


# Reading


def pointer(home: Path) -> Path:
    """The file that names the live build."""
    return home / "current"


def current(home: Path) -> Build:
    """The live build. Raises BuildIndex where there is none."""
    try:
        name = pointer(home).read_text("utf-8").strip()
    except FileNotFoundError:
        raise BuildIndex(f"There is no index in {home}. {REBUILD}") from None
    except (OSError, ValueError) as error:
        raise RebuildIndex(f"The index in {home} cannot be read: {error}. {REBUILD}") from error
    if not name or Path(name).name != name:
        raise RebuildIndex(f"{pointer(home)} does not name a build. {REBUILD}")
    return read_build(home / "builds" / name)


def read_build(folder: Path) -> Build:
    """The build in a folder. Raises RebuildIndex where it is of another version or damaged."""
    manifest = read_json(folder / MANIFEST)
    engine_name = str(manifest.get("engine"))
    if manifest.get("fingerprint") != fingerprint(engine_name):
        raise RebuildIndex(
            f"The index {folder.name} was written by another version of the program. {REBUILD}"
        )
    if not is_whole(folder, manifest):
        raise RebuildIndex(f"The index {folder.name} is damaged. {REBUILD}")
    return Build(
        name=folder.name,
        folder=folder,
        engine=engine_name,
        records=manifest["records"],
        lines=manifest["lines"],
        created=manifest["created"],
        programmes=tuple(read_tables(folder).programmes.values()),
    )


def open_build(build: Build) -> Reader:
    """A reader of a build. Raises RebuildIndex where the engine cannot open it."""
    return engine(build.engine).reader(build.name, build.data, read_tables(build.folder))
