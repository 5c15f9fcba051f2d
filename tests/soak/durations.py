"""How long each fault is tried: a short form in every run of the tests, a long one at will.

SOAK  nothing for the short form; 1 for the long one, as `make soak` has it, 0.2 for a fifth of it
"""

import os
from collections.abc import Callable, Mapping
from time import monotonic

LONG = float(os.environ.get("SOAK") or 0)  # share of the long form

# What is counted: in the short form, in the long one.
DURATIONS: Mapping[str, tuple[int, int]] = {
    "kills": (8, 100),
    "seconds of rebuilds": (5, 600),  # of each number of workers
    "sizes of a disk": (3, 60),
    "places of a file": (6, 150),
    "slow readers": (100, 1000),
    "seconds of slow readers": (6, 120),
    "seconds of fuzzing": (3, 300),
}


def duration(name: str) -> int:
    """How many there are of something in this run.

    >>> duration("kills") >= DURATIONS["kills"][0]
    True
    """
    short, long = DURATIONS[name]
    return max(short, round(long * LONG))


def lasting(seconds: float) -> Callable[[], bool]:
    """Whether a time that begins now goes on."""
    until = monotonic() + seconds
    return lambda: monotonic() < until
