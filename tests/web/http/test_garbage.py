"""What a build holds is left aside, and what the one before it held is not kept for that."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from web.http import garbage


class Held:
    """Something that holds itself, as what only the collector can free does."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    thresholds = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)


def test_what_is_held_is_looked_through_no_more() -> None:
    held = Held()
    garbage.settle()
    assert gc.get_freeze_count() > 0
    assert all(each is not held for each in gc.get_objects())


def test_what_was_left_aside_is_freed_when_the_next_build_is() -> None:
    held = Held()
    seen = weakref.ref(held)
    garbage.settle()
    del held
    gc.collect()
    assert seen() is not None
    garbage.settle()
    assert seen() is None


def test_it_is_settled_a_while_after_a_build_was_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[tuple[float, bool]] = []
    monkeypatch.setattr(
        "threading.Timer.start", lambda timer: begun.append((timer.interval, timer.daemon))
    )
    garbage.settle_soon()
    assert begun == [(5, True), (120, True)]
    assert gc.get_threshold()[0] == garbage.YOUNG
