"""The names of builds, which order them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from search.store.files import FileStore
from search.store.folder import NAME
from search.store.naming import begun, moment

MOMENTS = st.datetimes(datetime(1970, 1, 1), datetime(9000, 1, 1), timezones=st.just(UTC))


@given(MOMENTS, st.integers(1, 10**9))
def test_names_sort_as_their_moments_do(first: datetime, later: int) -> None:
    assert moment(first) < moment(first + timedelta(microseconds=later))


@given(MOMENTS)
def test_a_name_says_its_second(when: datetime) -> None:
    assert begun(f"{moment(when)}-0") == when.replace(microsecond=0)


def test_builds_of_one_second_are_named_in_the_order_in_which_they_were_begun(
    tmp_path: Path,
) -> None:
    (tmp_path / "builds").mkdir()
    names = [FileStore(tmp_path).begin() for _ in range(9)]
    assert names == sorted(names)
    assert all(NAME.fullmatch(name) for name in names)
