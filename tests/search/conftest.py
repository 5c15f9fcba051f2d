"""The contract of search runs against every engine that there is."""

import pytest

from search.engine import ENGINES
from search.store.choice import CLUSTER
from tests.support.stores import URLS

EVERY = [*ENGINES, *([pytest.param(CLUSTER, marks=pytest.mark.opensearch)] if URLS else [])]


@pytest.fixture(scope="session", params=EVERY)
def engine(request: pytest.FixtureRequest) -> str:
    """The name of each engine in turn; a cluster is one where a cluster runs."""
    return str(request.param)
