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
    begun = killed = swapped = 0
    while begun < tries or killed < tries // 2:
        before = current(builder.home)
        began, child = time.monotonic(), builder.begin(0)
        time.sleep(chance.uniform(0, 1.3 * lasts))
        with suppress(ProcessLookupError):  # it has ended by itself
            os.kill(child, signal.SIGKILL)
        begun += 1
        if builder.ended() == signal.SIGKILL:
            killed += 1
        else:  # builds may take less by now than when the machine had more to do
            lasts = min(lasts, time.monotonic() - began)
        live = current(builder.home)
        swapped += live != before
        assert live == before or live.name > before.name
        assert_whole(builder.home)
    measured(f"{begun} builds, {killed} killed in their course, after {swapped} a new one is live")
