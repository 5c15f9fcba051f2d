"""The shipped report, which next year's ones are made from."""

import pytest

from search.model import Programme, Record
from tests.support.shipped import shipped


@pytest.fixture(scope="module")
def programme() -> Programme:
    return next(iter(shipped().programmes.values()))


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return list(shipped().records)
