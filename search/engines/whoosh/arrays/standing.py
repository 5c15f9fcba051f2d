"""Where records stand in their reports, as arrays: order, lines, ids that are looked up."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh.arrays.stored import smallest, write_array, write_plain

NO_LINE = -1
_MIX = (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB)  # of splitmix64


def write_standing(
    folder: Path,
    reports: Sequence[tuple[str, int]],
    report: NDArray[Any],
    numbers: NDArray[Any],
    activity: NDArray[Any],
) -> None:
    """Store the ids of a build: reports in their order, and for each document its own, its numbers
    level by level, its activity."""
    order = np.lexsort((activity, *reversed(numbers), report))  # as `RecordId.place` says
    rank = np.empty(len(order), np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    keys = id_keys(report, numbers, activity)
    by_key = np.argsort(keys)
    write_plain(folder / "reports.json", reports)
    write_array(folder / "report.npy", smallest(report))
    write_array(folder / "numbers.npy", np.ascontiguousarray(numbers))
    write_array(folder / "activity.npy", activity)
    write_array(folder / "order.npy", order.astype(np.int32))
    write_array(folder / "rank.npy", rank)
    write_array(folder / "line.npy", _lines(order, report, numbers, activity))
    write_array(folder / "keys.npy", keys[by_key])
    write_array(folder / "by-key.npy", by_key.astype(np.int32))


def _lines(
    order: NDArray[Any], report: NDArray[Any], numbers: NDArray[Any], activity: NDArray[Any]
) -> NDArray[np.int32]:
    """The document of the line of each activity; NO_LINE of a line, or where there is none."""
    begins = np.ones(len(order), bool)  # the records of a line, in order
    begins[1:] = report[order[1:]] != report[order[:-1]]
    for column in numbers:
        begins[1:] |= column[order[1:]] != column[order[:-1]]
    first = order[begins][np.cumsum(begins) - 1]
    line = np.empty(len(order), np.int32)
    line[order] = np.where(activity[first] == 0, first, NO_LINE)
    line[activity == 0] = NO_LINE
    return line


def id_keys(report: Any, numbers: Iterable[Any], activity: Any) -> NDArray[np.uint64]:
    """A number for each id, nearly always its own."""
    key = np.zeros(np.shape(activity), np.uint64)
    with np.errstate(over="ignore"):
        for part in (report, *numbers, activity):
            key = (key ^ np.asarray(part).astype(np.int64).astype(np.uint64)) * np.uint64(_MIX[0])
            for shift, factor in ((30, _MIX[1]), (27, _MIX[2])):
                key = (key ^ (key >> np.uint64(shift))) * np.uint64(factor)
    return key
