"""What is told of files holds for engines that keep folders."""

import pytest

from search.engine import ENGINES


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """The name of each engine in turn that keeps its builds in folders."""
    return str(request.param)
