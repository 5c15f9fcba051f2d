"""How much more a larger input costs than a smaller one of its kind, by processor time."""

from collections.abc import Callable
from time import thread_time_ns

TRIES = 5


def cost(run: Callable[[], object]) -> int:
    """The nanoseconds of processor time that a call takes."""
    start = thread_time_ns()
    run()
    return max(1, thread_time_ns() - start)


def grows(
    run: Callable[[str], object], make: Callable[[int], str], small: int, times: int, most: float
) -> bool:
    """Whether an input `times` as long costs more than `most` as much, each time it is tried.

    Both costs are the least of the tries so far: what else the machine does only adds to them.
    """
    little, much = make(small), make(small * times)
    least = most_ = 0
    for _ in range(TRIES):
        at, upto = cost(lambda: run(little)), cost(lambda: run(much))
        least, most_ = min(least or at, at), min(most_ or upto, upto)
        if most_ <= most * least:
            return False
    return True
