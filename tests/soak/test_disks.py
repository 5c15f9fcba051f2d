"""A disk that is full, or can only be read, while a build is written."""

import os
import resource
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from search.errors import FixFolder
from search.model import Query
from search.store.builds import current, open_build, publish
from search.store.files import FileStore
from search.store.live import Live
from search.store.protocol import Build
from search.tables import Tables
from tests.soak.conftest import Measured
from tests.soak.durations import duration
from tests.support import reports
from tests.support.corpus import contents
from tests.support.killed import ONE, OURS, stored
from tests.support.serving import COMMANDS, PATIENCE, environment

LARGE = 16 << 20  # bytes of a disk with room for everything
PAGE = 4096


def mounted(*arguments: str) -> bool:
    return not subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own in memory."""
    if sys.platform != "linux" or os.geteuid():
        pytest.skip("a disk is mounted, for which it takes root on Linux")
    place = tmp_path / "disk"
    place.mkdir()
    if not mounted("-t", "tmpfs", "-o", f"size={LARGE},mode=700", "tmpfs", str(place)):
        pytest.skip("a disk is mounted, which is not allowed here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", place], check=True)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return reports.write(tmp_path / "r.txt", reports.tabbed(reports.block()))


def build(home: Path, report: Path, **limits: int) -> subprocess.CompletedProcess[str]:
    """`buscador-index build` of a report; `limits` are bytes, by the name of the resource."""

    def limit() -> None:
        for name, most in limits.items():
            resource.setrlimit(getattr(resource, name), (most, most))

    return subprocess.run(
        [COMMANDS / "buscador-index", "build", "--quiet", report],
        env=environment(home),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
        preexec_fn=limit,
    )


def used(disk: Path) -> int:
    status = os.statvfs(disk)
    return (status.f_blocks - status.f_bfree) * status.f_frsize


def resized(disk: Path, size: int) -> None:
    assert mounted("-o", f"remount,size={size}", str(disk))


def assert_refused(done: subprocess.CompletedProcess[str], why: str) -> None:
    """One line that says why, in Spanish, and 1."""
    said = done.stderr.splitlines()
    assert (done.returncode, len(said), done.stdout) == (1, 1, ""), done.stderr
    assert said[0].startswith("No se puede escribir el índice en ")
    assert why in said[0]


def assert_served(live: Live, before: Build) -> None:
    """Who reads already and who comes anew both get the build before."""
    for searcher in (live.searcher(), open_build(current(before.folder.parent.parent))):
        assert searcher.build == before.name
        assert searcher.search(Query()).total == before.records


def test_a_full_disk_leaves_the_build_before_and_nothing_else(
    disk: Path, report: Path, measured: Measured
) -> None:
    home = disk / "index"
    assert build(home, report).returncode == 0
    before, one = current(home), used(disk)
    live = Live(FileStore(home))
    assert_served(live, before)
    tries = duration("sizes of a disk")
    for number in range(tries):
        resized(disk, one + PAGE * (number * (one // PAGE - 2) // (tries - 1)))
        assert_refused(build(home, report), "no queda espacio")
        assert_served(live, before)
        assert stored(home) == {before.name}
        assert {path.name for path in home.iterdir()} <= OURS
        assert used(disk) <= one
    resized(disk, LARGE)
    assert build(home, report).returncode == 0
    assert current(home) != before
    assert {path.name for path in home.iterdir()} <= OURS
    measured(
        f"{tries} sizes of a disk, from nothing free to {PAGE * 2} bytes less than a build of {one}"
    )


def test_a_disk_that_can_only_be_read_leaves_the_build_before(
    disk: Path, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before a build begins, and from a moment within it on."""
    home = disk / "index"
    assert build(home, report).returncode == 0
    before, live = current(home), Live(FileStore(home))
    assert_served(live, before)
    assert mounted("-o", "remount,ro", str(disk))
    assert_refused(build(home, report), "solo se puede leer")
    assert_served(live, before)
    assert mounted("-o", "remount,rw", str(disk))
    seal = FileStore.seal

    def sealed(self: FileStore, name: str, tables: Tables, facts: Mapping[str, Any]) -> Build:
        assert mounted("-o", "remount,ro", str(disk))  # no file is open for writing now
        return seal(self, name, tables, facts)

    monkeypatch.setattr(FileStore, "seal", sealed)
    with pytest.raises(FixFolder, match="solo se puede leer"):
        publish(home, contents(ONE))
    assert_served(live, before)
    assert mounted("-o", "remount,rw", str(disk))
    assert build(home, report).returncode == 0
    assert stored(home) == {before.name, current(home).name}


@pytest.mark.skipif(sys.platform != "linux", reason="limits differ elsewhere")
def test_a_file_that_may_not_grow_leaves_the_build_before(tmp_path: Path, report: Path) -> None:
    """What a quota does, where no disk can be mounted."""
    home = tmp_path / "index"
    assert build(home, report).returncode == 0
    before, live = current(home), Live(FileStore(home))
    assert_served(live, before)
    largest = max(path.stat().st_size for path in before.folder.rglob("*") if path.is_file())
    for most in (0, PAGE, largest - 1):
        assert_refused(build(home, report, RLIMIT_FSIZE=most), "es demasiado grande")
        assert_served(live, before)
        assert stored(home) == {before.name}
    assert build(home, report).returncode == 0
