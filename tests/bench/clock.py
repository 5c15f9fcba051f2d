"""CPU time of things that are compared: measured in turns, so that a slow minute hits all."""

import time
from collections.abc import Callable, Mapping, Sequence
from statistics import median

Task = Callable[[], object]


def milliseconds(tasks: Mapping[str, Sequence[Task]], repeats: int) -> dict[str, list[float]]:
    """For each name, the median CPU milliseconds of each of its tasks.

    All names have equally many tasks. A first round warms up and is not counted; then the
    order of the names rotates.
    """
    names = list(tasks)
    taken: dict[str, list[list[float]]] = {name: [[] for _ in tasks[name]] for name in names}
    for each in tasks.values():
        for task in each:
            task()
    for repeat in range(repeats):
        turn = repeat % len(names)
        for place in range(len(tasks[names[0]])):
            for name in names[turn:] + names[:turn]:
                taken[name][place].append(_once(tasks[name][place]))
    return {name: [median(times) for times in rows] for name, rows in taken.items()}


def _once(task: Task) -> float:
    started = time.process_time_ns()
    task()
    return (time.process_time_ns() - started) / 1e6
