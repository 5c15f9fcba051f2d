"""The way back to a kept build in a cluster: as with files, by the same commands."""

import json
from pathlib import Path

import pytest

from search.errors import BuildIndex, FixCluster, RebuildIndex
from search.model import Query
from search.store import cluster as cluster_module
from search.store.builds import Contents, publish_in
from search.store.cluster import ClusterStore
from search.store.history import listed, put_back
from search.store.live import Live
from tests.support.corpus import contents, record
from tests.support.rebuilt import EDITS, Office


def generation(number: int) -> Contents:
    """As many records as its number."""
    return contents(*(record(f"p/2018/1.1.{n}", f"Texto {n}") for n in range(1, number + 1)))


def test_back_forward_and_what_the_next_build_keeps(store: ClusterStore) -> None:
    first, second, third = (publish_in(store, generation(n), 3) for n in (1, 2, 3))
    assert put_back(store) == second == store.current()
    assert put_back(store) == first == store.current()
    with pytest.raises(BuildIndex, match="No hay ningún índice anterior"):
        put_back(store)
    assert put_back(store, third.name) == third == store.current()
    assert store.names() == [third.name, second.name, first.name]
    assert put_back(store) == second
    fourth = publish_in(store, generation(4), 3)
    assert store.names() == [fourth.name, second.name, first.name]
    assert put_back(store) == second


def test_what_builds_found_changed_is_told_and_carried_on(
    store: ClusterStore, tmp_path: Path
) -> None:
    office = Office(tmp_path / "reports", store)
    path = office.put()
    office.build()
    for edit in EDITS:
        office.edit(path, edit)
        last = office.build()
    told = [
        (each.line.shown.code, each.line.kinds)
        for renewal in last.tables.news.renewals
        for each in renewal.changes
        if each.line
    ]
    assert told == list(EDITS.values())[::-1]
    assert store.news(last.name) == last.tables.news


def test_a_server_swaps_to_it(store: ClusterStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster_module, "NOTICED", 0.0)
    for number in (1, 2):
        publish_in(store, generation(number))
    live = Live(store)
    assert live.searcher().search(Query()).total == 2
    put_back(store)
    assert live.searcher().search(Query()).total == 1


@pytest.mark.parametrize("name", ["20200229T101112-0a1b2c3d", "*", "../x", "_all", ""])
def test_what_is_not_there_is_refused(store: ClusterStore, name: str) -> None:
    only = publish_in(store, generation(1))
    with pytest.raises(BuildIndex, match="No hay ningún índice"):
        put_back(store, name)
    assert store.current() == only


def test_a_damaged_build_and_one_of_another_version(
    store: ClusterStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as other:
        other.setattr(cluster_module, "ENGINE", "opensearch-0")
        old = publish_in(store, generation(1), 3)
    damaged, live = (publish_in(store, generation(number), 3) for number in (2, 3))
    tables = damaged.place.replace("-records", "-tables")
    store._connection.ask("PUT", f"/{tables}/_doc/0", {"content": "AAAA"})
    begun = store.begin()
    found = {each.name: each for each in listed(store)}
    assert {name: each.state for name, each in found.items()} == {
        old.name: "other-version",
        damaged.name: "damaged",
        live.name: "ready",
        begun: "unfinished",
    }
    assert found[live.name].facts["programmes"] == ["p/2018"]
    assert found[live.name].facts["before"] == damaged.name
    assert found[live.name].size > 1000
    assert json.dumps(dict(found[live.name].facts))
    for name, said in ((damaged.name, "dañado"), (old.name, "otra versión")):
        with pytest.raises(RebuildIndex, match=said):
            put_back(store, name)
    assert store.current() == live


def test_it_is_refused_while_a_build_goes_on(store: ClusterStore) -> None:
    publish_in(store, generation(1))
    live = publish_in(store, generation(2))
    other = ClusterStore(store._cluster)
    with store.lock(), pytest.raises(FixCluster, match="Otra construcción está en curso"):
        put_back(other)
    assert store.current() == live
