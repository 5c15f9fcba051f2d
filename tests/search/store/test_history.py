"""The way back to a kept build: one step, only to what is whole, whoever else is building."""

import json
import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

import pytest

from search.errors import BuildIndex, BuscadorError, FixFolder, RebuildIndex
from search.model import Query
from search.store import manifest
from search.store.builds import Contents, publish_in
from search.store.files import ENGINE, FileStore
from search.store.history import listed, put_back
from search.store.live import Live
from search.store.protocol import Build
from tests.support.corpus import contents, record
from tests.support.serving import PATIENCE

STRANGE = "20200229T101112-31-0"


@pytest.fixture(autouse=True)
def _no_waiting_for_a_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.fixture
def store(engine: str, tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "index", engine)


def generation(number: int) -> Contents:
    """As many records as its number."""
    return contents(*(record(f"p/2018/1.1.{n}", f"Texto {n}") for n in range(1, number + 1)))


def built(store: FileStore, count: int, keep: int = 9) -> list[Build]:
    return [publish_in(store, generation(number), keep) for number in range(1, count + 1)]


def stored(store: FileStore) -> set[str]:
    return {path.name for path in (store.home / "builds").iterdir()}


def picture(store: FileStore) -> dict[str, bytes]:
    files = (path for path in store.home.rglob("*") if path.is_file())
    return {str(path.relative_to(store.home)): path.read_bytes() for path in files}


# Back, and forward


def test_back_step_by_step_and_forward_by_name(store: FileStore) -> None:
    first, second, third = built(store, 3)
    assert put_back(store) == second == store.current()
    assert put_back(store) == first == store.current()
    assert put_back(store, third.name) == third == store.current()
    assert put_back(store, third.name) == third == store.current()
    assert stored(store) == {first.name, second.name, third.name}


def test_a_server_swaps_to_it_and_back(store: FileStore) -> None:
    _, second = built(store, 2)
    live = Live(store)
    assert live.searcher().search(Query()).total == 2
    put_back(store)
    assert live.searcher().search(Query()).total == 1
    put_back(store, second.name)
    assert live.searcher().search(Query()).total == 2


def test_the_way_back_is_the_one_that_was_live_not_the_one_begun_before(store: FileStore) -> None:
    first, bad = built(store, 2)
    put_back(store)
    third = publish_in(store, generation(3), 9)
    assert bad.name not in stored(store)
    assert put_back(store) == first
    assert stored(store) == {first.name, third.name}


def test_what_was_gone_back_from_stays_until_the_next_build(store: FileStore) -> None:
    first, bad = built(store, 2, keep=2)
    put_back(store)
    assert stored(store) == {first.name, bad.name}
    with pytest.raises(BuscadorError):
        publish_in(store, contents(), 2)
    assert stored(store) == {first.name, bad.name}
    after = publish_in(store, generation(3), 2)
    assert stored(store) == {first.name, after.name}


@pytest.mark.parametrize("keep", [2, 3, 5])
def test_as_many_stay_as_are_to_be_kept(store: FileStore, keep: int) -> None:
    names = [each.name for each in built(store, 6, keep)]
    assert stored(store) == set(names[-keep:])
    for name in reversed(names[-keep:-1]):
        assert put_back(store).name == name
    with pytest.raises(BuildIndex, match="No hay ningún índice anterior"):
        put_back(store)


def test_fewer_are_kept_from_the_next_build_on(store: FileStore) -> None:
    names = [each.name for each in built(store, 5, keep=5)]
    after = publish_in(store, generation(1), 2)
    assert stored(store) == {names[-1], after.name}


# Nothing to go back to


def test_the_only_build_has_none_before_it(store: FileStore) -> None:
    (only,) = built(store, 1)
    before = picture(store)
    with pytest.raises(BuildIndex, match=f"anterior a {only.name}.*buscador-index list"):
        put_back(store)
    assert picture(store) == before


@pytest.mark.parametrize("name", ["", STRANGE])
def test_without_an_index_nothing_is_made(store: FileStore, name: str) -> None:
    with pytest.raises(BuildIndex, match="No hay ningún índice"):
        put_back(store, name)
    assert not store.home.exists()


@pytest.mark.parametrize(
    "name", [STRANGE, "x", ".", "..", "../builds", "/etc", "\0", "á", "a" * 5000, " "]
)
def test_a_name_that_no_build_has_is_refused(store: FileStore, name: str) -> None:
    built(store, 2)
    before = picture(store)
    with pytest.raises(BuildIndex, match="No hay ningún índice"):
        put_back(store, name)
    assert picture(store) == before


def test_without_a_pointer_only_a_name_leads_back(store: FileStore) -> None:
    first, _ = built(store, 2)
    store.pointer.write_bytes(b"nothing")
    with pytest.raises(RebuildIndex, match="no nombra ningún índice"):
        put_back(store)
    assert put_back(store, first.name) == first == store.current()


def test_the_way_leads_back_from_a_build_whose_manifest_is_lost(store: FileStore) -> None:
    first, second = built(store, 2)
    (second.folder / manifest.MANIFEST).write_text("{")
    assert put_back(store) == first == store.current()


# What is no good


def flip(path: Path) -> None:
    content = path.read_bytes()
    middle = len(content) // 2
    path.write_bytes(content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :])


def link(path: Path) -> None:
    target = path.with_name(f"{path.name}-2")
    path.rename(target)
    path.symlink_to(target)


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize("damage", [flip, Path.unlink, link, pipe], ids=lambda f: f.__name__)
def test_a_damaged_build_is_not_gone_back_to(
    damage: Callable[[Path], None], store: FileStore
) -> None:
    first, second = built(store, 2)
    whole = store.home.with_name("whole")
    shutil.copytree(first.folder, whole)
    names = [path.relative_to(whole) for path in whole.rglob("*") if path.is_file()]
    assert len(names) > 4
    for name in names:
        if not (whole / name).stat().st_size:
            continue
        damage(first.folder / name)
        with pytest.raises(BuildIndex):
            put_back(store, first.name)
        assert store.current() == second
        assert first.name in store.names()
        shutil.rmtree(first.folder)
        shutil.copytree(whole, first.folder)
    assert put_back(store) == first


def test_a_build_of_another_version_is_not_gone_back_to(
    store: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = built(store, 2)
    monkeypatch.setattr(manifest, "FORMAT", 0)
    third = publish_in(store, generation(3), 9)
    for name in ("", first.name, second.name):
        with pytest.raises(RebuildIndex, match="otra versión"):
            put_back(store, name)
    assert store.current() == third
    assert [each.state for each in listed(store)] == ["ready", "other-version", "other-version"]


def test_what_anybody_may_write_is_not_gone_back_to(store: FileStore) -> None:
    first, second = built(store, 2)
    (first.folder / ENGINE).chmod(0o777)
    with pytest.raises(FixFolder, match="Cualquiera puede escribir"):
        put_back(store)
    assert store.current() == second


def test_a_link_with_the_name_of_a_build_is_none(store: FileStore, tmp_path: Path) -> None:
    first, second = built(store, 2)
    shutil.copytree(first.folder, tmp_path / "copy")
    (store.home / "builds" / STRANGE).symlink_to(tmp_path / "copy")
    assert STRANGE not in store.names()
    with pytest.raises(BuildIndex, match="No hay ningún índice"):
        put_back(store, STRANGE)
    assert store.current() == second


def test_a_folder_of_somebody_else_is_left_alone(store: FileStore) -> None:
    built(store, 2)
    store.home.joinpath("builds").rename(store.home / "builds-2")
    (store.home / "builds" / "x86").mkdir(parents=True)
    before = picture(store)
    with pytest.raises(BuildIndex):
        put_back(store)
    assert picture(store) == before


# A list


def test_a_list_says_what_each_is_and_the_newest_first(
    store: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        older.setattr(manifest, "FORMAT", 0)
        other = publish_in(store, generation(1), 9)
    damaged, unsafe, live = built(store, 3)
    flip(damaged.folder / "tables.json")
    unsafe.folder.chmod(0o777)
    begun = store.begin()
    store.home.joinpath("builds", STRANGE).mkdir()
    store.home.joinpath("builds", "copias").mkdir()
    found = {each.name: each for each in listed(store)}
    assert list(found) == sorted(found, reverse=True)
    assert {name: each.state for name, each in found.items()} == {
        other.name: "other-version",
        damaged.name: "damaged",
        unsafe.name: "unsafe",
        live.name: "ready",
        begun: "unfinished",
        STRANGE: "unfinished",
    }
    assert found[live.name].facts["programmes"] == ["p/2018"]
    assert found[damaged.name].facts["records"] == 1
    files = [path for path in live.folder.rglob("*") if path.is_file()]
    assert found[live.name].size == sum(path.stat().st_size for path in files)


def test_a_list_of_nothing_makes_nothing(store: FileStore) -> None:
    assert listed(store) == []
    assert not store.home.exists()


# With others at work


def test_it_waits_for_a_build_and_changes_nothing_where_that_went_live(store: FileStore) -> None:
    built(store, 2)
    waits, errors = Event(), list[str]()

    def back() -> None:
        try:
            put_back(store, waiting=waits.set)
        except BuildIndex as error:
            errors.append(str(error))

    def slowly() -> Contents:
        given = generation(3)
        records = list(given.records)

        def stream() -> object:
            yield records[0]
            going.start()
            assert waits.wait(PATIENCE)
            yield from records[1:]

        given.records = stream()  # type: ignore[assignment]
        return given

    going = Thread(target=back)
    third = publish_in(store, slowly(), 9)
    going.join(PATIENCE)
    assert [text for text in errors if f"entró en servicio {third.name}" in text] == errors != []
    assert store.current() == third


def test_it_waits_for_a_build_that_fails_and_then_goes_back(store: FileStore) -> None:
    first, _ = built(store, 2)
    waits = Event()
    with ThreadPoolExecutor() as pool:
        with store.lock():
            back = pool.submit(put_back, store, "", waits.set)
            assert waits.wait(PATIENCE)
            assert not back.done()
        assert back.result(PATIENCE) == first


def test_builds_and_ways_back_in_turn_leave_a_whole_one_live(store: FileStore) -> None:
    built(store, 2)
    ended = Event()
    unreadable: list[str] = []

    def read() -> None:
        while not ended.is_set():
            live = Live(store)
            try:
                live.searcher().search(Query())
            except BuscadorError as error:  # pointed at while it went: the next look finds another
                if store.pointed() in str(error):
                    unreadable.append(str(error))

    def back(_: int) -> None:
        with suppress(BuildIndex):
            put_back(store)

    with ThreadPoolExecutor(5) as pool:
        reading = pool.submit(read)
        builds = [pool.submit(publish_in, store, generation(3), 2) for _ in range(8)]
        list(pool.map(back, range(12)))
        for each in builds:
            each.result()
        ended.set()
        reading.result()
    assert unreadable == []
    assert put_back(store, store.pointed()) == store.current()


def test_the_manifest_says_what_was_live_before(store: FileStore) -> None:
    first, second = built(store, 2)
    said = [json.loads((e.folder / manifest.MANIFEST).read_text()) for e in (first, second)]
    assert [each["before"] for each in said] == ["", first.name]


# What docs/operation.md says of an upgrade and of a copy


def test_a_server_of_the_old_version_goes_on_and_its_own_way_back_works(
    store: FileStore, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (old,) = built(store, 1)
    live = Live(store)
    before = live.searcher()
    with monkeypatch.context() as upgraded:
        upgraded.setattr(manifest, "FORMAT", 0)
        new = publish_in(store, generation(2), 2)
        assert store.current() == new
    assert live.searcher() is before
    assert "The build before stays in service" in caplog.text
    with pytest.raises(RebuildIndex, match="otra versión"):
        Live(store).searcher()
    assert put_back(store) == old
    assert live.searcher().search(Query()).total == 1


def test_a_copy_is_an_index(store: FileStore, tmp_path: Path) -> None:
    _, second = built(store, 2)
    copy = FileStore(tmp_path / "copy", store.engine)
    copy.home.mkdir()
    shutil.copy2(store.pointer, copy.pointer)
    publish_in(store, generation(3), 2)
    shutil.copytree(store.home / "builds", copy.home / "builds")
    assert copy.current().name == second.name
    assert [each.state for each in listed(copy)] == ["ready", "ready"]
    assert publish_in(copy, generation(4), 2) == copy.current()
