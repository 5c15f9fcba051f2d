"""What is counted of the records while a build is written, in whatever order they come."""

import pytest

from search.ids import HeadingId
from search.model import Record
from search.store.census import Census
from tests.support.corpus import AGENCIES, programme, record

LINE = record("p/2018/1.1.1", "Trata de personas")
FIRST = record("p/2018/1.1.1/1", "Proteger a las víctimas", line="Trata de personas")
SECOND = record("p/2018/1.1.1/2", "Capacitar al personal", line="Trata de personas")
OTHER = record("p/2018/1.1.2", "Salud mental")
FAR = record("p/2018/2.1.1", "Vías de ingreso")

UNDER = {
    "p/2018/1": 4,
    "p/2018/1.1": 4,
    "p/2018/1.1.1": 3,
    "p/2018/1.1.2": 1,
    "p/2018/2": 1,
    "p/2018/2.1": 1,
    "p/2018/2.1.1": 1,
}


@pytest.mark.parametrize(
    "records",
    [
        pytest.param((LINE, FIRST, SECOND, OTHER, FAR), id="in the order of their codes"),
        pytest.param((FIRST, OTHER, LINE, FAR, SECOND), id="a line's records apart"),
    ],
)
def test_records_are_counted_under_each_heading(records: tuple[Record, ...]) -> None:
    census = Census()
    assert [each.record for each in census.watch(records)] == list(records)
    tables = census.tables({"p/2018": programme("p")}, AGENCIES, ())
    assert tables.statistics.under == UNDER
    assert set(tables.headings) == {HeadingId.parse(id_) for id_ in UNDER}
