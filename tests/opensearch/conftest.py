"""What the tests of a cluster share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from search.store.choice import CLUSTER
from search.store.cluster import ClusterStore
from tests.support.stores import URLS, cluster_of

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs a cluster; where there is none, nothing is collected."""
    ours = [item for item in items if item.path.is_relative_to(HERE)]
    for item in ours:
        item.add_marker(pytest.mark.opensearch)
    if not URLS:
        items[:] = [item for item in items if item not in ours]


@pytest.fixture(scope="session", params=[CLUSTER])
def engine() -> str:
    """The engine that is tested here."""
    return CLUSTER


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ClusterStore]:
    """An empty place of its own in the cluster."""
    kept = ClusterStore(cluster_of(tmp_path))
    yield kept
    for name in kept._builds.names():
        kept.discard(name)
    kept._connection.ask("DELETE", f"/{cluster_of(tmp_path).prefix}-lock", missing=True)
