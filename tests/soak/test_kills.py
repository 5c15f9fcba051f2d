"""Builds killed with -9 at random moments, each followed by one that is let alone."""

import os
import random
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from statistics import median

import pytest

from search.store.builds import current
from tests.soak.conftest import Measured
from tests.soak.durations import duration
from tests.support.killed import Builder, assert_whole


@pytest.fixture
def builder(tmp_path: Path) -> Iterator[Builder]:
    building = Builder(tmp_path)
    yield building
    building.close()


def test_after_each_kill_a_whole_build_is_live_and_the_next_one_tidies_up(
    builder: Builder, measured: Measured
) -> None:
    lasts = median(builder.lasts() for _ in range(3))
    chance = random.Random(20181120)
    tries = duration("kills")
    killed = swapped = 0
    for _ in range(tries):
        before = current(builder.home)
        child = builder.begin(0)
        time.sleep(chance.uniform(0, 1.3 * lasts))
        with suppress(ProcessLookupError):  # it has ended by itself
            os.kill(child, signal.SIGKILL)
        killed += builder.ended() == signal.SIGKILL
        live = current(builder.home)
        swapped += live != before
        assert live == before or live.name > before.name
        assert_whole(builder.home)
    assert killed >= tries // 2
    measured(f"{tries} builds, {killed} killed in their course, after {swapped} a new one is live")
