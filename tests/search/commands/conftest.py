"""What commands say is the same whatever the engine: here it is one that has folders.

How they find a cluster is a matter of the settings, and of the tests of the engines.
"""

import pytest

from search.engine import ENGINES


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """The name of each such engine in turn."""
    return str(request.param)
