"""What the tests share: the report that ships with the project, indexed by each engine."""

from pathlib import Path

import pytest

from search.builds import Build, open_build, publish
from search.engine import ENGINES, Reader


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """The name of each engine in turn."""
    return str(request.param)


@pytest.fixture(scope="session")
def home(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index folder with a build of the report; not to be written to."""
    from index.sources import bundled

    folder = tmp_path_factory.mktemp("index")
    publish(folder, bundled(), engine)
    return folder


@pytest.fixture(scope="session")
def build(home: Path) -> Build:
    """The build of the report."""
    from search.builds import current

    return current(home)


@pytest.fixture(scope="session")
def reader(build: Build) -> Reader:
    """The report, open for searching."""
    return open_build(build)
