"""Builds: whole or not there, one step from one to the next, and what a crash leaves."""

import errno
import json
import os
import random
import shutil
import signal
import stat
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path

import pytest

from search.engine import Analysed
from search.errors import BuildIndex, BuscadorError, FixFolder, FixSettings, FixSource, RebuildIndex
from search.model import Agency, Finding, Query, Record
from search.spanish import analysis
from search.store import files, manifest
from search.store.builds import Contents, current, open_build, publish
from search.store.files import ENGINE, FileStore
from tests.support.corpus import AGENCIES, contents, programme, record
from tests.support.killed import ONE, Builder, assert_whole, stored

TWO = record("p/2018/1.1.1/1", "La SRE protegerá a las víctimas", line="Trata de personas")
FINDING = Finding("no-activities", "warning", "p.txt", 1, 2, "línea", "x", "y", ONE.id)


def totals(home: Path) -> int:
    return open_build(current(home)).search(Query()).total


# What is in a build


def test_a_build_holds_what_was_given(engine: str, tmp_path: Path) -> None:
    given = replace_findings(contents(TWO, ONE), FINDING)
    built = publish(tmp_path, given, engine)
    assert current(tmp_path) == built
    assert (built.engine, built.records, built.lines) == (engine, 2, 1)
    assert built.programmes == (programme("p"),)
    searcher = open_build(built)
    assert searcher.build == built.name
    assert tuple(searcher.records()) == (ONE, TWO)
    assert (searcher.agencies, searcher.findings) == (AGENCIES, (FINDING,))
    assert searcher.programmes == {"p/2018": programme("p")}
    headings = {
        ONE.id.headings[0]: ONE.headings[0],
        ONE.id.headings[1]: ONE.headings[1],
        ONE.id.heading: ONE.line,
    }
    assert searcher.headings == headings


def replace_findings(given: Contents, *findings: Finding) -> Contents:
    given.findings = findings
    return given


def test_agencies_and_findings_may_come_with_the_records(engine: str, tmp_path: Path) -> None:
    given = contents()
    given.programmes = {"p/2018": programme("p")}
    agencies: dict[str, object] = {}
    findings: list[Finding] = []

    def records() -> Iterator[Record]:
        agencies.update(AGENCIES)
        yield ONE
        findings.append(FINDING)

    given.agencies, given.findings, given.records = agencies, findings, records()  # type: ignore[assignment]
    searcher = open_build(publish(tmp_path, given, engine))
    assert (searcher.agencies, searcher.findings) == (AGENCIES, (FINDING,))


@pytest.mark.parametrize(
    "text",
    ["", "—", "½ taza", "北京 y más", "x" * 1000 + " fin", "a b " * 50_000, '"<b>=1+1', "\u0301"],
    ids=["empty", "dash", "fraction", "foreign", "long word", "long text", "markup", "lone accent"],
)
def test_a_text_of_any_kind_can_be_indexed(text: str, engine: str, tmp_path: Path) -> None:
    only = record("p/2018/1.1.1", text)
    assert tuple(open_build(publish(tmp_path, contents(only), engine)).records()) == (only,)


# What is refused


@pytest.mark.parametrize(
    ("records", "message"),
    [
        ((), "no contienen registros"),
        ((ONE, TWO, ONE), "p/2018/1.1.1 está dos veces"),
    ],
    ids=["nothing", "duplicate id"],
)
def test_what_cannot_be_a_build_leaves_the_live_one(
    records: tuple[Record, ...], message: str, engine: str, tmp_path: Path
) -> None:
    live = publish(tmp_path, contents(ONE), engine)
    with pytest.raises(FixSource, match=message):
        publish(tmp_path, contents(*records), engine)
    assert (current(tmp_path), stored(tmp_path)) == (live, {live.name})


class Stopped(BaseException):
    """As KeyboardInterrupt: no Exception."""


@pytest.mark.parametrize("error", [ValueError, MemoryError, Stopped])
def test_a_source_that_fails_half_way_leaves_nothing(
    error: type[BaseException], engine: str, tmp_path: Path
) -> None:
    def failing() -> Iterator[Record]:
        yield ONE
        raise error

    given = contents(ONE)
    given.records = failing()
    with pytest.raises(error):
        publish(tmp_path, given, engine)
    assert stored(tmp_path) == set()
    with pytest.raises(BuildIndex, match="No hay ningún índice"):
        current(tmp_path)


def test_a_build_that_lost_records_is_not_published(
    engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = publish(tmp_path, contents(ONE), engine)
    keep = FileStore.write

    def losing(
        self: FileStore, name: str, records: Iterable[Analysed], agencies: Mapping[str, Agency]
    ) -> None:
        keep(self, name, (each for each in records if each.record != TWO), agencies)

    monkeypatch.setattr(FileStore, "write", losing)
    with pytest.raises(RebuildIndex, match="no se publicó"):
        publish(tmp_path, contents(TWO, ONE), engine)
    assert (current(tmp_path), stored(tmp_path)) == (live, {live.name})


def test_a_build_that_has_no_room_to_begin_leaves_nothing(
    engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = publish(tmp_path, contents(ONE), engine)

    def full(path: Path, _: object) -> None:
        path.touch()
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(files, "write_json", full)
    with pytest.raises(FixFolder, match="no queda espacio"):
        publish(tmp_path, contents(TWO, ONE), engine)
    assert (current(tmp_path), stored(tmp_path)) == (live, {live.name})


def test_an_unknown_engine_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FixSettings, match="Los que hay son: whoosh"):
        publish(tmp_path, contents(ONE), "solr")
    assert stored(tmp_path) == set()


# From one to the next


def test_the_build_before_is_kept_and_older_ones_go(engine: str, tmp_path: Path) -> None:
    first, second, third = (publish(tmp_path, contents(ONE), engine) for _ in range(3))
    assert len({first.name, second.name, third.name}) == 3
    assert stored(tmp_path) == {second.name, third.name}
    assert current(tmp_path) == third


def test_the_build_before_is_the_one_that_was_live(engine: str, tmp_path: Path) -> None:
    first = publish(tmp_path, contents(ONE), engine)
    # Whatever the clock says, and whatever a crash left.
    for leftover in ("99990101T000000-1-0", "00010101T000000-1-0"):
        (tmp_path / "builds" / leftover).mkdir()
    second = publish(tmp_path, contents(ONE), engine)
    assert stored(tmp_path) == {first.name, second.name}


def test_nothing_in_a_published_build_is_written_again(engine: str, tmp_path: Path) -> None:
    built = publish(tmp_path, contents(ONE, TWO), engine)
    before = {path: path.stat().st_mtime_ns for path in built.folder.rglob("*")}
    searcher = open_build(built)
    for text in ("", "trata", '"de personas"', "person*", "vitcimas", "1.1.1"):
        searcher.search(Query(text=text))
    assert {path: path.stat().st_mtime_ns for path in built.folder.rglob("*")} == before


def test_only_its_owner_can_enter_an_index(engine: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    before = os.umask(0)
    try:
        built = publish(home, contents(ONE), engine)
    finally:
        os.umask(before)
    folders = (home, home / "builds", built.folder, built.folder / ENGINE)
    assert {stat.S_IMODE(path.stat().st_mode) for path in folders} == {0o700}


def test_an_interruption_after_the_pointer_leaves_the_new_build(
    engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, contents(ONE), engine)
    point = FileStore.point

    def interrupted(self: FileStore, name: str) -> None:
        point(self, name)
        raise Stopped

    monkeypatch.setattr(FileStore, "point", interrupted)
    with pytest.raises(Stopped):
        publish(tmp_path, contents(ONE, TWO), engine)
    assert totals(tmp_path) == 2


def test_all_of_a_build_is_on_the_disk_before_the_pointer(
    engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a power cut would lose; no kill shows it, so the calls are watched."""
    synced: list[Path] = []
    fsync = os.fsync

    def watched(descriptor: int) -> None:
        synced.append(Path(f"/proc/self/fd/{descriptor}").readlink())
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", watched)
    built = publish(tmp_path, contents(ONE), engine)
    temporary = next(at for at, path in enumerate(synced) if path.name.startswith("current"))
    assert {built.folder, *built.folder.rglob("*")} <= set(synced[:temporary])
    assert synced[temporary + 1 :] == [tmp_path]


# Reading


@pytest.mark.parametrize(
    "content", [b"", b" \n", b"nothing", b"..", b".", b"/etc", b"../builds", b"\xff\xfe", b"a\0b"]
)
def test_a_pointer_that_names_no_build_says_what_to_run(
    content: bytes, engine: str, tmp_path: Path
) -> None:
    publish(tmp_path, contents(ONE), engine)
    FileStore(tmp_path).pointer.write_bytes(content)
    with pytest.raises(RebuildIndex, match="Ejecute `buscador-index build`"):
        current(tmp_path)


def test_no_index_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(BuildIndex, match="Ejecute `buscador-index build`"):
        current(tmp_path / "nowhere")


def flipped(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


def folder_instead(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGE: dict[str, Callable[[Path], object]] = {
    "flipped": lambda path: path.write_bytes(flipped(path.read_bytes())),
    "truncated": lambda path: os.truncate(path, path.stat().st_size // 2),
    "empty": lambda path: os.truncate(path, 0),
    "longer": lambda path: path.write_bytes(path.read_bytes() + b"\0"),
    "gone": Path.unlink,
    "a folder": folder_instead,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_damage_to_any_file_is_noticed(
    damage: Callable[[Path], object], engine: str, tmp_path: Path
) -> None:
    built = publish(tmp_path, contents(ONE, TWO), engine)
    whole = tmp_path / "whole"
    shutil.copytree(built.folder, whole)
    files = (path for path in whole.rglob("*") if path.is_file() and path.stat().st_size)
    names = [path.relative_to(whole) for path in files]
    assert len(names) > 4
    for name in names:
        damage(built.folder / name)
        with pytest.raises(RebuildIndex, match="Ejecute `buscador-index build`"):
            current(tmp_path)
        shutil.rmtree(built.folder)
        shutil.copytree(whole, built.folder)
    assert current(tmp_path) == built


def test_any_bit_of_the_manifest_counts(engine: str, tmp_path: Path) -> None:
    built = publish(tmp_path, contents(ONE), engine)
    path = built.folder / manifest.MANIFEST
    whole = path.read_bytes()
    unnoticed = []
    for place in range(0, len(whole), 3):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        try:
            read = current(tmp_path)
        except RebuildIndex:
            continue
        unnoticed.append(read)  # blanks between the values
    assert all(read == built for read in unnoticed)


def test_a_foreign_file_in_a_build_is_noticed(engine: str, tmp_path: Path) -> None:
    built = publish(tmp_path, contents(ONE), engine)
    ((built.folder / ENGINE) / "manifest.json").write_text("{}")
    with pytest.raises(RebuildIndex, match="dañado"):
        current(tmp_path)


OTHER_VERSIONS = {
    "analysis": (analysis, "VERSION", 0),
    "files": (manifest, "FORMAT", 0),
    "ranked fields": (manifest, "RANKED", ("text",)),
    "facets": (manifest, "FACETS", ()),
}


@pytest.mark.parametrize(("module", "name", "value"), OTHER_VERSIONS.values(), ids=OTHER_VERSIONS)
def test_a_build_of_another_version_is_refused(
    module: object,
    name: str,
    value: object,
    engine: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    publish(tmp_path, contents(ONE), engine)
    monkeypatch.setattr(module, name, value)
    with pytest.raises(RebuildIndex, match=r"otra versión.*Ejecute `buscador-index build`"):
        current(tmp_path)


def test_a_manifest_that_is_no_table_is_refused(engine: str, tmp_path: Path) -> None:
    built = publish(tmp_path, contents(ONE), engine)
    for text in ("[]", "null", json.dumps({"fingerprint": manifest.fingerprint(engine)})):
        (built.folder / manifest.MANIFEST).write_text(text)
        with pytest.raises(RebuildIndex):
            current(tmp_path)


# Crashes


@pytest.fixture
def builder(tmp_path: Path) -> Iterator[Builder]:
    building = Builder(tmp_path)
    yield building
    building.close()


@pytest.mark.kill
def test_a_build_killed_at_any_moment_leaves_a_whole_one(builder: Builder) -> None:
    home = builder.home
    lasts = min(builder.lasts() for _ in range(3))
    chance = random.Random(20181120)
    begun = killed = 0
    while begun < 30 or killed < 15:
        before = current(home)
        began, child = time.monotonic(), builder.begin(0)
        time.sleep(chance.uniform(0, lasts))
        with suppress(ProcessLookupError):  # it has ended by itself
            os.kill(child, signal.SIGKILL)
        begun += 1
        if builder.ended() == signal.SIGKILL:
            killed += 1
        else:  # builds may take less by now than when the machine had more to do
            lasts = min(lasts, time.monotonic() - began)
        if stored(home) == {before.name}:
            assert current(home) == before
        live = current(home)
        assert live.records == before.records
    assert_whole(home)


@pytest.mark.kill
def test_a_build_killed_at_each_step_of_publishing_leaves_a_whole_one(builder: Builder) -> None:
    home = builder.home
    builder.operations()
    number = builder.operations()
    for step in range(number - 19, number + 1):
        before = current(home)
        builder.begin(step)
        assert builder.ended() == signal.SIGKILL
        assert current(home).records == before.records
    assert_whole(home)


def _publish(home: Path, text: str) -> None:
    publish(home, contents(record("p/2018/1.1.1", text), TWO))


def test_two_builds_at_once_do_not_mix(tmp_path: Path) -> None:
    context = get_context("spawn")
    texts = ["uno", "dos", "tres"]
    processes = [context.Process(target=_publish, args=(tmp_path, text)) for text in texts]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0, 0]
    searcher = open_build(current(tmp_path))
    (first, second) = searcher.records()
    assert (first.text in texts, second) == (True, TWO)
    assert len(stored(tmp_path)) == 2


def test_errors_are_of_one_tree() -> None:
    assert issubclass(RebuildIndex, BuildIndex)
    assert issubclass(BuildIndex, BuscadorError)
