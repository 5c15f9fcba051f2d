"""What the tests share: the report that ships with the project, indexed by each engine."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings

from search.engine import ENGINES
from search.searcher import Searcher
from search.store.builds import open_in
from search.store.protocol import Build
from tests.support.stores import URLS, settings_of, store_of

# How long an example takes, or making it up, depends on what else the machine does.
settings.register_profile(
    "whatever the load", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("whatever the load")


def pytest_report_header() -> str:
    """Which cluster is tested beside the embedded engine."""
    return f"OpenSearch: {', '.join(URLS) or 'no cluster, its tests are left out'}"


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """The name of each engine in turn that keeps its builds in folders."""
    return str(request.param)


@pytest.fixture(scope="session")
def common(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all the processes of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def home(engine: str, common: Path) -> Path:
    """An index folder with a build of the report; not to be written to: all processes read it."""
    from tests.support.shipped import shared_home  # most tests need no report read

    return shared_home(common, engine)


@pytest.fixture(scope="session")
def build(home: Path, engine: str) -> Build:
    """The build of the report."""
    return store_of(home, engine).current()


@pytest.fixture(scope="session")
def searcher(home: Path, engine: str, build: Build) -> Searcher:
    """The report, open for searching."""
    return open_in(store_of(home, engine), build)


@pytest.fixture(scope="session")
def app(home: Path, engine: str) -> Flask:
    """The application over the report."""
    from web import create_app  # most tests need no site

    return create_app(settings_of(home, engine))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Somebody who asks the application."""
    return app.test_client()
