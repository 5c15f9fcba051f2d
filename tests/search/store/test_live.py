"""The live build: swapped whole while it is searched."""

import gc
import logging
import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from weakref import ref

import pytest

from search.errors import BuildIndex
from search.model import Query, Record
from search.searcher import Searcher
from search.store.builds import current, open_build, publish
from search.store.files import FileStore
from search.store.live import Live
from tests.support.corpus import contents, record


def generation(number: int) -> list[Record]:
    """Records that all say which generation they are of; there are more in each."""
    return [record(f"p/2018/1.1.{n}", f"Generación g{number}") for n in range(1, number + 2)]


def seen(searcher: Searcher) -> tuple[int, set[str]]:
    page = searcher.search(Query(text="generación", size=100))
    return page.total, {hit.record.text for hit in page.hits}


def whole(number: int) -> tuple[int, set[str]]:
    return number + 1, {f"Generación g{number}"}


@pytest.fixture
def switching() -> Iterator[None]:
    """Threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


def test_no_index_yet_and_then_one(tmp_path: Path) -> None:
    live = Live(FileStore(tmp_path))
    with pytest.raises(BuildIndex):
        live.searcher()
    publish(tmp_path, contents(*generation(1)))
    assert seen(live.searcher()) == whole(1)


def test_each_build_that_is_opened_is_told_of_once(tmp_path: Path) -> None:
    opened: list[None] = []
    live = Live(FileStore(tmp_path), lambda: opened.append(None))
    with pytest.raises(BuildIndex):
        live.searcher()
    assert len(opened) == 0
    for number in (1, 2):
        publish(tmp_path, contents(*generation(number)))
        for _ in range(3):
            live.searcher()
        assert len(opened) == number


def test_a_new_build_is_noticed_and_an_old_one_held_open(tmp_path: Path) -> None:
    publish(tmp_path, contents(*generation(1)))
    live = Live(FileStore(tmp_path))
    first = live.searcher()
    assert live.searcher() is first
    publish(tmp_path, contents(*generation(2)))
    assert seen(live.searcher()) == whole(2)
    assert seen(first) == whole(1)


def test_a_build_that_nobody_reads_any_more_takes_no_memory(tmp_path: Path) -> None:
    """Also one that somebody was reading when the next one came, once there is one more."""
    live = Live(FileStore(tmp_path))
    publish(tmp_path, contents(*generation(1)))
    idle = ref(live.searcher())
    seen(live.searcher())
    gc.disable()
    try:
        publish(tmp_path, contents(*generation(2)))
        read = live.searcher()
        assert idle() is None
        publish(tmp_path, contents(*generation(3)))
        live.searcher()
        busy = ref(read)
        del read
        assert busy() is not None
        publish(tmp_path, contents(*generation(4)))
        assert seen(live.searcher()) == whole(4)
        assert busy() is None
    finally:
        gc.enable()


def test_a_reader_outlives_the_folder_of_its_build(engine: str, tmp_path: Path) -> None:
    searcher = open_build(publish(tmp_path, contents(*generation(3)), engine))
    shutil.rmtree(tmp_path)
    assert seen(searcher) == whole(3)
    assert searcher.search(Query(text='"generación g3"')).total == 4
    assert len(tuple(searcher.records())) == 4


@pytest.mark.parametrize("content", [b"", b"nothing", b"\xff"])
def test_a_build_that_cannot_be_opened_leaves_the_one_before(
    content: bytes, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    publish(tmp_path, contents(*generation(1)))
    live = Live(FileStore(tmp_path))
    first = live.searcher()
    pointer = FileStore(tmp_path).pointer
    pointer.unlink()
    pointer.write_bytes(content)
    with caplog.at_level(logging.ERROR):
        assert [live.searcher() for _ in range(3)] == [first] * 3
    assert len(caplog.records) == 1  # said once, not at every request
    publish(tmp_path, contents(*generation(2)))
    assert seen(live.searcher()) == whole(2)


def test_a_damaged_build_leaves_the_one_before(tmp_path: Path) -> None:
    publish(tmp_path, contents(*generation(1)))
    live = Live(FileStore(tmp_path))
    first = live.searcher()
    publish(tmp_path, contents(*generation(2)))
    (current(tmp_path).folder / "tables.json").write_text("{}")
    assert live.searcher() is first


@pytest.mark.usefixtures("switching")
def test_threads_see_the_old_build_or_the_new_one_whole(engine: str, tmp_path: Path) -> None:
    publish(tmp_path, contents(*generation(1)), engine)
    live = Live(FileStore(tmp_path))
    published = Event()
    last = 8

    def search() -> list[int]:
        numbers: list[int] = []
        while not published.is_set():
            total, texts = seen(live.searcher())
            assert (total, texts) == whole(total - 1)
            numbers.append(total - 1)
        return numbers

    with ThreadPoolExecutor(4) as pool:
        searching = [pool.submit(search) for _ in range(4)]
        try:
            for number in range(2, last + 1):
                publish(tmp_path, contents(*generation(number)), engine)
        finally:
            published.set()
        for each in searching:
            numbers = each.result()
            assert numbers == sorted(numbers)
    assert seen(live.searcher()) == whole(last)
