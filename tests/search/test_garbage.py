"""The search for cycles: off meanwhile, and as before afterwards."""

import gc

import pytest

from search import garbage
from search.garbage import uncollected


def half_way() -> None:
    with uncollected():
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()  # the outer one goes on
        raise ValueError("half way")


def test_nothing_is_collected_meanwhile_whatever_happens() -> None:
    assert gc.isenabled()
    with pytest.raises(ValueError, match="half way"):
        half_way()
    assert gc.isenabled()


def test_who_switched_it_off_finds_it_so() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.parametrize(("most", "searched"), [(10, True), (10**9, False)])
def test_many_new_objects_are_searched_before_anybody_waits(
    most: int, searched: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[bool] = []
    monkeypatch.setattr(garbage, "MANY", most)
    monkeypatch.setattr(gc, "collect", lambda: called.append(True))
    with uncollected():
        kept = [[n] for n in range(1_000)]
    assert (bool(called), len(kept)) == (searched, 1_000)
