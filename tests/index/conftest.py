"""What the tests of reading share."""

import pytest

from search.model import Record
from tests.support import reports


@pytest.fixture(scope="session")
def expected(tmp_path_factory: pytest.TempPathFactory) -> list[Record]:
    """The records of the invented report."""
    path = tmp_path_factory.mktemp("expected") / "plain.txt"
    return reports.compiled(reports.write(path, reports.tabbed(reports.block())))[1]
