"""Builds in a cluster: whole or not there, one step from one to the next, what a crash leaves."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from search.engine import Analysed
from search.engines.opensearch import turn
from search.errors import BuildIndex, FixCluster, FixSource, RebuildIndex
from search.model import Agency, Query, Record
from search.store import cluster as cluster_module
from search.store.builds import Contents, open_in, publish_in
from search.store.cluster import ClusterStore
from search.store.live import Live
from tests.support.corpus import AGENCIES, contents, programme, record
from tests.support.stores import cluster_of, variables_of

ONE = record("p/2018/1.1.1", "Trata de personas", acts=("SRE",))
TWO = record("p/2018/1.1.1/1", "La SRE protegerá a las víctimas", line="Trata de personas")


def stored(store: ClusterStore) -> set[str]:
    return set(store._builds.names())


def indexes(store: ClusterStore) -> set[str]:
    """All indexes of a store but its lock."""
    prefix = store._cluster.prefix
    found = store._connection.ask("GET", f"/{prefix}-*", missing=True) or {}
    return set(found) - {f"{prefix}-lock"}


def test_a_build_holds_what_was_given(store: ClusterStore) -> None:
    built = publish_in(store, contents(TWO, ONE))
    assert store.current() == built
    assert (built.engine, built.records, built.lines) == ("opensearch", 2, 1)
    assert built.programmes == (programme("p"),)
    searcher = open_in(store, built)
    assert (searcher.build, searcher.agencies) == (built.name, AGENCIES)
    assert tuple(searcher.records()) == (ONE, TWO)
    assert searcher.record(TWO.id) == TWO


@pytest.mark.parametrize(
    "text",
    ["", "—", "½ taza", "北京 y más", "x" * 1000 + " fin", "a b " * 50_000, '"<b>=1+1', "\u0301"],
    ids=["empty", "dash", "fraction", "foreign", "long word", "long text", "markup", "lone accent"],
)
def test_a_text_of_any_kind_can_be_indexed(text: str, store: ClusterStore) -> None:
    only = record("p/2018/1.1.1", text)
    assert tuple(open_in(store, publish_in(store, contents(only))).records()) == (only,)


def test_without_a_build_it_says_what_to_run(store: ClusterStore) -> None:
    with pytest.raises(BuildIndex, match="Ejecute `buscador-index build`"):
        store.current()


@pytest.mark.parametrize("records", [(), (ONE, TWO, ONE)], ids=["nothing", "duplicate id"])
def test_what_cannot_be_a_build_leaves_the_live_one(
    records: tuple[Record, ...], store: ClusterStore
) -> None:
    live = publish_in(store, contents(ONE))
    with pytest.raises(FixSource):
        publish_in(store, contents(*records))
    assert (store.current(), stored(store)) == (live, {live.name})
    assert len(indexes(store)) == 2


def test_a_build_that_lost_records_is_not_published(
    store: ClusterStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = publish_in(store, contents(ONE))
    keep = ClusterStore.write

    def losing(
        self: ClusterStore, name: str, records: Iterable[Analysed], agencies: Mapping[str, Agency]
    ) -> None:
        keep(self, name, (each for each in records if each.record != TWO), agencies)

    monkeypatch.setattr(ClusterStore, "write", losing)
    with pytest.raises(RebuildIndex, match="no se publicó"):
        publish_in(store, contents(TWO, ONE))
    assert (store.current(), stored(store)) == (live, {live.name})


def test_the_build_before_is_kept_for_a_way_back_and_older_ones_go(store: ClusterStore) -> None:
    first = publish_in(store, contents(ONE))
    second = publish_in(store, contents(ONE, TWO))
    third = publish_in(store, contents(TWO, ONE))
    assert first.name not in stored(store) == {second.name, third.name}
    with store.lock():
        store.point(second.name)
    assert store.current() == second
    assert open_in(store, second).search(Query()).total == 2


def test_nothing_is_written_into_a_build_again(store: ClusterStore) -> None:
    built = publish_in(store, contents(ONE))
    with pytest.raises(FixCluster):
        store._connection.ask("PUT", f"/{built.place}/_doc/x", {"text": "x"})


def test_what_a_crash_left_goes_with_the_next_build(store: ClusterStore) -> None:
    live = publish_in(store, contents(ONE))
    left = store.begin()
    store.write(left, (), {})
    assert left in stored(store)
    assert store.current() == live
    after = publish_in(store, contents(TWO, ONE))
    assert stored(store) == {live.name, after.name}


def test_another_prefix_that_begins_alike_is_left_alone(
    store: ClusterStore, tmp_path: Path
) -> None:
    own = store._cluster
    longer = ClusterStore(replace(own, prefix=f"{own.prefix}-2"))
    other = publish_in(longer, contents(ONE))
    for _ in range(3):
        publish_in(store, contents(ONE, TWO))
    assert longer.current() == other
    longer.discard(other.name)
    longer._connection.ask("DELETE", f"/{own.prefix}-2-lock")


def test_a_build_of_another_version_is_refused(
    store: ClusterStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_in(store, contents(ONE))
    monkeypatch.setattr(cluster_module, "ENGINE", "opensearch-2")
    with pytest.raises(RebuildIndex, match=r"otra versión.*Ejecute `buscador-index build`"):
        store.current()


def test_damage_to_the_tables_is_noticed(store: ClusterStore) -> None:
    built = publish_in(store, contents(ONE))
    tables = built.place.replace("-records", "-tables")
    body = {"content": "AAAA"}
    store._connection.ask("PUT", f"/{tables}/_doc/0", body)
    with pytest.raises(RebuildIndex, match="dañado"):
        store.current()


# Whose turn it is


def test_a_second_builder_is_refused_while_the_first_is_at_work(
    store: ClusterStore, tmp_path: Path
) -> None:
    second = ClusterStore(cluster_of(tmp_path))
    with store.lock(), pytest.raises(FixCluster, match="Otra construcción está en curso desde"):
        publish_in(second, contents(ONE))
    publish_in(second, contents(ONE))


def test_the_turn_of_a_dead_builder_is_taken_over(
    store: ClusterStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turn, "LEASE", 3.0)
    dead = ClusterStore(cluster_of(tmp_path))._turn
    dead._make()
    assert dead._create()  # and never renewed
    built = publish_in(store, contents(ONE))
    assert store.current() == built


def test_who_lost_the_turn_does_not_publish(
    store: ClusterStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A builder that stood still until another one took over."""
    live = publish_in(store, contents(ONE))
    monkeypatch.setattr(turn, "LEASE", 1.0)
    monkeypatch.setattr(turn, "BEAT", 1e6)
    other = ClusterStore(cluster_of(tmp_path))

    def slow() -> Iterator[Record]:
        yield ONE
        with other.lock():
            yield TWO

    given = contents(ONE)
    with pytest.raises(FixCluster, match="Otra construcción tomó el turno"):
        publish_in(store, Contents(given.programmes, given.agencies, (), slow()))
    assert store.current() == live


BUILDING = """
import sys, time
from pathlib import Path
from search.model import Record
from search.store.builds import Contents, publish_in
from search.store.cluster import ClusterStore
from tests.support.corpus import contents, record
from tests.support.stores import cluster_of

def slow():
    for n in range(1, 10_000):
        if n == 3:
            print("at work", flush=True)
        time.sleep(0.005)
        yield record(f"p/2018/1.1.{n}", "Becas")

given = contents(record("p/2018/1.1.1", "Becas"))
publish_in(ClusterStore(cluster_of(Path(sys.argv[1]))), Contents(given.programmes, {}, (), slow()))
"""


def test_a_builder_that_is_killed_holds_nobody_up_for_ever(
    store: ClusterStore, tmp_path: Path
) -> None:
    live = publish_in(store, contents(ONE))
    command = [sys.executable, "-c", BUILDING, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "at work\n"
        process.send_signal(signal.SIGKILL)
    assert store.current() == live
    after = publish_in(store, contents(ONE, TWO))
    assert stored(store) == {live.name, after.name}


# Who reads it


def test_servers_notice_a_new_build_and_keep_the_old_one_whole(
    store: ClusterStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_module, "NOTICED", 0.0)
    publish_in(store, contents(ONE))
    servers = [Live(ClusterStore(cluster_of(tmp_path))) for _ in range(2)]
    before = [server.searcher() for server in servers]
    publish_in(store, contents(ONE, TWO))
    assert [server.searcher().search(Query()).total for server in servers] == [2, 2]
    assert [searcher.search(Query()).total for searcher in before] == [1, 1]


def test_a_server_asks_for_the_live_build_now_and_then_only(
    store: ClusterStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_module, "NOTICED", 1e6)
    built = publish_in(store, contents(ONE))
    assert store.stamp() == built.name
    publish_in(store, contents(ONE, TWO))
    assert store.stamp() == built.name


# What goes wrong, as its user sees it


def build(home: Path, **settings: str) -> tuple[int, str]:
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith("BUSCADOR_")},
        **variables_of(home, "opensearch"),
        **{f"BUSCADOR_OPENSEARCH_{name}": value for name, value in settings.items()},
    }
    done = subprocess.run(
        [Path(sys.executable).with_name("buscador-index"), "build"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr.strip()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"URL": "http://ana:s3creta@127.0.0.1:9"}, "no responde en http://127.0.0.1:9:"),
        ({"URL": "https://127.0.0.1:9", "CA": "/nowhere.pem"}, "No se puede leer /nowhere.pem"),
    ],
    ids=["wrong address", "no certificates"],
)
def test_what_is_wrong_is_said_in_one_line(
    settings: dict[str, str], said: str, store: ClusterStore, tmp_path: Path
) -> None:
    live = publish_in(store, contents(ONE))
    code, text = build(tmp_path, **settings)
    assert (code, len(text.splitlines())) == (1, 1)
    assert said in text
    assert "s3creta" not in text
    assert store.current() == live


def test_no_room_is_said_in_one_line_and_the_live_build_stays(
    store: ClusterStore, tmp_path: Path
) -> None:
    """As a cluster behaves whose disks are full."""
    live = publish_in(store, contents(ONE))
    begin = store._builds.begin

    def full(name: str) -> None:
        begin(name)
        path = f"/{store._builds.index(name)}/_settings"
        store._connection.ask("PUT", path, {"index.blocks.read_only_allow_delete": True})

    store._builds.begin = full  # type: ignore[method-assign]
    with pytest.raises(FixCluster, match="poco disco: libere espacio"):
        publish_in(store, contents(ONE, TWO))
    assert (store.current(), stored(store)) == (live, {live.name})
