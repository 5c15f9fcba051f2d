"""Nodes killed with -9: during searches, during a build, two of three, all of them.

Not collected with the rest: it needs three nodes of its own, as `make test-opensearch` starts them.
"""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from flask.testing import FlaskClient

from search.errors import BuscadorError, FixCluster
from search.model import Page, Query, Record
from search.searcher import Searcher
from search.settings import Settings
from search.store.builds import Contents, open_in, publish_in
from search.store.cluster import ClusterStore
from search.store.live import Live
from tests.opensearch.nodes import Nodes, given
from tests.support.corpus import contents, record
from tests.support.shipped import shipped
from tests.support.stores import cluster_of
from web import create_app

TEXTS = ("", "migrantes", "trata de personas", '"derechos humanos"', "salud mental migrantes")
RECORDS = 3_000
PATIENCE = 300.0  # seconds until what must end has ended; the machine may have much else to do


@pytest.fixture
def nodes() -> Iterator[Nodes]:
    """Three nodes, all of them there before each test and after it, however that ends."""
    there = given()
    assert there.number == 3
    yield there
    there.restore()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What stands for a place of its own in the cluster."""
    return tmp_path_factory.mktemp("failures")


@pytest.fixture(scope="module")
def whole(place: Path) -> dict[str, Page]:
    """The answers while all is well."""
    store = ClusterStore(cluster_of(place))
    searcher = open_in(store, publish_in(store, shipped()))
    return {text: searcher.search(Query(text)) for text in TEXTS}


@pytest.fixture
def store(place: Path, whole: dict[str, Page]) -> ClusterStore:
    """A server's own way to the build, with nothing kept yet."""
    assert whole
    return ClusterStore(cluster_of(place))


def fresh(store: ClusterStore) -> Searcher:
    return open_in(store, store.current())


def test_a_node_killed_during_searches_is_not_noticed(
    store: ClusterStore, nodes: Nodes, whole: dict[str, Page]
) -> None:
    searcher = fresh(store)
    killed, enough = Event(), Event()

    def search(worker: int) -> int:
        after = 0
        while not enough.is_set():
            for text in TEXTS[worker:] + TEXTS[:worker]:
                store.open(store.current()).check()
                assert searcher.compute(Query(text)) == whole[text]
                after += killed.is_set()
        return after

    with ThreadPoolExecutor(3) as pool:
        searching = [pool.submit(search, worker) for worker in range(3)]
        try:
            time.sleep(2)
            nodes.kill(nodes.manager())
            killed.set()
            time.sleep(8)
        finally:
            enough.set()
        assert all(each.result(PATIENCE) for each in searching)
    nodes.restore()


def test_a_node_killed_during_a_build_loses_nothing_or_the_build_fails_whole(
    store: ClusterStore, nodes: Nodes, whole: dict[str, Page], place: Path
) -> None:
    live = store.current()
    own = ClusterStore(replace(cluster_of(place), replicas=1))
    made = [
        record(f"p/2018/{n // 900 + 1}.{n // 30 % 30 + 1}.{n % 30 + 1}", f"Becas {n}")
        for n in range(RECORDS)
    ]

    def killing() -> Iterator[Record]:
        for number, each in enumerate(made):
            if number == RECORDS * 2 // 3:
                nodes.kill(nodes.manager())
            yield each

    basis = contents(*made)
    try:
        built = publish_in(own, Contents(basis.programmes, basis.agencies, (), killing()))
    except BuscadorError:
        assert store.current() == live
        assert fresh(store).search(Query("migrantes")) == whole["migrantes"]
    else:
        assert set(open_in(own, built).records()) == set(made)
    nodes.restore()
    again = publish_in(store, shipped())  # whatever was left is no hindrance
    assert store.current() == again
    assert own._builds.names().count(again.name) == 1
    assert len(own._builds.names()) == 2


def client_of(store: ClusterStore, place: Path) -> FlaskClient:
    settings = Settings(place, "opensearch", cluster=cluster_of(place))
    return create_app(settings, Live(store)).test_client()


def test_with_two_of_three_killed_the_site_says_so_and_comes_back_by_itself(
    place: Path, nodes: Nodes, whole: dict[str, Page]
) -> None:
    store = ClusterStore(replace(cluster_of(place), timeout=15.0))
    site = client_of(store, place)
    kept = site.get("/?q=salud")
    searcher = fresh(store)
    assert (kept.status_code, site.get("/readyz").status_code) == (200, 200)
    left = nodes.without(store._builds.index(store.current().name))
    for node in {1, 2, 3} - {left}:
        nodes.kill(node)
    for text in TEXTS:
        with pytest.raises(FixCluster):  # and never what one node still has
            searcher.compute(Query(text))
    page = site.get("/?q=becas+rurales")
    assert page.status_code == 503
    assert "El buscador no está disponible" in page.text
    assert page.headers["Retry-After"]
    problem = site.get("/api/v1/search?q=becas").get_json()
    assert (problem["status"], problem["type"]) == (503, "/problems#fix-cluster")
    assert site.get("/readyz").status_code == 503
    assert site.get("/healthz").status_code == 200
    assert site.get("/?q=salud").data == kept.data  # an answer that was made before
    nodes.restore()
    until = time.monotonic() + PATIENCE
    while site.get("/readyz").status_code != 200:
        assert time.monotonic() < until, "it does not come back"
        time.sleep(0.5)
    assert site.get("/?q=becas+rurales").status_code == 200
    assert {text: searcher.compute(Query(text)) for text in TEXTS} == again(store)


def again(store: ClusterStore) -> dict[str, Page]:
    searcher = fresh(store)
    return {text: searcher.search(Query(text)) for text in TEXTS}


def test_all_three_killed_and_back_nothing_is_lost(
    store: ClusterStore, nodes: Nodes, place: Path
) -> None:
    before, answers = store.current(), again(store)
    for node in (1, 2, 3):
        nodes.kill(node)
    with pytest.raises(FixCluster, match="no responde"):
        ClusterStore(replace(cluster_of(place), timeout=3.0)).current()
    empty = client_of(ClusterStore(replace(cluster_of(place), timeout=3.0)), place)
    assert empty.get("/?q=salud").status_code == 503
    nodes.restore()
    assert store.current() == before
    assert again(store) == answers
    assert empty.get("/?q=salud").status_code == 200
