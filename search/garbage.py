"""Python's search for cycles, held back where millions of objects are made that have none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 200_000  # objects, among which it is better searched at once than in the midst of a request


@contextmanager
def uncollected() -> Iterator[None]:
    """Nothing is searched meanwhile: each search would look at all that was made so far."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if gc.get_count()[0] > MANY:
                gc.collect()
            gc.enable()
